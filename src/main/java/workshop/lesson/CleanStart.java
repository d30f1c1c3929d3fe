package workshop.lesson;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;

/**
 * Where a lesson begins: a shell that knows nothing, none of the lesson's namespaces but what its
 * base application makes, and the nodes' labels, taints and cordons as they were found.
 */
public final class CleanStart {

  private final Learner learner;
  private final ClusterWaiter waiter;
  private final LessonDefinition definition;
  private final String mount;
  private final Duration commandWithin;
  private final Runnable nodesBack;

  /**
   * The start of a lesson.
   *
   * @param mount where the learner finds the content
   * @param commandWithin when a command is given up
   * @param nodesBack puts the nodes' labels, taints and cordons back
   */
  CleanStart(
      Learner learner,
      ClusterWaiter waiter,
      LessonDefinition definition,
      String mount,
      Duration commandWithin,
      Runnable nodesBack) {
    this.learner = learner;
    this.waiter = waiter;
    this.definition = definition;
    this.mount = mount;
    this.commandWithin = commandWithin;
    this.nodesBack = nodesBack;
  }

  /** When a command is given up. */
  Duration commandWithin() {
    return commandWithin;
  }

  /**
   * Makes it so, whatever was there before.
   *
   * @return the base application, running
   * @throws workshop.WorkshopException if that can't be had
   */
  NamespaceSnapshot make() {
    learner.begin();
    leave();
    var apply = "kubectl apply -k " + mount + "/" + definition.base();
    learner.prepare(apply, commandWithin);
    return waiter.settled('`' + apply + '`');
  }

  /** Takes away what the lesson made, and puts the nodes back. */
  void leave() {
    learner.prepare(
        "kubectl delete namespace --ignore-not-found " + String.join(" ", definition.namespaces()),
        commandWithin);
    waiter.gone();
    nodesBack.run();
  }

  /** The kustomization that a command applies, as the learner names it. */
  static Optional<String> kustomization(String command) {
    var canonical = CanonicalCommand.of(command, ContentRoots.KNOWN);
    return canonical.words().equals(List.of("kubectl", "apply"))
        ? canonical.flags().getOrDefault("kustomize", List.of()).stream().findFirst()
        : Optional.empty();
  }
}
