package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On which nodes a pod could be placed now, as far as its spec, the nodes and the other pods tell.
 *
 * <p>It only tells a verdict of the present from one of the past, see {@link ConvergenceCheck};
 * what a lesson claims is judged by the scheduler's own verdict. It knows cordons, taints, node
 * selectors and node affinity, requested resources, host ports, claims that are missing, and
 * inter-pod affinity and anti-affinity in all namespaces, and topology spread; it leaves out
 * volumes' zones and whatever a scheduler may be extended with. Taints that a node's state brings
 * about count as passing.
 *
 * <p>Source: Kubernetes' documentation, "Assigning Pods to Nodes" and "Taints and Tolerations", and
 * the scheduler's filter plugins.
 */
final class FeasibleNodes {

  /** The taint of a cordoned node; it stays, unlike others of this prefix. */
  private static final String CORDONED = "node.kubernetes.io/unschedulable";

  private static final String NODE_STATE = "node.kubernetes.io/";
  private static final Set<String> KEEPS_AWAY = Set.of("NoSchedule", "NoExecute");
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private final Pod pod;
  private final NamespaceSnapshot now;
  private final List<Pod> others;
  private final Map<String, Node> nodes;

  private FeasibleNodes(Pod pod, NamespaceSnapshot now) {
    this.pod = pod;
    this.now = now;
    this.others =
        Stream.concat(now.pods().stream(), now.surroundings().otherPods().stream())
            .filter(other -> !other.getMetadata().getUid().equals(pod.getMetadata().getUid()))
            .filter(other -> !ENDED.contains(other.getStatus().getPhase()))
            .toList();
    this.nodes =
        now.nodes().stream()
            .collect(Collectors.toMap(it -> it.getMetadata().getName(), Function.identity()));
  }

  /** The names of the nodes that nothing known here keeps the pod from. */
  static Set<String> of(Pod pod, NamespaceSnapshot now) {
    var feasible = new FeasibleNodes(pod, now);
    return now.nodes().stream()
        .filter(feasible::holds)
        .map(node -> node.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private boolean holds(Node node) {
    return claimsAreThere()
        && tolerated(node)
        && selected(node)
        && resourcesFit(node)
        && portsAreFree(node)
        && spread(node)
        && affinityHolds(node);
  }

  private boolean claimsAreThere() {
    return pod.getSpec().getVolumes().stream()
        .flatMap(volume -> Optional.ofNullable(volume.getPersistentVolumeClaim()).stream())
        .allMatch(claim -> now.surroundings().claims().contains(claim.getClaimName()));
  }

  private boolean tolerated(Node node) {
    boolean cordoned = Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    var taints =
        Stream.concat(
            node.getSpec().getTaints().stream(),
            cordoned ? Stream.of(new Taint("NoSchedule", CORDONED, null, null)) : Stream.empty());
    return taints
        .filter(taint -> KEEPS_AWAY.contains(taint.getEffect()))
        .filter(taint -> !taint.getKey().startsWith(NODE_STATE) || taint.getKey().equals(CORDONED))
        .allMatch(
            taint -> pod.getSpec().getTolerations().stream().anyMatch(it -> tolerates(it, taint)));
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    boolean effect =
        isNothing(toleration.getEffect()) || toleration.getEffect().equals(taint.getEffect());
    boolean exists = "Exists".equals(toleration.getOperator());
    boolean key =
        isNothing(toleration.getKey()) ? exists : toleration.getKey().equals(taint.getKey());
    return effect
        && key
        && (exists || orEmpty(toleration.getValue()).equals(orEmpty(taint.getValue())));
  }

  private boolean selected(Node node) {
    var labels = Optional.ofNullable(pod.getSpec().getNodeSelector()).orElse(Map.of());
    var terms =
        Optional.ofNullable(pod.getSpec().getAffinity())
            .map(it -> it.getNodeAffinity())
            .map(it -> it.getRequiredDuringSchedulingIgnoredDuringExecution())
            .map(it -> it.getNodeSelectorTerms());
    return labels(node).entrySet().containsAll(labels.entrySet())
        && terms.map(any -> any.stream().anyMatch(term -> selects(term, node))).orElse(true);
  }

  private static boolean selects(NodeSelectorTerm term, Node node) {
    var labels = new HashMap<>(labels(node));
    labels.put("metadata.name", node.getMetadata().getName());
    var selector = Selector.of(term);
    return !selector.requirements().isEmpty() && selector.matches(labels);
  }

  private boolean resourcesFit(Node node) {
    var allocatable = Optional.ofNullable(node.getStatus().getAllocatable()).orElse(Map.of());
    var there = on(node);
    var limit = Optional.ofNullable(allocatable.get("pods"));
    if (limit.filter(it -> it.getNumericalAmount().intValue() <= there.size()).isPresent()) {
      return false;
    }
    return requests(pod).entrySet().stream()
        .filter(wanted -> wanted.getValue().signum() > 0)
        .allMatch(
            wanted -> {
              var taken =
                  there.stream()
                      .map(other -> requests(other).getOrDefault(wanted.getKey(), BigDecimal.ZERO))
                      .reduce(wanted.getValue(), BigDecimal::add);
              var offered = Optional.ofNullable(allocatable.get(wanted.getKey()));
              return offered.map(it -> taken.compareTo(it.getNumericalAmount()) <= 0).orElse(false);
            });
  }

  /**
   * What a pod takes of a node: its containers together, or the most that an init container wants.
   */
  private static Map<String, BigDecimal> requests(Pod pod) {
    var all = new HashMap<String, BigDecimal>();
    pod.getSpec()
        .getContainers()
        .forEach(
            it -> requests(it).forEach((name, amount) -> all.merge(name, amount, BigDecimal::add)));
    pod.getSpec()
        .getInitContainers()
        .forEach(
            it -> requests(it).forEach((name, amount) -> all.merge(name, amount, BigDecimal::max)));
    Optional.ofNullable(pod.getSpec().getOverhead())
        .orElse(Map.of())
        .forEach((name, amount) -> all.merge(name, amount.getNumericalAmount(), BigDecimal::add));
    return all;
  }

  private static Map<String, BigDecimal> requests(Container container) {
    var requests = container.getResources() == null ? null : container.getResources().getRequests();
    return Optional.ofNullable(requests).orElse(Map.<String, Quantity>of()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().getNumericalAmount()));
  }

  private boolean portsAreFree(Node node) {
    var wanted = hostPorts(pod).collect(Collectors.toSet());
    return on(node).stream().flatMap(FeasibleNodes::hostPorts).noneMatch(wanted::contains);
  }

  private static Stream<String> hostPorts(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
        .map(FeasibleNodes::hostPort);
  }

  private static String hostPort(ContainerPort port) {
    return port.getProtocol() + port.getHostPort();
  }

  /** Whether no domain gets more of the pods that a constraint counts than it allows. */
  private boolean spread(Node node) {
    return pod.getSpec().getTopologySpreadConstraints().stream()
        .filter(constraint -> !"ScheduleAnyway".equals(constraint.getWhenUnsatisfiable()))
        .allMatch(constraint -> spread(constraint, node));
  }

  private boolean spread(TopologySpreadConstraint constraint, Node node) {
    var key = constraint.getTopologyKey();
    var inDomains = new HashMap<String, Integer>();
    now.nodes().stream()
        .filter(it -> labels(it).containsKey(key) && selected(it))
        .forEach(
            it -> inDomains.merge(labels(it).get(key), counted(constraint, on(it)), Integer::sum));
    var own = inDomains.get(labels(node).get(key));
    return own != null
        && own + counted(constraint, List.of(pod)) - Collections.min(inDomains.values())
            <= constraint.getMaxSkew();
  }

  private int counted(TopologySpreadConstraint constraint, List<Pod> pods) {
    return constraint.getLabelSelector() == null
        ? 0
        : (int)
            pods.stream()
                .filter(it -> it.getMetadata().getDeletionTimestamp() == null)
                .filter(it -> namespace(it).equals(namespace(pod)))
                .filter(it -> matches(constraint.getLabelSelector(), labels(it)))
                .count();
  }

  private boolean affinityHolds(Node node) {
    return affinity(pod).allMatch(term -> near(term, pod, node) || first(term, node))
        && antiAffinity(pod).noneMatch(term -> near(term, pod, node))
        && others.stream().noneMatch(other -> refuses(other, node));
  }

  private static Stream<PodAffinityTerm> affinity(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(it -> it.getPodAffinity())
        .map(it -> it.getRequiredDuringSchedulingIgnoredDuringExecution())
        .stream()
        .flatMap(List::stream);
  }

  private static Stream<PodAffinityTerm> antiAffinity(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(it -> it.getPodAntiAffinity())
        .map(it -> it.getRequiredDuringSchedulingIgnoredDuringExecution())
        .stream()
        .flatMap(List::stream);
  }

  /** Whether a pod that the term selects sits in the node's topology domain. */
  private boolean near(PodAffinityTerm term, Pod owner, Node node) {
    return others.stream()
        .filter(other -> selects(term, owner, other))
        .anyMatch(other -> sameDomain(term, other, node));
  }

  /** A pod that wants to be beside its like may be the first of them. */
  private boolean first(PodAffinityTerm term, Node node) {
    return labels(node).containsKey(term.getTopologyKey())
        && selects(term, pod, pod)
        && others.stream()
            .filter(other -> nodes.containsKey(orEmpty(other.getSpec().getNodeName())))
            .noneMatch(other -> selects(term, pod, other));
  }

  /** Whether another pod's own anti-affinity keeps this one from the node. */
  private boolean refuses(Pod other, Node node) {
    return antiAffinity(other)
        .filter(term -> selects(term, other, pod))
        .anyMatch(term -> sameDomain(term, other, node));
  }

  private boolean sameDomain(PodAffinityTerm term, Pod other, Node node) {
    var domain = labels(node).get(term.getTopologyKey());
    var there = Optional.ofNullable(nodes.get(orEmpty(other.getSpec().getNodeName())));
    return domain != null
        && there.filter(it -> domain.equals(labels(it).get(term.getTopologyKey()))).isPresent();
  }

  /** Whether a term of the owner's selects another pod, by namespace and labels. */
  private boolean selects(PodAffinityTerm term, Pod owner, Pod other) {
    var namespace = namespace(other);
    boolean named = term.getNamespaces().contains(namespace);
    boolean inNamespace =
        term.getNamespaceSelector() == null
            ? named || term.getNamespaces().isEmpty() && namespace(owner).equals(namespace)
            : named
                || matches(
                    term.getNamespaceSelector(),
                    now.surroundings().namespaces().getOrDefault(namespace, Map.of()));
    return inNamespace
        && term.getLabelSelector() != null
        && matches(term.getLabelSelector(), labels(other));
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    return Selector.of(selector).matches(labels);
  }

  private List<Pod> on(Node node) {
    return others.stream()
        .filter(other -> node.getMetadata().getName().equals(other.getSpec().getNodeName()))
        .toList();
  }

  private static Map<String, String> labels(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
  }

  private static String namespace(Pod pod) {
    return pod.getMetadata().getNamespace();
  }

  private static boolean isNothing(String text) {
    return text == null || text.isEmpty();
  }

  private static String orEmpty(String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
