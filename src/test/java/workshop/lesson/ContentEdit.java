package workshop.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * A change of one file of a content, everywhere it fits.
 *
 * @param file the file, below the content's root
 * @param what what is replaced
 * @param by what stands there instead; may use the groups of {@code what}, as {@link
 *     Matcher#replaceAll(String)} has it
 */
public record ContentEdit(String file, Pattern what, String by) {

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
