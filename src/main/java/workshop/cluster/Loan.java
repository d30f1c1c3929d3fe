package workshop.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import workshop.Failure;

/**
 * A cluster that stays, lent to a run: what the run makes there is taken away, and what it changes
 * put back, exactly once; at the end of the run or when the JVM is told to end.
 */
public final class Loan {

  private final KubernetesClient client;
  private final String name;
  private final String cure;
  private final StageListener listener;
  private final Reservation reservation;
  private final List<Runnable> putBack = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread hook = new Thread(this::giveBack, "cluster-give-back");
  private boolean done;

  /**
   * A cluster is lent.
   *
   * @param client a client of it, closed when it is given back
   * @param name how it is told of
   * @param cure what to do where not all could be put back
   * @param reuseNamespaces whether namespaces may be taken that no run has made
   * @param listener hears that it is given back
   */
  public Loan(
      KubernetesClient client,
      String name,
      String cure,
      boolean reuseNamespaces,
      StageListener listener) {
    this.client = client;
    this.name = name;
    this.cure = cure;
    this.listener = listener;
    this.reservation = new Reservation(client, reuseNamespaces);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** See {@link Cluster#reserve}. */
  public void reserve(List<String> namespaces) {
    reservation.reserve(namespaces);
  }

  /** See {@link Cluster#beforeEnd}. */
  public synchronized void beforeEnd(Runnable work) {
    check();
    putBack.add(0, work);
  }

  /**
   * Checks that nothing ends it.
   *
   * @throws ClusterLost if it is being given back
   */
  public void check() {
    if (over.get()) {
      throw new ClusterLost(Failure.saying("the run is ending, and its cluster is given back"));
    }
  }

  /** Gives it back; a second call waits for the first and does nothing. */
  public void giveBack() {
    over.set(true);
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and this is the hook, or it is at work.
    }
  }

  private synchronized void end() {
    if (done) {
      return;
    }
    done = true;
    putBack.add(reservation::release);
    var failures = putBack.stream().flatMap(work -> failure(work).stream()).toList();
    client.close();
    listener.notice(
        failures.isEmpty()
            ? "cluster: %s given back".formatted(name)
            : "cluster: not all could be put back (%s); %s"
                .formatted(String.join("; ", failures), cure));
  }

  private static Optional<String> failure(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(Failure.of(e).inOneLine());
    }
  }
}
