package workshop.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import workshop.WorkshopException;

/**
 * What a cluster is started with.
 *
 * @param topology the file that describes it
 * @param image the node image, or nothing for the best that can be had
 * @param startTimeout how long nodes may take from the first container to Ready
 */
public record ClusterSettings(Path topology, Optional<String> image, Duration startTimeout) {

  private static final Path FOLDER = Path.of("clusters");
  private static final Path UPSTREAM = FOLDER.resolve("k3s.properties");
  private static final Path BUILD_SCRIPT = FOLDER.resolve("node-image").resolve("build");

  /**
   * The settings of the system properties {@code cluster.topology} (a file), {@code cluster.image}
   * and {@code cluster.start.timeout} (like {@code 90s} or {@code 3m}), each with its default.
   * Files are found from the project's folder, the working directory.
   *
   * @throws WorkshopException if the time-out is none
   */
  public static ClusterSettings ofSystemProperties() {
    return new ClusterSettings(
        Path.of(property("cluster.topology").orElse(FOLDER + "/eks-three-nodes.yaml")),
        property("cluster.image"),
        duration("cluster.start.timeout", property("cluster.start.timeout").orElse("3m")));
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }

  private static Duration duration(String name, String value) {
    try {
      var duration = Duration.parse(value.startsWith("PT") ? value : "PT" + value);
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    throw new WorkshopException("%s: '%s' is no duration, like 90s or 3m".formatted(name, value));
  }

  /** The pinned k3s image. */
  static String upstreamImage() {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(UPSTREAM)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new WorkshopException(
          "%s can't be read; run from the project's folder".formatted(UPSTREAM.toAbsolutePath()),
          e);
    }
    return Optional.ofNullable(properties.getProperty("image"))
        .orElseThrow(() -> new WorkshopException(UPSTREAM + ": the key 'image' is missing"));
  }

  /** The name of the image that {@code make node-image} builds of the folder as it is now. */
  static String builtImage() {
    try {
      var script =
          new ProcessBuilder(BUILD_SCRIPT.toString(), "--name")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var name = new String(script.getInputStream().readAllBytes()).strip();
      if (script.waitFor() == 0 && !name.isEmpty()) {
        return name;
      }
      throw new WorkshopException("'%s --name' failed".formatted(BUILD_SCRIPT));
    } catch (IOException e) {
      throw new WorkshopException(
          "%s can't be run: %s".formatted(BUILD_SCRIPT.toAbsolutePath(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkshopException("the run was interrupted");
    }
  }
}
