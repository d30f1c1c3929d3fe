package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Path;
import java.util.List;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;

/**
 * A manifest has a key.
 *
 * @param line the page's line, from 1
 * @param file the manifest
 * @param path the path of the key
 */
record KeyClaim(int line, Path file, KeyPath path) implements Claim {

  @Override
  public List<Finding> check(Page page, ManifestIndex index) {
    var documents = index.manifests().documents(file);
    if (documents.isEmpty() || path.in(documents, index.manifests().counted(file)).isPresent()) {
      return List.of();
    }
    return List.of(
        MANIFESTS
            .contradicts(
                page.at(line),
                "points at " + path.text(),
                documents.size() == 1
                    ? "The manifest has no such key"
                    : "The manifest, of %d documents, has no such key".formatted(documents.size()),
                "Correct the path on the page, or the manifest.")
            .against(new SourceLocation(file, 1)));
  }
}
