package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import workshop.shell.CanonicalCommand;
import workshop.validation.findings.Finding;
import workshop.validation.findings.ReportPath;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageCommand;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;

/** Whether every kustomization that the page applies exists, builds, and makes what is shown. */
record AppliedOverlays(
    Page page, ManifestFolders folders, Kustomizations kustomizations, KustomizeBuild kustomize) {

  /** The folders that the page applies, by the line of the command. */
  Map<Integer, Path> applied() {
    var applied = new TreeMap<Integer, Path>();
    for (var command : page.commandsToRun()) {
      kustomization(command)
          .flatMap(folders::resolve)
          .ifPresent(folder -> applied.put(command.line(), folder));
    }
    return applied;
  }

  List<Finding> findings() {
    return page.commandsToRun().stream()
        .flatMap(
            command -> kustomization(command).stream().flatMap(it -> check(command, it).stream()))
        .toList();
  }

  /** The objects that a folder's kustomization builds; empty if it doesn't, or can't be told. */
  Optional<List<Mapping>> objects(Path folder) {
    if (!(kustomize.build(folder) instanceof KustomizeBuild.Built yes)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          YamlTree.documents(yes.yaml(), 1).stream()
              .filter(Mapping.class::isInstance)
              .map(Mapping.class::cast)
              .toList());
    } catch (YamlTree.Unreadable e) {
      return Optional.empty();
    }
  }

  private Optional<String> kustomization(PageCommand command) {
    return CanonicalCommand.of(command.text(), folders.learner())
        .flags()
        .getOrDefault("kustomize", List.of())
        .stream()
        .map(path -> path.replace("<content>/", ""))
        .findFirst();
  }

  private List<Finding> check(PageCommand command, String written) {
    var resolved = folders.resolve(written);
    if (resolved.isEmpty()) {
      return written.contains("://") || written.contains("$")
          ? List.of()
          : List.of(
              contradicts(
                  command,
                  written,
                  "The content has no such kustomization; learners find it under "
                      + String.join(", ", folders.learner().roots()),
                  "Correct the path in the command."));
    }
    var folder = resolved.get();
    if (kustomizations.file(folder).isEmpty()) {
      return List.of(
          contradicts(
              command,
              written,
              Files.isDirectory(folder)
                  ? "The folder has no kustomization.yaml"
                  : "There is no such folder. " + Manifests.near(folder),
              "Correct the path in the command, or add the kustomization."));
    }
    return kustomize.build(folder) instanceof KustomizeBuild.Built
        ? objects(folder).map(it -> AppliedOutput.compare(page, command, it)).orElse(List.of())
        : List.of(notBuilt(command, written, folder));
  }

  private Finding contradicts(PageCommand command, String written, String isSo, String toDo) {
    return MANIFESTS.contradicts(page.at(command.line()), "applies " + written, isSo, toDo);
  }

  private Finding notBuilt(PageCommand command, String written, Path folder) {
    var missing = kustomizations.missing(folder).stream().findFirst();
    var result = kustomize.build(folder);
    Finding finding;
    if (result instanceof KustomizeBuild.Failed failed) {
      finding =
          contradicts(
              command,
              written,
              "The kustomization doesn't build: " + failed.error(),
              "Mend the kustomization; kubectl kustomize %s shows the same."
                  .formatted(ReportPath.of(folder)));
    } else if (missing.isPresent()) {
      finding =
          contradicts(
              command,
              written,
              "Its kustomization names " + missing.get().text() + ", which isn't there",
              "Correct the name in the kustomization, or add the file.");
    } else {
      finding =
          MANIFESTS.unclear(
              page.at(command.line()),
              "applies " + written,
              "Whether it builds couldn't be told: " + ((KustomizeBuild.CouldNotTell) result).why(),
              "Install kubectl, or compare with a cluster, whose kubectl is used then.");
    }
    return finding.against(missing.map(Manifests.Located::place));
  }
}
