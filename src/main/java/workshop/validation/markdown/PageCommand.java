package workshop.validation.markdown;

import java.util.List;
import workshop.validation.output.PrintedTable;
import workshop.validation.output.Restarts;

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

  /** Whether the page shows how often pods were restarted. */
  public boolean showsRestarts() {
    return PrintedTable.read(output)
        .filter(table -> table.header().contains(Restarts.COLUMN))
        .isPresent();
  }
}
