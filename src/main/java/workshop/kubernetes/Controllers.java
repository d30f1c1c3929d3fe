package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What controls pods in some namespaces: Kubernetes' own kinds, each by its own status. */
public record Controllers(
    List<Deployment> deployments,
    List<ReplicaSet> replicaSets,
    List<StatefulSet> statefulSets,
    List<DaemonSet> daemonSets,
    List<Job> jobs) {

  /** All of them, Deployments first. */
  Stream<HasMetadata> all() {
    return Stream.<List<? extends HasMetadata>>of(
            deployments, replicaSets, statefulSets, daemonSets, jobs)
        .flatMap(List::stream)
        .map(Function.identity());
  }
}
