package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/**
 * What a DaemonSet's controller has yet to do.
 *
 * <p>Its status doesn't tell whether the controller has seen the last change of a node. So the
 * nodes are looked at, too: where a pod would have to go, and, see {@link ConvergenceCheck}, where
 * one would have a place.
 */
record DaemonSetProgress(DaemonSet set, WorkloadPods it) {

  List<UnderWay> underWay() {
    var status = set.getStatus();
    int wanted = Objects.requireNonNullElse(status.getDesiredNumberScheduled(), 0);
    int updated = Objects.requireNonNullElse(status.getUpdatedNumberScheduled(), 0);
    var strategy = Optional.ofNullable(set.getSpec().getUpdateStrategy());
    boolean rolls = strategy.filter(by -> "OnDelete".equals(by.getType())).isEmpty();
    return WorkloadProgress.unlessUnseen(
        it.unseen(status.getObservedGeneration()),
        () ->
            Stream.of(
                it.otherThan(wanted, it.failedCreation()),
                it.rollout(rolls && updated != wanted, Optional.empty()),
                misplaced(),
                it.availability(status.getNumberAvailable(), set.getSpec().getMinReadySeconds())));
  }

  /** A pod whose node has lost the label by which it was selected. */
  private Optional<UnderWay> misplaced() {
    var any = anyPod(set);
    return it.pods().stream()
        .filter(
            pod ->
                it.now().nodes().stream()
                    .filter(node -> node.getMetadata().getName().equals(nodeOf(pod)))
                    .anyMatch(node -> !FeasibleNodes.isSelected(any, node)))
        .findFirst()
        .map(
            pod ->
                UnderWay.of(
                    "%s no longer selects %s, where it has a pod"
                        .formatted(it.name(), nodeOf(pod))));
  }

  /** A pod as the controller would make it, for any node. */
  static Pod anyPod(DaemonSet set) {
    var template = set.getSpec().getTemplate();
    return new PodBuilder()
        .withNewMetadataLike(template.getMetadata())
        .withNamespace(set.getMetadata().getNamespace())
        .withUid(set.getMetadata().getUid())
        .endMetadata()
        .withNewSpecLike(template.getSpec())
        .addNewToleration()
        .withKey("node.kubernetes.io/unschedulable")
        .withOperator("Exists")
        .endToleration()
        .endSpec()
        .build();
  }

  /** Of some nodes those that have no pod of it, and for which none has been made either. */
  static List<String> without(DaemonSet set, List<String> nodes, NamespaceSnapshot now) {
    var pods = WorkloadPods.of(set, now).pods();
    var without = new ArrayList<>(nodes);
    pods.forEach(pod -> without.remove(nodeOf(pod)));
    return pods.stream().anyMatch(pod -> nodeOf(pod) == null) ? List.of() : without;
  }

  private static String nodeOf(Pod pod) {
    return pod.getSpec().getNodeName();
  }
}
