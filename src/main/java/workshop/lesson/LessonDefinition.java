package workshop.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.yaml.YamlFile;
import workshop.yaml.YamlFile.Keys;
import workshop.yaml.YamlSection;

/**
 * A lesson as its folder's {@code lesson.yaml} defines it. Paths are relative to the project's
 * folder, where they aren't said to be the content's.
 *
 * @param folder the lesson's folder, e.g. {@code features/affinity}
 * @param title the lesson's title
 * @param pageName how a content's pages name the lesson's page, without {@code .md}
 * @param content the bundled content
 * @param folders the content's folders that are the lesson's, below its root
 * @param base the kustomization that the lesson starts from, below the content's root
 * @param namespaces what a clean start deletes, and whose workloads are awaited; one or more
 * @param topology the topology that the lesson is written for
 * @param nodes how many schedulable nodes it needs at least
 * @param changesNodes whether its commands taint, label or cordon nodes
 */
public record LessonDefinition(
    Path folder,
    String title,
    String pageName,
    Path content,
    List<String> folders,
    String base,
    List<String> namespaces,
    Path topology,
    int nodes,
    boolean changesNodes) {

  /** The file that makes a folder a lesson's. */
  public static final String FILE = "lesson.yaml";

  /** The topology of lessons that name none, and of pages that are no lesson's. */
  public static final Path TOPOLOGY = Path.of("clusters", "eks-three-nodes.yaml");

  private static final Keys KEYS =
      Keys.of("title", "content", "folders", "base", "namespaces").and("page", "topology", "needs");
  private static final Keys NEEDS = Keys.of().and("nodes", "changes-nodes");

  public LessonDefinition {
    folders = List.copyOf(folders);
    namespaces = List.copyOf(namespaces);
  }

  /**
   * Reads a lesson's definition, and looks whether what it names is there.
   *
   * @param folder the lesson's folder
   * @throws WorkshopException if it has no {@code lesson.yaml}, or anything about it is wrong; with
   *     the place and what to do
   */
  public static LessonDefinition read(Path folder) {
    var file = folder.resolve(FILE);
    var yaml = YamlFile.read(file, "lesson", KEYS);
    var needs = yaml.section("needs", NEEDS);
    var lesson =
        new LessonDefinition(
            folder,
            yaml.text("title"),
            pageName(yaml, name(folder) + ".md"),
            Path.of(yaml.text("content")),
            yaml.texts("folders"),
            yaml.text("base"),
            yaml.texts("namespaces"),
            Path.of(yaml.text("topology", TOPOLOGY.toString())),
            needs.map(it -> it.integer("nodes", 2)).orElse(2),
            needs.map(it -> it.flag("changes-nodes", false)).orElse(false));
    lesson.check(yaml);
    needs
        .filter(it -> lesson.nodes() < 1)
        .ifPresent(
            it -> {
              throw it.wrong("nodes", "is 1 or more", "name how many nodes the lesson needs");
            });
    return lesson;
  }

  private static String pageName(YamlSection yaml, String otherwise) {
    var page = yaml.text("page", otherwise);
    if (!page.endsWith(".md")) {
      throw yaml.wrong("page", "is a page's name", "write it as name.md or name/index.md");
    }
    return page.replaceFirst("(?:/index)?\\.md$", "");
  }

  private void check(YamlSection yaml) {
    Path manifests;
    try {
      manifests = Content.read(content).manifests();
    } catch (WorkshopException e) {
      throw new WorkshopException(
          Failure.of(e.failure().expected(), e.failure().seen(), "name the bundled content")
              .at(yaml.place("content")));
    }
    folders.forEach(it -> checkThere(yaml, "folders", "folder", manifests.resolve(it)));
    checkThere(yaml, "base", "folder", manifests.resolve(base));
    if (namespaces.isEmpty()) {
      throw yaml.wrong("namespaces", "names a namespace or more", "name those of the workloads");
    }
    checkThere(yaml, "topology", "file", topology);
    checkThere(yaml, "page", "file", page());
  }

  private static void checkThere(YamlSection yaml, String key, String kind, Path path) {
    if (!(kind.equals("folder") ? Files.isDirectory(path) : Files.isRegularFile(path))) {
      throw new WorkshopException(
          Failure.of(
                  "the %s %s".formatted(kind, path),
                  "it isn't there",
                  "correct %s, or add it".formatted(key))
              .at(yaml.place(key)));
    }
  }

  /** The lesson's name: that of its folder. */
  public String name() {
    return name(folder);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** The bundled page. */
  public Path page() {
    return folder.resolve("page.md");
  }

  /** Whether content is the bundled one of this lesson, whose page is {@link #page()}. */
  public boolean bundles(Content other) {
    return other.root().toAbsolutePath().normalize().equals(content.toAbsolutePath().normalize());
  }
}
