package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceCondition;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/** What a namespace's controller has yet to do: a namespace that is terminating has to go. */
record NamespaceProgress(Namespace namespace) {

  /**
   * By which the controller says that it can't go on. That it failed to delete all content only
   * means, of older versions, that something is still terminating.
   */
  private static final Set<String> BLOCKED =
      Set.of(
          "NamespaceFinalizersRemaining",
          "NamespaceDeletionDiscoveryFailure",
          "NamespaceDeletionGroupVersionParsingFailure");

  Optional<UnderWay> underWay() {
    var what = "namespace %s is terminating".formatted(namespace.getMetadata().getName());
    return namespace.isMarkedForDeletion()
        ? Optional.of(UnderWay.unlessBlocked(what, refusal()))
        : Optional.empty();
  }

  private Optional<String> refusal() {
    return Stream.ofNullable(namespace.getStatus())
        .flatMap(it -> it.getConditions().stream())
        .filter(it -> BLOCKED.contains(it.getType()) && "True".equals(it.getStatus()))
        .map(NamespaceCondition::getMessage)
        .findFirst();
  }
}
