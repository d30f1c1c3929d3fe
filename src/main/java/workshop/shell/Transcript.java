package workshop.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lines with commands, and maybe with what they print.
 *
 * @param lines the lines
 * @param begins the text of the command that begins on a line, if one does
 * @param kind how its commands stand there
 */
public record Transcript(List<String> lines, Function<String, Optional<String>> begins, Kind kind) {

  /** How commands stand in lines. */
  enum Kind {
    /** Each after the other. */
    COMMANDS,
    /** After prompts, with output between them; a prompt ends what a shell would wait on for. */
    PROMPTED,
    /** As one script. */
    SCRIPT
  }

  /** Lines that are commands: each but blank ones and comments begins one. */
  public static Transcript ofCommands(List<String> lines) {
    return new Transcript(
        lines,
        line -> Optional.of(line.strip()).filter(it -> !it.isEmpty() && !it.startsWith("#")),
        Kind.COMMANDS);
  }

  /**
   * Lines in which commands stand after prompts.
   *
   * @param begins the text after a line's prompt, if it has one
   */
  public static Transcript prompted(List<String> lines, Function<String, Optional<String>> begins) {
    return new Transcript(lines, begins, Kind.PROMPTED);
  }

  /** Lines that are one script as they stand. */
  public static Transcript ofScript(List<String> lines) {
    return new Transcript(
        lines, line -> Optional.of(line).filter(it -> !it.isBlank()), Kind.SCRIPT);
  }

  /** Whether the command before a line ends there, complete or not. */
  boolean interrupts(int line) {
    return kind == Kind.PROMPTED && begins.apply(lines.get(line)).isPresent();
  }
}
