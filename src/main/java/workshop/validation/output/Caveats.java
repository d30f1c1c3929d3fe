package workshop.validation.output;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import workshop.cluster.Execution;
import workshop.cluster.KubernetesVersion;
import workshop.validation.findings.MatchLevel;

/**
 * What keeps a cluster from deciding on what a command prints: an image that can't be had or is a
 * stand-in, another version of Kubernetes, what only AWS has.
 */
record Caveats(PrintingCommand command, ImageTroubles images) {

  private static final String OF_AWS = "it is of AWS, which isn't here";
  static final String NO_METRICS = "there is no metrics server here";
  static final String OF_VERSION = "each version of Kubernetes has its own";
  static final String OF_MOMENT = "it depends on the moment what comes";

  /** The version from which on pods are held against Pod Security Standards. */
  private static final int POD_SECURITY = 23;

  private static final Set<String> NEEDS_PODS =
      Set.of("rollout", "wait", "exec", "logs", "attach", "port-forward", "top", "cp", "debug");

  /** A line of an output with what keeps from telling, if something does. */
  ComparedLine apply(ComparedLine line, List<String> printed) {
    boolean shown = !line.page().isEmpty();
    if (!shown || line.level() == MatchLevel.SAME || line.level() == MatchLevel.UNCLEAR) {
      return line;
    }
    boolean contradicts = line.level() == MatchLevel.CONTRADICTS;
    return words()
        .or(() -> version(line.page()))
        .or(() -> images.missing(command).filter(it -> contradicts && ofObjects()))
        .or(() -> images.otherName(line.page(), printed).filter(it -> contradicts))
        .or(
            () ->
                Optional.of(OF_AWS).filter(it -> contradicts && SystemObjects.isOfAws(line.page())))
        .map(line::unclear)
        .orElse(line);
  }

  /** Why a program's words needn't be those of the page. */
  private Optional<String> words() {
    return List.of(OutputKind.LOGS, OutputKind.PROGRAM).contains(command.kind())
        ? images
            .missing(command)
            .filter(it -> command.verb().equals("logs"))
            .or(() -> images.standIn(command))
        : Optional.empty();
  }

  private boolean ofObjects() {
    return List.of(OutputKind.VALUES, OutputKind.OBJECT, OutputKind.PROGRAM, OutputKind.EFFECTS)
            .contains(command.kind())
        && (command.kind() != OutputKind.EFFECTS || NEEDS_PODS.contains(command.verb()));
  }

  /** Why a command may fail here that doesn't for a learner; empty if it ended well. */
  Optional<String> failure(Execution seen) {
    if (seen.exitCode() == 0) {
      return Optional.empty();
    }
    boolean pods = command.program().equals("kubectl") && NEEDS_PODS.contains(command.verb());
    return Lack.of(seen, images.context())
        .or(() -> Optional.of(command).filter(it -> pods).flatMap(images::missing))
        .or(() -> Optional.of(command).filter(it -> pods).flatMap(it -> words()))
        .or(() -> version(seen.errors()));
  }

  /** Why a version of Kubernetes doesn't say or do something. */
  Optional<String> version(String text) {
    return images
        .context()
        .kubernetes()
        .map(KubernetesVersion::minor)
        .filter(it -> it < POD_SECURITY && text.contains("PodSecurity"))
        .map("Kubernetes 1.%d doesn't have it yet"::formatted);
  }
}
