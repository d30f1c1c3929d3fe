package workshop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words of a kubectl command, told apart.
 *
 * @param words the program, its verb and what it acts on, in order
 * @param flags the flags by their long names, with their values as written
 */
public record KubectlLine(List<String> words, Map<String, List<String>> flags) {

  /** Reads the words of a command. */
  public static KubectlLine of(List<String> argv) {
    var words = new ArrayList<String>();
    var flags = new TreeMap<String, List<String>>();
    for (int i = 0; i < argv.size(); i++) {
      var word = argv.get(i);
      if (word.equals("--")) {
        flags.put("--", argv.subList(i + 1, argv.size()));
        break;
      }
      if (!word.startsWith("-") || word.equals("-")) {
        words.add(word);
        continue;
      }
      boolean follow = word.equals("-f") && words.contains("logs");
      var flag = follow ? new KubectlFlag("follow", Optional.empty()) : KubectlFlag.read(word);
      boolean next = flag.value().isEmpty() && flag.takesValue() && i + 1 < argv.size();
      var value = next ? argv.get(++i) : flag.value().orElse("true");
      flags.computeIfAbsent(flag.name(), name -> new ArrayList<>()).add(value);
    }
    return new KubectlLine(words, flags);
  }

  /** The values of a flag; empty where it isn't given. */
  public List<String> values(String flag) {
    return flags.getOrDefault(flag, List.of());
  }
}
