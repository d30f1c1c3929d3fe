package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import workshop.shell.PrintedObject;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageCommand;
import workshop.yaml.YamlTree.Mapping;

/** The lines that the page shows for an apply against the objects that a kustomization builds. */
final class AppliedOutput {

  private AppliedOutput() {}

  /** What isn't so, given the objects that are built. */
  static List<Finding> compare(Page page, PageCommand command, List<Mapping> objects) {
    var findings = new ArrayList<Finding>();
    var makes = new TreeSet<String>();
    objects.forEach(object -> name(object).ifPresent(makes::add));
    var shown = new HashSet<String>();
    for (int i = 0; i < command.output().size(); i++) {
      var object = PrintedObject.read(command.output().get(i)).map(PrintedObject::object);
      object.ifPresent(shown::add);
      if (object.isPresent() && !makes.contains(object.get())) {
        findings.add(
            MANIFESTS.contradicts(
                page.at(command.outputLine() + i),
                "shows that " + object.get() + " is applied",
                "The kustomization makes no such object, but " + String.join(", ", makes),
                "Correct the output on the page, or the kustomization."));
      }
    }
    makes.removeAll(shown);
    if (!shown.isEmpty() && !makes.isEmpty()) {
      findings.add(
          MANIFESTS.differs(
              page.at(command.line()),
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
        .map(name -> name.split("/", 2))
        .map(kindAndName -> kindAndName[0].toLowerCase(Locale.ROOT) + group + "/" + kindAndName[1]);
  }
}
