package workshop.validation.markdown;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import workshop.SourceLocation;

/** One fence of a page: commands, a manifest, or neither. */
final class Fence {

  private static final Set<String> SHELLS =
      Set.of("bash", "sh", "shell", "console", "shell-session", "terminal");
  private static final Pattern QUOTED_FENCE = Pattern.compile("(?m)^\\s*(?:`{3,}|~{3,})");
  private static final Pattern OPEN =
      Pattern.compile("(?:<!--|\\{/\\*)\\s*outcome:\\s*open\\s*(?:-->|\\*/\\})\\s*$");

  private final SourceLocation place;
  private final String language;
  private final String info;
  private final String text;
  private final Annotations annotations;

  /**
   * Reads the fence that opens at a line of the page.
   *
   * @throws UnreadablePage if it isn't closed, or an annotation can't be read
   */
  Fence(Path file, int line, FencedCodeBlock code) {
    place = new SourceLocation(file, line);
    info = Optional.ofNullable(code.getInfo()).orElse("").strip();
    language = info.split("\\s", 2)[0];
    text = code.getLiteral();
    if (code.getClosingFenceLength() == null) {
      throw new UnreadablePage(place, "the fence that opens here is never closed.");
    }
    var inside = opensInside(code);
    if (inside.isPresent()) {
      throw new UnreadablePage(
          place,
          "the fence that opens here isn't closed before another opens at line %d."
              .formatted(line + inside.getAsInt()));
    }
    annotations = Annotations.parse(place, info, saysOpen(code.getPrevious()));
  }

  /**
   * The line inside a fence, from 1, where another fence of its kind opens. A fence that quotes
   * fences is longer than they are; if it isn't, the author forgot to close it.
   */
  private static OptionalInt opensInside(FencedCodeBlock code) {
    if (!code.getLiteral().contains(code.getFenceCharacter().repeat(3))) {
      return OptionalInt.empty();
    }
    var opening =
        Pattern.compile(
            " {0,3}%s{%d,}\\s*[\\w{].*"
                .formatted(Pattern.quote(code.getFenceCharacter()), code.getOpeningFenceLength()));
    var lines = code.getLiteral().lines().toList();
    return IntStream.rangeClosed(1, lines.size())
        .filter(line -> opening.matcher(lines.get(line - 1)).matches())
        .findFirst();
  }

  /** Whether a comment right before the fence leaves its outcome open. */
  private static boolean saysOpen(Node before) {
    if (before instanceof HtmlBlock html) {
      return OPEN.matcher(html.getLiteral()).find();
    }
    return before instanceof Paragraph paragraph
        && paragraph.getLastChild() instanceof Text words
        && OPEN.matcher(words.getLiteral()).find();
  }

  /** The block, if the fence holds commands or is a shell's. */
  Optional<PageBlock> block() {
    boolean shell = SHELLS.contains(language);
    boolean plain = language.isEmpty() || language.contains("=");
    if (!shell && (!plain || QUOTED_FENCE.matcher(text).find())) {
      return Optional.empty();
    }
    var commands =
        new CommandReader(place.file(), place.line() + 1, text.lines().toList(), !annotations.raw())
            .read();
    return shell || !commands.isEmpty()
        ? Optional.of(new PageBlock(place.line(), shell ? language : "", annotations, commands))
        : Optional.empty();
  }

  /** The manifest, if the fence shows or names one. */
  Optional<ShownManifest> manifest() {
    return ShownManifest.inFence(place.line(), info, text);
  }
}
