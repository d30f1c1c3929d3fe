package workshop.cluster.existing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders that learners know by paths which mustn't be made on somebody's machine: their copies
 * lie elsewhere, and commands and outputs are put into the other's words on the way.
 */
final class Mounts {

  private static final String BEFORE = "(?<![\\w.~/-])";
  private static final String AFTER = "(?![\\w.-])";

  private final Map<String, String> copies = new LinkedHashMap<>();
  private final String home;

  /** None yet, for a learner whose home is that folder. */
  Mounts(String home) {
    this.home = home;
  }

  /** A path of the learner's has a copy from now on. */
  synchronized void add(String path, String copy) {
    copies.put(path, copy);
  }

  /** A text of the learner's with the paths of the copies. */
  synchronized String onThisMachine(String text) {
    for (var mount : copies.entrySet()) {
      var names = Pattern.quote(mount.getKey());
      if (mount.getKey().startsWith(home + "/")) {
        var below = Pattern.quote(mount.getKey().substring(home.length()));
        names = "(?:%s|(?:~|\\$HOME|\\$\\{HOME\\})%s)".formatted(names, below);
      }
      text = text.replaceAll(BEFORE + names + AFTER, Matcher.quoteReplacement(mount.getValue()));
    }
    return text;
  }

  /** A text of this machine with the learner's paths. */
  synchronized String learners(String text) {
    for (var mount : copies.entrySet()) {
      text = text.replace(mount.getValue(), mount.getKey());
    }
    return text;
  }
}
