package workshop.validation.corpus;

import java.nio.file.Path;
import java.util.Locale;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;

/**
 * A contradiction that was told of a page.
 *
 * @param file where it shows, below the content's root
 * @param line the line there
 * @param pageSays what the page says
 * @param isSo what is so instead
 * @param other the other side's place, or ""
 */
public record Contradiction(String file, int line, String pageSays, String isSo, String other) {

  /** Of a finding on content that lies at {@code root}. */
  static Contradiction of(Finding finding, Path root) {
    return new Contradiction(
        below(root, finding.place()),
        finding.place().line(),
        finding.pageSays(),
        finding.isSo(),
        finding.other().map(it -> below(root, it) + ":" + it.line()).orElse(""));
  }

  private static String below(Path root, SourceLocation place) {
    var file = place.file().toAbsolutePath().normalize();
    return (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
  }

  /** Whether a word is in what it says or in its places; large and small letters are alike. */
  boolean has(String word) {
    return String.join("\n", pageSays, isSo, file, other)
        .toLowerCase(Locale.ROOT)
        .contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether it says the same of the same file, at whichever line. */
  boolean isLike(Contradiction it) {
    return file.equals(it.file) && pageSays.equals(it.pageSays) && isSo.equals(it.isSo);
  }
}
