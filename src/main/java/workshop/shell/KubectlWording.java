package workshop.shell;

import java.util.regex.Pattern;

/** What kubectl words in one way today, and in another yesterday or a moment later. */
public final class KubectlWording {

  /**
   * Since 1.34 {@code delete} names the namespace, before a {@code (dry run)}.
   *
   * @see <a href="https://github.com/kubernetes/kubernetes/pull/126619">show namespace on
   *     delete</a>
   */
  private static final Pattern DELETED_FROM =
      Pattern.compile("((?:^|\" )(?:force )?deleted) from \\S+ namespace\\b");

  private KubectlWording() {}

  /**
   * Whether two lines say the same, whichever kubectl printed them. A namespace that one of them
   * doesn't name is no difference, another one is.
   *
   * @param one a line, or what of it comes after the object's name
   * @param other the same part of another
   */
  public static boolean same(String one, String other) {
    return one.equals(other)
        || withoutNamespace(one).equals(other)
        || withoutNamespace(other).equals(one);
  }

  /**
   * Whether a line only tells that kubectl waits, as {@code rollout status} does; how many of them
   * there are depends on time alone.
   */
  public static boolean isProgress(String line) {
    return line.startsWith("Waiting for ");
  }

  /** What lines have in common that are the {@link #same}. */
  public static String withoutNamespace(String line) {
    return DELETED_FROM.matcher(line).replaceFirst("$1");
  }
}
