package workshop.validation.findings;

import java.nio.file.Path;
import workshop.SourceLocation;

/** A path as reports show it: relative to the working directory where it lies below it. */
public final class ReportPath {

  private ReportPath() {}

  /** A file or folder. */
  public static String of(Path path) {
    var here = Path.of("").toAbsolutePath();
    var absolute = path.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute)
        .toString()
        .replace('\\', '/');
  }

  /** A line of a file. */
  public static String of(SourceLocation place) {
    return of(place.file()) + ":" + place.line();
  }
}
