package workshop.cluster.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import workshop.WorkshopException;
import workshop.yaml.YamlFile;
import workshop.yaml.YamlFile.Keys;

/**
 * The names of the node images, each told by its one source under {@code clusters/}, which is found
 * from the project's folder, the working directory.
 */
final class ImageNames {

  private static final Path VERSIONS = Path.of("clusters", "versions.yaml");
  private static final Path BUILD_SCRIPT = Path.of("clusters", "node-image", "build");

  private ImageNames() {}

  /** The pinned k3s image. */
  static String upstream() {
    return versions("default").get(0);
  }

  /** The k3s images of the Kubernetes versions that EKS offers. */
  static List<String> versions() {
    return versions("versions");
  }

  private static List<String> versions(String key) {
    var file = YamlFile.read(VERSIONS, "file of versions", Keys.of("default", "versions"));
    var all = file.texts("versions");
    if (!all.contains(file.text("default"))) {
      throw file.wrong("default", "is one of the versions", "name one that is in the list");
    }
    return key.equals("default") ? List.of(file.text(key)) : all;
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
