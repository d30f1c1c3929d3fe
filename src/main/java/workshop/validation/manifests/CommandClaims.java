package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workshop.validation.manifests.PageScript.Line;
import workshop.validation.manifests.PageScript.Part;

/** What the commands of a page claim of the manifests that they name. */
record CommandClaims(PageScript script, ManifestFolders folders) {

  /** Programs that need the files which they name. */
  private static final Set<String> READING =
      Set.of(
          "kubectl",
          "kustomize",
          "cat",
          "less",
          "more",
          "head",
          "tail",
          "grep",
          "jq",
          "yq",
          "bat",
          "envsubst",
          "bash",
          "sh",
          "source",
          ".",
          "cd",
          "pushd",
          "ls",
          "eksctl",
          "helm",
          "aws",
          "diff",
          "wc",
          "sed",
          "cp",
          "chmod",
          "tree");

  /** Programs that print no line on an object of Kubernetes. */
  private static final Set<String> SILENT =
      Set.of("cat", "cd", "echo", "sleep", "export", "envsubst", "tee", "ls", "kustomize", "read");

  private static final Set<String> SILENT_VERBS =
      Set.of("kustomize", "get", "wait", "rollout", "describe", "logs", "config");

  List<Claim> claims() {
    var claims = new ArrayList<Claim>();
    for (var line : script.lines()) {
      var applied = applied(line);
      var overlays = overlays(applied);
      for (var part : line.parts()) {
        claims.addAll(files(line, part, overlays));
      }
      if (!applied.isEmpty() && sources(applied).noneMatch(this::isMade)) {
        claims.add(new AppliedClaim(line.command(), applied, line.toRun() && printsNoMore(line)));
      }
    }
    return claims;
  }

  private static Stream<Path> sources(List<Applied> applied) {
    return applied.stream()
        .flatMap(it -> it.sources().stream())
        .filter(it -> it.text().isEmpty())
        .map(Applied.Source::path);
  }

  /** Whether the learner may have made or changed what lies at a path. */
  private boolean isMade(Path path) {
    return script.made().contains(path.getFileName().toString())
        || !Files.exists(path) && script.mayHaveMade(path)
        || script.made().stream().anyMatch(name -> Files.isRegularFile(path.resolve(name)));
  }

  /** What a command applies, in order. */
  List<Applied> applied(Line line) {
    return IntStream.range(0, line.parts().size())
        .mapToObj(i -> Applied.of(line.parts(), i, folders))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The files and folders of the content that the commands name and that are there. */
  List<Path> named() {
    return script.lines().stream()
        .flatMap(line -> line.parts().stream())
        .flatMap(part -> part.command().words().stream().flatMap(it -> path(part, it).stream()))
        .filter(Files::exists)
        .distinct()
        .toList();
  }

  private List<Claim> files(Line line, Part part, Set<String> overlays) {
    var claims = new ArrayList<Claim>();
    var command = part.command();
    var words = new ArrayList<>(command.reads());
    if (READING.contains(command.program())) {
      int end = command.words().size() - (command.program().equals("cp") ? 1 : 0);
      for (int i = 1; i < end; i++) {
        if (!command.words().get(i - 1).matches("-o|--output|--output-dir")) {
          words.add(command.words().get(i));
        }
      }
    }
    for (var word : words) {
      for (var one : word.replaceFirst("/\\*$", "").split(",")) {
        path(part, one)
            .filter(it -> !overlays.contains(one))
            .filter(it -> Files.exists(it) || !script.mayHaveMade(it))
            .ifPresent(it -> claims.add(new FileClaim(line.command().line(), one, it)));
      }
    }
    return claims;
  }

  /** The kustomizations that are applied, which {@link AppliedClaim} looks at. */
  private static Set<String> overlays(List<Applied> applied) {
    return applied.stream()
        .flatMap(it -> it.sources().stream())
        .filter(Applied.Source::kustomization)
        .map(Applied.Source::written)
        .collect(Collectors.toSet());
  }

  /** What may stand before a path in one word: a flag, or a mark for a file. */
  private static final Pattern BEFORE = Pattern.compile("^(?:--?[\\w-]{1,40}=)?(?:file://|@)?");

  private Optional<Path> path(Part part, String word) {
    var value = BEFORE.matcher(word).replaceFirst("");
    boolean fixed = folders.surely(value).isPresent();
    boolean file = part.command().words().contains("-f") && Manifests.named(Path.of("/", value));
    return fixed || file || part.command().program().equals("cd")
        ? part.path(value, folders)
        : Optional.empty();
  }

  private boolean printsNoMore(Line line) {
    for (int i = 0; i < line.parts().size(); i++) {
      var command = line.parts().get(i).command();
      boolean silent =
          SILENT.contains(command.program())
              || command.program().equals("kubectl")
                  && command.words().size() > 1
                  && SILENT_VERBS.contains(command.words().get(1));
      boolean filters = command.piped() && command.program().matches("grep|head|tail");
      if (command.conditional()
          || !silent && !filters && Applied.of(line.parts(), i, folders).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
