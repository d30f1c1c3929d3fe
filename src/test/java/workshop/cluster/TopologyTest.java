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
  void theFirstNodeIsTheServerAndTheOthersAreAgents() throws IOException {
    var topology = Topology.read(file(GOOD));

    assertThat(topology.region()).isEqualTo("ap-south-1");
    assertThat(topology.server().name()).isEqualTo("ip-1.ap-south-1.compute.internal");
    assertThat(topology.agents())
        .containsExactly(
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
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Topology.read(folder.resolve("none.yaml")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("none.yaml does not exist");
  }

  @Test
  void aFileThatIsNoYamlIsToldWithItsLine() throws IOException {
    assertWrong("region: ap-south-1\nnodes: [\n", "line 3", "is no YAML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n"})
  void anEmptyFileIsToldAsSuch(String content) throws IOException {
    assertWrong(content, "is empty");
  }

  @Test
  void bytesThatAreNoTextAreToldAsSuch() throws IOException {
    var file = folder.resolve("topology.yaml");
    Files.write(file, new byte[] {'r', (byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> Topology.read(file)).hasMessageContaining("is no text in UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region: ap-south-1 | regoin: ap-south-1 | line 1: regoin is an unknown key",
        "region: ap-south-1 | '' | region is missing",
        "region: ap-south-1 | region: | line 1: region is empty",
        "region: ap-south-1 | region: [a] | region must be a text",
        "region: ap-south-1 | region: 7 | region must be a text, not '7'",
        "region: ap-south-1 | region: a b | region 'a b' can't be the value of a Kubernetes label",
        "zone: ap-south-1b | zones: ap-south-1b | line 8: nodes[1].zones is an unknown key",
        "zoneId: aps1-az3 | zone: x | line 9: nodes[1].zone is given twice",
        "zone: ap-south-1b | zone: -x | line 8: nodes[1].zone '-x' can't be the value",
        "name: ip-2.ap-south-1 | name: ip-1.ap-south-1 | line 7: nodes[1].name 'ip-1.ap-south-1.compute.internal' is already the name of nodes[0]",
        "ip-2.ap-south-1.compute.internal | '\"\"' | line 7: nodes[1].name is empty",
        "ip-2.ap-south-1.compute.internal | ip_2 | nodes[1].name 'ip_2' is no DNS name",
        "ip-2.ap-south-1.compute.internal | Ip-2 | nodes[1].name 'Ip-2' is no DNS name",
        "ip-2.ap-south-1.compute.internal | ip-2..internal | nodes[1].name 'ip-2..internal' is no DNS name",
        "ip-2.ap-south-1.compute.internal | ip-2- | nodes[1].name 'ip-2-' is no DNS name",
        "ip-2.ap-south-1.compute.internal | a123456789a123456789a123456789a123456789a123456789a123456789.abc | is no DNS name",
        "zoneId: aps1-az3 | '' | nodes[1].zoneId is missing",
      })
  void whatIsWrongIsToldWithItsField(String good, String wrong, String message) throws IOException {
    assertWrong(GOOD.replace(good, wrong), message);
  }

  @Test
  void anUnknownInstanceTypeIsToldWithThoseThatAreKnown() throws IOException {
    assertWrong(
        GOOD.replaceFirst("m5.large", "m5.huge"),
        "nodes[0].instanceType 'm5.huge' is not known; known: m5.large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes: [] | nodes has no node",
        "nodes: | nodes must be a list",
        "nodes: three | nodes must be a list",
        "nodes: [{name: a, zone: b, zoneId: c, instanceType: m5.large}] | nodes has one node",
        "nodes: [a, b] | nodes[0] must have the keys name, zone, zoneId, instanceType",
      })
  void aClusterOfSeveralNodesIsAskedFor(String nodes, String message) throws IOException {
    assertWrong("region: ap-south-1\n" + nodes + "\n", "line 2", message);
  }

  @Test
  void aListInsteadOfATopologyIsToldAsSuch() throws IOException {
    assertWrong("- a\n- b\n", "the file must have the keys region, nodes");
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
