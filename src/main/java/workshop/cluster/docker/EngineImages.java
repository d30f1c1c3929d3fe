package workshop.cluster.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import workshop.WorkshopException;
import workshop.cluster.NodeImage;

/** The images of the engine. */
final class EngineImages implements ImageStore {

  /** A registry that can't be reached says so at once; one that hangs, or is slow, ends here. */
  private static final Duration PULL = Duration.ofSeconds(120);

  private final Engine engine;
  private final Consumer<String> progress;
  private boolean registryAnswered;

  EngineImages(Engine engine, Consumer<String> progress) {
    this.engine = engine;
    this.progress = progress;
  }

  @Override
  public Optional<NodeImage> find(String reference) {
    try {
      var image = engine.ask(client -> client.inspectImageCmd(reference).exec());
      var labels =
          Optional.ofNullable(image.getConfig())
              .flatMap(config -> Optional.ofNullable(config.getLabels()))
              .orElse(Map.of());
      return Optional.of(NodeImage.of(reference, image.getId(), labels));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> pull(String reference) {
    progress.accept("pulling " + reference);
    try (var pull = new Pull()) {
      engine.client().pullImageCmd(reference).exec(pull);
      registryAnswered = pull.awaitCompletion(PULL.toSeconds(), TimeUnit.SECONDS);
      return registryAnswered
          ? Optional.empty()
          : Optional.of("it wasn't there after %d s".formatted(PULL.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkshopException("the run was interrupted");
    } catch (DockerException | DockerClientException e) {
      return Optional.of(reason(e));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether an image is there, or can be fetched since a registry has just answered. */
  boolean canBeHad(String reference) {
    return find(reference).isPresent() || (registryAnswered && pull(reference).isEmpty());
  }

  /** The engine's own words, without the wrapping of docker-java. */
  private static String reason(RuntimeException e) {
    var message = String.valueOf(e.getMessage()).strip();
    var json = message.indexOf("{\"message\":\"");
    return json < 0
        ? message
        : message.substring(json + 12).replaceAll("\"}\\s*$", "").replace("\\\"", "\"");
  }

  private final class Pull extends ResultCallback.Adapter<PullResponseItem> {
    @Override
    public void onNext(PullResponseItem item) {
      if (item.getId() == null && item.getStatus() != null) {
        progress.accept(item.getStatus());
      }
    }
  }
}
