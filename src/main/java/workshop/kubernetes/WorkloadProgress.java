package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/** What the controllers of workloads have yet to do, each kind by its own status. */
final class WorkloadProgress {

  private WorkloadProgress() {}

  /** What is under way; nothing if the workload has all the pods that it wants. */
  static List<UnderWay> of(HasMetadata workload, NamespaceSnapshot now) {
    var it = WorkloadPods.of(workload, now);
    if (workload.isMarkedForDeletion()) {
      return List.of(UnderWay.of(it.name() + " is being deleted"));
    }
    if (workload instanceof Deployment deployment) {
      return new DeploymentProgress(deployment, it).underWay();
    }
    if (workload instanceof StatefulSet set) {
      return new StatefulSetProgress(set, it).underWay();
    }
    if (workload instanceof DaemonSet set) {
      return new DaemonSetProgress(set, it).underWay();
    }
    if (workload instanceof Job job) {
      return new JobProgress(job, it).underWay();
    }
    return workload instanceof ReplicaSet set ? of(set, it) : List.of();
  }

  /** A ReplicaSet is what its Deployment makes of it, or nobody's. */
  private static List<UnderWay> of(ReplicaSet set, WorkloadPods it) {
    if (Owners.controller(set).isPresent()) {
      return List.of();
    }
    int wanted = Objects.requireNonNullElse(set.getSpec().getReplicas(), 1);
    return unlessUnseen(
        it.unseen(set.getStatus().getObservedGeneration()),
        () -> Stream.of(it.otherThan(wanted, it.failedCreation())));
  }

  /** Nothing else is known of a workload whose change hasn't been seen. */
  static List<UnderWay> unlessUnseen(
      Optional<UnderWay> unseen, Supplier<Stream<Optional<UnderWay>>> otherwise) {
    return unseen.map(List::of).orElseGet(() -> otherwise.get().flatMap(Optional::stream).toList());
  }
}
