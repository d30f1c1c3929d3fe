package workshop.validation.output;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What differs from run to run without meaning: ages, addresses, points in time. */
final class VolatileValues {

  /** Longer words are no values of this kind. */
  private static final int LONGEST = 300;

  private static final Pattern WORD =
      Pattern.compile(
          "(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+(?:\\.\\d+)?s)?(?<=.)|\\d+y\\d*d?"
              + "|\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d+|:\\d+)?"
              + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:?\\d\\d)?|\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?"
              + "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:sha256:)?[0-9a-f]{64}"
              + "|(?:containerd|docker)://[0-9a-f]{64}|<unknown>");
  private static final Pattern NODE_PORT =
      Pattern.compile("\\d+:\\d+/(?:TCP|UDP|SCTP)(?:,[\\d:]+/(?:TCP|UDP|SCTP))*");

  private VolatileValues() {}

  static boolean word(String word) {
    return !word.isEmpty() && word.length() <= LONGEST && WORD.matcher(word).matches();
  }

  /**
   * Ports without the node ports that a cluster draws: {@code 80:31234/TCP} as {@code 80:#/TCP}.
   */
  static String withoutNodePorts(String ports) {
    return ports.length() <= LONGEST && NODE_PORT.matcher(ports).matches()
        ? ports.replaceAll(":\\d+/", ":#/")
        : ports;
  }

  /** A line with all that is made up or elastic replaced, so that two runs' lines are equal. */
  static String masked(String line) {
    return Arrays.stream(line.strip().split("\\s+"))
        .map(VolatileValues::maskedWord)
        .collect(Collectors.joining(" "));
  }

  private static String maskedWord(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && "\"'([".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\"'),.;:]".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(0, from) + maskedValue(word.substring(from, to)) + word.substring(to);
  }

  /**
   * A value as any cluster's: a made-up name by what is known of it, what is volatile by a mark.
   */
  static String maskedValue(String value) {
    if (word(value)) {
      return "#";
    }
    return GeneratedName.read(value)
        .map(GeneratedName::known)
        .orElseGet(() -> withoutNodePorts(value));
  }
}
