package workshop.validation.manifests;

import java.nio.file.Path;
import java.util.Optional;
import workshop.shell.ContentRoots;

/**
 * Where a content keeps its manifests.
 *
 * @param baseApplication the folder that learners know as {@code base-application}
 * @param modules the folder that learners know as {@code modules}
 * @param learner how pages write the folder that holds the two
 */
public record ManifestFolders(Path baseApplication, Path modules, ContentRoots learner) {

  public ManifestFolders {
    baseApplication = baseApplication.toAbsolutePath().normalize();
    modules = modules.toAbsolutePath().normalize();
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
        .flatMap(
            path -> {
              var top = path.startsWith("modules") ? modules : baseApplication;
              var rest = path.replaceFirst("^(?:modules|base-application)/?", "");
              var found = top.resolve(rest).normalize();
              return found.startsWith(top) ? Optional.of(found) : Optional.empty();
            });
  }
}
