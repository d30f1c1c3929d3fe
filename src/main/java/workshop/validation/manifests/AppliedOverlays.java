package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import workshop.shell.CanonicalCommand;
import workshop.validation.findings.Finding;
import workshop.validation.findings.ReportPath;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageCommand;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;

/** Whether every kustomization that the page applies exists, builds, and makes what is shown. */
final class AppliedOverlays {

  private final Page page;
  private final ManifestFolders folders;
  private final Manifests manifests;
  private final KustomizeBuild kustomize;
  private final Map<Path, KustomizeBuild.Result> built = new LinkedHashMap<>();

  AppliedOverlays(
      Page page, ManifestFolders folders, Manifests manifests, KustomizeBuild kustomize) {
    this.page = page;
    this.folders = folders;
    this.manifests = manifests;
    this.kustomize = kustomize;
  }

  /** The folders that the page applies, by the line of the command. */
  Map<Integer, Path> folders() {
    var applied = new TreeMap<Integer, Path>();
    for (var command : page.commandsToRun()) {
      kustomization(command)
          .flatMap(folders::resolve)
          .ifPresent(folder -> applied.put(command.line(), folder));
    }
    return applied;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var command : page.commandsToRun()) {
      kustomization(command).ifPresent(written -> check(command, written, findings));
    }
    return findings;
  }

  /** The objects that a folder's kustomization builds; empty if it doesn't, or can't be told. */
  Optional<List<Mapping>> objects(Path folder) {
    if (!(build(folder) instanceof KustomizeBuild.Built yes)) {
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

  private KustomizeBuild.Result build(Path folder) {
    return built.computeIfAbsent(folder, kustomize::build);
  }

  private Optional<String> kustomization(PageCommand command) {
    return CanonicalCommand.of(command.text(), folders.learner())
        .flags()
        .getOrDefault("kustomize", List.of())
        .stream()
        .map(path -> path.replace("<content>/", ""))
        .findFirst();
  }

  private void check(PageCommand command, String written, List<Finding> findings) {
    var folder = folders.resolve(written);
    if (folder.isEmpty()) {
      boolean elsewhere = !written.contains("://") && !written.contains("$");
      if (elsewhere) {
        findings.add(
            at(
                command,
                Severity.CONTRADICTS,
                "applies " + written,
                "The content has no such kustomization; learners find it under "
                    + String.join(", ", folders.learner().roots()),
                "Correct the path in the command."));
      }
    } else if (manifests.kustomization(folder.get()).isEmpty()) {
      findings.add(
          at(
              command,
              Severity.CONTRADICTS,
              "applies " + written,
              Files.isDirectory(folder.get())
                  ? "The folder has no kustomization.yaml"
                  : "There is no such folder. " + NamedManifests.nearest(folder.get()),
              "Correct the path in the command, or add the kustomization."));
    } else {
      builds(command, written, folder.get(), findings);
    }
  }

  private void builds(PageCommand command, String written, Path folder, List<Finding> findings) {
    var result = build(folder);
    var missing = manifests.missing(folder).stream().findFirst();
    if (result instanceof KustomizeBuild.Built) {
      objects(folder)
          .ifPresent(objects -> findings.addAll(new AppliedOutput(page, command).against(objects)));
      return;
    }
    var finding =
        result instanceof KustomizeBuild.Failed failed
            ? at(
                command,
                Severity.CONTRADICTS,
                "applies " + written,
                "The kustomization doesn't build: " + failed.error(),
                "Mend the kustomization; kubectl kustomize "
                    + ReportPath.of(folder)
                    + " shows the same.")
            : missing
                .map(
                    gone ->
                        at(
                            command,
                            Severity.CONTRADICTS,
                            "applies " + written,
                            "Its kustomization names " + gone.named() + ", which isn't there",
                            "Correct the name in the kustomization, or add the file."))
                .orElse(
                    at(
                        command,
                        Severity.UNCLEAR,
                        "applies " + written,
                        "Whether it builds couldn't be told: "
                            + ((KustomizeBuild.CouldNotTell) result).why(),
                        "Install kubectl, or compare with a cluster, whose kubectl is used then."));
    findings.add(missing.map(gone -> finding.against(gone.place())).orElse(finding));
  }

  private Finding at(
      PageCommand command, Severity severity, String says, String isSo, String whatToDo) {
    return PageAgainstManifests.finding(severity, page, command.line(), says, isSo, whatToDo);
  }
}
