package workshop.validation.manifests;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import workshop.shell.PrintedObject;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageCommand;
import workshop.yaml.YamlTree.Mapping;

/** The lines that the page shows for an apply against the objects that a kustomization builds. */
final class AppliedOutput {

  private final Page page;
  private final PageCommand command;

  AppliedOutput(Page page, PageCommand command) {
    this.page = page;
    this.command = command;
  }

  /** What isn't so, given the objects that are built. */
  List<Finding> against(List<Mapping> objects) {
    var findings = new ArrayList<Finding>();
    Set<String> shown = new LinkedHashSet<>();
    for (var line : command.output()) {
      PrintedObject.read(line).ifPresent(printed -> shown.add(printed.object()));
    }
    if (shown.isEmpty()) {
      return findings;
    }
    Set<String> makes = new TreeSet<>();
    objects.forEach(object -> name(object).ifPresent(makes::add));
    for (int i = 0; i < command.output().size(); i++) {
      var object = PrintedObject.read(command.output().get(i)).map(PrintedObject::object);
      if (object.isPresent() && !makes.contains(object.get())) {
        findings.add(
            PageAgainstManifests.finding(
                Severity.CONTRADICTS,
                page,
                command.outputLine() + i,
                "shows that " + object.get() + " is applied",
                "The kustomization makes no such object, but " + String.join(", ", makes),
                "Correct the output on the page, or the kustomization."));
      }
    }
    makes.removeAll(shown);
    if (!makes.isEmpty()) {
      findings.add(
          PageAgainstManifests.finding(
              Severity.DIFFERS,
              page,
              command.line(),
              "shows " + shown.size() + " applied objects",
              "The kustomization makes also " + String.join(", ", makes),
              "Show its line too."));
    }
    return findings;
  }

  /** An object as {@code kubectl apply} names it, e.g. {@code deployment.apps/checkout}. */
  private static Optional<String> name(Mapping object) {
    var api = object.text("apiVersion").orElse("v1");
    var group = api.contains("/") ? "." + api.substring(0, api.indexOf('/')) : "";
    return object
        .object()
        .map(
            name ->
                name.substring(0, name.indexOf('/')).toLowerCase(Locale.ROOT)
                    + group
                    + name.substring(name.indexOf('/')));
  }
}
