package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;

/**
 * A file or folder of the content is there, and is YAML or JSON if its name says so.
 *
 * @param line the page's line, from 1
 * @param written the path as the page writes it
 * @param target where that is
 */
record FileClaim(int line, String written, Path target) implements Claim {

  @Override
  public List<Finding> check(Page page, ManifestIndex index) {
    if (!Files.exists(target)) {
      return List.of(
          MANIFESTS.contradicts(
              page.at(line),
              "names " + written,
              "There is no such file or folder. " + Manifests.near(target),
              "Correct the path on the page, or add the file."));
    }
    return index.manifests().problem(target).stream()
        .map(
            problem ->
                MANIFESTS
                    .contradicts(
                        problem.place(),
                        "names this manifest",
                        "It isn't YAML: " + problem.text(),
                        "Correct the manifest at this line.")
                    .against(page.at(line)))
        .toList();
  }
}
