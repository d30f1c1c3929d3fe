package workshop.lesson;

import io.fabric8.kubernetes.client.KubernetesClient;
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
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.WorkshopException;
import workshop.kubectl.Execution;
import workshop.placement.Settlement;
import workshop.placement.Workloads;

/** Waits until the effects of the learner's commands have settled on the cluster. */
public final class Settling {

  private static final Duration POLL = Duration.ofMillis(200);

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

  private final KubernetesClient client;
  private final Runnable alive;
  private final Duration atMost;
  private final Watcher watcher;
  private Optional<Workloads> lastSeen = Optional.empty();

  /**
   * Waiting on a cluster.
   *
   * @param client a client of the cluster
   * @param alive throws {@link WorkshopException} when the cluster has lost a node or its engine
   * @param atMost how long effects may take to settle
   * @param watcher is told what is awaited
   */
  public Settling(KubernetesClient client, Runnable alive, Duration atMost, Watcher watcher) {
    this.client = client;
    this.alive = alive;
    this.atMost = atMost;
    this.watcher = watcher;
  }

  /** What was seen when something had settled last. */
  Optional<Workloads> lastSeen() {
    return lastSeen;
  }

  /** What is there now, settled or not. */
  public Workloads now(String namespace) {
    return reading(() -> Workloads.read(client, namespace));
  }

  /**
   * Waits until everything in a namespace has settled.
   *
   * @param namespace the namespace
   * @param after what was done before, e.g. a command, for messages
   * @return the namespace as it has settled
   * @throws WorkshopException if it doesn't settle in time, or can't because a container doesn't
   *     start; with the placement and what is under way
   */
  public Workloads settled(String namespace, String after) {
    var settlement = new Settlement();
    var troubles = new Troubles();
    return until(
        "the effects of " + after + " to settle",
        namespace,
        now -> {
          troubles.look(now.placement(), after);
          return settlement.pending(now);
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
        now ->
            client.namespaces().withName(namespace).get() == null
                ? List.of()
                : List.of("namespace " + namespace + " is terminating"));
  }

  /**
   * Checks that something stays true.
   *
   * @param namespace the namespace
   * @param holds how long
   * @param check throws when it isn't true; is called again and again with what is there
   */
  public void stays(String namespace, Duration holds, Consumer<Workloads> check) {
    Awaitility.await("what was seen to stay so")
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .atMost(holds.plus(atMost))
        .during(holds)
        .until(
            () -> {
              check.accept(now(namespace));
              return true;
            });
  }

  /**
   * Waits for a command that itself waits for the cluster, and sees when it waits in vain: because
   * a container can't start, or because everything has settled and stays so. Its own time-out may
   * be minutes away then.
   *
   * @param namespace the namespace that the command waits for
   * @param command the command, for messages
   * @param running the command while it runs
   * @return what came of it
   * @throws WorkshopException if it waits in vain; with the placement
   */
  public Execution attend(String namespace, String command, CompletableFuture<Execution> running) {
    var settlement = new Settlement();
    var troubles = new Troubles();
    var since = Instant.now();
    var standstill = new Standstill(command, since);
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
                standstill.look(!pending.isEmpty(), now.placement());
                watcher.waiting(
                    "the end of `" + command + "`",
                    pending.isEmpty() ? "nothing moves" : String.join("; ", pending),
                    since);
              }
              return running.isDone();
            });
    return finished(running);
  }

  private static Execution finished(CompletableFuture<Execution> running) {
    try {
      return running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof WorkshopException told ? told : e;
    }
  }

  private Workloads until(
      String awaited, String namespace, Function<Workloads, List<String>> pending) {
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
                if (!last.pending.isEmpty()) {
                  watcher.waiting(awaited, String.join("; ", last.pending), since);
                }
                return last.pending.isEmpty();
              });
    } catch (ConditionTimeoutException e) {
      throw new WorkshopException(
          "expected: %s within %d s%nseen:     %s%n%s%nto do:    look at what is under way; on a slow machine, raise -Dlesson.settle.timeout"
              .formatted(
                  awaited,
                  atMost.toSeconds(),
                  String.join("; ", last.pending),
                  last.seen
                      .map(it -> it.placement().table().indent(10).stripTrailing())
                      .orElse("")),
          e);
    }
    lastSeen = last.seen;
    return last.seen.orElseThrow();
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
    private Optional<Workloads> seen = Optional.empty();
    private List<String> pending = List.of("nothing yet");
  }
}
