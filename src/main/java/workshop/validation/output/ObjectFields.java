package workshop.validation.output;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import workshop.validation.findings.MatchLevel;
import workshop.yaml.YamlDifference;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Entry;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;
import workshop.yaml.YamlTree.Type;

/** Which fields of an object mean something, and which a cluster or a version puts in. */
final class ObjectFields {

  private static final Set<String> VOLATILE =
      Set.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "generation",
          "observedGeneration",
          "managedFields",
          "selfLink",
          "generateName",
          "deletionTimestamp",
          "lastTransitionTime",
          "lastUpdateTime",
          "lastProbeTime",
          "lastHeartbeatTime",
          "lastScheduleTime",
          "lastSuccessfulTime",
          "startTime",
          "startedAt",
          "finishedAt",
          "completionTime",
          "clusterIP",
          "clusterIPs",
          "nodePort",
          "podIP",
          "podIPs",
          "hostIP",
          "hostIPs",
          "containerID",
          "imageID",
          "pod-template-hash",
          "controller-uid",
          "controller-revision-hash",
          "ownerReferences",
          "kubectl.kubernetes.io/last-applied-configuration",
          "message",
          "renewTime",
          "batch.kubernetes.io/controller-uid",
          "healthCheckNodePort",
          "addresses",
          "tolerations",
          "eventTime",
          "firstTimestamp",
          "lastTimestamp",
          "ingress");

  /**
   * Fields that a server fills in, each from some version on: where they are missing, no page errs.
   */
  private static final Pattern OF_VERSION =
      Pattern.compile(
          ".*\\b(?:status|annotations|internalTrafficPolicy|ipFamil(?:y|ies)\\w*|podReplacementPolicy"
              + "|allocateLoadBalancerNodePorts|completionMode|suspend|trafficDistribution|manualSelector"
              + "|persistentVolumeClaimRetentionPolicy|recursiveReadOnly|resizePolicy|minReadySeconds"
              + "|kubernetes\\.io/metadata\\.name|preemptionPolicy|enableServiceLinks|volumes|volumeMounts"
              + "|finalizers|apiVersion|strategy|terminationMessage\\w+|dnsPolicy|schedulerName)\\b.*");

  private ObjectFields() {}

  /** What of a tree that the page shows is claimed: neither volatile nor left out. */
  static YamlTree claimed(YamlTree tree) {
    if (tree instanceof Mapping mapping) {
      return new Mapping(
          mapping.line(),
          mapping.entries().stream()
              .filter(entry -> !VOLATILE.contains(entry.key()) && !isLeftOut(entry.value()))
              .map(entry -> with(entry, claimed(entry.value())))
              .toList());
    }
    if (tree instanceof Sequence list) {
      return new Sequence(
          list.line(),
          list.items().stream()
              .filter(item -> !isLeftOut(item))
              .map(ObjectFields::claimed)
              .filter(item -> !(item instanceof Mapping map && map.entries().isEmpty()))
              .toList());
    }
    return masked(tree);
  }

  /** A tree with made-up names replaced by what is known of them. */
  static YamlTree masked(YamlTree tree) {
    if (tree instanceof Mapping mapping) {
      return new Mapping(
          mapping.line(),
          mapping.entries().stream().map(entry -> with(entry, masked(entry.value()))).toList());
    }
    if (tree instanceof Sequence list) {
      return new Sequence(list.line(), list.items().stream().map(ObjectFields::masked).toList());
    }
    var scalar = (Scalar) tree;
    return scalar.type() == Type.TEXT
        ? new Scalar(scalar.line(), name(scalar.text()), scalar.type())
        : scalar;
  }

  private static String name(String text) {
    return GeneratedName.read(text).map(GeneratedName::known).orElse(text.strip());
  }

  private static Entry with(Entry entry, YamlTree value) {
    return new Entry(entry.key(), entry.line(), value);
  }

  private static boolean isLeftOut(YamlTree value) {
    return value instanceof Scalar scalar
            && (PrintedTable.isEllipsis(scalar.text()) || scalar.type() == Type.NULL)
        || value instanceof Sequence list
            && list.items().size() == 1
            && isLeftOut(list.items().get(0));
  }

  /** How much a difference weighs. */
  static MatchLevel level(YamlDifference difference) {
    boolean missing =
        difference.actual().startsWith("no such key") || difference.actual().equals("nothing here");
    boolean ofVersion =
        OF_VERSION.matcher(difference.path()).matches()
            || List.of("{}", "[]", "null", "\"\"").contains(difference.shown());
    boolean annotation = difference.path().contains("annotations");
    return missing && ofVersion || annotation ? MatchLevel.DIFFERS : MatchLevel.CONTRADICTS;
  }
}
