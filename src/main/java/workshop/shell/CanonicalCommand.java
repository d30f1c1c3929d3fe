package workshop.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a command does, whichever way it is spelled: two commands of one meaning are equal. For
 * kubectl that evens out the names of resources and flags, {@code deploy/x} and {@code deployment
 * x}, the order of flags and the place of the content; for other programs the content's place only.
 *
 * @param words the program, its verb and what it acts on, in order
 * @param flags the flags by their long names, with their values
 */
public record CanonicalCommand(List<String> words, Map<String, List<String>> flags) {

  private static final Set<String> ACTING_ON_OBJECTS =
      Set.of(
          "get",
          "delete",
          "describe",
          "scale",
          "edit",
          "label",
          "annotate",
          "patch",
          "wait",
          "autoscale",
          "expose",
          "status",
          "restart",
          "undo",
          "history",
          "pause",
          "resume",
          "logs",
          "exec",
          "port-forward");

  /**
   * The meaning of a command line.
   *
   * @param command the command line as written
   * @param learner where the content lies for the learner
   */
  public static CanonicalCommand of(String command, ContentRoots learner) {
    var words = new ShellText(command).words();
    var argv = words.orElseGet(() -> List.of(command.replace("\\\n", " ").strip().split("\\s+")));
    return words.isPresent() && argv.indexOf("kubectl") == 0
        ? kubectl(argv, learner)
        : new CanonicalCommand(argv.stream().map(word -> path(word, learner)).toList(), Map.of());
  }

  /**
   * The meaning of a kubectl command that is split into words.
   *
   * @param argv {@code kubectl} and its arguments, without quotes
   */
  public static CanonicalCommand kubectl(List<String> argv, ContentRoots learner) {
    var line = KubectlLine.of(argv);
    var flags = new TreeMap<String, List<String>>();
    line.flags()
        .forEach(
            (flag, values) ->
                flags.put(
                    flag,
                    flag.equals("--")
                        ? values
                        : values.stream().map(it -> value(flag, it, learner)).toList()));
    return new CanonicalCommand(objects(line.words()), flags);
  }

  private static String value(String flag, String value, ContentRoots learner) {
    if (flag.equals("timeout") && value.matches("(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?")) {
      return Duration.parse("PT" + value).toString();
    }
    return path(value, learner);
  }

  private static String path(String word, ContentRoots learner) {
    return learner.withinContent(word).map(inside -> "<content>/" + inside).orElse(word);
  }

  /** Words with their objects as {@code type/name}, types in the singular and without group. */
  private static List<String> objects(List<String> words) {
    int verb =
        words.indexOf(words.stream().filter(ACTING_ON_OBJECTS::contains).findFirst().orElse(""));
    var result = new ArrayList<>(words.subList(0, verb + 1));
    var rest = words.subList(verb + 1, words.size());
    if (verb < 0 || rest.isEmpty()) {
      return words;
    }
    var first = rest.get(0);
    if (first.contains("/") || rest.size() == 1) {
      rest.forEach(word -> result.add(ResourceTypes.object(word)));
    } else if (ResourceTypes.known(first)) {
      var type = ResourceTypes.singular(first);
      rest.subList(1, rest.size())
          .forEach(word -> result.add(word.contains("=") ? word : type + "/" + word));
    } else {
      result.addAll(rest);
    }
    return result;
  }
}
