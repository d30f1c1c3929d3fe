package workshop.cluster.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * The names of the node images, each told by its one source under {@code clusters/}, which is found
 * from the project's folder, the working directory.
 */
final class ImageNames {

  private static final Path UPSTREAM = Path.of("clusters", "k3s.properties");
  private static final Path BUILD_SCRIPT = Path.of("clusters", "node-image", "build");

  private ImageNames() {}

  /** The pinned k3s image. */
  static String upstream() {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(UPSTREAM)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new WorkshopException(
          Failure.of(
              "", UPSTREAM.toAbsolutePath() + " can't be read", "run from the project's folder"),
          e);
    }
    return Optional.ofNullable(properties.getProperty("image"))
        .orElseThrow(() -> new WorkshopException(UPSTREAM + ": the key 'image' is missing"));
  }

  /** The name of the image that {@code make node-image} builds of the folder as it is now. */
  static String builtHere() {
    try {
      var script =
          new ProcessBuilder(BUILD_SCRIPT.toString(), "--name")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var name = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (script.onExit().join().exitValue() == 0 && !name.isEmpty()) {
        return name;
      }
      throw new WorkshopException("'%s --name' failed".formatted(BUILD_SCRIPT));
    } catch (IOException e) {
      throw new WorkshopException(
          "%s can't be run: %s".formatted(BUILD_SCRIPT.toAbsolutePath(), e.getMessage()), e);
    }
  }
}
