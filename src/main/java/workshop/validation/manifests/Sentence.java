package workshop.validation.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;
import workshop.validation.markdown.Prose.Words;

/**
 * A sentence of the prose, or a part of one.
 *
 * @param text the sentence, with a character of its own ({@link #MARK}) in place of each of its
 *     words in code style
 * @param codes the words in code style, in order
 */
record Sentence(String text, List<Words> codes) {

  /** What stands for words in code style. */
  static final char MARK = '\uE000';

  private static final Pattern END = Pattern.compile("(?<=[.!?])(?<!\\be\\.g\\.|\\bi\\.e\\.)\\s+");
  private static final Pattern PART =
      Pattern.compile(
          "[,;:()–—]|\\s-\\s|\\s(?=(?:(?:instead|other|rather) (?:of|than)|unlike|not|but)\\b)");
  private static final int LONGEST = 20_000;
  private static final Pattern TRANSLATION = Pattern.compile("/i18n/(?!en\\b)");
  private static final Pattern SEMICOLON = Pattern.compile(";\\s");
  private static final Pattern KEY = Pattern.compile("[A-Za-z][\\w./-]{0,200}");
  private static final Pattern VALUE = Pattern.compile("[^\\s\"'=,:]{1,200}(?::[\\w.-]{1,100})?");
  private static final Pattern IS =
      Pattern.compile(
          "(%1$s)(?:\\s(?:field|property|setting|value|parameter|key|label|annotation))?"
              .concat(
                  "\\s*(?:is|are|(?:is|are) at|to|as|=|:|(?:is|are) set to|(?:has|with) the value)\\s*(%1$s)")
              .formatted(MARK));
  private static final Pattern OF = Pattern.compile("(%1$s) of (%1$s)".formatted(MARK));
  private static final Pattern SETTING =
      Pattern.compile(
          "(-{0,2}[A-Za-z][\\w./-]{0,200})(?:=|:\\s+)([\"']?)([^\\s\"'=,]{1,200}={0,2})\\2");

  /** What a sentence states of a key: {@code replicas: 2}. */
  record Setting(Words words, String key, String value) {

    private boolean contradicts(Setting other) {
      return key.equals(other.key()) && !value.equals(other.value());
    }

    /** The setting that words in code style are, if they are one with a plain value. */
    static Optional<Setting> in(Words code) {
      var setting = SETTING.matcher(code.text());
      return setting.matches() && plain(setting.group(3))
          ? Optional.of(new Setting(code, setting.group(1), setting.group(3)))
          : Optional.empty();
    }
  }

  /**
   * Whether a passage is in English, so that its sentences can be told from each other: most of its
   * letters are, and its page is no translation.
   */
  static boolean english(Page page, Prose passage) {
    var text =
        passage.words().stream()
            .filter(it -> !it.code())
            .map(Words::text)
            .collect(Collectors.joining());
    return !TRANSLATION.matcher(page.file().toString().replace('\\', '/')).find()
        && text.chars().filter(c -> c > 0x24F && Character.isLetter(c)).findAny().isEmpty();
  }

  /** The sentences of a passage; a table has none, nor has what is too long to be prose. */
  static List<Sentence> in(Prose passage) {
    var all = new StringBuilder();
    var codes = new ArrayList<Words>();
    for (var words : passage.words()) {
      if (words.code()) {
        codes.add(words);
        all.append(MARK);
      } else {
        all.append(words.text().replace(MARK, ' '));
      }
    }
    return all.indexOf("|") >= 0 || all.length() > LONGEST
        ? List.of()
        : new Sentence(all.toString(), codes).split(END);
  }

  /** Its parts between commas and the like. */
  List<Sentence> parts() {
    return split(PART);
  }

  private List<Sentence> split(Pattern at) {
    var sentences = new ArrayList<Sentence>();
    int from = 0;
    for (var part : at.split(text)) {
      int count = (int) part.chars().filter(c -> c == MARK).count();
      sentences.add(new Sentence(part, codes.subList(from, from + count)));
      from += count;
    }
    return sentences;
  }

  /** Whether a pattern is found in it, in capitals or not. */
  boolean has(String regex) {
    return Pattern.compile("(?i)" + regex).matcher(text).find();
  }

  /** What is between its semicolons. */
  List<Sentence> clauses() {
    return split(SEMICOLON);
  }

  /**
   * Its settings whose key has no other value here: {@code `replicas: 2`}, and {@code `replicas` is
   * `2`}.
   */
  Stream<Setting> settings() {
    var amounts =
        OF.matcher(text).results().filter(it -> code(it.start(2)).text().matches("\\d.*"));
    var said =
        Stream.concat(IS.matcher(text).results(), amounts)
            .map(
                it ->
                    new Setting(
                        code(it.start(2)), code(it.start(1)).text(), code(it.start(2)).text()))
            .filter(it -> KEY.matcher(it.key()).matches() && VALUE.matcher(it.value()).matches())
            .filter(it -> plain(it.value()));
    var all =
        Stream.concat(codes.stream().flatMap(code -> Setting.in(code).stream()), said).toList();
    return all.stream().filter(it -> all.stream().noneMatch(it::contradicts));
  }

  /** The words in code style that a group of a pattern's match stands at. */
  Words code(int offset) {
    return codes.get((int) text.substring(0, offset).chars().filter(c -> c == MARK).count());
  }

  /** Whether a value is meant as it stands: nothing is left out or filled in. */
  static boolean plain(String value) {
    return !value.matches(".*(?:\\.\\.\\.|…|[<>$*{}\\[\\]|]).*");
  }
}
