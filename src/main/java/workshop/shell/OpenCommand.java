package workshop.shell;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A command that is being read from a transcript, line by line. */
final class OpenCommand {

  private static final Map<String, String> PAIRS =
      Map.of(
          "'", "a single quote",
          "\"", "a double quote",
          "`", "a backquote",
          ")", "a parenthesis",
          "}", "a brace");

  private final Transcript transcript;
  private final int at;
  private final String first;
  private final StringBuilder text;
  private int lines = 1;
  private int lastLine;

  /** The command that begins on a line, with its text there. */
  OpenCommand(Transcript transcript, int at, String first) {
    this.transcript = transcript;
    this.at = at;
    this.first = first;
    this.text = new StringBuilder(first);
  }

  /** The same command before anything after its first line was taken. */
  OpenCommand again() {
    return new OpenCommand(transcript, at, first);
  }

  /** Its first line in the transcript, from 0. */
  int at() {
    return at;
  }

  String text() {
    return text.toString();
  }

  /** How long the text is without its last line. */
  int lastLine() {
    return lastLine;
  }

  /** Whether it can go on. */
  boolean hasMore(boolean beyondPrompts) {
    int next = at + lines;
    return next < transcript.lines().size() && (beyondPrompts || !transcript.interrupts(next));
  }

  /** Takes the next line. */
  String take() {
    var line = transcript.lines().get(at + lines++);
    lastLine = text.length();
    text.append('\n').append(line);
    return line;
  }

  /** Takes lines up to one that is wanted; none, and false, if there is no such line. */
  boolean takeTo(Predicate<String> wanted) {
    var following = transcript.lines().subList(at + lines, transcript.lines().size());
    OptionalInt found =
        IntStream.range(0, following.size()).filter(i -> wanted.test(following.get(i))).findFirst();
    for (int i = 0; i <= found.orElse(-1); i++) {
      take();
    }
    return found.isPresent();
  }

  CompleteCommand complete() {
    return new CompleteCommand(at, text().strip(), lines, Optional.empty());
  }

  /** The command with what a shell says of it. */
  CompleteCommand wrong(String message) {
    return with("a shell can't read this command: " + message);
  }

  /** The command where it lacks something that isn't there. */
  CompleteCommand unfinished() {
    return with("a shell waits for more of this command than is here");
  }

  /** The command where a quote or a bracket isn't closed; a quote takes all that follows. */
  CompleteCommand neverClosed(String closing) {
    if (closing.equals("'") || closing.equals("\"")) {
      takeAll();
    }
    var mark = PAIRS.getOrDefault(closing, closing);
    return with(mark + " is opened in this command and never closed");
  }

  /** The command that takes all that follows, since its here-document doesn't end. */
  CompleteCommand neverEnded(String end) {
    takeAll();
    return with("the here-document of this command has no line \"" + end + "\" that ends it");
  }

  /** Takes all that is left. */
  void takeAll() {
    while (hasMore(true)) {
      take();
    }
  }

  private CompleteCommand with(String problem) {
    return new CompleteCommand(at, text().strip(), lines, Optional.of(problem));
  }
}
