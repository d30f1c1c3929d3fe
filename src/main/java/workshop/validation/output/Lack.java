package workshop.validation.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import workshop.cluster.Execution;
import workshop.cluster.KubernetesVersion;

/** What a command that failed says is missing here, and would be there for a learner. */
public final class Lack {

  /** The shell's own exit code for a program that it doesn't find. */
  private static final int NOT_FOUND = 127;

  /** The API versions of Kubernetes' own that pages use, with the minor that first served them. */
  private static final Map<String, Integer> SERVED_SINCE =
      Map.of(
          "autoscaling/v2", 23,
          "policy/v1", 21,
          "batch/v1", 21,
          "discovery.k8s.io/v1", 21,
          "admissionregistration.k8s.io/v1", 30,
          "flowcontrol.apiserver.k8s.io/v1", 29);

  /** The groups of Kubernetes' own that have a dot in their names. */
  private static final Set<String> OWN_GROUPS =
      Set.of(
          "networking.k8s.io",
          "storage.k8s.io",
          "rbac.authorization.k8s.io",
          "scheduling.k8s.io",
          "apiextensions.k8s.io",
          "apiregistration.k8s.io",
          "certificates.k8s.io",
          "coordination.k8s.io",
          "events.k8s.io",
          "node.k8s.io",
          "authentication.k8s.io",
          "authorization.k8s.io");

  private static final Pattern KIND =
      Pattern.compile("no matches for kind \"(\\w+)\" in version \"([\\w.-]+/\\w+)\"");

  private static final Pattern RESOURCE =
      Pattern.compile("the server doesn't have a resource type \"[\\w.-]*\\.[\\w.-]+\"");

  private static final Pattern PRIVILEGED =
      Pattern.compile("privileged: Forbidden: disallowed by cluster policy");

  private static final List<Pattern> METRICS =
      List.of(
          Pattern.compile("Metrics API not available"),
          Pattern.compile("the server could not find the requested resource \\(get services"),
          Pattern.compile("metrics\\.k8s\\.io"));

  private Lack() {}

  /**
   * What is missing, in words that go behind a semicolon; empty if the command succeeded, or failed
   * by itself.
   */
  public static Optional<String> of(Execution execution, OutputContext context) {
    if (execution.exitCode() == 0) {
      return Optional.empty();
    }
    var said = execution.errors();
    return kind(said, context)
        .or(() -> found(RESOURCE, said).map(it -> "it is of an add-on that isn't here"))
        .or(() -> found(PRIVILEGED, said).map(it -> "no pod may be privileged here"))
        .or(
            () ->
                METRICS.stream()
                    .flatMap(it -> found(it, said).stream())
                    .findFirst()
                    .map(it -> Caveats.NO_METRICS))
        .or(
            () ->
                said.lines()
                    .filter(it -> execution.exitCode() == NOT_FOUND && it.contains("not found"))
                    .findFirst()
                    .map(it -> "the program isn't here, and may be for a learner"));
  }

  private static Optional<String> kind(String said, OutputContext context) {
    var matcher = KIND.matcher(said);
    if (!matcher.find()) {
      return Optional.empty();
    }
    var version = matcher.group(2);
    if (SERVED_SINCE.containsKey(version)) {
      return context
          .kubernetes()
          .map(KubernetesVersion::minor)
          .filter(it -> it < SERVED_SINCE.get(version))
          .map("Kubernetes 1.%d doesn't have it yet"::formatted);
    }
    return Optional.of("the kind %s is of an add-on that isn't here".formatted(matcher.group(1)))
        .filter(it -> version.contains(".") && !OWN_GROUPS.contains(version.split("/")[0]));
  }

  private static Optional<String> found(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(it -> it.find()).map(it -> it.group());
  }
}
