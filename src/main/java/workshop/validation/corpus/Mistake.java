package workshop.validation.corpus;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import workshop.WorkshopException;
import workshop.lesson.ContentEdit;
import workshop.validation.findings.Comparison;
import workshop.yaml.YamlFile;
import workshop.yaml.YamlFile.Keys;
import workshop.yaml.YamlSection;

/**
 * A mistake that an author can make in a page or its manifests.
 *
 * @param file the file that tells of it
 * @param kind what kind of mistake it is: the folder that the file lies in
 * @param page the page on which it has to be found, below the content's root
 * @param mistake what is wrong
 * @param edits what makes it wrong; each fits its file at one place
 * @param finds words that the expected contradiction has, all of them; the first is the key, file
 *     or object that the mistake is in
 * @param also words of which any makes another contradiction a consequence of the same mistake
 * @param with the comparison that has to tell it
 * @param needsKubectl whether it can't be told without building a kustomization
 */
public record Mistake(
    Path file,
    String kind,
    String page,
    String mistake,
    List<ContentEdit> edits,
    List<String> finds,
    List<String> also,
    Comparison with,
    boolean needsKubectl) {

  private static final Keys KEYS =
      Keys.of("page", "mistake", "edits", "finds", "with").and("also", "needs");

  public Mistake {
    edits = List.copyOf(edits);
    finds = List.copyOf(finds);
    also = List.copyOf(also);
  }

  /**
   * Reads a mistake.
   *
   * @param broken the folder of all mistakes
   * @param pages the pages that there are
   * @throws WorkshopException if it can't be read or its page isn't there; with the place
   */
  static Mistake read(Path file, Path broken, List<String> pages) {
    var yaml = YamlFile.read(file, "mistake", KEYS);
    var edits = yaml.sections("edits", ContentEdit.KEYS).stream().map(ContentEdit::read).toList();
    if (edits.isEmpty()) {
      throw yaml.wrong("edits", "names one or more", "add one");
    }
    if (yaml.texts("finds").isEmpty()) {
      throw yaml.wrong("finds", "names one word or more", "add one");
    }
    if (!pages.contains(yaml.text("page"))) {
      throw yaml.wrong("page", "is one of the corpus' pages", "correct its path");
    }
    if (!yaml.text("needs", "kubectl").equals("kubectl")) {
      throw yaml.wrong("needs", "is kubectl, if anything", "correct or remove it");
    }
    var folder = broken.relativize(file).getParent();
    return new Mistake(
        file,
        folder == null ? "any" : folder.toString(),
        yaml.text("page"),
        yaml.text("mistake"),
        edits,
        yaml.texts("finds"),
        yaml.texts("also"),
        comparison(yaml),
        yaml.has("needs"));
  }

  private static Comparison comparison(YamlSection yaml) {
    return Arrays.stream(Comparison.values())
        .filter(it -> it.word().equals(yaml.text("with")))
        .findFirst()
        .orElseThrow(
            () ->
                yaml.wrong(
                    "with",
                    Arrays.stream(Comparison.values())
                        .map(Comparison::word)
                        .collect(Collectors.joining(" or ", "is ", "")),
                    "correct it"));
  }

  /** Whether a contradiction is the one that has to be told. */
  boolean isFoundBy(Contradiction told) {
    return finds.stream().allMatch(told::has);
  }

  /** Whether a contradiction is about what the mistake is in. */
  boolean explains(Contradiction told) {
    return told.has(finds.get(0)) || also.stream().anyMatch(told::has);
  }
}
