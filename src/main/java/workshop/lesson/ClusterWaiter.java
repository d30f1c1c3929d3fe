package workshop.lesson;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.cluster.RunningCommand;
import workshop.kubernetes.ClusterReader;
import workshop.kubernetes.ConvergenceCheck;
import workshop.kubernetes.ConvergenceCheck.UnderWay;
import workshop.kubernetes.ImagesSeen;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.Namespaces;
import workshop.kubernetes.PodOwners;
import workshop.kubernetes.PodView;
import workshop.shell.WaitingCommand;

/** Waits until the effects of commands have settled in some namespaces. */
public final class ClusterWaiter {

  private static final Duration POLL = Duration.ofMillis(200);

  /** A node's clock tells when a pod became ready, and this machine's when waiting ends. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

  private static final String LONGER =
      "look at what is under way; what only takes longer is given more with -Dlesson.settle.timeout";

  /** Is told what is awaited, again and again while it is. */
  @FunctionalInterface
  public interface Watcher {

    /**
     * Something is awaited.
     *
     * @param awaited what is awaited, in the lesson's words
     * @param seen what is seen instead, now
     */
    void waiting(String awaited, String seen);
  }

  private final ClusterReader reader;
  private final Namespaces namespaces;
  private final Runnable alive;
  private final Patience patience;
  private final Watcher watcher;
  private final ConvergenceCheck convergence;
  private final Steadiness steadiness;
  private final PodOwners owners = new PodOwners();
  private final ImagesSeen images = new ImagesSeen();
  private Optional<NamespaceSnapshot> lastSeen = Optional.empty();

  /**
   * Waiting on a cluster.
   *
   * @param reader reads the cluster
   * @param namespaces the namespaces whose workloads are awaited
   * @param alive throws {@link WorkshopException} when the cluster is lost
   * @param patience how long what may come true is given
   * @param watcher is told what is awaited
   */
  public ClusterWaiter(
      ClusterReader reader,
      Namespaces namespaces,
      Runnable alive,
      Patience patience,
      Watcher watcher) {
    this.reader = reader;
    this.namespaces = namespaces;
    this.alive = alive;
    this.patience = patience;
    this.watcher = watcher;
    this.convergence = new ConvergenceCheck(patience.scheduler());
    this.steadiness = new Steadiness(patience.steady(), reader);
  }

  /** What was seen when something had settled last. */
  Optional<NamespaceSnapshot> lastSeen() {
    return lastSeen;
  }

  /** The workloads of all pods that were seen so far. */
  public PodOwners owners() {
    return owners;
  }

  /** The images of all pods that were seen since it was told to forget. */
  ImagesSeen images() {
    return images;
  }

  /**
   * What is there now, settled or not.
   *
   * @throws WorkshopException if the cluster doesn't answer, because of a dead node or engine
   */
  public NamespaceSnapshot now() {
    alive.run();
    try {
      var now = reader.read(namespaces);
      steadiness.see(now);
      owners.seen(now);
      images.seen(now);
      return now;
    } catch (KubernetesClientException e) {
      alive.run();
      throw new WorkshopException(
          "The cluster's API server didn't answer: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Waits until everything has settled.
   *
   * @param after what was done before, e.g. a command, for messages
   * @return the namespaces as they have settled
   * @throws WorkshopException if they don't settle in time, or can't; with the placement and what
   *     is under way
   */
  public NamespaceSnapshot settled(String after) {
    var what = "the effects of " + after;
    return until(
        what + " to settle",
        patience.settle(),
        effects(after, new StallDetector(what + " settle", Instant.now(), patience, pod -> true)));
  }

  /** Awaits no longer what hasn't settled, until somebody changes it. */
  void giveUp() {
    convergence.giveUp(now());
  }

  /** What the controllers have yet to do, and pods that may end as soon as they have begun. */
  private List<UnderWay> pending(NamespaceSnapshot now) {
    return Stream.concat(convergence.pending(now).stream(), steadiness.mayEnd(now).stream())
        .toList();
  }

  /** What is under way, at each look; an error as soon as it can be seen that it won't end well. */
  private Function<NamespaceSnapshot, List<UnderWay>> effects(String after, StallDetector stall) {
    var failures = new ContainerFailureWatch(patience, pod -> !convergence.hasGivenUp(pod.uid()));
    return now -> {
      failures.look(now.placement(), after);
      var pending = pending(now);
      stall.look(pending, now.placement());
      return pending;
    };
  }

  /**
   * Waits until everything has settled, and some pods have run for so long that they can be said to
   * run; or one of them has been restarted, so that it can't.
   *
   * @param after what was done before, e.g. a command, for messages
   * @param which the pods that are to be said to run
   * @throws WorkshopException as {@link #settled}
   */
  public NamespaceSnapshot steady(String after, Predicate<PodView> which) {
    var settled = settled(after);
    return until(
        "what runs after " + after + " to have run for a while",
        patience.settle().plus(steadiness.longest(settled, which)),
        now -> {
          if (now.placement().pods().stream()
              .anyMatch(pod -> which.test(pod) && !pod.terminating() && pod.restarts() > 0)) {
            return List.of();
          }
          var doubted = steadiness.doubted(now, which);
          return doubted.isEmpty() ? pending(now) : doubted;
        });
  }

  /**
   * Waits until the namespaces, a fixed list, and all in them are gone.
   *
   * @throws WorkshopException if they aren't in time
   */
  public void gone() {
    until(
        "namespace " + String.join(" and ", now().namespaces()) + " to be gone",
        patience.settle(),
        now ->
            now.found().stream()
                .map(it -> "namespace %s is there".formatted(it.getMetadata().getName()))
                .map(UnderWay::of)
                .toList());
  }

  /**
   * Checks that something stays true.
   *
   * @param holds how long
   * @param check throws when it isn't true; is called again and again with what is there
   */
  public void stays(Duration holds, Consumer<NamespaceSnapshot> check) {
    polling("what was seen to stay so")
        .atMost(holds.plus(patience.settle()))
        .during(holds)
        .until(
            () -> {
              check.accept(now());
              return true;
            });
  }

  /**
   * Checks something again and again until it is true, as long as what can't pass is given.
   *
   * @param check throws an {@link AssertionError} as long as it isn't true; the last one is thrown
   *     on
   */
  public void comesTrue(Runnable check) {
    try {
      polling("a claim").atMost(patience.certainty()).untilAsserted(check::run);
    } catch (ConditionTimeoutException e) {
      if (e.getCause() instanceof AssertionError untrue) {
        throw untrue;
      }
      throw e;
    }
  }

  /**
   * Waits for a command that itself waits for the cluster, and sees when it waits in vain: because
   * a container can't start, because everything has settled and stays so, or because what it waits
   * for comes after it has given up. Its own time-out may be minutes away then, so it is given up.
   *
   * @param text the command, for messages
   * @param within when it is given up by whoever started it
   * @return what came of it
   * @throws WorkshopException if it waits in vain; with the placement
   */
  public Execution attend(
      String text, RunningCommand running, WaitingCommand waiting, Duration within) {
    var command = '`' + text + '`';
    var began = Instant.now();
    var atMost = waiting.givesUpAfter(within);
    var effects =
        effects(
            command,
            new StallDetector(
                command + " ends well",
                began,
                patience,
                pod ->
                    waiting.isAbout(
                        pod.namespace(), pod.workload().kind(), pod.workload().name())));
    var awaited = "the end of " + command;
    var toDo = "correct what it waits for, or let the command wait for longer";
    try (running) {
      polling(command)
          .forever()
          .until(
              () -> {
                if (!running.isDone()) {
                  var now = now();
                  var pending = effects.apply(now);
                  inTime(pending, began.plus(atMost), it -> late(awaited, atMost, it, now, toDo));
                  watcher.waiting(
                      awaited, pending.isEmpty() ? "nothing moves" : UnderWay.words(pending));
                }
                return running.isDone();
              });
      return running.join();
    }
  }

  private NamespaceSnapshot until(
      String awaited, Duration atMost, Function<NamespaceSnapshot, List<UnderWay>> pending) {
    var end = Instant.now().plus(atMost);
    lastSeen =
        polling(awaited)
            .forever()
            .until(
                () -> {
                  var now = now();
                  var left = pending.apply(now);
                  if (left.isEmpty()) {
                    return Optional.of(now);
                  }
                  if (Instant.now().isAfter(end)) {
                    throw new WorkshopException(
                        late(awaited, atMost, UnderWay.words(left), now, LONGER));
                  }
                  inTime(left, end, it -> late(awaited, atMost, it, now, LONGER));
                  watcher.waiting(awaited, UnderWay.words(left));
                  return Optional.empty();
                },
                Optional::isPresent);
    return lastSeen.orElseThrow();
  }

  /** In the thread that waits, so that what throws there ends the wait as it is. */
  private static ConditionFactory polling(String what) {
    return Awaitility.await(what).pollInSameThread().pollDelay(Duration.ZERO).pollInterval(POLL);
  }

  /** What can only be over when nobody waits for it any more ends the wait at once. */
  private static void inTime(
      List<UnderWay> pending, Instant end, Function<String, Failure> tooLate) {
    pending.stream()
        .filter(it -> it.notBefore().filter(at -> at.isAfter(end.plus(CLOCKS_DIFFER))).isPresent())
        .findFirst()
        .ifPresent(
            it -> {
              throw new CannotSettle(tooLate.apply(it.what()));
            });
  }

  private static Failure late(
      String awaited, Duration atMost, String seen, NamespaceSnapshot now, String toDo) {
    return Failure.of("%s within %d s".formatted(awaited, atMost.toSeconds()), seen, toDo)
        .with(now.placement().table());
  }
}
