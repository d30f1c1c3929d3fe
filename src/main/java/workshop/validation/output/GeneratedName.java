package workshop.validation.output;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that a cluster makes up, so that a page can't know it: of a pod, a ReplicaSet or a node.
 *
 * @param kind what it names
 * @param workload what of a pod's or ReplicaSet's name its author chose, e.g. {@code checkout};
 *     empty for a node
 * @param hash the hash of the pod's template, if the name has one
 * @param name the whole name
 */
record GeneratedName(Kind kind, String workload, String hash, String name) {

  /** What a made-up name names. */
  enum Kind {
    POD,
    REPLICA_SET,
    NODE
  }

  /** Names have at most 253 characters, and a type may stand before. */
  private static final int LONGEST = 300;

  // Kubernetes draws the suffixes from consonants and digits; pages also show made-up ones.
  private static final String DRAWN = "(?=[a-z0-9]*\\d|[^aeiou]+(?:-|$))[a-z0-9]";
  private static final Pattern OF_REPLICA_SET =
      Pattern.compile("(?:pods?/)?(.+)-(" + DRAWN + "{6,10})-([a-z0-9]{5})");
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "(?:pods?/)?(.+?)-((?=[a-z]*\\d)[b-df-hj-np-tv-xz0-9]{5}|[bcdfghjklmnpqrstvwxz2-9]{5})");
  private static final Pattern REPLICA_SET =
      Pattern.compile("(.+)-((?=[a-z]*\\d)[b-df-hj-np-tv-xz0-9]{8,10})");
  private static final Pattern NODE =
      Pattern.compile("(?:node/)?(?:(?:fargate-)?ip(?:-\\d{1,3}){4}|i-[0-9a-f]{8,17})(?:\\..+)?");
  private static final Pattern HOST =
      Pattern.compile("(?=.*[-.\\d])[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");

  /** Reads a name; empty if it isn't of a kind that a cluster makes up. */
  static Optional<GeneratedName> read(String word) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    if (NODE.matcher(word).matches()) {
      return Optional.of(new GeneratedName(Kind.NODE, "", "", word));
    }
    var pod = OF_REPLICA_SET.matcher(word);
    if (pod.matches()) {
      return Optional.of(new GeneratedName(Kind.POD, pod.group(1), pod.group(2), word));
    }
    var other = OF_OTHERS.matcher(word);
    if (other.matches()) {
      return Optional.of(new GeneratedName(Kind.POD, other.group(1), "", word));
    }
    var set = REPLICA_SET.matcher(word);
    return set.matches()
        ? Optional.of(new GeneratedName(Kind.REPLICA_SET, set.group(1), set.group(2), word))
        : Optional.empty();
  }

  /** The name that a cluster shows where the page shows this one; empty if it can't be. */
  Optional<GeneratedName> seenAs(String word) {
    var seen = read(word);
    if (kind == Kind.NODE && seen.isEmpty() && HOST.matcher(word).matches()) {
      return Optional.of(new GeneratedName(Kind.NODE, "", "", word));
    }
    return seen.filter(other -> other.kind() == kind && other.workload().equals(workload));
  }

  /** The name without what the cluster made up. */
  String known() {
    return kind == Kind.NODE ? "a node" : workload;
  }
}
