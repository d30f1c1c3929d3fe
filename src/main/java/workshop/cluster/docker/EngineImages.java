package workshop.cluster.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The images of the engine. */
final class EngineImages {

  /** A registry that can't be reached says so at once; one that hangs, or is slow, ends here. */
  private static final Duration PULL = Duration.ofSeconds(120);

  private final Engine engine;
  private final Consumer<String> progress;

  EngineImages(Engine engine, Consumer<String> progress) {
    this.engine = engine;
    this.progress = progress;
  }

  /** The image, if the engine has it. */
  Optional<NodeImage> find(String reference) {
    try {
      var image = engine.ask(client -> client.inspectImageCmd(reference).exec());
      var labels =
          Optional.ofNullable(image.getConfig())
              .flatMap(config -> Optional.ofNullable(config.getLabels()))
              .orElse(Map.of());
      return Optional.of(NodeImage.of(reference, labels));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Fetches an image from its registry.
   *
   * @return why it could not be had, or nothing when it is there now
   */
  Optional<String> pull(String reference) {
    progress.accept("pulling " + reference);
    var pull = new Pull();
    engine.client().pullImageCmd(reference).exec(pull);
    try {
      if (pull.endsWithin(PULL)) {
        return Optional.empty();
      }
      pull.onComplete(); // it is of no use later
      return Optional.of("it wasn't there after %d s".formatted(PULL.toSeconds()));
    } catch (RuntimeException e) {
      return Optional.of(reason(e));
    }
  }

  /** The engine's own words, without the wrapping of docker-java. */
  private static String reason(RuntimeException e) {
    var message = String.valueOf(e.getMessage()).strip();
    var json = message.indexOf("{\"message\":\"");
    return json < 0
        ? message
        : message.substring(json + 12).replaceAll("\"}\\s*$", "").replace("\\\"", "\"");
  }

  private final class Pull extends EngineStream<PullResponseItem> {
    @Override
    public void onNext(PullResponseItem item) {
      if (item.getId() == null && item.getStatus() != null) {
        progress.accept(item.getStatus());
      }
    }
  }
}
