package workshop.kubernetes;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which namespaces are read, and whose workloads are awaited. */
public sealed interface Namespaces {

  /** What Kubernetes and a cluster's makers put into a cluster of their own. */
  Set<String> SYSTEM =
      Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");

  /** Whether a namespace is one of them. */
  boolean include(String namespace);

  /**
   * These namespaces, whether they are there or not: each is read by itself, so that no more has to
   * be allowed than to see these.
   */
  static Namespaces of(Collection<String> names) {
    return new Named(List.copyOf(names));
  }

  /**
   * All but those of the system and some others, those included that are made later: the whole
   * cluster is read, one list of each kind.
   *
   * @param names the others, e.g. those that were there before; {@code default} is one of those
   *     that are read, unless it is named
   */
  static Namespaces except(Collection<String> names) {
    return new AllBut(
        Stream.concat(SYSTEM.stream(), names.stream()).collect(Collectors.toUnmodifiableSet()));
  }

  /** A fixed list of namespaces. */
  record Named(List<String> names) implements Namespaces {
    @Override
    public boolean include(String namespace) {
      return names.contains(namespace);
    }
  }

  /** All namespaces but these. */
  record AllBut(Set<String> names) implements Namespaces {
    @Override
    public boolean include(String namespace) {
      return !names.contains(namespace);
    }
  }
}
