package workshop.validation.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.yaml.YamlSearch;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;

/** The manifests of a content, read once each, by any number of threads. */
final class Manifests {

  /** Something in a manifest: a key, a value, or what is wrong there. */
  record Located(SourceLocation place, String text) {}

  /** What a file holds; a problem where it should be YAML and isn't. */
  private record Contents(List<YamlTree> documents, boolean counted, Optional<Located> problem) {

    private static final Contents NOTHING = new Contents(List.of(), false, Optional.empty());
  }

  /** Larger files are data, not manifests. */
  private static final long LARGEST = 4_000_000;

  private static final Pattern NAME = Pattern.compile(".*\\.(?:ya?ml|json)|.*/[Kk]ustomization");

  /** What marks a text that a tool fills in before it is YAML. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|<%|\\$[({\\w]");

  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---(?:\\s|$)");

  private static final Pattern BETWEEN = Pattern.compile("[^\\w.-]+");

  private final Map<Path, Set<String>> words = new ConcurrentHashMap<>();
  private final Map<Path, Contents> read = new ConcurrentHashMap<>();

  /** The documents of a file; none if it can't be read as YAML or JSON. */
  List<YamlTree> documents(Path file) {
    return contents(file).documents();
  }

  /** All keys and texts of a file, and the words that they are made of. */
  Set<String> words(Path file) {
    return words.computeIfAbsent(
        file,
        it ->
            documents(it).stream()
                .flatMap(YamlSearch::keysAndTexts)
                .map(YamlTree.Entry::key)
                .flatMap(text -> Stream.concat(Stream.of(text), BETWEEN.splitAsStream(text)))
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** The documents of a file that are objects or the like: mappings. */
  List<Mapping> mappings(Path file) {
    return documents(file).stream()
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .toList();
  }

  /** Whether the documents of a file have the numbers that a reader would count: none is empty. */
  boolean counted(Path file) {
    return contents(file).counted();
  }

  /** Where and why a file that should be YAML or JSON isn't; a template needn't be. */
  Optional<Located> problem(Path file) {
    return contents(file).problem();
  }

  /** Whether a file is a manifest by its name. */
  static boolean named(Path file) {
    return NAME.matcher(file.toString()).matches();
  }

  private Contents contents(Path file) {
    return read.computeIfAbsent(file, Manifests::load);
  }

  private static Contents load(Path file) {
    String text;
    try {
      if (!named(file) || !Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Contents.NOTHING;
      }
      text = Files.readString(file);
    } catch (IOException e) {
      return Contents.NOTHING;
    }
    var json = file.toString().endsWith(".json");
    try {
      var documents = YamlTree.documents(json ? text.replace('\t', ' ') : text, 1);
      var separators = SEPARATOR.matcher(text.stripLeading()).results();
      long counted = separators.filter(it -> it.start() > 0).count() + 1;
      return new Contents(documents, counted == documents.size(), Optional.empty());
    } catch (YamlTree.Unreadable e) {
      var problem = new Located(new SourceLocation(file, e.line()), e.getMessage());
      boolean telling = !TEMPLATE.matcher(text).find() && !e.getMessage().contains("second time");
      return new Contents(List.of(), false, Optional.of(problem).filter(it -> telling));
    }
  }

  /** The manifests that lie in a folder, without its kustomization. */
  List<Path> in(Path folder, boolean recursive) {
    return list(folder).stream()
        .flatMap(it -> recursive && Files.isDirectory(it) ? in(it, true).stream() : Stream.of(it))
        .filter(file -> Files.isRegularFile(file) && named(file))
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
