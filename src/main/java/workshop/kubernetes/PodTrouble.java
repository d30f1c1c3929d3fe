package workshop.kubernetes;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a pod that has a node doesn't run or isn't ready, in the kubelet's words.
 *
 * @param outlook whether it can pass
 * @param subject what is in trouble, e.g. {@code container redis (image …)}
 * @param reason the kubelet's word for it, e.g. {@code ImagePullBackOff}
 * @param message what the kubelet says; may be empty
 */
public record PodTrouble(Outlook outlook, String subject, String reason, String message) {

  /** Whether a trouble can pass while nobody changes anything. */
  public enum Outlook {
    /** It may: a registry that throttles, a probe that fails while the application starts. */
    MAY_PASS,
    /** It may, but whatever is run on the node meets it: its sandboxes can't be made. */
    OF_THE_NODE,
    /** It can't: an image that isn't there, a command that doesn't exist. */
    LASTS;

    /** What passes by itself, whatever else a message says. */
    private static final Pattern PASSING =
        Pattern.compile(
            "(?i)too ?many ?requests|\\b429\\b|rate (?:limit|exceeded)|time-?out|timed out"
                + "|reset by peer|refused|temporar|unavailable|misbehaving|\\bEOF\\b|\\b50[0-4]\\b"
                + "|try again");

    private static final Pattern LASTING =
        Pattern.compile(
            "(?i)not found|manifest unknown|name unknown|does not exist|no such|denied"
                + "|unauthorized|authorization failed|forbidden|invalid|no match for platform|x509"
                + "|non-root|non-numeric|couldn't find key|executable file");

    /** By what a kubelet, a container runtime or a registry says. */
    static Outlook of(String message) {
      return !PASSING.matcher(message).find() && LASTING.matcher(message).find() ? LASTS : MAY_PASS;
    }

    /** Whether a message says why. */
    static boolean isTold(String message) {
      return PASSING.matcher(message).find() || LASTING.matcher(message).find();
    }
  }

  /** The kubelet's reasons for want of an image; the first two are never tried again. */
  private static final Set<String> WITHOUT_IMAGE =
      Set.of(
          "InvalidImageName",
          "ErrImageNeverPull",
          "ErrImagePull",
          "ImagePullBackOff",
          "RegistryUnavailable");

  /** The trouble in a line. */
  public String words() {
    return Stream.of(subject, reason, message)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(": "));
  }

  /** Whether the trouble is that an image can't be had. */
  public boolean isMissingImage() {
    return isMissingImage(reason);
  }

  /** Whether a kubelet's reason for a container that doesn't run is that its image can't be had. */
  public static boolean isMissingImage(String reason) {
    return WITHOUT_IMAGE.contains(reason);
  }
}
