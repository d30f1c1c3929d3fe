package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.containers.Network;
import workshop.cluster.NodeResources;
import workshop.cluster.Topology;

class NodeSettingsTest {

  private static final Topology TOPOLOGY =
      Topology.read(Path.of("clusters", "eks-three-nodes.yaml"));
  private static final String ALLOWS_CGROUP_V1 = "--kubelet-arg=fail-cgroupv1=false";

  @Test
  void aNodeIsToldItsNameItsLabelsAndItsSize() {
    var command = settings("rancher/k3s:v1.35.5-k3s1", false).command("agent");

    assertThat(command)
        .startsWith("agent", "--node-name=" + TOPOLOGY.server().name())
        .contains(
            "--node-label=topology.kubernetes.io/zone=ap-south-1a",
            "--kubelet-arg=max-pods=29",
            "--kubelet-arg=system-reserved=cpu=70m,memory=1118Mi")
        .doesNotContain(ALLOWS_CGROUP_V1);
  }

  @ParameterizedTest
  @CsvSource({
    "rancher/k3s:v1.35.5-k3s1, true",
    "rancher/k3s:v1.31.0-k3s1, true",
    "eks-workshop-node/other:1.36.2, true",
    "rancher/k3s:v1.30.14-k3s1, false",
    "eks-workshop-node/debian-kubernetes:1.20.2-667397f782d3, false",
    "rancher/k3s:latest, false",
  })
  void onCgroupV1AKubeletThatKnowsTheFlagIsToldToRunAllTheSame(String image, boolean told) {
    assertThat(List.of(settings(image, true).serverCommand()).contains(ALLOWS_CGROUP_V1))
        .isEqualTo(told);
    assertThat(settings(image, false).serverCommand()).doesNotContain(ALLOWS_CGROUP_V1);
  }

  private static NodeSettings settings(String image, boolean cgroupV1) {
    return new NodeSettings(
        TOPOLOGY.server(),
        TOPOLOGY,
        NodeImage.of(image, Map.of()),
        false,
        NodeResources.ofMachine(2, 8192L * 1024 * 1024),
        cgroupV1,
        new RunResources("run", RunResources.KEPT),
        "token",
        Network.newNetwork(),
        NodeProxy.of("", "", ""),
        () -> false);
  }
}
