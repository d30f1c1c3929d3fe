package workshop.validation.manifests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.validation.markdown.Prose;
import workshop.validation.markdown.Prose.Words;

/**
 * Something in the prose that may be a value: words in code style, or an amount.
 *
 * @param words where it stands
 * @param literal it
 * @param style how it is written
 * @param part the part of a sentence that it is in
 * @param at where in the part's text
 * @param end where it ends there
 * @param leads whether it is the first thing that the passage says
 */
record Mention(
    Words words, Literal literal, Style style, Sentence part, int at, int end, boolean leads) {

  /** How a value is written. */
  enum Style {
    CODE,
    DIGITS,
    SPELLED
  }

  private static final String UNIT =
      "%|percent\\b|(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?"
          + "|[KMGTP]i?B|[KMGTP]i|v?CPUs?|cores?|millicores?)\\b(?!-)";

  private static final Pattern DIGITS =
      Pattern.compile(
          "(?i)(?<![\\w.:/$€#-])(?<!\\b(?:one|two|three|each|any|all|some|none|out) of )"
              + "(?<!\\b(?:version|step|chapter|lab|figure) )"
              + "(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,15}(?:\\.\\d{1,6})?)"
              + ("(?:[ -]?(" + UNIT + ")|(?!\\s(?:of|times|weeks?|months?|years?|GPUs?)\\b))")
              + "(?![\\w/]|-\\d|\\.\\d|:\\d)");

  private static final List<String> NUMBERS =
      List.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");

  private static final Pattern SPELLED =
      Pattern.compile(
          "(?i)\\b(single|" + String.join("|", NUMBERS) + ")\\b(?:[ -](" + UNIT + "))?");

  private static final Pattern VERSION =
      Pattern.compile("(?i)\\b(?:version|tag) (v?\\d{1,4}(?:\\.\\d{1,4}){1,3})\\b(?!\\.\\d)");

  private static final Pattern ONE =
      Pattern.compile(
          "(?i)(?<!\\b(?:of|half|quarter) )\\b(?:an?|each|every) (second|minute|hour|day)\\b");

  private static final Pattern BEHIND = Pattern.compile("^[ -]?(" + UNIT + ")");

  /** Parts of sentences that tell of another value than the manifest's. */
  private static final Pattern SUPPOSING =
      Pattern.compile(
          "(?i)\\b(?:if|unless|(?<!\\bour )example|e\\.g|defaults?|instead|otherwise|chang(?:e|es|ed|ing)|could"
              + "|would|such as|rather|previous(?:ly)?|usual(?:ly)?|not|others|another"
              + "|other (?:choice|mode|value|option|possibilit|than)|alternatives?|rais(?:e|es|ed|ing)|until then|recommended|instance|say|twice"
              + "|half|unlike|compared|while|whereas|typical(?:ly)?|original(?:ly)?|later|was|were)\\b"
              + "|n['’]t\\b");

  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)\\b(?:do(?:es)? not|do(?:es)?n['’]t|never|not|no|cannot|can['’]t|won['’]t)\\s+(?:\\w+\\s+){0,3}?"
              + "(?:more|higher|greater|beyond|above|exceed|over|below|fewer|less|lower|under|longer|within)\\b"
              + "|\\bif\\b[^,;]{0,40}\\b(?:more|less|fewer|longer|higher|lower) than\\b");

  /** Words right before a value that say that it is a thing's name. */
  private static final Pattern NAMED = Pattern.compile("(?i)\\b(?:is|are|called|named)(?: the)? $");

  /** Words right before a value that say that it is one. */
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\b(?:(?:set|equal|equals|pinned|restricted|limited) to|value|type|class|mode|kind) $");

  private static final Pattern FILLER =
      Pattern.compile(
          "(?i)\\b(?:the|an?|is|are|only|of|them|here|it|on|off|to|in|by|and|with|just)\\b");

  /** What a passage mentions, in order. */
  static List<Mention> in(Prose passage) {
    var all = new ArrayList<Mention>();
    for (var sentence : Sentence.in(passage)) {
      all.addAll(in(sentence, passage.words().get(0)));
    }
    if (!all.isEmpty() && startsWithIt(passage)) {
      all.set(0, all.get(0).leading());
    }
    return all;
  }

  /**
   * What a sentence mentions, in order.
   *
   * @param words where what isn't in code style stands
   */
  static List<Mention> in(Sentence sentence, Words words) {
    return sentence.parts().stream()
        .flatMap(part -> ofPart(part, words).sorted(Comparator.comparingInt(Mention::at)))
        .toList();
  }

  private static boolean startsWithIt(Prose passage) {
    return passage.words().stream()
        .filter(it -> !it.text().isBlank())
        .findFirst()
        .filter(Words::code)
        .isPresent();
  }

  private Mention leading() {
    return new Mention(words, literal, style, part, at, end, true);
  }

  private static Stream<Mention> ofPart(Sentence part, Words otherwise) {
    var text = part.text();
    var codes = new ArrayList<Mention>();
    for (int at = text.indexOf(Sentence.MARK); at >= 0; at = text.indexOf(Sentence.MARK, at + 1)) {
      var words = part.code(at);
      var behind = BEHIND.matcher(text.substring(at + 1));
      var literal = Literal.of(words.text());
      boolean counted = literal.text().matches("\\d[\\d.]*") && behind.find();
      codes.add(
          new Mention(
              words,
              counted ? Literal.of(literal.text() + " " + behind.group(1)) : literal,
              Style.CODE,
              part,
              at,
              at + 1,
              false));
    }
    var digits =
        DIGITS
            .matcher(text)
            .results()
            .map(
                it ->
                    new Mention(
                        otherwise,
                        Literal.of(it.group()),
                        Style.DIGITS,
                        part,
                        it.start(),
                        it.end(),
                        false));
    var spelled =
        SPELLED
            .matcher(text)
            .results()
            .map(
                it ->
                    new Mention(
                        otherwise,
                        spelled(it.group(1), it.group(2)),
                        Style.SPELLED,
                        part,
                        it.start(),
                        it.end(),
                        false));
    var versions =
        VERSION
            .matcher(text)
            .results()
            .map(
                it ->
                    new Mention(
                        otherwise,
                        Literal.of(it.group(1)),
                        Style.DIGITS,
                        part,
                        it.start(1),
                        it.end(1),
                        false));
    var ones =
        ONE.matcher(text)
            .results()
            .map(
                it ->
                    new Mention(
                        otherwise,
                        Literal.of("1 " + it.group(1)),
                        Style.SPELLED,
                        part,
                        it.start(),
                        it.end(),
                        false));
    return Stream.of(codes.stream(), digits, spelled, ones, versions).flatMap(it -> it);
  }

  private static Literal spelled(String word, String unit) {
    int number = Math.max(1, 1 + NUMBERS.indexOf(word.toLowerCase(Locale.ROOT)));
    return Literal.of(unit == null ? String.valueOf(number) : number + " " + unit);
  }

  /** What its part of the sentence goes on with. */
  String after() {
    return part.text().substring(end);
  }

  /** Whether its part of the sentence tells how things are. */
  boolean isCertain() {
    boolean former = part.text().substring(0, at).matches("(?is).*\\bfrom $");
    return !former && !SUPPOSING.matcher(LIMIT.matcher(part.text()).replaceAll("at most")).find();
  }

  /** Whether nothing else is said in its part of the sentence. */
  boolean isAlone() {
    var rest = FILLER.matcher(part.text().replace(Sentence.MARK, ' ')).replaceAll("");
    return part.codes().size() == 1 && style == Style.CODE && rest.matches("[\\W_]*");
  }

  /** Whether words that a key is made of stand in its part of the sentence. */
  boolean isWith(String key) {
    return keyWords(key).anyMatch(it -> part.has("\\b" + it + "(?:e?s)?\\b"));
  }

  /** Whether two such words stand in its part, and one of them right beside it. */
  boolean isWithTwoWordsOf(String key) {
    long words =
        keyWords(key).filter(it -> part.has("\\b" + it + "(?:e?s)?\\b")).distinct().count();
    return words > 1 && isBeside(key);
  }

  /** Whether such a word stands right before or after it. */
  boolean isBeside(String key) {
    var before = part.text().substring(0, at);
    var after = after();
    return keyWords(key)
        .filter(it -> !it.matches("(?i)service|name|kind"))
        .anyMatch(
            it ->
                Pattern.compile("(?i)\\b" + it + "s?\\s(?:is |of |at )?$").matcher(before).find()
                    || Pattern.compile("(?i)^\\s(?:\\w+ )?" + it + "s?\\b").matcher(after).find());
  }

  /** Whether the word before it says that it is a name. */
  boolean isNamed() {
    return part.text().substring(0, at).matches("(?is).*\\b(?:called|named) $");
  }

  /** Whether the words before it say that it is a value. */
  boolean isSaid() {
    var before = part.text().substring(0, at);
    return NAMED.matcher(before).find() || SAID.matcher(before).find();
  }

  private static Stream<String> keyWords(String key) {
    return Stream.of(key.split("(?=[A-Z])|[^A-Za-z]"))
        .filter(it -> it.length() > 3 && !it.matches("(?i)seconds?|minutes?|hours?"))
        .map(it -> it.replaceFirst("(?<=[a-rt-z])s$", ""));
  }
}
