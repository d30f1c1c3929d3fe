package workshop.report.cucumber;

import io.cucumber.core.options.RuntimeOptionsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a feature by Cucumber itself, so that the tests see the messages that it really writes. */
final class SampleRun {

  static final String PASSING =
      """
      Feature: checkout has its cache
        Why that is.

        Scenario: It works
          Given a sample cluster
          When the sample learner runs
            \"""
            kubectl get po
            \"""
          Then the sample is true
      """;

  static final String FAILING =
      PASSING
          + """

        Scenario: It fails & says why
          Given a sample cluster
          Then the sample is false
          And the sample is true
      """;

  /** The failing sample as a part of a lesson, of which it tells in its messages. */
  static final String PART = "@part\n" + FAILING;

  private SampleRun() {}

  /** Runs a feature; leaves {@code report.html} and {@code messages.ndjson} in the folder. */
  static void of(String feature, Path folder) throws IOException {
    of(feature, ".*", folder);
  }

  /** Runs those scenarios of a feature whose names match a pattern. */
  static void of(String feature, String name, Path folder) throws IOException {
    var features = Files.createDirectories(folder.resolve("features/affinity"));
    Files.writeString(features.resolve("cache.feature"), feature);
    var options =
        new io.cucumber.core.options.CommandlineOptionsParser(System.out)
            .parse(
                "--glue",
                "workshop.report.cucumber.sample",
                "--plugin",
                "message:" + folder.resolve("messages.ndjson"),
                "--plugin",
                LessonReport.class.getName() + ":" + folder.resolve("report.html"),
                "--plugin",
                "junit:" + folder.resolve("report.xml"),
                "--plugin",
                JunitVerdict.class.getName() + ":" + folder.resolve("report.xml"),
                "--name",
                name,
                features.toString())
            .build(new RuntimeOptionsBuilder().setNoSummary().setPublishQuiet(true).build());
    io.cucumber.core.runtime.Runtime.builder().withRuntimeOptions(options).build().run();
  }
}
