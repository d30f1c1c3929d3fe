package workshop.validation.markdown;

import java.util.List;

/**
 * A fence of the page that holds commands: what a learner may paste at once.
 *
 * @param line the line of the opening fence, from 1
 * @param language the fence's language, e.g. {@code bash}; empty for a plain fence
 * @param annotations what the author says about it
 * @param commands the commands in order; empty for a {@code bash} fence without a prompt
 */
public record PageBlock(
    int line, String language, Annotations annotations, List<PageCommand> commands) {

  public PageBlock {
    commands = List.copyOf(commands);
  }

  /** The same without the commands before one, by its number from 0. */
  public PageBlock from(int index) {
    return new PageBlock(line, language, annotations, commands.subList(index, commands.size()));
  }
}
