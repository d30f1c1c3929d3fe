package workshop.shell;

import java.util.List;
import java.util.Optional;

/**
 * A command as a learner types it, with all the lines that a shell reads before it runs it.
 *
 * @param at its first line in the transcript, from 0
 * @param text the command; it keeps its line breaks
 * @param lines how many lines it takes where it stands
 * @param problem why a shell can't run it, in half a sentence; empty if it can
 */
public record CompleteCommand(int at, String text, int lines, Optional<String> problem) {

  /**
   * The commands of transcripts, by what bash says of them; it is asked once if it agrees with what
   * its rules of quoting let expect, and runs nothing. Where there is no bash, those rules decide.
   */
  public static List<List<CompleteCommand>> in(List<Transcript> transcripts) {
    return new CommandSplitter(transcripts, new BashSyntax(), new BashSyntax()).read();
  }

  /** The commands of one transcript, as {@link #in(List)}. */
  public static List<CompleteCommand> in(Transcript transcript) {
    return in(List.of(transcript)).get(0);
  }
}
