package workshop.report.cucumber;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Cucumber's HTML report of a run, tidied and with its verdict on top, as a Cucumber plugin: {@code
 * workshop.report.cucumber.LessonReport:target/report.html}.
 *
 * <p>Files {@code timeline-<lesson>.svg} beside the report that this run wrote are shown in it.
 */
public final class LessonReport extends RunPlugin {

  private final Path file;
  private final long started = System.currentTimeMillis();

  /**
   * The plugin.
   *
   * @param file where to write the report
   */
  public LessonReport(File file) {
    this.file = file.toPath().toAbsolutePath();
  }

  @Override
  void ended(Run run) throws IOException {
    var timelines = new LinkedHashMap<String, String>();
    for (var lesson : run.result().lessons()) {
      timeline(lesson.name()).ifPresent(svg -> timelines.put(lesson.name(), svg));
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, new ReportPage(run, timelines).html());
  }

  /** The timeline that this run wrote; an older one would tell of another run. */
  private Optional<String> timeline(String lesson) throws IOException {
    var svg = file.resolveSibling("timeline-" + lesson + ".svg");
    var fresh = Files.exists(svg) && Files.getLastModifiedTime(svg).toMillis() >= started - 1000;
    return fresh ? Optional.of(Files.readString(svg)) : Optional.empty();
  }
}
