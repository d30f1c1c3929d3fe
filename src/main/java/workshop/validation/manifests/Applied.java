package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.shell.KubectlLine;
import workshop.shell.SimpleCommand;
import workshop.validation.manifests.PageScript.Part;
import workshop.yaml.YamlTree;

/**
 * What a command of kubectl does with manifests, whichever way they come to it.
 *
 * @param verb kubectl's verb: {@code apply}, {@code create}, {@code replace} or {@code delete}
 * @param sources where its objects come from, as far as they are in the content or on the page
 * @param known whether these are all
 * @param namespace the namespace that the command names
 * @param whole whether it acts on all of its objects and prints a line for each
 */
record Applied(
    String verb, List<Source> sources, boolean known, Optional<String> namespace, boolean whole) {

  /**
   * Where objects come from: a kustomization, a file, a folder of files, or the page's own text.
   *
   * @param written the path as the page writes it; empty for a text
   * @param path where that is in the content
   * @param kustomization whether it is the folder of one
   * @param text the text
   */
  record Source(String written, Path path, boolean kustomization, boolean recursive, String text) {}

  private static final Set<String> VERBS = Set.of("apply", "create", "replace", "delete");
  private static final Set<String> PASSING_ON = Set.of("envsubst", "cat", "tee");

  /** Whether a word may say where manifests are. */
  private static final Predicate<String> FLAG =
      Pattern.compile("-[fk].*|--(?:filename|kustomize).*").asMatchPredicate();

  /** What a simple command applies; empty if it applies no manifests. */
  static Optional<Applied> of(List<Part> parts, int index, ManifestFolders folders) {
    var command = parts.get(index).command();
    if (!command.program().equals("kubectl") || command.words().stream().noneMatch(FLAG)) {
      return Optional.empty();
    }
    var line = KubectlLine.of(command.words());
    var verb = line.words().size() > 1 ? line.words().get(1) : "";
    var files = line.values("filename");
    var overlays = line.values("kustomize");
    if (!VERBS.contains(verb) || files.isEmpty() && overlays.isEmpty()) {
      return Optional.empty();
    }
    var reading = new Reading(parts, folders, line.flags().containsKey("recursive"));
    overlays.forEach(it -> reading.named(parts.get(index), it, true));
    files.stream()
        .flatMap(it -> Stream.of(it.split(",")))
        .forEach(
            it -> {
              if (it.equals("-")) {
                reading.input(index);
              } else {
                reading.named(parts.get(index), it, false);
              }
            });
    boolean silent = line.flags().containsKey("output") || line.flags().containsKey("dry-run");
    boolean known = reading.known && !silent;
    boolean piped = index + 1 < parts.size() && parts.get(index + 1).command().piped();
    boolean whole = !piped && !line.flags().containsKey("selector");
    return Optional.of(
        new Applied(
            verb, reading.sources, known, line.values("namespace").stream().findFirst(), whole));
  }

  /** Collects the sources. */
  private static final class Reading {

    private final List<Part> parts;
    private final ManifestFolders folders;
    private final boolean recursive;
    private final List<Source> sources = new ArrayList<>();
    private boolean known = true;

    Reading(List<Part> parts, ManifestFolders folders, boolean recursive) {
      this.parts = parts;
      this.folders = folders;
      this.recursive = recursive;
    }

    void named(Part part, String written, boolean kustomization) {
      var path = part.path(written, folders);
      known &= path.isPresent();
      path.ifPresent(it -> sources.add(new Source(written, it, kustomization, recursive, "")));
    }

    /** What comes to a command's input through a pipe, or from its here-document or file. */
    void input(int index) {
      var part = parts.get(index);
      var command = part.command();
      boolean build =
          command.words().size() == 3
              && String.join(" ", command.words().subList(0, 2))
                  .matches("kubectl kustomize|kustomize build");
      if (build) {
        named(part, command.words().get(2), true);
      } else if (!command.document().isBlank()) {
        sources.add(new Source("", Path.of(""), false, false, command.document()));
      } else if (!command.reads().isEmpty()) {
        command.reads().forEach(it -> named(part, it, false));
      } else if (command.program().equals("cat") && command.words().size() > 1) {
        command.words().stream().skip(1).forEach(it -> named(part, it, false));
      } else if (command.piped() && index > 0 && passesOn(command, part)) {
        input(index - 1);
      } else {
        known = false;
      }
    }

    private static boolean passesOn(SimpleCommand command, Part part) {
      return PASSING_ON.contains(command.program())
          || command.words().contains("-")
          || KubectlLine.of(part.command().words()).values("filename").contains("-");
    }
  }

  /** The objects; empty if they can't be told. */
  Optional<List<ManifestObject>> objects(ManifestIndex index) {
    var objects = new ArrayList<ManifestObject>();
    boolean all = known && !sources.isEmpty();
    for (var source : sources) {
      var made = objects(source, index);
      all &= made.isPresent();
      made.ifPresent(objects::addAll);
    }
    return all ? Optional.of(objects) : Optional.empty();
  }

  private static Optional<List<ManifestObject>> objects(Source source, ManifestIndex index) {
    var path = source.path();
    if (source.kustomization()) {
      return Kustomizations.file(path).isPresent()
          ? index.overlay(path).objects()
          : Optional.empty();
    }
    if (!source.text().isEmpty()) {
      try {
        var documents = YamlTree.documents(source.text(), 1);
        return Optional.of(ManifestObject.in(documents.stream())).filter(it -> !it.isEmpty());
      } catch (YamlTree.Unreadable e) {
        return Optional.empty();
      }
    }
    var files =
        Files.isDirectory(path) ? index.manifests().in(path, source.recursive()) : List.of(path);
    boolean readable = files.stream().noneMatch(it -> index.manifests().documents(it).isEmpty());
    return readable && !files.isEmpty()
        ? Optional.of(index.objects(files.stream()))
        : Optional.empty();
  }
}
