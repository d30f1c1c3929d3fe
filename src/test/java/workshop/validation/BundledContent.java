package workshop.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workshop.lesson.LessonDefinition;
import workshop.lesson.features.FeatureReader;
import workshop.shell.ContentRoots;
import workshop.validation.commands.PageAgainstFeatures;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.manifests.KustomizeBuild;
import workshop.validation.manifests.ManifestFolders;
import workshop.validation.manifests.PageAgainstManifests;
import workshop.validation.markdown.Page;

/** A copy of the bundled content that a test may break. */
public record BundledContent(Path root) {

  public static final Path ORIGINAL = Path.of("src/test/resources/workspace");
  public static final Path FEATURES = Path.of("features/affinity");
  public static final Path PAGE = FEATURES.resolve("page.md");
  public static final String CHECKOUT = "modules/fundamentals/affinity/checkout/checkout.yaml";
  public static final String REDIS =
      "modules/fundamentals/affinity/checkout-redis/checkout-redis.yaml";

  public static BundledContent copiedTo(Path root) {
    try (var files = Files.walk(ORIGINAL)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = root.resolve(ORIGINAL.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      Files.createDirectories(root.resolve("pages"));
      Files.copy(PAGE, root.resolve("pages/affinity.md"));
      return new BundledContent(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path pageFile() {
    return root.resolve("pages/affinity.md");
  }

  public Page page() {
    return Page.read(pageFile());
  }

  public ManifestFolders folders() {
    return new ManifestFolders(root, ContentRoots.KNOWN);
  }

  /** Replaces text in the page, which must be there. */
  public BundledContent inPage(String text, String by) {
    return in("pages/affinity.md", text, by);
  }

  /** Replaces text in a file, which must be there. */
  public BundledContent in(String file, String text, String by) {
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

  public BundledContent without(String file) {
    try {
      Files.delete(root.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line of a file's first occurrence of a text, from 1. */
  public int line(String file, String text) {
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

  public int pageLine(String text) {
    return line("pages/affinity.md", text);
  }

  public List<Finding> againstFeatures() {
    return PageAgainstFeatures.compare(
        page(), FeatureReader.read(LessonDefinition.read(FEATURES)), ContentRoots.KNOWN);
  }

  public List<Finding> againstManifests() {
    return againstManifests(folder -> new KustomizeBuild.CouldNotTell("not tried in this test"));
  }

  public List<Finding> againstManifests(KustomizeBuild kustomize) {
    return PageAgainstManifests.compare(page(), folders(), kustomize).stream()
        .filter(finding -> finding.severity() != Severity.UNCLEAR)
        .toList();
  }
}
