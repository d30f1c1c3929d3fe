package workshop.shell;

import java.util.List;
import java.util.Set;

/**
 * The programs that a command line starts, and the variables that it needs and leaves behind, as
 * far as that can be read from its text; what can't be read is left out.
 *
 * @param programs each program with its arguments, in order, also those of substitutions
 * @param reads the variables that are read before the line itself sets them
 * @param sets the variables that it sets
 * @param functions the functions that it defines
 * @param writes whether it writes to a file
 */
public record ShellCommands(
    List<List<String>> programs,
    Set<String> reads,
    Set<String> sets,
    Set<String> functions,
    boolean writes) {

  public ShellCommands {
    programs = List.copyOf(programs);
    reads = Set.copyOf(reads);
    sets = Set.copyOf(sets);
    functions = Set.copyOf(functions);
  }

  /** Reads a command line, or a script. */
  public static ShellCommands of(String text) {
    return new ShellReader(text).read();
  }
}
