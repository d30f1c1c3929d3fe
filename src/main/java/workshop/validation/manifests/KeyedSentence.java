package workshop.validation.manifests;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.validation.manifests.Literal.Shape;
import workshop.validation.manifests.ObjectSentence.Stated;
import workshop.validation.markdown.Prose.Words;

/**
 * A sentence that names a key of the page's own manifests beside a value: {@code 30 seconds
 * (`pollingInterval`)}, {@code the priority class `high`}, {@code mounted at `/data`}.
 *
 * @param sentence the sentence
 * @param mentions what it mentions
 * @param values what the manifests have that the page shows or applies
 */
record KeyedSentence(Sentence sentence, List<Mention> mentions, List<ManifestValue> values) {

  private static final int MOST_VALUES = 3;

  /** A key that is hardly anything else: words joined as fields are. */
  private static final Pattern FIELD =
      Pattern.compile("[a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2,}(?:_[A-Z0-9]+)+");

  private static final Pattern IS = Pattern.compile("(?i)\\b(?:is|are|set to) $");

  private static final Pattern MOUNTED =
      Pattern.compile("(?i)\\bmount(?:s|ed)?\\b[^.]{0,40}\\b(?:at|in|under|to|as)(?: the path)? $");

  /** Keys that name another object, as pages write them in words. */
  private static final Set<String> REFERRING =
      Set.of(
          "priorityClassName",
          "storageClassName",
          "serviceAccountName",
          "ingressClassName",
          "runtimeClassName",
          "schedulerName",
          "gatewayClassName");

  /** What it states of keys. */
  Stream<Stated> stated() {
    return mentions.stream().filter(Mention::isCertain).flatMap(this::stated);
  }

  private Stream<Stated> stated(Mention mention) {
    var before = mention.part().text().substring(0, mention.at());
    var fields =
        sentence.codes().stream()
            .map(Words::text)
            .filter(FIELD.asMatchPredicate())
            .filter(key -> values.stream().anyMatch(it -> it.key().equals(key)))
            .toList();
    if (mention.literal().isAmount()) {
      boolean only =
          fields.size() == 1
              && mentions.stream().filter(it -> it.literal().isAmount()).count() == 1;
      return fields.stream()
          .filter(key -> only || isBeside(mention, key))
          .limit(1)
          .flatMap(key -> of(mention, key));
    }
    boolean told =
        fields.size() == 1
            && IS.matcher(before).find()
            && mention.part().codes().stream().anyMatch(it -> it.text().equals(fields.get(0)));
    if (told) {
      return of(mention, fields.get(0));
    }
    if (mention.literal().shape().filter(Shape.PATH::equals).isPresent()) {
      return MOUNTED.matcher(before).find() ? of(mention, "mountPath") : Stream.empty();
    }
    return REFERRING.stream()
        .filter(key -> before.matches("(?is).*\\b" + words(key) + " $"))
        .filter(key -> mention.literal().shape().filter(Shape.WORD::equals).isPresent())
        .flatMap(key -> of(mention, key));
  }

  private static String words(String key) {
    return key.replaceFirst("Name$", "").replaceAll("(?=[A-Z])", " ");
  }

  /** Whether a key stands next to an amount: {@code `key` of 5}, {@code 5 (`key`)}. */
  private boolean isBeside(Mention mention, String key) {
    var text = sentence.text();
    int part = text.indexOf(mention.part().text());
    int at = part + mention.at();
    int end = part + mention.end();
    for (int i = text.indexOf(Sentence.MARK); i >= 0; i = text.indexOf(Sentence.MARK, i + 1)) {
      if (i != at && sentence.code(i).text().equals(key)) {
        var between = i < at ? text.substring(i + 1, at) : text.substring(Math.min(i, end), i);
        if (between.matches(i < at ? "\\s(?:of|is|to|at)\\s" : ",? \\(?(?:the |its )?")) {
          return true;
        }
      }
    }
    return false;
  }

  private Stream<Stated> of(Mention mention, String key) {
    var its = values.stream().filter(it -> it.key().equals(key) && !it.isKey()).toList();
    var fitting = its.stream().filter(it -> it.fits(mention).isPresent()).toList();
    long texts = its.stream().map(it -> it.literal().text()).distinct().count();
    boolean within =
        its.stream().anyMatch(it -> mention.literal().text().startsWith(it.literal().text() + "/"));
    return texts > MOST_VALUES || fitting.size() < its.size() || its.isEmpty() || within
        ? Stream.empty()
        : Stream.of(new Stated(mention.words(), key, mention.literal().text(), its));
  }
}
