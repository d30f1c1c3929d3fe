package workshop.validation.output;

import java.util.Set;
import workshop.kubernetes.PodTrouble;

/**
 * The state in a {@code STATUS} cell.
 *
 * @param word the state, e.g. {@code Running}
 */
record PodPhase(String word) {

  /** What keeps a container from running; words of one trouble take turns. */
  enum Trouble {
    NONE,
    /** Its image can't be had. */
    IMAGE,
    /** It ends again and again. */
    CRASH
  }

  private static final Set<String> CRASHING =
      Set.of("CrashLoopBackOff", "Error", "RunContainerError", "OOMKilled", "StartError");
  private static final Set<String> PASSING =
      Set.of("ContainerCreating", "PodInitializing", "Terminating", "Pending");
  private static final Set<String> DONE = Set.of("Running", "Completed", "Complete");

  /** Reads a cell; what stands in brackets behind the word doesn't count. */
  static PodPhase of(String cell) {
    int bracket = cell.indexOf(" (");
    return new PodPhase((bracket < 0 ? cell : cell.substring(0, bracket)).strip());
  }

  Trouble trouble() {
    var bare = word.startsWith("Init:") ? word.substring("Init:".length()) : word;
    return PodTrouble.isMissingImage(bare)
        ? Trouble.IMAGE
        : CRASHING.contains(bare) ? Trouble.CRASH : Trouble.NONE;
  }

  /** Whether it lasts a moment only. */
  boolean passes() {
    return PASSING.contains(word) || word.matches("Init:\\d+/\\d+");
  }

  /** Whether it may be what becomes of a state that passes. */
  boolean follows(PodPhase before) {
    return before.passes() && (DONE.contains(word) || passes());
  }
}
