package workshop.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.Timeouts;
import workshop.WorkshopException;

/**
 * What bash says of a text without running anything of it ({@code bash -n}), with an environment of
 * its own and no start-up files. It is asked at most so often; each question takes as long as a
 * program takes to start.
 *
 * <p>Source: Bash's manual, "The Set Builtin", {@code -n}; its messages are those of the C locale.
 */
final class BashSyntax {

  private static final int QUESTIONS = 50;
  private static final int MESSAGE = 1000;
  private static final Pattern DOCUMENT =
      Pattern.compile("here-document at line \\d+ delimited by end-of-file \\(wanted `(.*)'\\)");
  private static final Pattern MATCHING =
      Pattern.compile("unexpected EOF while looking for matching `(.)'");
  private static final Pattern END =
      Pattern.compile("unexpected end of file|unexpected EOF|unexpected token `EOF'");
  private static final Pattern SYNTAX = Pattern.compile("line \\d+: (syntax error.*)");

  private final String program;
  private int left = QUESTIONS;

  /** What bash says of a command. */
  sealed interface Answer {

    /** It can be run. */
    record Complete() implements Answer {}

    /** A here-document waits for the line that ends it. */
    record InDocument(String end) implements Answer {}

    /** A quote or a bracket waits for its other half. */
    record InPair(String closing) implements Answer {}

    /** It waits for more. */
    record Unfinished() implements Answer {}

    /** It can't become a command, whatever follows. */
    record Wrong(String message) implements Answer {}
  }

  BashSyntax() {
    this("bash");
  }

  BashSyntax(String program) {
    this.program = program;
  }

  /** Whether each text is one or more whole commands: asked once for all of them. */
  Optional<Boolean> accepts(List<String> texts) {
    return ask(texts.stream().map(BashSyntax::grouped).collect(Collectors.joining()))
        .map(String::isEmpty);
  }

  /** A text that whatever is open in it leaves without its end. */
  private static String grouped(String text) {
    return "{ :\n" + text + "\n}\n";
  }

  /** What bash says of a command; nothing if it can't be asked. */
  Optional<Answer> of(String command) {
    var whole = ask(grouped(command));
    if (whole.isEmpty() || whole.get().isEmpty()) {
      return whole.map(it -> new Answer.Complete());
    }
    return ask(command).map(said -> answer(said));
  }

  private static Answer answer(String said) {
    var document = DOCUMENT.matcher(said);
    if (document.find()) {
      return new Answer.InDocument(document.group(1));
    }
    var matching = MATCHING.matcher(said);
    if (matching.find()) {
      return new Answer.InPair(matching.group(1));
    }
    var syntax = SYNTAX.matcher(said);
    return said.isEmpty() || END.matcher(said).find()
        ? new Answer.Unfinished()
        : new Answer.Wrong(syntax.find() ? syntax.group(1) : said.lines().findFirst().orElse(""));
  }

  /** What bash complains of; empty if of nothing. */
  private Optional<String> ask(String script) {
    if (left-- <= 0) {
      return Optional.empty();
    }
    try {
      var input = Files.createTempFile("command", ".sh");
      var output = Files.createTempFile("command", ".log");
      try {
        Files.writeString(input, script);
        return run(input, output);
      } finally {
        Files.delete(input);
        Files.delete(output);
      }
    } catch (IOException e) {
      left = 0;
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkshopException("interrupted", e);
    }
  }

  private Optional<String> run(Path input, Path output) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(program, "--norc", "--noprofile", "-n");
    var path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    if (path != null) {
      builder.environment().put("PATH", path);
    }
    var process =
        builder
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(Timeouts.ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
        left = 0;
        return Optional.empty();
      }
    } finally {
      process.destroyForcibly();
    }
    try (var said = Files.newInputStream(output)) {
      var text = new String(said.readNBytes(MESSAGE), StandardCharsets.UTF_8);
      return Optional.of(text.isEmpty() && process.exitValue() != 0 ? "refused" : text);
    }
  }
}
