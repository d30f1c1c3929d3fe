package workshop.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.WorkshopException;

class TopologyTest {

  private static final String GOOD =
      """
      region: ap-south-1
      nodes:
        - name: ip-1.ap-south-1.compute.internal
          zone: ap-south-1a
          zoneId: aps1-az1
          instanceType: m5.large
        - name: ip-2.ap-south-1.compute.internal
          zone: ap-south-1b
          zoneId: aps1-az3
          instanceType: m5.large
      """;

  @TempDir Path folder;

  @Test
  void theFirstNodeIsTheServer() throws IOException {
    var topology = Topology.read(file(GOOD));

    assertThat(topology.region()).isEqualTo("ap-south-1");
    assertThat(topology.server().name()).isEqualTo("ip-1.ap-south-1.compute.internal");
    assertThat(topology.nodes())
        .containsExactly(
            topology.server(),
            new NodeDefinition(
                "ip-2.ap-south-1.compute.internal",
                "ap-south-1b",
                "aps1-az3",
                InstanceType.M5_LARGE));
  }

  @Test
  void aNodeCarriesTheLabelsOfAManagedNodeGroup() throws IOException {
    var topology = Topology.read(file(GOOD));

    assertThat(topology.labelsOf(topology.server()))
        .containsOnly(
            Map.entry("topology.kubernetes.io/region", "ap-south-1"),
            Map.entry("topology.kubernetes.io/zone", "ap-south-1a"),
            Map.entry("topology.k8s.aws/zone-id", "aps1-az1"),
            Map.entry("node.kubernetes.io/instance-type", "m5.large"),
            Map.entry("eks.amazonaws.com/nodegroup", "default"),
            Map.entry("eks.amazonaws.com/capacityType", "ON_DEMAND"),
            Map.entry("workshop-default", "yes"));
  }

  @ParameterizedTest
  @CsvSource({"eks-three-nodes.yaml,3,3", "eks-five-nodes-two-zones.yaml,5,2"})
  void theBundledTopologiesCanBeRead(String name, int nodes, int zones) {
    var topology = Topology.read(Path.of("clusters", name));

    assertThat(topology.nodes()).hasSize(nodes);
    assertThat(topology.nodes().stream().map(NodeDefinition::zone).distinct()).hasSize(zones);
  }

  @Test
  void aFileThatIsNoTopologyIsToldWithWhatToDo() {
    assertThatThrownBy(() -> Topology.read(folder.resolve("none.yaml")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("none.yaml\nseen:     there is no such file\nto do:    ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region: ap-south-1 | regoin: ap-south-1 | 1: an unknown key regoin",
        "region: ap-south-1 | region: | 1: nothing",
        "region: ap-south-1 | region: a b | region is the value of a Kubernetes label",
        "zone: ap-south-1b | zone: -x | nodes[1].zone is the value of a Kubernetes label",
        "zone: ap-south-1b | zone: -x | 8: -x",
        "name: ip-2.ap-south-1 | name: ip-1.ap-south-1 | 7: ip-1.ap-south-1.compute.internal",
        "name: ip-2.ap-south-1 | name: ip-1.ap-south-1 | nodes[1].name is a name that no other",
        "ip-2.ap-south-1.compute.internal | ip_2 | nodes[1].name is a DNS name",
        "ip-2.ap-south-1.compute.internal | Ip-2 | nodes[1].name is a DNS name",
        "ip-2.ap-south-1.compute.internal | ip-2..internal | nodes[1].name is a DNS name",
        "ip-2.ap-south-1.compute.internal | ip-2- | nodes[1].name is a DNS name",
        "ip-2.ap-south-1.compute.internal | a123456789a123456789a123456789a123456789a123456789a123456789.abc | is a DNS name",
        "zoneId: aps1-az3 | '' | nodes[1] has the key zoneId",
        "instanceType: m5.large | instanceType: m5.huge | nodes[0].instanceType is an instance type",
        "instanceType: m5.large | instanceType: m5.huge | name one of: m5.large",
      })
  void whatIsWrongIsToldWithItsField(String good, String wrong, String message) throws IOException {
    assertWrong(GOOD.replace(good, wrong), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nodes: []", "nodes: [{name: a, zone: b, zoneId: c, instanceType: m5.large}]"})
  void aClusterOfSeveralNodesIsAskedFor(String nodes) throws IOException {
    assertWrong("region: ap-south-1\n" + nodes + "\n", ":2: [", "name two or more");
  }

  private void assertWrong(String content, String... messages) throws IOException {
    var file = file(content);
    assertThatThrownBy(() -> Topology.read(file))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("topology.yaml")
        .hasMessageContainingAll(messages);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("topology.yaml"), content);
  }
}
