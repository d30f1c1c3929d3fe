package workshop.steps;

import io.cucumber.java.AfterAll;
import io.cucumber.java.BeforeAll;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import workshop.WorkshopException;
import workshop.cluster.docker.Cluster;
import workshop.console.PrintedStages;
import workshop.lesson.LessonRun;
import workshop.lesson.LessonScript;
import workshop.lesson.Settings;
import workshop.lesson.features.Selection;

/**
 * The cluster that a run of the features works on: started before the first scenario and removed
 * after the last, unless it is lent by somebody who runs the features more than once.
 */
public final class SuiteRun {

  private static final Path FEATURES = Path.of("features/affinity");

  private static Optional<Loan> loan = Optional.empty();
  private static Optional<Cluster> own = Optional.empty();
  private static Optional<LessonRun> current = Optional.empty();
  private static Optional<PodWatch> watch = Optional.empty();
  private static RunRecord record = new RunRecord();

  /** A cluster of somebody else's, and what to run on it. */
  private record Loan(Cluster cluster, Settings settings) {}

  private SuiteRun() {}

  /** Lends a cluster to the runs that follow; they don't remove it. */
  public static void lend(Cluster cluster, Settings settings) {
    loan = Optional.of(new Loan(cluster, settings));
  }

  @BeforeAll
  public static void start() {
    record = new RunRecord();
    try {
      var settings = loan.map(Loan::settings).orElseGet(() -> Settings.of(System.getProperties()));
      record.covers(selection());
      var listeners = new LessonRun.Listeners(SuiteRun::ran, Screen::awaiting);
      var run = LessonRun.prepare(() -> cluster(settings), settings, FEATURES, listeners);
      current = Optional.of(run);
      watch = Optional.of(new PodWatch(run.cluster().client(), run.namespace(), record.lives()));
      record.begins(run);
      Screen.begins(run);
    } catch (RuntimeException e) {
      record.failedToBegin(e instanceof WorkshopException ? e.getMessage() : e.toString());
      throw e;
    }
  }

  /** Whoever lends a cluster runs the features by other settings than the JVM's. */
  private static Selection selection() {
    var settings = loan.isPresent() ? new Properties() : System.getProperties();
    return Selection.of(settings, LessonScript.read(FEATURES));
  }

  private static Cluster cluster(Settings settings) {
    if (loan.isPresent()) {
      return loan.get().cluster();
    }
    own = Optional.of(Cluster.start(settings.cluster(), new PrintedStages(System.out)));
    return own.get();
  }

  private static void ran(workshop.shell.Execution execution) {
    record.ran(execution);
    Screen.command(execution);
  }

  @AfterAll
  public static void end() {
    watch.ifPresent(PodWatch::close);
    current.ifPresent(run -> record.memory(run.cluster().memoryInUse()));
    own.ifPresent(Cluster::close);
    record.checkThatSomethingRan();
  }

  static LessonRun current() {
    return current.orElseThrow();
  }

  /** What has happened in the run so far. */
  static RunRecord record() {
    return record;
  }
}
