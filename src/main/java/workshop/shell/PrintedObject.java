package workshop.shell;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that kubectl prints after it did something to an object: {@code deployment.apps/checkout
 * created}, {@code deployment.apps "checkout" deleted}.
 *
 * @param object the object as {@code type.group/name}
 * @param verb what was done, e.g. {@code created}
 * @param rest what follows, e.g. {@code from checkout namespace}
 */
public record PrintedObject(String object, String verb, String rest) {

  /** No name is longer than 253 characters. */
  private static final int LONGEST = 1_000;

  private static final Pattern LINE =
      Pattern.compile(
          "^((?:daemon )?[a-z][a-z0-9.-]*)(?:/([A-Za-z0-9.:_-]+)| \"([A-Za-z0-9.:_-]+)\")"
              + " (created|configured|unchanged|serverside-applied|pruned|(?:force )?deleted|scaled|restarted|paused|resumed|(?:un|not )?labeled|annotated|patched(?: \\(no change\\))?|edited|replaced|exposed|autoscaled|(?:image|env|resource requirements|selector|serviceaccount|subjects|volume) updated|(?:already )?(?:un)?cordoned|drained|evicted|tainted|untainted|rolled back|successfully rolled out|condition met|approved)"
              + "(?![A-Za-z-])(.*)$");

  /**
   * Reads a line.
   *
   * @param line a line that a page shows or kubectl printed
   * @return what it tells of an object; empty if it tells of none
   */
  public static Optional<PrintedObject> read(String line) {
    var matcher = LINE.matcher(line.strip());
    if (line.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    var name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return Optional.of(
        new PrintedObject(
            matcher.group(1) + "/" + name, matcher.group(4), matcher.group(5).strip()));
  }

  /**
   * Whether two lines on an object tell of one effect: that it is as its manifest, however it came
   * to be, or that the same was done to it; deleted from another namespace, it was another object.
   */
  public boolean sameEffect(PrintedObject other) {
    return applied() && other.applied()
        || verb.equals(other.verb)
            && (!verb.endsWith("deleted") || KubectlWording.same(done(), other.done()));
  }

  private String done() {
    return (verb + " " + rest).strip();
  }

  private boolean applied() {
    return verb.matches("created|configured|unchanged|serverside-applied");
  }
}
