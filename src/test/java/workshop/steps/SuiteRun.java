package workshop.steps;

import io.cucumber.java.AfterAll;
import io.cucumber.java.BeforeAll;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import workshop.WorkshopException;
import workshop.cluster.Cluster;
import workshop.cluster.Phase;
import workshop.cluster.PhaseListener;
import workshop.lesson.LessonRun;
import workshop.lesson.Settings;

/**
 * The cluster that a run of the features works on: started before the first, removed after the
 * last.
 */
public final class SuiteRun {

  private static final Path FEATURES = Path.of("features/affinity");

  private static Optional<Cluster> cluster = Optional.empty();
  private static Optional<LessonRun> current = Optional.empty();

  private SuiteRun() {}

  @BeforeAll(order = 0)
  public static void start() {
    try {
      var settings = Settings.of(System.getProperties());
      cluster = Optional.of(Cluster.start(settings.cluster(), new OnScreen()));
      current =
          Optional.of(
              LessonRun.prepare(
                  cluster.get(),
                  settings,
                  FEATURES,
                  new LessonRun.Listeners(execution -> {}, (awaited, seen, since) -> {})));
    } catch (WorkshopException e) {
      System.out.println("\nThe run can't begin.\n" + e.getMessage() + "\n");
      throw e;
    }
  }

  @AfterAll(order = 0)
  public static void end() {
    cluster.ifPresent(Cluster::close);
  }

  static LessonRun current() {
    return current.orElseThrow();
  }

  private static final class OnScreen implements PhaseListener {
    @Override
    public void begins(String phase) {}

    @Override
    public void progresses(String phase, String seen) {
      System.out.println("cluster: " + phase + ": " + seen);
    }

    @Override
    public void ended(Phase phase) {
      System.out.printf(
          Locale.ROOT,
          "cluster: %s … %s, %.1f s%n",
          phase.name(),
          phase.outcome(),
          phase.took().toMillis() / 1000.0);
    }

    @Override
    public void notice(String line) {
      System.out.println(line);
    }
  }
}
