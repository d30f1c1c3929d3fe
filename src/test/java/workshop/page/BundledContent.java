package workshop.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workshop.gherkin.LessonScript;

/** A copy of the bundled content that a test may break. */
record BundledContent(Path root) {

  static final Path ORIGINAL = Path.of("src/test/resources/workspace");
  static final Path FEATURES = Path.of("features/affinity");
  static final String CHECKOUT = "modules/fundamentals/affinity/checkout/checkout.yaml";
  static final String REDIS = "modules/fundamentals/affinity/checkout-redis/checkout-redis.yaml";

  static BundledContent copiedTo(Path root) {
    try (var files = Files.walk(ORIGINAL)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = root.resolve(ORIGINAL.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      return new BundledContent(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path pageFile() {
    return root.resolve("pages/affinity.md");
  }

  Page page() {
    return Page.read(pageFile());
  }

  ManifestFolders folders() {
    return new ManifestFolders(
        root.resolve("base-application"), root.resolve("modules"), LearnersPaths.KNOWN);
  }

  /** Replaces text in the page, which must be there. */
  BundledContent inPage(String text, String by) {
    return in("pages/affinity.md", text, by);
  }

  /** Replaces text in a file, which must be there. */
  BundledContent in(String file, String text, String by) {
    try {
      var path = root.resolve(file);
      var before = Files.readString(path);
      assertThat(before).contains(text);
      int at = before.indexOf(text);
      Files.writeString(path, before.substring(0, at) + by + before.substring(at + text.length()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BundledContent without(String file) {
    try {
      Files.delete(root.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line of a file's first occurrence of a text, from 1. */
  int line(String file, String text) {
    try {
      var content = Files.readString(root.resolve(file));
      assertThat(content).contains(text);
      return (int) content.substring(0, content.indexOf(text)).lines().count()
          + (content.indexOf(text) == 0 || content.charAt(content.indexOf(text) - 1) == '\n'
              ? 1
              : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int pageLine(String text) {
    return line("pages/affinity.md", text);
  }

  List<Finding> againstFeatures() {
    return PageAgainstFeatures.compare(page(), LessonScript.read(FEATURES), LearnersPaths.KNOWN);
  }

  List<Finding> againstManifests() {
    return againstManifests(folder -> new KustomizeBuild.CouldNotTell("not tried in this test"));
  }

  List<Finding> againstManifests(KustomizeBuild kustomize) {
    return PageAgainstManifests.compare(page(), folders(), kustomize).stream()
        .filter(finding -> finding.severity() != Severity.UNCLEAR)
        .toList();
  }
}
