package workshop.validation.findings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import workshop.SourceLocation;

/**
 * How reports show paths: relative to a folder where they lie below it, else to the working
 * directory.
 *
 * @param root the folder, absolute
 */
public record ReportPath(Path root) {

  public ReportPath {
    root = root.toAbsolutePath().normalize();
  }

  /** Relative to a content's folder. */
  public static ReportPath within(Path content) {
    return new ReportPath(content);
  }

  /** Relative to the repository that a folder belongs to; to the folder if it belongs to none. */
  public ReportPath ofRepository() {
    return Stream.iterate(root, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve(".git")))
        .findFirst()
        .map(ReportPath::new)
        .orElse(this);
  }

  /** A file or folder. */
  public String shown(Path path) {
    var absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(root) && !absolute.equals(root)
        ? slashes(root.relativize(absolute))
        : of(path);
  }

  /** A line of a file. */
  public String shown(SourceLocation place) {
    return shown(place.file()) + ":" + place.line();
  }

  /** A file or folder, relative to the working directory where it lies below it. */
  public static String of(Path path) {
    var here = Path.of("").toAbsolutePath();
    var absolute = path.toAbsolutePath().normalize();
    return slashes(absolute.startsWith(here) ? here.relativize(absolute) : absolute);
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
