package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.fabric8.kubernetes.api.model.Node;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import workshop.Timeouts;
import workshop.cluster.Cluster;
import workshop.cluster.ClusterLost;
import workshop.cluster.ClusterSettings;
import workshop.cluster.CommandGivenUp;
import workshop.cluster.OwnerProcess;
import workshop.cluster.Stage;
import workshop.cluster.Topology;
import workshop.console.Console;
import workshop.lesson.Lessons;
import workshop.lesson.Settings;
import workshop.shell.LearnersShell;

/**
 * The cluster by itself, on a real engine. Not part of the build's own runs, since those of the
 * lesson start a cluster, too: {@code mvn -Dit.test=ClusterAcceptance verify}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterAcceptance {

  private static final ClusterSettings SETTINGS = settings();
  private static final Topology TOPOLOGY = Topology.read(SETTINGS.topology());

  private static final Path TESTCONTAINERS_FILE =
      Path.of(System.getProperty("user.home"), ".testcontainers.properties");
  private static final boolean FILE_WAS_THERE = Files.exists(TESTCONTAINERS_FILE);

  private static Cluster cluster;

  private static ClusterSettings settings() {
    var lesson = Lessons.read().all().get(0);
    return Settings.of(System.getProperties()).cluster(lesson);
  }

  @BeforeAll
  static void start() {
    cluster = DockerCluster.start(SETTINGS, Console.standard().stages());
  }

  @AfterAll
  static void close() {
    cluster.close();
    assertThat(onEngine()).isEmpty();
    assertThat(Files.exists(TESTCONTAINERS_FILE)).isEqualTo(FILE_WAS_THERE);
    cluster.close();
  }

  @Test
  void kubectlShowsTheNodesReadyAndWithoutRoles() {
    var result = cluster.run(List.of("kubectl", "get", "nodes", "--no-headers"), Timeouts.ANSWER);

    assertThat(result.exitCode()).isZero();
    assertThat(result.errors()).isEmpty();
    assertThat(result.output().lines().map(line -> line.split("\\s+")))
        .extracting(columns -> columns[0] + " " + columns[1] + " " + columns[2])
        .containsExactlyInAnyOrderElementsOf(
            TOPOLOGY.nodes().stream().map(node -> node.name() + " Ready <none>").toList());
  }

  @Test
  void eachNodeCarriesItsLabelsAndNoTaint() {
    assertThat(nodes()).hasSameSizeAs(TOPOLOGY.nodes());
    for (var definition : TOPOLOGY.nodes()) {
      var node = nodes().get(definition.name());
      assertThat(node.getMetadata().getLabels())
          .containsAllEntriesOf(TOPOLOGY.labelsOf(definition))
          .containsEntry("kubernetes.io/hostname", definition.name())
          .allSatisfy((key, value) -> assertThat(key).doesNotContain("node-role"));
      assertThat(node.getSpec().getTaints()).isEmpty();
    }
  }

  @Test
  void eachNodeOffersWhatAnM5LargeOffers() {
    assertThat(nodes().values())
        .allSatisfy(
            node -> {
              var offered = node.getStatus().getAllocatable();
              assertThat(offered.get("cpu").getNumericalAmount()).isEqualByComparingTo("1.930");
              assertThat(offered.get("pods").getNumericalAmount()).isEqualByComparingTo("29");
              assertThat(offered.get("memory").getNumericalAmount().longValue() / 1e9)
                  .isBetween(7.0, 7.6);
            });
  }

  @Test
  void theApiAnswersOnLoopbackAlone() throws IOException {
    var api = URI.create(cluster.client().getConfiguration().getMasterUrl());
    assertThat(api.getHost()).isEqualTo("127.0.0.1");
    var others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .toList();
    for (var address : others) {
      assertThatThrownBy(
              () -> {
                try (var socket = new Socket()) {
                  socket.connect(new InetSocketAddress(address, api.getPort()), 1000);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void theControlPlaneStaysInvisible() {
    var pods = cluster.client().pods().inAnyNamespace().list().getItems();
    assertThat(pods).noneMatch(pod -> pod.getMetadata().getName().startsWith("kube-"));
    assertThat(cluster.kubernetesVersion()).startsWith("v1.");
  }

  @Test
  void aFolderOfThisMachineIsThereAtItsPath(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("modules/a"));
    Files.writeString(folder.resolve("modules/a/x.yaml"), "ä: 1\n");

    cluster.mount(folder, "/workspace-of-test");

    var shown = cluster.run(List.of("cat", "/workspace-of-test/modules/a/x.yaml"), Timeouts.ANSWER);
    assertThat(shown.output()).isEqualTo("ä: 1\n");
  }

  @Test
  void aCommandThatFailsIsToldByItsExitCodeAndErrors() {
    var result = cluster.run(List.of("kubectl", "get", "nothing-of-the-kind"), Timeouts.ANSWER);

    assertThat(result.exitCode()).isOne();
    assertThat(result.output()).isEmpty();
    assertThat(result.errors()).contains("nothing-of-the-kind");
  }

  @Test
  void aCommandThatTakesTooLongIsKilledWithAllThatItHasStarted() {
    var loop = "echo begun; sleep 1234 & (while :; do sleep 0.1234; done) & sleep 1234";

    assertThatThrownBy(() -> cluster.run(List.of("sh", "-c", loop), Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            CommandGivenUp.class,
            e -> {
              assertThat(e.failure().seen())
                  .matches("it had not ended after [12]\\.\\d s, and was killed; .* this:");
              assertThat(e.failure().evidence()).isEqualTo("begun");
            });
    assertThat(processes("sleep 1234", "sleep 0.1234")).isEmpty();
  }

  @Test
  void aCommandIsKilledWhenWaitingForItIsInVain() {
    var running = cluster.start("a loop", List.of("sleep", "4321"), Duration.ofMinutes(5));
    assertThat(running.isDone()).isFalse();

    running.giveUp();

    assertThat(running.isDone()).isTrue();
    assertThat(processes("sleep 4321")).isEmpty();
    assertThatThrownBy(running::join)
        .isInstanceOf(CommandGivenUp.class)
        .hasMessageContaining("`a loop` ends");
    running.giveUp();
  }

  @Test
  void whatTheLearnerSetsLastsAndWhatRunsInTheBackgroundHoldsNothingUp() {
    var shell = new LearnersShell(cluster, Duration.ofSeconds(20));
    assertThat(shell.run("NODE=$(kubectl get nodes -o name | sort | head -n 1)").errors())
        .isEmpty();
    assertThat(shell.run("sleep 1111 &").exitCode()).isZero();

    assertThat(shell.run("echo $NODE").output())
        .isEqualTo("node/" + TOPOLOGY.server().name() + "\n");
    assertThat(processes("sleep 1111")).hasSize(1);
    shell.reset();
    assertThat(shell.run("echo $NODE").output()).isEqualTo("\n");
    assertThat(processes("sleep 1111")).isEmpty();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aClusterThatHasLostANodeIsToldAsSuch() {
    var running = cluster.start("a long sleep", List.of("sleep", "2222"), Duration.ofMinutes(5));
    var node = Map.of(NodeSettings.NODE_LABEL, TOPOLOGY.server().name());
    var mine = containers(node).get(0).getId();
    Engine.connect().ask(client -> client.killContainerCmd(mine).exec());

    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            running::join,
            cluster::checkAlive,
            () -> cluster.run(List.of("true"), Timeouts.ANSWER))) {
      assertThatThrownBy(use)
          .isInstanceOf(ClusterLost.class)
          .hasMessageContaining("has ended: its container is exited, exit code 137")
          .hasMessageContaining("to do:    free some memory");
    }
    assertThat(cluster.memoryInUse()).isNotNull();
  }

  /** The numbers of processes on the server node with one of those command lines. */
  private static List<String> processes(String... commandLines) {
    var listing =
        "for p in /proc/[0-9]*; do printf '%s ' \"$p\"; tr '\\0' ' ' < $p/cmdline; echo; done";
    return cluster
        .run(List.of("sh", "-c", listing), Timeouts.ANSWER)
        .output()
        .lines()
        .map(line -> line.split(" ", 2))
        .filter(parts -> List.of(commandLines).contains(parts[1].strip()))
        .map(parts -> parts[0])
        .toList();
  }

  @Test
  void theClusterIsAliveAndStaysBelowItsMemory() {
    assertThat(onEngine()).hasSize(TOPOLOGY.nodes().size() + 1);
    cluster.checkAlive();
    assertThat(cluster.memoryInUse()).isPresent();
    assertThat(cluster.memoryInUse().getAsLong()).isBetween(100L << 20, 3L << 30);
    assertThat(cluster.timings()).extracting(Stage::name).contains("nodes Ready");
  }

  private static Map<String, Node> nodes() {
    return cluster.client().nodes().list().getItems().stream()
        .collect(Collectors.toMap(node -> node.getMetadata().getName(), node -> node));
  }

  /** This process's containers that have those labels, too. */
  private static List<Container> containers(Map<String, String> labels) {
    var all = new HashMap<>(labels);
    all.put(RunResources.OWNER_LABEL, OwnerProcess.self().toString());
    return Engine.connect()
        .ask(client -> client.listContainersCmd().withShowAll(true).withLabelFilter(all).exec());
  }

  /** Ids of the containers and networks of this process. */
  private static List<String> onEngine() {
    var label = List.of(RunResources.OWNER_LABEL + "=" + OwnerProcess.self());
    var networks =
        Engine.connect().ask(client -> client.listNetworksCmd().withFilter("label", label).exec());
    return Stream.concat(
            containers(Map.of()).stream().map(Container::getId),
            networks.stream().map(Network::getId))
        .toList();
  }
}
