package workshop.report.cucumber;

import java.nio.file.Path;
import java.util.List;

/** The reports that a run of features writes, as Cucumber's plugins. */
public final class ReportPlugins {

  /** Those of a build, as Cucumber's JUnit engine takes them. */
  public static final String OF_A_BUILD =
      "workshop.report.cucumber.LessonReport:target/report/lesson.html,"
          + "message:target/report/lesson.ndjson,"
          + "json:target/report/lesson.json,"
          + "junit:target/report/lesson.xml,"
          + "workshop.report.cucumber.JunitVerdict:target/report/lesson.xml";

  private ReportPlugins() {}

  /**
   * The same in another folder.
   *
   * @param folder the folder of the reports
   */
  public static List<String> in(Path folder) {
    return List.of(OF_A_BUILD.replace("target/report", folder.toString()).split(","));
  }
}
