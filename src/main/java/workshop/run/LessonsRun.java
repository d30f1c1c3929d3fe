package workshop.run;

import io.cucumber.plugin.event.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Cluster;
import workshop.cluster.ClusterLost;
import workshop.cluster.Execution;
import workshop.cluster.Topology;
import workshop.console.Console;
import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.LessonRun;
import workshop.lesson.NotReachedException;
import workshop.lesson.features.FeatureReader;

/**
 * A run of the features of one lesson or several: the lesson that is being worked through, the
 * cluster that it is on, and what is in the way of others. One at a time in a thread.
 */
public final class LessonsRun {

  private static final ThreadLocal<RunRequest> REQUESTED = new ThreadLocal<>();
  private static final ThreadLocal<LessonsRun> CURRENT = new ThreadLocal<>();

  private final RunRecord record = new RunRecord();
  private final Map<String, Failure> failedLessons = new HashMap<>();
  private Optional<RunRequest> request = Optional.empty();
  private Optional<Failure> lost = Optional.empty();
  private Optional<String> heading = Optional.empty();
  private Optional<Clusters> clusters = Optional.empty();
  private Console console = Console.standard();
  private Optional<LessonRun> active = Optional.empty();
  private Optional<PodWatch> watch = Optional.empty();
  private Optional<PageClaim> page = Optional.empty();

  private LessonsRun() {}

  /**
   * Has the next run of this thread do what is requested, instead of what system properties ask.
   */
  static void request(RunRequest requested) {
    REQUESTED.set(requested);
  }

  /** The run of this thread. */
  public static LessonsRun current() {
    return Optional.ofNullable(CURRENT.get())
        .orElseThrow(() -> new IllegalStateException("no run has begun"));
  }

  /**
   * Begins a run. What can be wrong with lessons and content is looked for before a cluster is
   * started.
   *
   * @throws WorkshopException if something is wrong
   */
  public static void begin() {
    var run = new LessonsRun();
    CURRENT.set(run);
    try {
      run.open();
    } catch (WorkshopException e) {
      run.record.brokeDown("the set-up of the run", e.failure());
      throw e;
    }
  }

  private void open() {
    var asked =
        Optional.ofNullable(REQUESTED.get())
            .orElseGet(() -> RunRequest.of(System.getProperties(), Console.standard()));
    request = Optional.of(asked);
    console = asked.console();
    record.covers(asked);
    clusters =
        asked.clusters().or(() -> Optional.of(new Clusters(asked.settings(), console.stages())));
    for (var lesson : asked.lessons()) {
      record.knows(FeatureReader.read(lesson));
      if (asked.settings().existing().isEmpty()) {
        Topology.read(asked.settings().cluster(lesson).topology());
      }
      Content.read(asked.settings().content(lesson));
    }
  }

  /** Ends the run: removes the cluster that it started, and writes what is left to write. */
  public static void end() {
    var run = current();
    try {
      run.close();
    } finally {
      REQUESTED.remove();
    }
    run.record.checkThatSomethingRan();
  }

  private void close() {
    watch.ifPresent(PodWatch::close);
    boolean lent = request.flatMap(RunRequest::clusters).isPresent();
    if (lost.isEmpty()) {
      active.ifPresent(run -> record.memory(run.cluster().memoryInUse()));
      active.filter(run -> lent).ifPresent(LessonRun::leave);
    }
    clusters.filter(own -> !lent).ifPresent(Clusters::close);
  }

  /** What has happened so far. */
  RunRecord record() {
    return record;
  }

  /** A scenario begins; it is shown as soon as something is done in it. */
  void scenarioBegins(String name) {
    heading = Optional.of(name);
  }

  void stepBegins() {
    console.stepBegins();
  }

  /** Where the run shows what goes on in the scenario that is under way. */
  Console console() {
    heading.ifPresent(console::heading);
    heading = Optional.empty();
    return console;
  }

  /** Says at the end what came of the run, and writes that where others find it. */
  void close(Result result) {
    Optional.ofNullable(result.getError())
        .ifPresent(error -> record.brokeDown("it broke down", Failure.of(error)));
    heading = Optional.empty();
    var summary = record.summary();
    record.write(summary);
    console().closing(summary);
  }

  /** The lesson that is being worked through, if one is. */
  Optional<LessonRun> active() {
    return active;
  }

  /** The lesson that is being worked through. */
  LessonRun lesson() {
    return active.orElseThrow();
  }

  /** What the page of that lesson shows. */
  PageClaim page() {
    page = page.or(() -> Optional.of(new PageClaim(lesson())));
    return page.get();
  }

  /**
   * Makes a lesson the one that is being worked through.
   *
   * @param name the name of its folder
   * @throws NotReachedException if something that failed before is in its way
   * @throws WorkshopException if it can't be prepared
   */
  void enter(String name) {
    var obstacle = lost.or(() -> Optional.ofNullable(failedLessons.get(name)));
    if (obstacle.isPresent()) {
      throw new NotReachedException(obstacle.get());
    }
    if (active.filter(it -> it.definition().name().equals(name)).isPresent()) {
      return;
    }
    var definition = definition(name);
    leaveActive();
    var cluster = clusters.orElseThrow().cluster(definition);
    try {
      prepare(definition, cluster);
    } catch (WorkshopException e) {
      failedLessons.put(name, e.failure());
      throw e;
    }
  }

  private LessonDefinition definition(String name) {
    return request.orElseThrow().lessons().stream()
        .filter(lesson -> lesson.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new WorkshopException("The lesson %s was not to be run.".formatted(name)));
  }

  private void leaveActive() {
    watch.ifPresent(PodWatch::close);
    watch = Optional.empty();
    var before = active;
    active = Optional.empty();
    before.ifPresent(LessonRun::leave);
  }

  private void prepare(LessonDefinition definition, Cluster cluster) {
    var asked = request.orElseThrow();
    var listeners =
        new LessonRun.Listeners(this::ran, (awaited, seen) -> console().awaiting(awaited, seen));
    asked.prepared().ifPresent(prepared -> prepared.tell(listeners));
    var run =
        asked
            .prepared()
            .orElseGet(
                () ->
                    LessonRun.prepare(
                        FeatureReader.read(definition), cluster, asked.settings(), listeners));
    active = Optional.of(run);
    page = Optional.empty();
    watch =
        Optional.of(new PodWatch(cluster.client(), definition.namespaces(), record.begins(run)));
    announce(run, console());
  }

  /** Says on the screen what a lesson runs on. */
  public static void announce(LessonRun run, Console console) {
    console.lessonBegins(
        run.definition().name(),
        run.content().root().toString(),
        run.images(),
        RunRequest.setup(run));
    run.leftOut().forEach((node, why) -> console.line("node: %s … left out, it %s", node, why));
  }

  private void ran(Execution execution) {
    record.ran(execution);
    console().command(execution);
  }

  /** Does a part of the run; a lost cluster is in the way of all that follows. */
  void guarded(Runnable part) {
    try {
      part.run();
    } catch (ClusterLost e) {
      lost = Optional.of(e.failure());
      throw e;
    }
  }
}
