package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.shell.ContentRoots;

/**
 * Where a content keeps its manifests.
 *
 * @param repository the top of the content
 * @param root the folder that learners see: the one with the sample application and {@code modules}
 * @param learner how pages write that folder
 */
public record ManifestFolders(Path repository, Path root, ContentRoots learner) {

  /** The longest path that is looked for; nobody writes longer ones. */
  private static final int LONGEST = 1000;

  /** What may stand for any name, or for one that the reader fills in. */
  private static final Pattern OPEN = Pattern.compile("[$*?{}<>\\[\\]…]|\\.\\.\\.|://");

  private static final Pattern RELATIVE =
      Pattern.compile(
          "manifests/(?:modules|base-application)/[\\w./-]+|(?:modules|base-application)/[\\w./-]+\\.(?:ya?ml|json)");

  private static final List<String> BASES = List.of("base-application", "base", "manifests");

  private static final Set<String> KNOWN = Set.of("modules", "base-application");

  public ManifestFolders {
    repository = repository.toAbsolutePath().normalize();
    root = root.toAbsolutePath().normalize();
  }

  /** A workspace: manifests and nothing else. */
  public ManifestFolders(Path root, ContentRoots learner) {
    this(root, root, learner);
  }

  /**
   * What a learner finds under a path that begins at the machine's root or the learner's home.
   *
   * @param written the path as the page writes it
   * @return where that is in the content, whether it exists or not; empty if the path may lead
   *     somewhere else, or isn't fixed: with a variable, a pattern or a placeholder in it
   */
  Optional<Path> learners(String written) {
    if (written.isEmpty() || "~$/".indexOf(written.charAt(0)) < 0 || written.length() > LONGEST) {
      return Optional.empty();
    }
    var path = written.replace("${HOME}", "$HOME");
    if (OPEN.matcher(path.substring(1)).find()) {
      return Optional.empty();
    }
    return learner.roots().stream()
        .filter(it -> "~$/".indexOf(it.charAt(0)) >= 0 && (path + "/").startsWith(it + "/"))
        .filter(
            it ->
                it.endsWith("environment/eks-workshop") || learner.withinContent(path).isPresent())
        .findFirst()
        .flatMap(it -> within(root, path.substring(it.length())));
  }

  /**
   * What is meant by a path that surely leads into the content: to the modules, to the sample
   * application, or into another folder that is there.
   */
  Optional<Path> surely(String written) {
    return learners(written)
        .or(
            () ->
                written.length() <= LONGEST && RELATIVE.matcher(written).matches()
                    ? resolve(written)
                    : Optional.empty())
        .filter(it -> it.startsWith(root) && !it.equals(root))
        .filter(it -> KNOWN.contains(below(it)) || Files.isDirectory(root.resolve(below(it))));
  }

  private String below(Path path) {
    return root.relativize(path).getName(0).toString();
  }

  /**
   * What a directive or a fence means by a path: one that begins at the top of the repository, at
   * the folder that learners see, or at the modules.
   *
   * @param written the path as the page writes it
   * @return where that is in the content, whether it exists or not; empty if it leads out of the
   *     content
   */
  Optional<Path> resolve(String written) {
    if (written.length() > LONGEST || written.contains("://")) {
      return Optional.empty();
    }
    var path = written.replaceFirst("^(?:\\./|/)+", "");
    List<Function<String, Optional<Path>>> meanings =
        List.of(
            it -> learners(written),
            it -> it.startsWith("manifests/") ? within(root, it.substring(10)) : Optional.empty(),
            it -> within(repository, it),
            it -> within(root, it),
            it -> within(root, "modules/" + it));
    var found = meanings.stream().flatMap(it -> it.apply(path).stream()).toList();
    return found.stream().filter(Files::exists).findFirst().or(() -> found.stream().findFirst());
  }

  private Optional<Path> within(Path folder, String path) {
    try {
      return Stream.of(folder.resolve(path.replaceFirst("^/+", "")).normalize())
          .filter(it -> it.startsWith(repository))
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The folder of the sample application, where there is one. */
  Optional<Path> base() {
    return BASES.stream().map(root::resolve).filter(Files::isDirectory).findFirst();
  }
}
