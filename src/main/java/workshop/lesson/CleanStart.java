package workshop.lesson;

import java.util.List;
import java.util.Optional;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;

/**
 * Where a lesson begins: a shell that knows nothing, none of the lesson's namespaces but what its
 * base application makes, and the nodes' labels, taints and cordons as they were found.
 *
 * @param mount where the learner finds the content
 * @param nodesBack puts the nodes' labels, taints and cordons back
 */
record CleanStart(
    Learner learner,
    ClusterWaiter waiter,
    LessonDefinition definition,
    String mount,
    Runnable nodesBack) {

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
    learner.prepare(apply);
    return waiter.settled('`' + apply + '`');
  }

  /** Takes away what the lesson made, and puts the nodes back. */
  void leave() {
    learner.prepare(
        "kubectl delete namespace --ignore-not-found " + String.join(" ", definition.namespaces()));
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
