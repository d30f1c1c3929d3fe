package workshop.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * A checkout of the workshop's content: the manifests that the learner applies.
 *
 * @param root the folder as it was named
 * @param layout how it is laid out
 */
public record Content(Path root, Layout layout) {

  /** How content is laid out; recognised by the folders in it. */
  public enum Layout {
    /** {@code base-application/} and {@code modules/} at the top, as the learner's workspace. */
    WORKSPACE("", "/workspace", "pages"),
    /** A clone of the workshop's repository: manifests and pages in folders of their own. */
    REPOSITORY("manifests", "~/environment/eks-workshop", "website/docs");

    private final String manifests;
    private final String learnersPath;
    private final String pages;

    Layout(String manifests, String learnersPath, String pages) {
      this.manifests = manifests;
      this.learnersPath = learnersPath;
      this.pages = pages;
    }

    /** Where the pages of this layout say that the content lies. */
    public String learnersPath() {
      return learnersPath;
    }

    private Path manifests(Path root) {
      return root.resolve(manifests);
    }

    private boolean matches(Path root) {
      return Files.isDirectory(manifests(root).resolve("base-application"))
          && Files.isDirectory(manifests(root).resolve("modules"));
    }
  }

  /**
   * Recognises content by what is in its folder.
   *
   * @param root the folder
   * @return the content
   * @throws WorkshopException if there is no such folder, or it is of no known layout; with what
   *     was looked for and where
   */
  public static Content read(Path root) {
    if (!Files.isDirectory(root)) {
      throw new WorkshopException(
          Failure.of(
              "the workshop's content in the folder " + root.toAbsolutePath(),
              Files.exists(root) ? "it is no folder" : "there is no such folder",
              "name another folder: -Dcontent.folder=… , or make validate CONTENT=…"));
    }
    return Arrays.stream(Layout.values())
        .filter(layout -> layout.matches(root))
        .findFirst()
        .map(layout -> new Content(root, layout))
        .orElseThrow(
            () ->
                new WorkshopException(
                    Failure.of(
                        "the workshop's content in " + root.toAbsolutePath(),
                        "none of the layouts that are known: "
                            + Arrays.stream(Layout.values())
                                .map(layout -> lookedFor(layout, root))
                                .collect(Collectors.joining("; ")),
                        "name the top of a workspace or of a clone of the workshop's repository")));
  }

  private static String lookedFor(Layout layout, Path root) {
    return "base-application/ and modules/ under " + layout.manifests(root).toAbsolutePath();
  }

  /**
   * The folder that the learner sees: the one with {@code base-application} and {@code modules}.
   */
  public Path manifests() {
    return layout.manifests(root);
  }

  /** The folder with the workshop's pages, if the content has one. */
  public Optional<Path> pages() {
    return Optional.of(root.resolve(layout.pages)).filter(Files::isDirectory);
  }
}
