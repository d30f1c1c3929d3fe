package workshop.validation.output;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.validation.findings.MatchLevel;

/** What a key of a description tells, and so how two of its values compare. */
final class DescribedKey {

  private static final Set<String> VOLATILE =
      Set.of(
          "Start Time",
          "IP",
          "IPs",
          "UID",
          "Container ID",
          "Image ID",
          "Started",
          "Finished",
          "CreationTimestamp",
          "Created",
          "Priority",
          "Priority Class Name",
          "Age",
          "NodePort",
          "IP Family Policy",
          "IP Families",
          "LoadBalancer Ingress",
          "SecurityContext",
          "Seccomp Profile",
          "SeccompProfile",
          "Completed At",
          "Start time",
          "Duration",
          "Last Schedule Time",
          "Events",
          "Volumes",
          "Tolerations",
          "Host Port",
          "Host Ports",
          "Resource Version",
          "Last Probe Time",
          "Internal Traffic Policy",
          "External Traffic Policy",
          "Generation",
          "Tokens",
          "Mountable secrets",
          "Image pull secrets",
          "OldReplicaSet",
          "OldReplicaSets",
          "NewReplicaSet",
          "Allocated resources",
          "System Info",
          "Addresses",
          "PodCIDR",
          "PodCIDRs",
          "ProviderID",
          "Lease",
          "Non-terminated Pods",
          "Capacity",
          "Allocatable",
          "Pod CIDR",
          "LoadBalancer IP",
          "Desired LoadBalancer IP",
          "Completion Mode",
          "Backoff Limit",
          "Time Zone",
          "Last State");

  /** What a manifest sets or a page is about: to show another value misleads. */
  private static final Set<String> TELLING =
      Set.of(
          "Name",
          "Namespace",
          "Labels",
          "Selector",
          "Replicas",
          "Image",
          "Port",
          "Ports",
          "TargetPort",
          "Type",
          "StrategyType",
          "Update Strategy",
          "RollingUpdateStrategy",
          "Limits",
          "Requests",
          "Liveness",
          "Readiness",
          "Startup",
          "Status",
          "State",
          "Ready",
          "Reason",
          "Exit Code",
          "Args",
          "Command",
          "Mounts",
          "Environment",
          "Environment Variables from",
          "Parallelism",
          "Completions",
          "Schedule",
          "Suspend",
          "Concurrency Policy",
          "Taints",
          "Unschedulable",
          "Node-Selectors",
          "Service Account",
          "QoS Class",
          "Conditions",
          "Data",
          "Pods Status",
          "Pods Statuses",
          "MinReadySeconds",
          "Session Affinity",
          "Topology Spread Constraints",
          "Min replicas",
          "Max replicas",
          "Hard",
          "Used",
          "Controlled By",
          "Restart Count",
          "Rules");

  private static final Set<String> OF_VERSION =
      Set.of(
          "Namespace",
          "Service Account",
          "Node-Selectors",
          "Topology Spread Constraints",
          "Suspend");

  private static final Set<String> STATE =
      Set.of(
          "State",
          "Ready",
          "Reason",
          "Status",
          "Conditions",
          "Pods Status",
          "Pods Statuses",
          "Replicas",
          "Exit Code",
          "Restart Count",
          "Endpoints");

  private static final Set<String> LABELS =
      Set.of("Labels", "Selector", "Node-Selectors", "Annotations");

  private static final String NUMBERS = "\\d{1,12}\\w{0,2}(?: \\d{1,12}\\w{0,2}){0,9}";
  private static final Pattern PROTOCOL = Pattern.compile(" \\([a-z0-9-]{1,15}\\)$");

  private DescribedKey() {}

  /** Whether nothing depends on the value. */
  static boolean isVolatile(Description.Entry entry) {
    return entry.path().stream().anyMatch(VOLATILE::contains)
        || entry.value().contains("/var/run/secrets/kubernetes.io/serviceaccount")
        || LABELS.contains(entry.key()) && ColumnMeaning.isAddedLabel(entry.value())
        || entry.isWithin("Conditions") && entry.value().isEmpty();
  }

  /** Whether only some versions of kubectl print the key. */
  static boolean isOfVersion(Description.Entry entry) {
    return OF_VERSION.contains(entry.key());
  }

  /** Whether a value that isn't so misleads. */
  static boolean isTelling(Description.Entry entry) {
    return !entry.isWithin("Annotations") && entry.path().stream().anyMatch(TELLING::contains);
  }

  /** Whether the value depends on whether containers run. */
  static boolean isState(Description.Entry entry) {
    return entry.path().stream().anyMatch(STATE::contains);
  }

  static boolean isEvent(Description.Entry entry) {
    return entry.isWithin("Events");
  }

  /** How a value of the page compares with the one that has its key. */
  static MatchLevel compare(Description.Entry page, String cluster) {
    var shown = normal(page.key(), page.value());
    var seen = normal(page.key(), cluster);
    if (shown.equals(seen)) {
      return MatchLevel.SAME;
    }
    if (page.key().equals("Restart Count")) {
      return Restarts.compare(page.value(), cluster);
    }
    if (page.key().equals("Node") || page.key().equals("Endpoints")) {
      boolean none = isNone(page.value());
      return none == isNone(cluster) ? MatchLevel.SAME : MatchLevel.CONTRADICTS;
    }
    boolean labels = LABELS.contains(page.key()) && (shown + seen).contains("=");
    if (labels && ColumnMeaning.labelsOf(shown).equals(ColumnMeaning.labelsOf(seen))) {
      return MatchLevel.SAME;
    }
    boolean numbers = shown.matches(NUMBERS) && seen.matches(NUMBERS);
    return isTelling(page) || numbers ? MatchLevel.CONTRADICTS : MatchLevel.DIFFERS;
  }

  private static boolean isNone(String value) {
    return value.isEmpty() || value.equals("<none>") || value.equals("<unset>");
  }

  /** A value without what versions and clusters put in. */
  private static String normal(String key, String value) {
    if (isNone(value)) {
      return "";
    }
    if (key.startsWith("Pods Status")) {
      return value.replaceAll(" \\(\\d+ Ready\\)", "").replace(" Active", " Running");
    }
    var words =
        Set.of("cpu", "memory", "ephemeral-storage").contains(key)
            ? value
            : Arrays.stream(PROTOCOL.matcher(value).replaceAll("").split("\\s+"))
                .map(DescribedKey::word)
                .collect(Collectors.joining(" "));
    return LABELS.contains(key) ? words.replace(": ", "=") : words;
  }

  private static String word(String word) {
    int slash = word.lastIndexOf('/');
    var name = word.substring(slash + 1);
    var known = GeneratedName.read(name).map(GeneratedName::known).orElse(name);
    return VolatileValues.withoutNodePorts(word.substring(0, slash + 1) + known);
  }
}
