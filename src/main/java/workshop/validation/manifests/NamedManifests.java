package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import workshop.SourceLocation;
import workshop.shell.CanonicalCommand;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.NamedPath;
import workshop.validation.markdown.Page;

/** Whether what the page names by its path exists and, if it is a manifest, can be read. */
final class NamedManifests {

  private final Page page;
  private final ManifestFolders folders;
  private final Manifests manifests;

  NamedManifests(Page page, ManifestFolders folders, Manifests manifests) {
    this.page = page;
    this.folders = folders;
    this.manifests = manifests;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var path : NamedPath.on(page)) {
      check(path.line(), path.written(), path.paragraph() < 0, findings);
    }
    for (var command : page.commandsToRun()) {
      var flags = CanonicalCommand.of(command.text(), folders.learner()).flags();
      for (var file : flags.getOrDefault("filename", List.of())) {
        if (file.startsWith("<content>/")) {
          check(command.line(), file.replace("<content>/", ""), true, findings);
        }
      }
    }
    return findings;
  }

  private void check(int line, String written, boolean inFence, List<Finding> findings) {
    var target = folders.resolve(written);
    if (target.isEmpty()) {
      boolean learners = inFence || written.matches("[/~].*\\.ya?ml");
      if (learners && !written.contains("://")) {
        findings.add(outside(line, written));
      }
    } else if (!Files.exists(target.get())) {
      findings.add(
          PageAgainstManifests.finding(
              Severity.CONTRADICTS,
              page,
              line,
              "names " + written,
              "There is no such file or folder. " + nearest(target.get()),
              "Correct the path on the page, or add the file."));
    } else if (Files.isRegularFile(target.get())) {
      manifests
          .problem(target.get())
          .ifPresent(
              problem ->
                  findings.add(
                      Finding.of(
                              Severity.CONTRADICTS,
                              Comparison.MANIFESTS,
                              problem.getKey(),
                              "names this manifest",
                              "It isn't YAML: " + problem.getValue(),
                              "Correct the manifest at this line.")
                          .against(new SourceLocation(page.file(), line))));
    }
  }

  private Finding outside(int line, String written) {
    return PageAgainstManifests.finding(
        Severity.CONTRADICTS,
        page,
        line,
        "names " + written,
        "The content has modules/ and base-application/; learners find them under "
            + String.join(", ", folders.learner().roots()),
        "Correct the path on the page.");
  }

  static String nearest(Path target) {
    var folder = target.getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    if (folder == null) {
      return "";
    }
    try (var files = Files.list(folder)) {
      var names = files.map(file -> file.getFileName().toString()).sorted().limit(8);
      return folder.getFileName() + " holds: " + names.collect(Collectors.joining(", "));
    } catch (java.io.IOException e) {
      return "";
    }
  }
}
