package workshop.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version of the Kubernetes in a node image.
 *
 * @param minor the number after {@code 1.}
 */
public record KubernetesVersion(int minor) {

  /**
   * Where images tell the version of what is in them.
   *
   * @see <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">OCI</a>
   */
  private static final String LABEL = "org.opencontainers.image.version";

  private static final Pattern VERSION = Pattern.compile("v?1\\.(\\d{1,3})(?:[.+_-].*)?");
  private static final Pattern TAG = Pattern.compile(":([^:/@]+)(?:@.+)?$");

  /** The version that a version's own text tells, e.g. {@code v1.35.5+k3s1}. */
  public static Optional<KubernetesVersion> read(String text) {
    return Optional.of(VERSION.matcher(text))
        .filter(version -> version.matches())
        .map(version -> new KubernetesVersion(Integer.parseInt(version.group(1))));
  }

  /** The version that an image's tag or its label tells; nothing where neither does. */
  public static Optional<KubernetesVersion> of(String reference, Map<String, String> labels) {
    var tag = TAG.matcher(reference);
    return Stream.of(tag.find() ? tag.group(1) : "", labels.getOrDefault(LABEL, ""))
        .flatMap(it -> read(it).stream())
        .findFirst();
  }
}
