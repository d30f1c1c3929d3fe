package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * The taints of nodes, as far as somebody put them there: those by which Kubernetes itself tells a
 * node's condition come and go by themselves.
 *
 * <p>Source: Kubernetes' documentation, "Taints and Tolerations".
 */
final class Taints {

  private static final List<String> CONDITIONS =
      List.of("node.kubernetes.io/", "node.cloudprovider.kubernetes.io/");
  private static final String EVICTS = "NoExecute";
  private static final Set<String> KEEPS_AWAY = Set.of("NoSchedule", EVICTS);
  private static final Pattern WORDS =
      Pattern.compile("[^=:\\s]+(=[^=:\\s]+)?:(NoSchedule|PreferNoSchedule|NoExecute)");

  private Taints() {}

  /** The taints that somebody put on a node. */
  static List<Taint> of(Node node) {
    return node.getSpec().getTaints().stream().filter(taint -> !tellsCondition(taint)).toList();
  }

  /** Whether Kubernetes puts a taint on nodes, and takes it away, by itself. */
  static boolean tellsCondition(Taint taint) {
    return CONDITIONS.stream().anyMatch(taint.getKey()::startsWith);
  }

  /** A taint as {@code kubectl taint} takes it: {@code key=value:Effect} or {@code key:Effect}. */
  static String words(Taint taint) {
    var value = Objects.toString(taint.getValue(), "");
    return taint.getKey() + (value.isEmpty() ? "" : "=" + value) + ":" + taint.getEffect();
  }

  /**
   * A taint's words, if they are any.
   *
   * @throws WorkshopException if {@code kubectl taint} would not take them
   */
  static String checked(String words) {
    if (!WORDS.matcher(words).matches()) {
      throw new WorkshopException(
          Failure.of(
              "a taint like `dedicated=checkout:NoSchedule` or `dedicated:NoExecute`",
              words,
              "write it as `kubectl taint` takes it, with its effect"));
    }
    return words;
  }

  /** Whether a node is marked as unschedulable. */
  static boolean isCordoned(Node node) {
    return Boolean.TRUE.equals(node.getSpec().getUnschedulable());
  }

  /** Whether a taint keeps pods off that don't tolerate it. */
  static boolean keepsAway(Taint taint) {
    return KEEPS_AWAY.contains(taint.getEffect());
  }

  /** Whether a node's taints, and that it may be cordoned, let a new pod be placed there. */
  static boolean admit(Pod pod, Node node) {
    var cordon = new Taint("NoSchedule", "node.kubernetes.io/unschedulable", null, null);
    return (!isCordoned(node) || isTolerated(cordon, pod))
        && of(node).stream().filter(Taints::keepsAway).allMatch(taint -> isTolerated(taint, pod));
  }

  /**
   * The taints for which a pod is evicted from its node; one that it tolerates for a time isn't.
   */
  static List<String> evicting(Pod pod, Node node) {
    return of(node).stream()
        .filter(taint -> taint.getEffect().equals(EVICTS) && !isTolerated(taint, pod))
        .map(Taints::words)
        .toList();
  }

  private static boolean isTolerated(Taint taint, Pod pod) {
    return pod.getSpec().getTolerations().stream().anyMatch(it -> tolerates(it, taint));
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    var effect = Objects.toString(toleration.getEffect(), "");
    var key = Objects.toString(toleration.getKey(), "");
    boolean exists = "Exists".equals(toleration.getOperator());
    return (effect.isEmpty() || effect.equals(taint.getEffect()))
        && (key.isEmpty() ? exists : key.equals(taint.getKey()))
        && (exists
            || Objects.toString(toleration.getValue(), "")
                .equals(Objects.toString(taint.getValue(), "")));
  }
}
