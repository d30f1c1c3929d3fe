package workshop.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * A checkout of the workshop's content: its pages, and the manifests that the learner applies.
 *
 * @param root the folder as it was named
 * @param layout how it is laid out
 */
public record Content(Path root, Layout layout) {

  private static final Path TRANSLATIONS = Path.of("website", "i18n");
  private static final Set<String> NO_PAGES = Set.of("node_modules", "build", "target");

  /** How content is laid out; recognised by the folders in it. */
  public enum Layout {
    /** {@code base-application/} and {@code modules/} at the top, as the learner's workspace. */
    WORKSPACE("", "base-application", "/workspace", "pages"),
    /** A clone of the workshop's repository: manifests and pages in folders of their own. */
    REPOSITORY("manifests", "base-application", "~/environment/eks-workshop", "website/docs"),
    /** A clone of an earlier time: the sample application lies in {@code manifests/base}. */
    EARLIER_REPOSITORY("manifests", "base", "~/environment/eks-workshop", "website/docs"),
    /** A clone of a still earlier time, whose learners had a workspace. */
    WORKSPACE_IN_REPOSITORY("environment/workspace", "manifests", "/workspace", "website/docs");

    private final String manifests;
    private final String base;
    private final String learnersPath;
    private final String pages;

    Layout(String manifests, String base, String learnersPath, String pages) {
      this.manifests = manifests;
      this.base = base;
      this.learnersPath = learnersPath;
      this.pages = pages;
    }

    /** Where the pages of this layout say that the content lies. */
    public String learnersPath() {
      return learnersPath;
    }

    /** The layout as reports name it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Path manifests(Path root) {
      return root.resolve(manifests);
    }

    private boolean matches(Path root) {
      return Files.isDirectory(manifests(root).resolve(base))
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
    return "%s/ and modules/ under %s"
        .formatted(layout.base, layout.manifests(root).toAbsolutePath());
  }

  /** The folder that the learner sees: the one with the sample application and {@code modules}. */
  public Path manifests() {
    return layout.manifests(root);
  }

  /** The folder of the sample application, below {@link #manifests}. */
  public String base() {
    return layout.base;
  }

  /** The folder with the workshop's pages, if the content has one. */
  public Optional<Path> pages() {
    return Optional.of(root.resolve(layout.pages)).filter(Files::isDirectory);
  }

  /**
   * All pages, in the order of their paths: those of {@link #pages} and their translations; of a
   * content that has no such folders, those anywhere in it.
   *
   * @throws WorkshopException if a folder can't be read
   */
  public List<Path> allPages() {
    var translations =
        list(root.resolve(TRANSLATIONS), Files::isDirectory)
            .filter(folder -> folder.endsWith("current"));
    var folders = Stream.concat(pages().stream(), translations).toList();
    return (folders.isEmpty() ? Stream.of(root) : folders.stream())
        .flatMap(folder -> pagesIn(folder).stream())
        .distinct()
        .toList();
  }

  /**
   * The pages in a folder and below it, in the order of their paths. Hidden folders and those of a
   * site's tools have none.
   *
   * @throws WorkshopException if a folder can't be read
   */
  public static List<Path> pagesIn(Path folder) {
    return list(folder, Files::isRegularFile)
        .filter(file -> file.toString().matches(".*\\.mdx?"))
        .filter(file -> isOfTheSite(folder.relativize(file)))
        .toList();
  }

  private static boolean isOfTheSite(Path file) {
    for (var name : file) {
      if (name.toString().startsWith(".") || NO_PAGES.contains(name.toString())) {
        return false;
      }
    }
    return true;
  }

  private static Stream<Path> list(Path folder, Predicate<Path> which) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(which).sorted().toList().stream();
    } catch (IOException | UncheckedIOException e) {
      throw new WorkshopException("The folder " + folder + " can't be listed: " + e, e);
    }
  }
}
