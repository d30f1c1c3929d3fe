package workshop.validation.manifests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workshop.validation.manifests.Manifests.Located;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;
import workshop.validation.markdown.Prose.Words;
import workshop.yaml.YamlTree;

/**
 * The numbered list under a directive: each item explains the path of its number.
 *
 * @param page the page
 * @param index the manifests
 * @param tie the directive
 * @param items the list's passages
 */
record Explanations(Page page, ManifestIndex index, Tie tie, List<Prose> items) {

  private static final int MOST_VALUES = 40;
  private static final int MOST_OF_FILE = 1000;

  List<Claim> claims() {
    var claims = new ArrayList<Claim>();
    var named = new HashMap<Integer, Set<Integer>>();
    var first = new HashMap<Integer, Words>();
    for (var item : items) {
      if (item.item() > tie.paths().size()) {
        continue;
      }
      var paths = named.computeIfAbsent(item.item(), it -> new TreeSet<>());
      item.words().stream()
          .filter(Words::code)
          .forEach(
              code -> {
                var its = pathsOf(code.text());
                paths.addAll(its);
                if (!its.isEmpty()) {
                  first.putIfAbsent(item.item(), code);
                }
              });
      at(item.item())
          .map(tree -> new Explanation(item, path(item.item()), tree, this))
          .ifPresent(explanation -> explanation.claims().forEach(claims::add));
    }
    named.keySet().stream().sorted().forEach(item -> claims.addAll(misplaced(item, named, first)));
    return claims;
  }

  private KeyPath path(int item) {
    return tie.paths().get(item - 1);
  }

  private Optional<YamlTree> at(int item) {
    return path(item).in(documents(), index.manifests().counted(tie.file()));
  }

  List<YamlTree> documents() {
    return index.manifests().documents(tie.file());
  }

  /** The values of a path; none if they are too many for an item to tell of each. */
  List<ManifestValue> values(KeyPath path, YamlTree tree) {
    return ManifestValue.in(tree, path.key(), tie.file(), MOST_VALUES);
  }

  /** Whether something mentioned is a value of another path, whose own item doesn't mention it. */
  boolean isOfAnother(Mention mention, int item) {
    return IntStream.rangeClosed(1, tie.paths().size())
        .filter(other -> other != item)
        .filter(
            other ->
                at(other).stream()
                    .flatMap(tree -> values(path(other), tree).stream())
                    .anyMatch(it -> it.literal().text().equals(mention.literal().text())))
        .limit(1)
        .anyMatch(
            other -> all(other).noneMatch(it -> it.text().contains(mention.literal().text())));
  }

  /** The values that a key has in a tree, also where a text of it sets it ({@code --max=4}). */
  List<Located> values(String key, YamlTree tree) {
    var values = ProseClaims.values(key, List.of(tree), tie.file());
    var set =
        Pattern.compile(
            "(?<![\\w.-])%s\"?(?:=|:\\s*|\\s+)[\"']?([^\\s\"',}]+)".formatted(Pattern.quote(key)));
    if (values.isEmpty() && !key.contains("/")) {
      values =
          ManifestValue.in(tree, "", tie.file(), MOST_VALUES).stream()
              .filter(it -> !it.isKey() && it.key().endsWith("/" + key))
              .map(it -> it.located(it.literal().text()))
              .toList();
    }
    return values.isEmpty()
        ? ManifestValue.in(tree, "", tie.file(), MOST_VALUES).stream()
            .flatMap(
                it ->
                    set.matcher(it.literal().text())
                        .results()
                        .map(found -> it.located(found.group(1))))
            .toList()
        : values;
  }

  /** What an item mentions. */
  List<Mention> mentions(int item) {
    return items.stream()
        .filter(it -> it.item() == item)
        .flatMap(it -> Mention.in(it).stream())
        .toList();
  }

  boolean english(Prose item) {
    return Sentence.english(page, item);
  }

  /** All keys and texts of the manifest, and the words that they are made of. */
  Set<String> texts() {
    return index.manifests().words(tie.file());
  }

  /** All values of the manifest. */
  List<ManifestValue> everything() {
    return documents().stream()
        .flatMap(it -> ManifestValue.in(it, "", tie.file(), MOST_OF_FILE).stream())
        .toList();
  }

  /** All that an item says. */
  Stream<Words> all(int item) {
    return items.stream().filter(it -> it.item() == item).flatMap(it -> it.words().stream());
  }

  /** The plain value of a path, or those of its list. */
  List<Located> plain(YamlTree tree) {
    return ProseClaims.plain(tree, tie.file());
  }

  /** The numbers of the paths that end in a key that a code names. */
  private Set<Integer> pathsOf(String code) {
    var key = code.split("[:=]", 2)[0].strip();
    var last = key.substring(key.lastIndexOf('.') + 1);
    var found = new TreeSet<Integer>();
    for (int i = 0; i < tie.paths().size(); i++) {
      var own = tie.paths().get(i).key();
      if (own.equals(key) || own.equals(last)) {
        found.add(i + 1);
      }
    }
    return found;
  }

  /** An item that names the key of another path, whose item doesn't name it either. */
  private List<Claim> misplaced(
      int item, Map<Integer, Set<Integer>> named, Map<Integer, Words> first) {
    var others = named.get(item);
    return others.contains(item)
        ? List.of()
        : others.stream()
            .filter(other -> !named.getOrDefault(other, Set.of()).isEmpty())
            .filter(other -> !named.get(other).contains(other))
            .limit(1)
            .<Claim>map(
                other ->
                    new OrderClaim(
                        first.get(item).line(), item, first.get(item).text(), tie, other))
            .toList();
  }

  /** A key's value, as an item states it. */
  Stream<Claim> claim(Words words, String key, String value, List<Located> actual) {
    return actual.isEmpty()
        ? Stream.empty()
        : Stream.of(new ValueClaim(words.line(), key, value, actual, ""));
  }
}
