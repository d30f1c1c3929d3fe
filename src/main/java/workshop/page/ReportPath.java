package workshop.page;

import java.nio.file.Path;

/** A path as reports show it: relative to the working directory where it lies below it. */
final class ReportPath {

  private ReportPath() {}

  static String of(Path path) {
    var here = Path.of("").toAbsolutePath();
    var absolute = path.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute)
        .toString()
        .replace('\\', '/');
  }

  static String of(Place place) {
    return of(place.file()) + ":" + place.line();
  }
}
