package workshop.validation.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.yaml.YamlTree;

/** The manifests of a content, read once each. A file that isn't YAML has no documents. */
final class Manifests {

  /** A document of a manifest, or a part of one. */
  record Document(Path file, YamlTree tree) {

    /** Something at a line of its file. */
    Located at(int line, String text) {
      return new Located(new SourceLocation(file, line), text);
    }
  }

  /** Something in a manifest: a key, a value, or what is wrong there. */
  record Located(SourceLocation place, String text) {}

  private final Map<Path, List<Document>> read = new HashMap<>();
  private final Map<Path, Located> problems = new HashMap<>();

  List<Document> documents(Path file) {
    return read.computeIfAbsent(file, this::load);
  }

  Stream<Document> documents(Collection<Path> files) {
    return files.stream().flatMap(file -> documents(file).stream());
  }

  /** Where and why a file couldn't be read as YAML; empty if it could. */
  Optional<Located> problem(Path file) {
    documents(file);
    return Optional.ofNullable(problems.get(file));
  }

  private List<Document> load(Path file) {
    try {
      return YamlTree.documents(Files.readString(file), 1).stream()
          .map(tree -> new Document(file, tree))
          .toList();
    } catch (YamlTree.Unreadable e) {
      problems.put(file, new Located(new SourceLocation(file, e.line()), e.getMessage()));
    } catch (IOException e) {
      var reason = "it can't be read as text: " + e.getMessage();
      problems.put(file, new Located(new SourceLocation(file, 1), reason));
    }
    return List.of();
  }

  /** The manifests that lie in a folder itself, without its kustomization. */
  List<Path> in(Path folder) {
    return list(folder).stream()
        .filter(file -> file.toString().matches(".*\\.ya?ml"))
        .filter(file -> !Kustomizations.FILES.contains(file.getFileName().toString()))
        .toList();
  }

  /** Tells what there is where a path leads nowhere; empty if that can't be told. */
  static String near(Path missing) {
    var folder = missing.getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    if (folder == null) {
      return "";
    }
    var names = list(folder).stream().map(file -> file.getFileName().toString()).limit(8);
    return folder.getFileName() + " holds: " + names.collect(Collectors.joining(", "));
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new WorkshopException("%s can't be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
