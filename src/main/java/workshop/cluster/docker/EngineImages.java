package workshop.cluster.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The images of the engine. */
final class EngineImages {

  /** A slow line is waited for; one on which nothing comes any more is not. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /** So often the progress of a pull is told. */
  private static final Duration TOLD = Duration.ofSeconds(10);

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
      while (!pull.endsWithin(TOLD)) {
        if (pull.isSilent()) {
          pull.onComplete(); // it is of no use later
          return Optional.of("nothing came for %d s".formatted(SILENCE.toSeconds()));
        }
        progress.accept("pulling %s: %s".formatted(reference, pull.soFar()));
      }
      return Optional.empty();
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

    private static final long MEGABYTE = 1_000_000;

    private final Map<String, ResponseItem.ProgressDetail> layers = new ConcurrentHashMap<>();
    private volatile Instant heard = Instant.now();

    @Override
    public void onNext(PullResponseItem item) {
      heard = Instant.now();
      if (item.getId() == null && item.getStatus() != null) {
        progress.accept(item.getStatus());
      } else if ("Downloading".equals(item.getStatus()) && item.getProgressDetail() != null) {
        layers.put(item.getId(), item.getProgressDetail());
      }
    }

    boolean isSilent() {
      return Duration.between(heard, Instant.now()).compareTo(SILENCE) > 0;
    }

    String soFar() {
      return "%d of %d MB"
          .formatted(
              sum(ResponseItem.ProgressDetail::getCurrent),
              sum(ResponseItem.ProgressDetail::getTotal));
    }

    private long sum(Function<ResponseItem.ProgressDetail, Long> bytes) {
      return layers.values().stream().map(bytes).filter(Objects::nonNull).mapToLong(it -> it).sum()
          / MEGABYTE;
    }
  }
}
