package workshop.report.cucumber;

import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs features by Cucumber itself, so that the tests see the messages that it really writes. */
final class SampleRun {

  static final String PASSING =
      """
      Feature: checkout has its cache
        Why that is, with `code` in it.

        Scenario: It works
          Given the sample application "base-application/checkout" runs
          When the learner runs
            \"""
            kubectl get po
            \"""
          Then the sample is true
      """;

  static final String FAILING =
      PASSING
          + """

            Scenario: It fails & says why
              Given the learner has completed "It works"
              When the learner runs
                \"""
                kubectl scale deploy/checkout --replicas 2
                \"""
              Then 1 checkout pod stays Pending because of
                | nodes | reason                          |
                | 3     | didn't match pod affinity rules |
              And the sample is false
              And the sample is true
          """;

  /** The failing sample as a part of a lesson, of which it tells in its messages. */
  static final String PART = "@part\n" + FAILING;

  /** Two steps more, neither of which can be reached. */
  static final String GOING_ON =
      FAILING
          + """

            Scenario: It goes on
              Given the learner has completed "It fails & says why"
              When the learner runs
                \"""
                kubectl get po
                \"""
              Then the sample is true

            Scenario: It ends
              Given the learner has completed "It goes on"
              Then the sample is true
          """;

  /** Another lesson, one of whose scenarios has a name that the first lesson has, too. */
  static final String TAINTS =
      """
      Feature: A node is kept for checkout
        Scenario: It works
          Given the sample application "base-application/checkout" runs
          When the learner runs
            \"""
            kubectl taint nodes ip-10-42-11-136 dedicated=checkout:NoSchedule
            kubectl cordon ip-10-42-11-136
            \"""
          Then the sample is true
      """;

  private SampleRun() {}

  /** Runs a feature; leaves {@code report.html} and {@code messages.ndjson} in the folder. */
  static void of(String feature, Path folder) throws IOException {
    of(feature, ".*", folder);
  }

  /** Runs two lessons, the second of which passes. */
  static void ofTwoLessons(String feature, Path folder) throws IOException {
    add("taints", TAINTS, folder);
    of(feature, folder);
  }

  /** Runs those scenarios of a feature whose names match a pattern. */
  static void of(String feature, String name, Path folder) throws IOException {
    add("affinity", feature, folder);
    var options =
        new CommandlineOptionsParser(System.out)
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
                folder.resolve("features").toString())
            .build(new RuntimeOptionsBuilder().setNoSummary().setPublishQuiet(true).build());
    io.cucumber.core.runtime.Runtime.builder().withRuntimeOptions(options).build().run();
  }

  private static void add(String lesson, String feature, Path folder) throws IOException {
    var features = Files.createDirectories(folder.resolve("features").resolve(lesson));
    Files.writeString(features.resolve("cache.feature"), feature);
  }

  /** The messages that a run left in a folder. */
  static Run messages(Path folder) {
    return LivingDocs.read(folder.resolve("messages.ndjson"));
  }
}
