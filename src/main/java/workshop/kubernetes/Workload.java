package workshop.kubernetes;

/**
 * What a pod belongs to: its topmost owner that is known, e.g. its Deployment, or the pod itself if
 * nothing but its node owns it. Two of one name differ by their namespace or their kind.
 *
 * @param kind the kind as a manifest has it, e.g. {@code StatefulSet}
 * @param namespace the namespace
 * @param name the name
 */
public record Workload(String kind, String namespace, String name) {

  /** The kind and the name, for messages. */
  @Override
  public String toString() {
    return kind + " " + name;
  }

  /** Whether it goes by a name, which may be written with the namespace: {@code carts/redis}. */
  boolean isCalled(String called) {
    return called.equals(name) || called.equals(namespace + "/" + name);
  }
}
