package workshop.validation.markdown;

import java.util.List;

/**
 * A command that the page asks the learner to run.
 *
 * @param text the command line as written, without the prompt; continuation lines, here-documents
 *     and multi-line quotes keep their line breaks
 * @param line its line on the page, from 1
 * @param output what the page says it prints, line by line without trailing blanks; empty if the
 *     page shows nothing
 */
public record PageCommand(String text, int line, List<String> output) {

  public PageCommand {
    output = List.copyOf(output);
  }

  /** The line on the page where the output starts, from 1. */
  public int outputLine() {
    return line + text.split("\n").length;
  }
}
