package workshop.validation.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.WorkshopException;
import workshop.lesson.Content;
import workshop.shell.ContentRoots;

/**
 * What a command hands to the cluster, as text: its own, and that of the manifests that it names.
 *
 * @param texts the texts
 */
public record HandedOver(List<String> texts) {

  /** Manifests of a folder that lie deeper belong to others. */
  private static final int DEPTH = 2;

  private static final Pattern PATH = Pattern.compile("[\\w.~$/{}-]+/[\\w./-]+");
  private static final Pattern GROUP =
      Pattern.compile(
          "(?m)^apiVersion:[ \\t]*[\"']?([\\w.-]+)/\\w+[\"']?[ \\t]*(?:\\nkind:[ \\t]*(\\w+))?");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]*)");

  private static final Pattern NAMESPACE =
      Pattern.compile(
          "(?:-n|--namespace|create (?:ns|namespace))[ =]([a-z0-9][a-z0-9-]*)"
              + "|(?m)^\\s*namespace:\\s*([a-z0-9][a-z0-9-]*)\\s*$"
              + "|kind:\\s*Namespace\\s+metadata:\\s+name:\\s*([a-z0-9][a-z0-9-]*)");

  private static final Set<String> OF_KUBERNETES =
      Set.of("apps", "batch", "autoscaling", "policy", "extensions");

  public HandedOver {
    texts = List.copyOf(texts);
  }

  /** What a command hands over, of a content that the learner finds in these folders. */
  public static HandedOver of(String command, Content content, ContentRoots learner) {
    var named =
        PATH.matcher(command)
            .results()
            .flatMap(it -> learner.withinContent(it.group()).stream())
            .map(it -> content.manifests().resolve(it).normalize())
            .distinct()
            .flatMap(HandedOver::files)
            .map(HandedOver::text);
    return new HandedOver(Stream.concat(Stream.of(command), named).toList());
  }

  private static Stream<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path).filter(Files::isRegularFile);
    }
    try (var files = Files.walk(path, DEPTH)) {
      return files.filter(it -> it.toString().matches(".*\\.ya?ml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new WorkshopException("%s can't be listed: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WorkshopException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The kinds that Kubernetes itself doesn't know, unless the texts define them. */
  Set<String> kinds() {
    var defined = texts.stream().anyMatch(it -> it.contains("kind: CustomResourceDefinition"));
    return defined
        ? Set.of()
        : texts.stream()
            .flatMap(it -> GROUP.matcher(it).results())
            .filter(it -> !isOfKubernetes(it.group(1)))
            .map(it -> (it.group(2) == null ? "an object" : it.group(2)) + " of " + it.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOfKubernetes(String group) {
    return OF_KUBERNETES.contains(group)
        || group.matches("kustomize\\.config\\.k8s\\.io|[a-z]+(?:\\.[a-z]+)?\\.k8s\\.io")
            && !group.matches(
                "(?:gateway\\.networking|metrics|snapshot\\.storage|.*\\.x)\\.k8s\\.io");
  }

  /** The namespaces that the texts make or name. */
  public Set<String> namespaces() {
    return texts.stream()
        .flatMap(it -> NAMESPACE.matcher(it).results())
        .map(it -> Stream.of(1, 2, 3).map(it::group).filter(Objects::nonNull).findFirst())
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The variables in the texts, for a program that puts their values in. */
  Set<String> variables() {
    return texts.stream()
        .flatMap(it -> VARIABLE.matcher(it).results())
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
