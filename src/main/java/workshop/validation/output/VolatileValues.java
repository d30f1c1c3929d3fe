package workshop.validation.output;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What differs from run to run without meaning: ages, addresses, points in time. */
final class VolatileValues {

  private static final Pattern WORD =
      Pattern.compile(
          "(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?(?<=.)|\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d+|:\\d+)?"
              + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|<unknown>");
  private static final Set<String> COLUMNS =
      Set.of(
          "AGE",
          "IP",
          "CLUSTER-IP",
          "EXTERNAL-IP",
          "INTERNAL-IP",
          "VERSION",
          "OS-IMAGE",
          "KERNEL-VERSION",
          "CONTAINER-RUNTIME",
          "LAST SEEN",
          "FIRST SEEN",
          "DURATION",
          "ADDRESS");

  private VolatileValues() {}

  static boolean column(String name) {
    return COLUMNS.contains(name);
  }

  static boolean word(String word) {
    return !word.isEmpty() && WORD.matcher(word).matches();
  }

  /** A line with all that is made up or elastic replaced, so that two runs' lines are equal. */
  static String masked(String line) {
    return Arrays.stream(line.strip().split("\\s+"))
        .map(
            word -> {
              var bare = word.replaceAll("^[\"'(]+|[\"'),.;:]+$", "");
              var by =
                  GeneratedName.read(bare)
                      .map(GeneratedName::known)
                      .orElse(word(bare) ? "#" : bare);
              return word.replace(bare, by);
            })
        .collect(Collectors.joining(" "));
  }
}
