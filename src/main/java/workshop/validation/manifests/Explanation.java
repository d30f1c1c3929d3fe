package workshop.validation.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.validation.manifests.Literal.Shape;
import workshop.validation.manifests.Literal.Unit;
import workshop.validation.manifests.Mention.Style;
import workshop.validation.markdown.Prose;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;

/**
 * An item that explains a path. It claims a value where it mentions one that the path hasn't, that
 * can be meant to be one which it has and which the item doesn't mention, and no other.
 *
 * @param item the item
 * @param path the path
 * @param tree what the manifest has there
 * @param all the list that it is in
 */
record Explanation(Prose item, KeyPath path, YamlTree tree, Explanations all) {

  /** Parts of sentences that tell of a choice, even where they name the path's key. */
  private static final Pattern CHOICE =
      Pattern.compile(
          "(?i)\\b(?:if|unless|defaults?|instead|otherwise|could|would|previous(?:ly)?|not|rather"
              + "|chang(?:e|es|ed|ing)|usual(?:ly)?|other than)\\b|n['’]t\\b");

  /** What a number counts that no key of a manifest says. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)^ (?:\\w+ )?(?:nodes?|zones?|requests?|users?|clusters?|namespaces?|labels?|rules?|services?"
              + "|objects?|things?|ways?|steps?|lines?|containers?|volumes?|fields?|parts?|keys?|files?)\\b");

  Stream<Claim> claims() {
    var claims = new ArrayList<Claim>();
    for (var sentence : Sentence.in(item)) {
      for (var part : sentence.parts()) {
        if (!CHOICE.matcher(part.text()).find()) {
          settings(part).forEach(claims::add);
        }
      }
    }
    return claims.isEmpty() ? mentioned() : claims.stream();
  }

  /** {@code `replicas: 3`}: the path's own key, or one below it, or in a text of it. */
  private Stream<Claim> settings(Sentence part) {
    return part.settings()
        .flatMap(
            it -> {
              boolean own = it.key().equals(path.key()) && !all.plain(tree).isEmpty();
              var actual = own ? all.plain(tree) : all.values(it.key(), tree);
              return actual.isEmpty()
                  ? otherKey(it)
                  : all.claim(it.words(), it.key(), it.value(), actual);
            });
  }

  /** A label whose value the path has under another key of those that authors choose. */
  private Stream<Claim> otherKey(Sentence.Setting setting) {
    var values = all.values(path, tree);
    var same =
        values.stream()
            .filter(it -> !it.isKey() && it.literal().text().equals(setting.value()))
            .filter(
                it ->
                    values.stream().anyMatch(k -> k.isKey() && k.literal().text().equals(it.key())))
            .toList();
    boolean known =
        setting.key().indexOf('.') >= 0 && !setting.key().contains("/")
            || values.stream().anyMatch(it -> it.literal().text().endsWith(setting.key()));
    return same.size() == 1 && !known
        ? all.claim(
            setting.words(),
            "key",
            setting.key(),
            List.of(new Manifests.Located(same.get(0).place(), same.get(0).key())))
        : Stream.empty();
  }

  private Stream<Claim> mentioned() {
    var mentions = all.mentions(item.item());
    var values = all.values(path, tree);
    var chosen =
        mentions.stream()
            .filter(it -> (it.leads() || it.isSaid()) && isOther(it, values))
            .findFirst();
    var open =
        values.stream()
            .filter(
                value ->
                    mentions.stream()
                        .filter(it -> chosen.isEmpty() || it.isCertain())
                        .noneMatch(it -> value.isTold(it.literal())))
            .filter(value -> chosen.isPresent() || !isWritten(value))
            .toList();
    var free =
        Mention.in(item).stream()
            .filter(Mention::isCertain)
            .filter(it -> values.stream().noneMatch(value -> value.is(it.literal())))
            .filter(it -> all.english(item) || mentions.size() == 1 && isPlain(it))
            .toList();
    return free.stream()
        .filter(it -> isFirst(it, free))
        .flatMap(it -> claim(it, open, open.size() == values.size()))
        .distinct();
  }

  /**
   * Whether an item begins with a value that isn't the path's: then one that it tells of afterwards
   * as a choice isn't meant either.
   */
  private boolean isOther(Mention mention, List<ManifestValue> values) {
    var shape = mention.literal().shape();
    return values.size() == 1
        && mention.isCertain()
        && shape.isPresent()
        && shape.equals(values.get(0).literal().shape())
        && !values.get(0).is(mention.literal());
  }

  /** Whether a mention is plain in any language: in code style, or with a unit. */
  private static boolean isPlain(Mention mention) {
    return mention.style() == Style.CODE
        || mention.style() == Style.DIGITS && !mention.literal().text().matches("\\d+");
  }

  private boolean isWritten(ManifestValue value) {
    var text = value.literal().text();
    return text.length() > 1
        && all.all(item.item())
            .anyMatch(
                it ->
                    Pattern.compile("(?i)(?<![\\w.-])" + Pattern.quote(text) + "(?![\\w%]|[.-]\\w)")
                        .matcher(it.text())
                        .find());
  }

  /** Whether it is the first thing of its kind, and the only one in its part of the sentence. */
  private static boolean isFirst(Mention mention, List<Mention> all) {
    return all.stream()
            .filter(it -> it.style() == Style.CODE || mention.style() != Style.CODE)
            .filter(it -> alike(it.literal(), mention.literal()))
            .findFirst()
            .map(Mention::part)
            .filter(mention.part()::equals)
            .isPresent()
        && all.stream()
            .filter(
                it -> it.part().equals(mention.part()) && alike(it.literal(), mention.literal()))
            .allMatch(it -> it.literal().equals(mention.literal()));
  }

  private static boolean alike(Literal one, Literal other) {
    return one.isAmount() || other.isAmount()
        ? Stream.of(Unit.values())
            .anyMatch(it -> !one.amounts(it).isEmpty() && !other.amounts(it).isEmpty())
        : one.shape().equals(other.shape());
  }

  /** Whether something mentioned is another thing than the value that it could be. */
  private boolean isAnother(Mention mention, ManifestValue value) {
    var literal = mention.literal();
    if (literal.isAmount()) {
      return !mention.isWith(value.key())
          && all.everything().stream()
              .filter(it -> it.is(literal) && !it.key().equals(value.key()))
              .anyMatch(
                  it ->
                      Stream.concat(it.above().stream(), Stream.of(it.key()))
                          .filter(key -> !path.parts().contains(key))
                          .anyMatch(mention::isWith));
    }
    boolean choice =
        literal.shape().filter(Set.of(Shape.BOOLEAN, Shape.CAMEL)::contains).isPresent();
    return !(choice && mention.leads() || literal.shape().filter(Shape.BOOLEAN::equals).isPresent())
        && !all.isOfAnother(mention, item.item())
        && all.texts().contains(literal.text())
        && !all.everything().stream()
            .filter(it -> it.literal().equals(literal))
            .allMatch(it -> it.key().equals(value.key()) && !it.isKey());
  }

  private Stream<Claim> claim(Mention mention, List<ManifestValue> open, boolean none) {
    var fitting =
        open.stream()
            .filter(it -> it.fits(mention).isPresent() && isSure(mention, it))
            .filter(it -> !isAnother(mention, it))
            .toList();
    var nearest =
        texts(fitting, mention).size() < 2
            ? fitting
            : fitting.stream().filter(it -> isNamed(mention, it)).toList();
    var texts = texts(nearest, mention);
    if (texts.size() == 1) {
      var value = nearest.get(0);
      return all.claim(
          mention.words(),
          value.key(),
          mention.literal().text(),
          List.of(value.shown(texts.iterator().next())));
    }
    boolean swapped =
        none
            && !open.isEmpty()
            && (mention.style() == Style.CODE || !mention.literal().text().matches("\\d+"))
            && all.isOfAnother(mention, item.item());
    return swapped
        ? all.claim(
            mention.words(),
            path.key(),
            mention.literal().text(),
            List.of(open.get(0).located(tree.brief())))
        : Stream.empty();
  }

  private static Set<String> texts(List<ManifestValue> values, Mention mention) {
    return values.stream().flatMap(it -> it.fits(mention).stream()).collect(Collectors.toSet());
  }

  /** Whether a part of the sentence has words of a value's keys. */
  private static boolean isNamed(Mention mention, ManifestValue value) {
    return mention.isWith(value.key())
        || !value.above().isEmpty() && mention.isWith(value.above().get(value.above().size() - 1));
  }

  /** Whether something mentioned that a value fits is surely meant to be it. */
  private boolean isSure(Mention mention, ManifestValue value) {
    boolean whole = !(tree instanceof Mapping) && all.plain(tree).size() > 0;
    if (mention.literal().isAmount() && !value.isKey()) {
      return switch (mention.style()) {
        case CODE -> true;
        case DIGITS ->
            whole && !COUNTED.matcher(mention.after()).find()
                || mention.isWith(value.key())
                || value.key().matches("(?i).*port") && mention.part().has("\\blistens?\\b")
                || !mention.literal().text().matches("\\d+");
        case SPELLED ->
            mention.isWith(value.key())
                || !mention.literal().text().matches("\\d+")
                || whole
                    && !mention.literal().text().equals("1")
                    && !COUNTED.matcher(mention.after()).find();
      };
    }
    if (mention.style() != Style.CODE) {
      return false;
    }
    boolean near = value.literal().isNear(mention.literal());
    if (value.isKey()) {
      return near;
    }
    boolean said =
        mention.leads() || mention.isAlone() || mention.isBeside(value.key()) || mention.isSaid();
    return switch (mention.literal().shape().orElse(Shape.WORD)) {
      case VERSION, ADDRESS, PATH, IMAGE -> true;
      case CONSTANT -> mention.literal().text().contains("_") || said;
      case BOOLEAN -> whole;
      case QUALIFIED -> whole || near;
      case CAMEL, WORD ->
          near
              || mention.isNamed()
              || said
                  && (whole
                      || mention.leads()
                      || mention.isBeside(value.key())
                      || all.plain(tree).isEmpty() && mention.isAlone());
    };
  }
}
