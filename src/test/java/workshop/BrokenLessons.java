package workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.cluster.docker.Cluster;
import workshop.console.PrintedStages;
import workshop.lesson.Content;
import workshop.lesson.LessonScript;
import workshop.lesson.Settings;
import workshop.steps.Screen;
import workshop.steps.SuiteRun;

/**
 * The lesson on content that is really broken, on a real cluster: each mistake has to end the
 * lesson red, at the right step, with a message that says what is wrong. Not part of a build, since
 * it takes minutes: {@code make broken-lessons}.
 */
class BrokenLessons {

  private static final String FEATURES = "features/affinity";

  private static Settings settings;
  private static Cluster cluster;

  /** Under {@code target/}, where it lies in nobody's way if the run is interrupted. */
  @TempDir(factory = InTarget.class)
  Path workspace;

  static final class InTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
        throws IOException {
      var folder = Files.createDirectories(Path.of("target", "broken"));
      return Files.createTempDirectory(folder, "content-");
    }
  }

  @BeforeAll
  static void startCluster() {
    settings = Settings.of(System.getProperties());
    cluster = Cluster.start(settings.cluster(), new PrintedStages(System.out));
  }

  @AfterAll
  static void removeCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** Those whose description has a match of {@code broken.mistakes}; all without it. */
  static List<BrokenContent> mistakes() {
    var wanted = Pattern.compile(System.getProperty("broken.mistakes", ""));
    var found =
        BrokenContent.all().stream().filter(it -> wanted.matcher(it.mistake()).find()).toList();
    assertThat(found).as("mistakes with a match of " + wanted).isNotEmpty();
    return found;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void endsRed(BrokenContent broken) throws IOException {
    copy(Content.read(settings.content()).manifests(), workspace);
    broken.edits().forEach(edit -> edit.apply(workspace));
    var told = settings.withContent(workspace);
    SuiteRun.lend(cluster, broken.watched() ? told : told.withSteady(Duration.ofSeconds(2)));

    System.out.println("\n==== Broken on purpose: " + broken.mistake());
    var report = Path.of("target", "broken", broken.mistake().replaceAll("\\W+", "-") + ".html");
    Files.createDirectories(report.getParent());
    var failures = runLesson(broken, report);

    assertThat(failures).as("failures").isNotEmpty();
    assertThat(failures.get(0).scenario()).as("the first red scenario").isEqualTo(broken.redAt());
    assertThat(failures.get(0).message()).as("its message").contains(broken.says());
  }

  private record Failure(String scenario, String message) {}

  /** Runs the lesson up to the step that has to fail; what comes after it proves nothing more. */
  private static List<Failure> runLesson(BrokenContent broken, Path report) {
    var failures = new ArrayList<Failure>();
    var options =
        new RuntimeOptionsBuilder()
            .addFeature(FeatureWithLines.parse(FEATURES))
            .addPluginName("workshop.report.cucumber.LessonReport:" + report)
            .addGlue(GluePath.parse("workshop.steps"));
    LessonScript.read(Path.of(FEATURES)).through(broken.redAt()).stream()
        .map(LessonScript.Step::name)
        .filter(step -> !broken.alone() || step.equals(broken.redAt()))
        .forEach(step -> options.addNameFilter(Pattern.compile(Pattern.quote(step))));
    Runtime.builder()
        .withRuntimeOptions(options.build())
        .withAdditionalPlugins(new Screen(), new Failures(failures))
        .build()
        .run();
    return failures;
  }

  private record Failures(List<Failure> found) implements ConcurrentEventListener {
    @Override
    public void setEventPublisher(EventPublisher publisher) {
      publisher.registerHandlerFor(
          TestCaseFinished.class,
          event -> {
            if (event.getResult().getStatus() != Status.PASSED) {
              found.add(
                  new Failure(
                      event.getTestCase().getName(), event.getResult().getError().getMessage()));
            }
          });
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
