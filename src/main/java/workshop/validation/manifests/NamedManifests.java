package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workshop.shell.CanonicalCommand;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.NamedPath;
import workshop.validation.markdown.Page;

/** Whether what the page names by its path exists and, if it is a manifest, can be read. */
record NamedManifests(Page page, ManifestFolders folders, Manifests manifests) {

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var path : NamedPath.on(page)) {
      check(path.line(), path.written(), path.paragraph() < 0).ifPresent(findings::add);
    }
    for (var command : page.commandsToRun()) {
      var flags = CanonicalCommand.of(command.text(), folders.learner()).flags();
      for (var file : flags.getOrDefault("filename", List.of())) {
        if (file.startsWith("<content>/")) {
          check(command.line(), file.replace("<content>/", ""), true).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private Optional<Finding> check(int line, String written, boolean inFence) {
    var target = folders.resolve(written);
    if (target.isEmpty()) {
      boolean learners = inFence || written.matches("[/~].*\\.ya?ml");
      return Optional.of(
              MANIFESTS.contradicts(
                  page.at(line),
                  "names " + written,
                  "The content has modules/ and base-application/; learners find them under "
                      + String.join(", ", folders.learner().roots()),
                  "Correct the path on the page."))
          .filter(finding -> learners && !written.contains("://"));
    }
    if (!Files.exists(target.get())) {
      return Optional.of(
          MANIFESTS.contradicts(
              page.at(line),
              "names " + written,
              "There is no such file or folder. " + Manifests.near(target.get()),
              "Correct the path on the page, or add the file."));
    }
    return target
        .filter(Files::isRegularFile)
        .flatMap(manifests::problem)
        .map(
            problem ->
                MANIFESTS
                    .contradicts(
                        problem.place(),
                        "names this manifest",
                        "It isn't YAML: " + problem.text(),
                        "Correct the manifest at this line.")
                    .against(page.at(line)));
  }
}
