package workshop.run;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import java.util.List;
import java.util.regex.Pattern;
import workshop.report.Summary;
import workshop.report.cucumber.ReportPlugins;

/**
 * Runs features within a process that does more than that, by the same glue, and with the same
 * reports, as a build does.
 */
public final class FeatureRunner {

  private static final String GLUE = "workshop.steps";

  private FeatureRunner() {}

  /**
   * Runs what is requested.
   *
   * @param request what
   * @param steps the names of the scenarios to run; all without one
   * @return how it went
   */
  public static Summary run(RunRequest request, List<String> steps) {
    var options = new RuntimeOptionsBuilder().addGlue(GluePath.parse(GLUE));
    request
        .lessons()
        .forEach(lesson -> options.addFeature(FeatureWithLines.parse(lesson.folder().toString())));
    ReportPlugins.in(request.reports()).forEach(options::addPluginName);
    steps.forEach(step -> options.addNameFilter(Pattern.compile(Pattern.quote(step))));
    LessonsRun.request(request);
    Runtime.builder()
        .withRuntimeOptions(options.build())
        .withAdditionalPlugins(new RunEvents())
        .build()
        .run();
    return LessonsRun.current().record().summary();
  }
}
