package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateStatefulSetStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/**
 * What a StatefulSet's controller has yet to do.
 *
 * <p>Source: Kubernetes' documentation, "StatefulSets": unless they are managed in parallel, a pod
 * is only made once all before it are ready; a rollout replaces the pods from the last one down to
 * the partition, and none at all if the strategy is {@code OnDelete}.
 */
record StatefulSetProgress(StatefulSet set, WorkloadPods it) {

  private static final String REVISION = "controller-revision-hash";

  List<UnderWay> underWay() {
    int wanted = Objects.requireNonNullElse(set.getSpec().getReplicas(), 1);
    boolean waits = it.pods().size() < wanted && isOrdered() && !it.allRun();
    return WorkloadProgress.unlessUnseen(
        it.unseen(set.getStatus().getObservedGeneration()),
        () ->
            Stream.of(
                it.otherThan(wanted, it.failedCreation()).filter(missing -> !waits),
                it.rollout(rollsOut(), Optional.empty()),
                it.availability(available(), set.getSpec().getMinReadySeconds())));
  }

  private boolean isOrdered() {
    return !"Parallel".equals(set.getSpec().getPodManagementPolicy());
  }

  /** Older versions know of no available pods: there, those that are ready are. */
  private Integer available() {
    return set.getSpec().getMinReadySeconds() == null
        ? Integer.valueOf(it.pods().size())
        : set.getStatus().getAvailableReplicas();
  }

  private boolean rollsOut() {
    var strategy = Optional.ofNullable(set.getSpec().getUpdateStrategy());
    int partition =
        strategy
            .map(StatefulSetUpdateStrategy::getRollingUpdate)
            .map(RollingUpdateStatefulSetStrategy::getPartition)
            .orElse(0);
    var revision = set.getStatus().getUpdateRevision();
    return revision != null
        && strategy.filter(by -> "OnDelete".equals(by.getType())).isEmpty()
        && it.pods().stream()
            .filter(pod -> ordinal(pod) >= partition)
            .anyMatch(pod -> !revision.equals(pod.getMetadata().getLabels().get(REVISION)));
  }

  private static int ordinal(Pod pod) {
    var name = pod.getMetadata().getName();
    return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }
}
