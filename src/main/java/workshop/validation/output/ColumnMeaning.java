package workshop.validation.output;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import workshop.validation.findings.MatchLevel;

/** What a column of a table tells, and so how two of its cells compare. */
enum ColumnMeaning {
  /** What the row is about, or belongs to. */
  IDENTITY,
  /** How many: ready, wanted, complete. */
  COUNT,
  /** The state that an object is in. */
  PHASE,
  RESTARTS,
  PORTS,
  /** Labels or a selector, as {@code key=value}. */
  LABELS,
  /** An address or list whose value means nothing, but whether there is one does. */
  PRESENCE,
  /** Load against the load that is wanted. */
  TARGETS,
  /** What the author of a manifest wrote. */
  AUTHORED,
  /** What the cluster decides, so that another one may have another. */
  LOCAL,
  /** Ages, addresses, versions, load. */
  VOLATILE,
  /** No column that is known. */
  OTHER;

  private static final Map<String, ColumnMeaning> KNOWN = new HashMap<>();

  static {
    known(IDENTITY, "NAME,NAMESPACE,NODE,REFERENCE,KIND,OBJECT,RESOURCE,POD");
    known(
        COUNT,
        "READY,DESIRED,CURRENT,UP-TO-DATE,AVAILABLE,COMPLETIONS,REPLICAS,DATA,MINPODS,MAXPODS,"
            + "MIN AVAILABLE,MAX UNAVAILABLE,ALLOWED DISRUPTIONS,DISRUPTIONS");
    known(PHASE, "STATUS,PHASE,STATE,HEALTH,SYNC");
    known(RESTARTS, "RESTARTS");
    known(PORTS, "PORT(S),PORTS");
    known(LABELS, "LABELS,SELECTOR,NODE SELECTOR,POD-SELECTOR");
    known(PRESENCE, "CLUSTER-IP,ENDPOINTS");
    known(TARGETS, "TARGETS");
    known(
        AUTHORED,
        "TYPE,IMAGES,IMAGE,CONTAINERS,SCHEDULE,SUSPEND,CLASS,HOSTS,REVISION,CHANGE-CAUSE,ACCESS MODES,"
            + "NAMESPACED");
    known(
        LOCAL,
        "ACTIVE,STORAGECLASS,PROVISIONER,RECLAIMPOLICY,RECLAIM POLICY,VOLUMEBINDINGMODE,"
            + "ALLOWVOLUMEEXPANSION,CAPACITY,CHART,ROLE,REASON,MESSAGE,TIMEZONE,APIVERSION,SHORTNAMES");
    known(
        VOLATILE,
        "AGE,IP,EXTERNAL-IP,INTERNAL-IP,VERSION,OS-IMAGE,KERNEL-VERSION,CONTAINER-RUNTIME,LAST SEEN,"
            + "FIRST SEEN,LAST SCHEDULE,DURATION,ADDRESS,ADDRESSES,CPU(cores),CPU%,MEMORY(bytes),MEMORY%,"
            + "CPU(%),MEMORY(%),RESOURCEVERSION,UID,UPDATED,CREATED AT,VOLUME,ROLES,SECRETS,COUNT,SOURCE,"
            + "NOMINATED NODE,READINESS GATES,APP VERSION,VOLUMEATTRIBUTESCLASS");
  }

  /** Columns that came with a version: without them nothing of what a page says is missing. */
  static final Set<String> OF_VERSIONS =
      Set.of("VOLUMEATTRIBUTESCLASS", "TIMEZONE", "STATUS", "REASON", "SECRETS", "EXTERNAL-IP");

  private static final Set<String> NOTHING = Set.of("<none>", "None", "");
  private static final String OPINION =
      "(?i)true|false|yes|no|unknown|healthy|unhealthy|degraded|progressing|synced|outofsync|ready|notready"
          + "|available|unavailable|active|inactive|running|failed|succeeded|pending|bound|released";
  private static final String NUMBER = "-?\\d{1,18}(?:\\.\\d{1,18})?";

  /** Labels that clusters add of themselves. */
  private static final String ADDED_LABEL =
      "pod-template-(?:hash|generation)|controller-revision-hash|controller-uid|job-name"
          + "|batch\\.kubernetes\\.io/.*|apps\\.kubernetes\\.io/pod-index|statefulset\\.kubernetes\\.io/.*"
          + "|topology\\.kubernetes\\.io/.*|kubernetes\\.io/metadata\\.name|.*\\.beta\\.kubernetes\\.io/.*"
          + "|endpointslice\\.kubernetes\\.io/.*|eks\\.amazonaws\\.com/.*";

  private static void known(ColumnMeaning meaning, String columns) {
    Arrays.stream(columns.split(",")).forEach(column -> KNOWN.put(column, meaning));
  }

  static ColumnMeaning of(String column) {
    return KNOWN.getOrDefault(column, OTHER);
  }

  /** Whether a column of the page's may be missing, or one of the cluster's be more, unremarked. */
  boolean tellsOfTime() {
    return this == COUNT || this == PHASE || this == RESTARTS;
  }

  /** How two cells compare, neither of them a name that a cluster made up. */
  MatchLevel compare(String page, String cluster) {
    if (this == VOLATILE || page.equals(cluster)) {
      return MatchLevel.SAME;
    }
    return switch (this) {
      case PHASE -> phases(page, cluster);
      case RESTARTS -> Restarts.compare(page, cluster);
      case PORTS -> levelIf(portsOf(page).equals(portsOf(cluster)));
      case LABELS -> labels(page, cluster);
      case PRESENCE -> levelIf(NOTHING.contains(page) == NOTHING.contains(cluster));
      case TARGETS -> levelIf(wanted(page).equals(wanted(cluster)));
      case LOCAL -> MatchLevel.DIFFERS;
      case OTHER -> opinions(page, cluster) ? MatchLevel.CONTRADICTS : MatchLevel.DIFFERS;
      default -> MatchLevel.CONTRADICTS;
    };
  }

  private static MatchLevel levelIf(boolean same) {
    return same ? MatchLevel.SAME : MatchLevel.CONTRADICTS;
  }

  private static MatchLevel phases(String page, String cluster) {
    var one = PodPhase.of(page);
    var other = PodPhase.of(cluster);
    return one.equals(other)
        ? MatchLevel.SAME
        : one.trouble() != PodPhase.Trouble.NONE && one.trouble() == other.trouble()
            ? MatchLevel.DIFFERS
            : MatchLevel.CONTRADICTS;
  }

  private static Set<String> portsOf(String cell) {
    return Arrays.stream(cell.split(",\\s*"))
        .map(VolatileValues::withoutNodePorts)
        .collect(Collectors.toSet());
  }

  private static String wanted(String targets) {
    return targets.substring(targets.lastIndexOf('/') + 1);
  }

  private static MatchLevel labels(String page, String cluster) {
    var shown = labelsOf(page);
    var seen = labelsOf(cluster);
    return !seen.containsAll(shown)
        ? MatchLevel.CONTRADICTS
        : shown.equals(seen) ? MatchLevel.SAME : MatchLevel.DIFFERS;
  }

  /** The labels of a list, without those that clusters add of themselves. */
  static Set<String> labelsOf(String cell) {
    return Arrays.stream(cell.split(",\\s*"))
        .filter(label -> !NOTHING.contains(label))
        .filter(label -> !isAddedLabel(label))
        .collect(Collectors.toSet());
  }

  /** Whether a label is one that clusters add of themselves. */
  static boolean isAddedLabel(String label) {
    return label.split("[=:]", 2)[0].strip().matches(ADDED_LABEL);
  }

  private static boolean opinions(String page, String cluster) {
    return page.matches(NUMBER) && cluster.matches(NUMBER)
        || page.matches(OPINION) && cluster.matches(OPINION);
  }
}
