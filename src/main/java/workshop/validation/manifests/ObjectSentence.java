package workshop.validation.manifests;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.validation.manifests.Literal.Shape;
import workshop.validation.manifests.Literal.Unit;
import workshop.validation.markdown.Prose.Words;

/**
 * A sentence about one object, whose amounts and words are values of keys that it tells by the
 * field's words: what is requested, how many replicas there are, which port it listens on.
 *
 * @param mentions what the sentence mentions
 * @param values what the object has
 */
record ObjectSentence(List<Mention> mentions, List<ManifestValue> values) {

  private static final int MOST_VALUES = 3;
  private static final Set<String> PORTS =
      Set.of("port", "targetPort", "containerPort", "nodePort", "hostPort", "number");
  private static final Pattern REQUESTS = Pattern.compile("(?i)\\brequest(?:s|ed)?\\b");
  private static final Pattern LIMITS = Pattern.compile("(?i)\\blimit(?:s|ed)?\\b");

  /** A value that the sentence states. */
  record Stated(Words words, String key, String value, List<ManifestValue> actual) {}

  /** What it states; nothing where the object has too many values to tell which is meant. */
  Stream<Stated> stated() {
    return mentions.stream().filter(Mention::isCertain).flatMap(this::stated);
  }

  private Stream<Stated> stated(Mention mention) {
    var meant = meant(mention).filter(it -> it.fits(mention).isPresent()).toList();
    var texts = meant.stream().map(it -> it.literal().text()).distinct().count();
    return meant.isEmpty() || texts > MOST_VALUES
        ? Stream.empty()
        : Stream.of(
            new Stated(mention.words(), meant.get(0).key(), mention.literal().text(), meant));
  }

  private Stream<ManifestValue> meant(Mention mention) {
    var literal = mention.literal();
    var before = mention.part().text().substring(0, mention.at());
    var after = mention.after();
    boolean number = !literal.amounts(Unit.COUNT).isEmpty();
    if (number && after.matches("(?is) (?:\\w+ )?(?:replicas?|copies)\\b.*")) {
      return values.stream().filter(it -> it.key().equals("replicas"));
    }
    if (number && (before.matches("(?is).*\\bport $") || after.matches("(?is) port\\b.*"))) {
      boolean byName = values.stream().anyMatch(it -> isPort(it) && !it.literal().isAmount());
      boolean listens =
          before.matches("(?is).*\\b(?:listens|exposed|exposes|available)(?: \\w+){0,2} port $");
      return !byName
          ? values.stream().filter(ObjectSentence::isPort)
          : values.stream().filter(it -> listens && it.key().equals("port"));
    }
    if (literal.shape().filter(Shape.PATH::equals).isPresent()
        && before.matches("(?is).*\\bmount(?:s|ed)?\\b.*")) {
      return values.stream().filter(it -> it.key().equals("mountPath"));
    }
    var byWords =
        values.stream().filter(it -> !it.isKey() && mention.isWithTwoWordsOf(it.key())).toList();
    if (!byWords.isEmpty()) {
      return byWords.stream();
    }
    if (!number || mention.style() == Mention.Style.CODE) {
      var part = resources(mention);
      return values.stream()
          .filter(
              it ->
                  it.above().contains(part)
                      && it.literal()
                          .unit(it.key())
                          .filter(Set.of(Unit.CPU, Unit.BYTES)::contains)
                          .isPresent()
                      && isOf(it, mention));
    }
    return Stream.empty();
  }

  private static boolean isPort(ManifestValue value) {
    return PORTS.contains(value.key());
  }

  /** Whether requests or limits are told of, last before something that is mentioned. */
  private String resources(Mention mention) {
    var found = "";
    for (var other : mentions) {
      var text = other.part().text();
      var known = other.equals(mention) ? text.substring(0, mention.at()) : text;
      found =
          LIMITS.matcher(known).find()
              ? "limits"
              : REQUESTS.matcher(known).find() ? "requests" : found;
      if (other.equals(mention)) {
        break;
      }
    }
    return found;
  }

  private static boolean isOf(ManifestValue value, Mention mention) {
    var said = mention.after().split("\\b(?:and|,)\\b", 2)[0];
    return Pattern.compile("(?i)\\bCPUs?\\b").matcher(said).find()
        ? value.key().equals("cpu")
        : !Pattern.compile("(?i)\\bmemory\\b").matcher(said).find() || value.key().equals("memory");
  }
}
