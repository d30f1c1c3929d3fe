package workshop.kubernetes;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reason for which the scheduler refused nodes to a pod.
 *
 * <p>Source: the constants of the scheduler's filter plugins from 1.20 to 1.36, and messages
 * recorded from 1.20, 1.21 and 1.36.
 *
 * @param kind which of the scheduler's filters it comes from
 * @param subject what it names, where that makes a difference: a taint as <code>{key: value}</code>
 *     (1.36 names none), a resource, and the whole text of what is told of claims, of spreading and
 *     of anything else; "" if it names nothing
 * @param text the scheduler's own words, without the leading {@code node(s)}
 */
public record RefusalReason(Kind kind, String subject, String text) {

  /** The scheduler's filters, as far as they are told apart. */
  public enum Kind {
    /** The pod's own required pod affinity. */
    POD_AFFINITY("didn't match pod affinity rules"),
    /** The pod's own required pod anti-affinity. */
    POD_ANTI_AFFINITY("didn't match pod anti-affinity rules"),
    /** The required anti-affinity of a pod that runs there. */
    EXISTING_ANTI_AFFINITY("didn't satisfy existing pods anti-affinity rules"),
    /** A taint that the pod doesn't tolerate; up to 1.20 also several. */
    TAINT("had (?:untolerated )?taint(?:[^{]*(\\{[^:}]*:[^}]*}))?.*"),
    /** The node is cordoned. */
    UNSCHEDULABLE("were unschedulable"),
    /** The node selector or the required node affinity; 1.20 has a text for each. */
    NODE_AFFINITY(
        "didn't match (?:node selector|Pod's node affinity(?:/selector)?"
            + "|scheduler-enforced node affinity)|didn't satisfy plugin NodeAffinity"
            + "|pod affinity terms conflict"),
    /** Too little of a resource, the number of pods included. */
    RESOURCES("(?:Insufficient |Too many (?=pods$))(.+)"),
    /** A host port that is taken. */
    PORTS("didn't have free ports for the requested pod ports"),
    /** A topology spread constraint. */
    SPREAD("(didn't match pod topology spread constraints.*)"),
    /** A volume, or the claim of one. */
    CLAIM(
        "(?i)(.*(?:persistentvolumeclaim|\\bvolumes?\\b|\\bpvc\\b|free storage|available disk).*)"),
    /** Anything else. */
    OTHER("(.*)");

    /** The whole text; its group is the subject. */
    private final Pattern text;

    Kind(String text) {
      this.text = Pattern.compile(text, Pattern.DOTALL);
    }
  }

  /** Reads the words of any version's scheduler, with or without the leading {@code node(s)}. */
  public static RefusalReason parse(String text) {
    var words = text.strip().replaceFirst("^node\\(s\\) ", "");
    var kind =
        Arrays.stream(Kind.values())
            .filter(it -> it.text.matcher(words).matches())
            .findFirst()
            .orElseThrow();
    return new RefusalReason(kind, subject(kind.text.matcher(words)), words);
  }

  /** What a reason names; a taint always as {@code {key: value}}. */
  private static String subject(Matcher match) {
    var named = match.matches() && match.groupCount() > 0 ? match.group(1) : "";
    return Objects.toString(named, "")
        .replaceFirst("^\\{\\s*([^:}]*?)\\s*:\\s*([^}]*?)\\s*}$", "{$1: $2}");
  }

  /** Whether this may be the same as another, in another version's words. */
  public boolean matches(RefusalReason other) {
    return kind == other.kind
        && (subject.equals(other.subject)
            || kind == Kind.TAINT && (subject.isEmpty() || other.subject.isEmpty()));
  }

  /** The scheduler's words. */
  @Override
  public String toString() {
    return text;
  }
}
