package workshop.validation.output;

import java.util.Arrays;
import java.util.List;

/** Whether a page shows on purpose that something doesn't run. */
public final class ShownTrouble {

  private ShownTrouble() {}

  /**
   * Whether an output has a word of kubectl's for pods that don't run.
   *
   * @param output the lines that a page shows
   */
  public static boolean in(List<String> output) {
    return output.stream()
        .filter(line -> line.length() <= PrintedOutput.LONGEST_LINE)
        .flatMap(line -> Arrays.stream(line.split("[\\s,\"']+")))
        .map(PodPhase::of)
        .anyMatch(it -> it.word().equals("Pending") || it.trouble() != PodPhase.Trouble.NONE);
  }
}
