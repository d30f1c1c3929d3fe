package workshop.lesson;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.kubernetes.ClusterReader;
import workshop.kubernetes.ConvergenceCheck;
import workshop.kubernetes.ConvergenceCheck.UnderWay;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.PodView;
import workshop.shell.Execution;

/** Waits until the effects of the learner's commands have settled on the cluster. */
public final class ClusterWaiter {

  private static final Duration POLL = Duration.ofMillis(200);

  /** A node's clock tells when a pod became ready, and this machine's when waiting ends. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

  /** Is told what is awaited, again and again while it is. */
  @FunctionalInterface
  public interface Watcher {

    /**
     * Something is awaited.
     *
     * @param awaited what is awaited, in the lesson's words
     * @param seen what is seen instead, now
     * @param since when the waiting began
     */
    void waiting(String awaited, String seen, Instant since);
  }

  private static final String LONGER =
      "look at what is under way; what only takes longer is given more with -Dlesson.settle.timeout";

  private final ClusterReader reader;
  private final Runnable alive;
  private final Patience patience;
  private final Watcher watcher;
  private final ConvergenceCheck settlement;
  private final Steadiness steadiness;
  private Optional<NamespaceSnapshot> lastSeen = Optional.empty();

  /**
   * Waiting on a cluster.
   *
   * @param reader reads the cluster
   * @param alive throws {@link WorkshopException} when the cluster has lost a node or its engine
   * @param patience how long what may come true is given
   * @param watcher is told what is awaited
   */
  public ClusterWaiter(ClusterReader reader, Runnable alive, Patience patience, Watcher watcher) {
    this.reader = reader;
    this.alive = alive;
    this.patience = patience;
    this.watcher = watcher;
    this.settlement = new ConvergenceCheck(patience.scheduler());
    this.steadiness = new Steadiness(patience.steady(), reader);
  }

  /** What was seen when something had settled last. */
  Optional<NamespaceSnapshot> lastSeen() {
    return lastSeen;
  }

  /** What is there now, settled or not. */
  public NamespaceSnapshot now(String namespace) {
    var now = reading(() -> reader.read(namespace));
    steadiness.see(now);
    return now;
  }

  /**
   * Waits until everything in a namespace has settled.
   *
   * @param namespace the namespace
   * @param after what was done before, e.g. a command, for messages
   * @return the namespace as it has settled
   * @throws WorkshopException if it doesn't settle in time, or can't; with the placement and what
   *     is under way
   */
  public NamespaceSnapshot settled(String namespace, String after) {
    var troubles = new ContainerFailureWatch(patience);
    var standstill =
        new StallDetector(
            "the effects of " + after + " settle", Instant.now(), patience, pod -> true);
    return until(
        "the effects of " + after + " to settle",
        namespace,
        patience.settle(),
        now -> {
          troubles.look(now.placement(), after);
          var pending = settlement.pending(now);
          standstill.look(pending, now.placement());
          return pending;
        });
  }

  /**
   * Waits until everything in a namespace has settled, and some pods have run for so long that they
   * can be said to run; or one of them has been restarted, so that it can't.
   *
   * @param namespace the namespace
   * @param after what was done before, e.g. a command, for messages
   * @param which the pods that are to be said to run
   * @return the namespace as it is then
   * @throws WorkshopException as {@link #settled}
   */
  public NamespaceSnapshot steady(String namespace, String after, Predicate<PodView> which) {
    var settled = settled(namespace, after);
    return until(
        "what runs after " + after + " to have run for a while",
        namespace,
        patience.settle().plus(steadiness.longest(settled, which)),
        now -> {
          if (now.placement().pods().stream()
              .anyMatch(pod -> which.test(pod) && !pod.terminating() && pod.restarts() > 0)) {
            return List.of();
          }
          var doubted = steadiness.doubted(now, which);
          return doubted.isEmpty() ? settlement.pending(now) : doubted;
        });
  }

  /**
   * Waits until a namespace and all in it is gone.
   *
   * @param namespace the namespace
   * @throws WorkshopException if it isn't gone in time
   */
  public void gone(String namespace) {
    until(
        "namespace " + namespace + " to be gone",
        namespace,
        patience.settle(),
        now ->
            reader.exists(namespace)
                ? List.of(UnderWay.of("namespace " + namespace + " is terminating"))
                : List.of());
  }

  /**
   * Checks that something stays true.
   *
   * @param namespace the namespace
   * @param holds how long
   * @param check throws when it isn't true; is called again and again with what is there
   */
  public void stays(String namespace, Duration holds, Consumer<NamespaceSnapshot> check) {
    Awaitility.await("what was seen to stay so")
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .atMost(holds.plus(patience.settle()))
        .during(holds)
        .until(
            () -> {
              check.accept(now(namespace));
              return true;
            });
  }

  /**
   * Waits for a command that itself waits for the cluster, and sees when it waits in vain: because
   * a container can't start, because everything has settled and stays so, or because what it waits
   * for comes after it has given up. Its own time-out may be minutes away then.
   *
   * @param namespace the namespace that the command waits for
   * @param command the command, for messages
   * @param givesUpAfter how long the command waits at most
   * @param running the command while it runs
   * @return what came of it
   * @throws WorkshopException if it waits in vain; with the placement
   */
  public Execution attend(
      String namespace,
      String command,
      Duration givesUpAfter,
      CompletableFuture<Execution> running) {
    var troubles = new ContainerFailureWatch(patience);
    var since = Instant.now();
    var standstill =
        new StallDetector(
            '`' + command + "` ends well", since, patience, pod -> isNamed(pod.app(), command));
    Awaitility.await('`' + command + '`')
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .atMost(Duration.ofDays(1))
        .until(
            () -> {
              if (!running.isDone()) {
                var now = now(namespace);
                troubles.look(now.placement(), '`' + command + '`');
                var pending = settlement.pending(now);
                tooLate(pending, since.plus(givesUpAfter))
                    .ifPresent(
                        it -> {
                          throw new CannotSettle(
                              late(
                                  "the end of `" + command + '`',
                                  givesUpAfter,
                                  it,
                                  now,
                                  "correct the Deployment, or let the command wait for longer"));
                        });
                standstill.look(pending, now.placement());
                watcher.waiting(
                    "the end of `" + command + "`",
                    pending.isEmpty() ? "nothing moves" : UnderWay.words(pending),
                    since);
              }
              return running.isDone();
            });
    return finished(running);
  }

  /** Whether a command is about a workload: it names it as a word, or after its type. */
  private static boolean isNamed(String app, String command) {
    return List.of(command.split("[\\s/]+")).contains(app);
  }

  private static Execution finished(CompletableFuture<Execution> running) {
    try {
      return running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof WorkshopException told ? told : e;
    }
  }

  private NamespaceSnapshot until(
      String awaited,
      String namespace,
      Duration atMost,
      Function<NamespaceSnapshot, List<UnderWay>> pending) {
    var last = new Last();
    var since = Instant.now();
    try {
      Awaitility.await(awaited)
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(atMost)
          .until(
              () -> {
                last.seen = Optional.of(now(namespace));
                last.pending = pending.apply(last.seen.get());
                tooLate(last.pending, since.plus(atMost))
                    .ifPresent(
                        it -> {
                          throw new CannotSettle(
                              late(awaited, atMost, it, last.seen.get(), LONGER));
                        });
                if (!last.pending.isEmpty()) {
                  watcher.waiting(awaited, UnderWay.words(last.pending), since);
                }
                return last.pending.isEmpty();
              });
    } catch (ConditionTimeoutException e) {
      var seen = last.seen.orElseGet(() -> now(namespace));
      throw new WorkshopException(
          late(awaited, atMost, UnderWay.words(last.pending), seen, LONGER), e);
    }
    lastSeen = last.seen;
    return last.seen.orElseThrow();
  }

  /** What can only be over when nobody waits for it any more. */
  private static Optional<String> tooLate(List<UnderWay> pending, Instant end) {
    return pending.stream()
        .filter(it -> it.notBefore().filter(at -> at.isAfter(end.plus(CLOCKS_DIFFER))).isPresent())
        .map(UnderWay::what)
        .findFirst();
  }

  private static Failure late(
      String awaited, Duration atMost, String seen, NamespaceSnapshot now, String toDo) {
    return Failure.of("%s within %d s".formatted(awaited, atMost.toSeconds()), seen, toDo)
        .with(now.placement().table());
  }

  /** Reads from the cluster; if it doesn't answer, because of a dead node or engine, says so. */
  private <T> T reading(Callable<T> read) {
    try {
      alive.run();
      return read.call();
    } catch (WorkshopException e) {
      throw e;
    } catch (KubernetesClientException e) {
      alive.run();
      throw new WorkshopException(
          "The cluster's API server didn't answer: " + e.getMessage() + ".", e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the last look saw. */
  private static final class Last {
    private Optional<NamespaceSnapshot> seen = Optional.empty();
    private List<UnderWay> pending = List.of(UnderWay.of("nothing yet, for want of an answer"));
  }
}
