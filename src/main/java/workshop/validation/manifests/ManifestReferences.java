package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import workshop.validation.markdown.NamedPath;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;

/** Which manifests the page is about at each of its lines. */
final class ManifestReferences {

  private record Topic(int line, int paragraph, List<Path> files) {}

  private final List<Topic> topics = new ArrayList<>();
  private final Set<Path> all = new LinkedHashSet<>();

  ManifestReferences(
      Page page, ManifestFolders folders, Manifests manifests, Map<Integer, Path> applied) {
    for (var path : NamedPath.on(page)) {
      folders
          .resolve(path.written())
          .ifPresent(target -> add(path.line(), path.paragraph(), target, manifests));
    }
    applied.forEach((line, folder) -> add(line, -1, folder, manifests));
    topics.sort(Comparator.comparingInt(Topic::line));
    applied.values().forEach(folder -> all.addAll(new Kustomizations(manifests).of(folder)));
  }

  private void add(int line, int paragraph, Path target, Manifests manifests) {
    var files = Files.isDirectory(target) ? manifests.in(target) : List.of(target);
    var readable = files.stream().filter(Files::isRegularFile).toList();
    all.addAll(readable);
    if (!readable.isEmpty()) {
      topics.add(new Topic(line, paragraph, readable));
    }
  }

  /** Every manifest that the page names, applies or builds on. */
  List<Path> all() {
    return List.copyOf(all);
  }

  /**
   * The manifests that words are about, the likeliest first: those that their own paragraph names;
   * else those last named before, and then those named next.
   */
  List<Path> of(Prose words) {
    var near = topics.stream().filter(topic -> topic.paragraph() == words.paragraph()).toList();
    if (near.isEmpty()) {
      var before = topics.stream().filter(topic -> topic.line() < words.line());
      var after = topics.stream().filter(topic -> topic.line() > words.line());
      near = Stream.concat(before.reduce((a, b) -> b).stream(), after.limit(1)).toList();
    }
    return near.stream().flatMap(topic -> topic.files().stream()).toList();
  }
}
