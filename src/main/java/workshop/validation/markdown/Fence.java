package workshop.validation.markdown;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import workshop.SourceLocation;
import workshop.shell.CompleteCommand;

/** One fence of a page: commands, a manifest, or neither. */
final class Fence {

  private static final Set<String> SHELLS =
      Set.of("bash", "sh", "shell", "console", "shell-session", "terminal");
  private static final int SHOWN = 100;
  private static final Pattern QUOTED_FENCE = Pattern.compile("(?m)^[ \\t]*+(?:`{3,}|~{3,})");

  private final SourceLocation place;
  private final String language;
  private final String info;
  private final String text;
  private final Annotations annotations;
  private final List<PageProblem> problems = new ArrayList<>();

  /**
   * Reads the fence that opens at a line of the page.
   *
   * @throws UnreadablePage if it isn't closed
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
    annotations =
        Annotations.parse(
            info,
            saysOpen(code.getPrevious()),
            problem -> problems.add(new PageProblem(line, problem)));
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
    if (!(before instanceof Paragraph)) {
      return false;
    }
    var last = before.getLastChild();
    var words =
        last instanceof HtmlInline html
            ? html.getLiteral()
            : last instanceof Text text ? text.getLiteral() : "";
    var start = Math.max(words.lastIndexOf("<!--"), words.lastIndexOf("{/*"));
    return start >= 0
        && PageComments.OUTCOME_OPEN.matcher(words).region(start, words.length()).matches();
  }

  /** Its reader of commands, if it may hold some. */
  Optional<CommandReader> commands() {
    boolean plain = language.isEmpty() || language.contains("=");
    return isShell() || plain && !QUOTED_FENCE.matcher(text).find()
        ? Optional.of(new CommandReader(text.lines().toList(), annotations.raw()))
        : Optional.empty();
  }

  private boolean isShell() {
    return SHELLS.contains(language);
  }

  /** The block, if the fence holds commands or is a shell's. */
  Optional<PageBlock> block(List<PageCommand> commands) {
    return isShell() || !commands.isEmpty()
        ? Optional.of(new PageBlock(place.line(), isShell() ? language : "", annotations, commands))
        : Optional.empty();
  }

  /** What its author has to mend, where learners run it. */
  List<PageProblem> problems(List<CompleteCommand> commands) {
    boolean told = annotations.test() && !annotations.expectError();
    return Stream.concat(
            problems.stream(),
            commands.stream()
                .filter(it -> told && it.problem().isPresent())
                .map(it -> new PageProblem(firstLine() + it.at(), sentence(it))))
        .toList();
  }

  private static String sentence(CompleteCommand command) {
    var line = command.text().lines().findFirst().orElse("");
    var shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return command.problem().orElseThrow() + ": " + shown;
  }

  /** The page's line of the first line inside, from 1. */
  int firstLine() {
    return place.line() + 1;
  }

  /** The manifest, if the fence shows or names one. */
  Optional<ShownManifest> manifest() {
    return ShownManifest.inFence(place.line(), info, text);
  }
}
