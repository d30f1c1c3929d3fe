package workshop.validation.manifests;

import java.nio.file.Path;
import java.util.Optional;
import workshop.shell.ContentRoots;

/**
 * Where a content keeps its manifests.
 *
 * @param root the folder that holds {@code base-application} and {@code modules}
 * @param learner how pages write that folder
 */
public record ManifestFolders(Path root, ContentRoots learner) {

  public ManifestFolders {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Finds what a page means by a path.
   *
   * @param written the path as the page writes it
   * @return where that is in the content, whether it exists or not; empty if the path doesn't lead
   *     into the content's manifests, or leads out of them
   */
  public Optional<Path> resolve(String written) {
    return learner
        .withinContent(written)
        .map(Path::of)
        .filter(path -> path.normalize().startsWith(path.getName(0)))
        .map(path -> root.resolve(path).normalize());
  }
}
