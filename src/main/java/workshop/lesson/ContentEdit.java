package workshop.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.yaml.YamlFile.Keys;
import workshop.yaml.YamlSection;

/**
 * A change of one file of a content, everywhere it fits.
 *
 * @param file the file, below the content's root
 * @param what what is replaced
 * @param by what stands there instead; may use the groups of {@code what}, as {@link
 *     Matcher#replaceAll(String)} has it
 */
public record ContentEdit(String file, Pattern what, String by) {

  /** The keys of a change in YAML: its file, a text or a regular expression, what stands there. */
  public static final Keys KEYS = Keys.of("file", "by").and("replace", "pattern");

  /**
   * Reads a change.
   *
   * @param yaml a mapping of {@link #KEYS}
   * @throws WorkshopException if it has neither or both of {@code replace} and {@code pattern}, or
   *     no regular expression; with the place
   */
  public static ContentEdit read(YamlSection yaml) {
    if (yaml.has("replace") == yaml.has("pattern")) {
      throw yaml.wrong("by", "stands for either `replace` or `pattern`", "keep one of the two");
    }
    if (yaml.has("replace")) {
      return replacing(yaml.text("file"), yaml.text("replace"), yaml.anyText("by"));
    }
    try {
      return new ContentEdit(
          yaml.text("file"), Pattern.compile(yaml.text("pattern")), yaml.anyText("by"));
    } catch (PatternSyntaxException e) {
      throw yaml.wrong("pattern", "is a regular expression", e.getDescription());
    }
  }

  /**
   * A change that puts one text in the place of another. Where the text stands further in than it
   * is written, with all its lines, it is meant as well, and the other then stands as far in.
   *
   * @param file the file, below the content's root
   * @param text the text
   * @param by the other one; an empty one removes
   */
  public static ContentEdit replacing(String file, String text, String by) {
    var lines = text.lines().map(Pattern::quote).collect(Collectors.joining("\n\\1"));
    var indented =
        by.lines().map(Matcher::quoteReplacement).collect(Collectors.joining("\n$1", "$1", ""));
    return new ContentEdit(file, Pattern.compile("( *)" + lines), indented);
  }

  /**
   * The file's text with the change.
   *
   * @throws WorkshopException if the change fits nowhere in it
   */
  public String in(String text) {
    var matcher = what.matcher(text);
    if (!matcher.find()) {
      throw new WorkshopException(
          Failure.of(
                  "what is to be changed in " + file,
                  "it isn't there",
                  "write it as it stands in the file")
              .with(what.pattern().replaceAll("^\\( \\*\\)|\\\\[1QE]", "")));
    }
    return matcher.replaceAll(by);
  }

  /** At how many places of a text the change fits. */
  public long fits(String text) {
    return what.matcher(text).results().count();
  }

  /**
   * Changes the file.
   *
   * @param manifests the content's folder of manifests
   * @throws WorkshopException if there is no such file, or the change fits nowhere in it
   */
  public void apply(Path manifests) {
    var path = manifests.resolve(file);
    try {
      Files.writeString(path, in(Files.readString(path)));
    } catch (IOException e) {
      throw new WorkshopException(
          Failure.of("the file " + path, "it can't be changed: " + e, "correct its name"), e);
    }
  }
}
