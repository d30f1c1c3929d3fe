package workshop.steps;

import io.cucumber.java.AfterAll;
import io.cucumber.java.BeforeAll;
import java.nio.file.Path;
import java.util.Optional;
import workshop.WorkshopException;
import workshop.cluster.Cluster;
import workshop.lesson.LessonRun;
import workshop.lesson.Settings;

/**
 * The cluster that a run of the features works on: started before the first scenario and removed
 * after the last, unless it is lent by somebody who runs the features more than once.
 */
public final class SuiteRun {

  private static final Path FEATURES = Path.of("features/affinity");

  private static Optional<Loan> loan = Optional.empty();
  private static Optional<LessonRun> current = Optional.empty();

  /** A cluster of somebody else's, and what to run on it. */
  private record Loan(Cluster cluster, Settings settings) {}

  private SuiteRun() {}

  /** Lends a cluster to the runs that follow; they don't remove it. */
  public static void lend(Cluster cluster, Settings settings) {
    loan = Optional.of(new Loan(cluster, settings));
  }

  @BeforeAll(order = 0)
  public static void start() {
    try {
      var settings = loan.map(Loan::settings).orElseGet(() -> Settings.of(System.getProperties()));
      var cluster = loan.map(Loan::cluster).orElseGet(() -> startCluster(settings));
      var listeners = new LessonRun.Listeners(Screen::command, (awaited, seen, since) -> {});
      current = Optional.of(LessonRun.prepare(cluster, settings, FEATURES, listeners));
      Screen.begins(current.get());
    } catch (WorkshopException e) {
      Screen.cannotBegin(e);
      throw e;
    }
  }

  private static Cluster startCluster(Settings settings) {
    return Cluster.start(settings.cluster(), Screen.phases());
  }

  @AfterAll(order = 0)
  public static void end() {
    if (loan.isEmpty()) {
      current.map(LessonRun::cluster).ifPresent(Cluster::close);
    }
  }

  static LessonRun current() {
    return current.orElseThrow();
  }
}
