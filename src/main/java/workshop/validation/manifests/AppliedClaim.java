package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import workshop.shell.PrintedObject;
import workshop.validation.findings.Finding;
import workshop.validation.findings.ReportPath;
import workshop.validation.manifests.Applied.Source;
import workshop.validation.manifests.Manifests.Located;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageCommand;

/**
 * What a command applies is there, builds, and is what the page shows that kubectl prints.
 *
 * @param command the page's command
 * @param applied what it applies
 * @param printsNoMore whether all lines on objects that it prints are of these
 */
record AppliedClaim(PageCommand command, List<Applied> applied, boolean printsNoMore)
    implements Claim {

  private static final String SHOW = "Show their lines too, or an ellipsis for them.";

  private static final Map<String, Set<String>> DONE =
      Map.of(
          "apply", Set.of("created", "configured", "unchanged", "serverside-applied"),
          "create", Set.of("created"),
          "replace", Set.of("replaced", "deleted"),
          "delete", Set.of("deleted", "force deleted"));

  @Override
  public List<Finding> check(Page page, ManifestIndex index) {
    var findings = new ArrayList<Finding>();
    for (var each : applied) {
      each.sources().stream()
          .filter(Source::kustomization)
          .forEach(source -> findings.addAll(overlay(page, index, source)));
    }
    var objects = new ArrayList<ManifestObject>();
    boolean known = printsNoMore;
    for (var each : applied) {
      var made = each.objects(index);
      known &= made.isPresent();
      made.ifPresent(objects::addAll);
    }
    if (known && !objects.isEmpty()) {
      findings.addAll(output(page, objects));
    }
    return findings;
  }

  private List<Finding> overlay(Page page, ManifestIndex index, Source source) {
    var folder = source.path();
    if (Kustomizations.file(folder).isEmpty()) {
      return List.of(
          contradicts(
              page,
              source,
              Files.isDirectory(folder)
                  ? "The folder has no kustomization.yaml"
                  : "There is no such folder. " + Manifests.near(folder),
              "Correct the path in the command, or add the kustomization."));
    }
    var overlay = index.overlay(folder);
    var fault = overlay.fault().map(Located::place);
    if (overlay.error().isPresent()) {
      var toDo =
          "Mend the kustomization; kubectl kustomize %s shows the same."
              .formatted(ReportPath.of(folder));
      var isSo = "The kustomization doesn't build: " + overlay.error().get();
      return List.of(contradicts(page, source, isSo, toDo).against(fault));
    }
    return overlay.untold().filter(why -> index.builds().firstUntold()).stream()
        .map(
            why ->
                MANIFESTS.unclear(
                    page.at(command.line()),
                    "applies " + source.written(),
                    "Whether it builds was looked up in its files only: " + why,
                    "Install kubectl, or compare with a cluster, whose kubectl is used then."))
        .toList();
  }

  private Finding contradicts(Page page, Source source, String isSo, String toDo) {
    return MANIFESTS.contradicts(
        page.at(command.line()), "applies " + source.written(), isSo, toDo);
  }

  private List<Finding> output(Page page, List<ManifestObject> made) {
    var findings = new ArrayList<Finding>();
    var left = new ArrayList<>(made);
    boolean shows = false;
    for (int i = 0; i < command.output().size(); i++) {
      var line = PrintedObject.read(command.output().get(i));
      if (line.filter(it -> DONE.values().stream().anyMatch(set -> set.contains(it.verb())))
          .isPresent()) {
        shows = true;
        left.removeIf(object -> object.isShown(line.get()));
        findings.addAll(line(page, command.outputLine() + i, line.get(), made));
      }
    }
    boolean cut = command.output().stream().anyMatch(it -> it.matches(".*(?:\\.\\.\\.|…|rror).*"));
    boolean whole = applied.stream().allMatch(Applied::whole);
    if (shows && !cut && whole && findings.isEmpty() && !left.isEmpty()) {
      var finding =
          MANIFESTS.contradicts(
              page.at(command.line()),
              "shows all but %d of the objects that it applies".formatted(left.size()),
              "The manifests make also " + names(left),
              SHOW);
      boolean most = left.size() == 1 || left.size() * 4 <= made.size();
      findings.add(most ? finding : finding.harmless(SHOW));
    }
    return findings;
  }

  private List<Finding> line(Page page, int at, PrintedObject line, List<ManifestObject> made) {
    if (made.stream().noneMatch(object -> object.isShown(line))) {
      return List.of(
          MANIFESTS.contradicts(
              page.at(at),
              "shows that %s is %s"
                  .formatted(
                      line.object(), line.verb().endsWith("deleted") ? "deleted" : "applied"),
              "The manifests make no such object, but " + names(made),
              "Correct the output on the page, or the manifests."));
    }
    boolean prints = applied.stream().anyMatch(it -> DONE.get(it.verb()).contains(line.verb()));
    return prints
        ? List.of()
        : List.of(
            MANIFESTS.contradicts(
                page.at(at),
                "shows that %s is %s".formatted(line.object(), line.verb()),
                "kubectl %s doesn't print that".formatted(applied.get(0).verb()),
                "Correct the output on the page, or the command."));
  }

  private static String names(List<ManifestObject> objects) {
    return objects.stream()
        .map(ManifestObject::printed)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
