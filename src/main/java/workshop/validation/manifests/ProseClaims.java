package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.SourceLocation;
import workshop.validation.manifests.Manifests.Located;
import workshop.validation.manifests.ObjectSentence.Stated;
import workshop.validation.manifests.Sentence.Setting;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.Prose;
import workshop.yaml.YamlSearch;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;

/**
 * What the words in code style claim of manifests: those right under a manifest that is shown,
 * those that stand with a rule that it has, in its section, and those of an object that the
 * sentence names. Words whose manifest isn't clear claim nothing, nor do sentences that tell of
 * another time, a choice or an example.
 */
final class ProseClaims {

  /** Sentences that don't tell how things are. */
  private static final Pattern SUPPOSING =
      Pattern.compile(
          "(?i)\\b(?:if|unless|example|e\\.g|defaults?|instead|except|otherwise|previous(?:ly)?"
              + "|earlier|later|once|originally|(?:chang|updat|replac)(?:e|es|ed|ing)|could|want|try"
              + "|add|remove|(?<!\\bis )(?<!\\bare )set|increase|decrease|scaled?|such as|never|without|like|unlike|compar(?:e|es|ed|ing)|whereas|versus|was|were|had|now|say)\\b"
              + "|\\bnot\\b|n['’]t\\b");

  /** Sentences that tell of a change, whatever key they name. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "(?i)\\b(?:if|unless|example|e\\.g|defaults?|instead|previous(?:ly)?|earlier|(?:chang|updat|replac|increas|decreas|rais|lower)(?:e|es|ed|ing)"
              + "|(?<!\\bis )(?<!\\bare )set|could|try|add|remove|was|were|had|now|say|patch|edit)\\b");

  /** Parts of sentences that don't. */
  private static final Pattern MAYBE =
      Pattern.compile(
          "(?i)\\b(?:would|should|will|can|may|might|others?|another|after|before|until)\\b");

  /** Labels that objects of all kinds have. */
  private static final Pattern SHARED =
      Pattern.compile(
          "(?:[\\w.-]+\\.)?(?:kubernetes\\.io|k8s\\.aws|amazonaws\\.com|karpenter\\.sh)/.*");

  /** How a sentence begins that goes on about the object of the one before. */
  private static final Pattern GOES_ON = Pattern.compile("^\\s*Its?\\b");

  /** How a sentence begins whose subject is named in code style. */
  private static final Pattern BEGINS =
      Pattern.compile(
          "^\\s*(?:The )?%s (?:requests|runs|listens|has|uses|mounts)\\b".formatted(Sentence.MARK));

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod");

  private static final int MOST_VALUES = 3;
  private static final int LARGEST = 500;

  private final Page page;
  private final PassageOrder order;
  private final ManifestIndex index;
  private final PageScript script;
  private final List<InFile> objects;
  private final List<ManifestValue> ownValues;
  private final Set<String> kinds;
  private final Set<String> touched;
  private final List<Claim> claims = new ArrayList<>();
  private List<NamedObject> topic = List.of();
  private final Set<Prose> explaining = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Reads the prose.
   *
   * @param ties the manifests that the page shows, in order
   * @param own the manifests that the page shows or uses
   * @param files the same, and the sample application's last
   */
  ProseClaims(
      Page page,
      ManifestIndex index,
      PageScript script,
      List<Tie> ties,
      List<Path> own,
      List<Path> files) {
    this.page = page;
    order = new PassageOrder(page);
    this.index = index;
    this.script = script;
    touched = script.touched();
    objects =
        files.stream()
            .flatMap(
                file -> index.objects(Stream.of(file)).stream().map(it -> new InFile(file, it)))
            .toList();
    ownValues =
        own.stream()
            .flatMap(
                file ->
                    index.manifests().documents(file).stream()
                        .flatMap(it -> ManifestValue.in(it, "", file, LARGEST).stream()))
            .toList();
    kinds = objects.stream().map(it -> it.object().kind()).collect(Collectors.toSet());

    ties.forEach(this::explained);
    var before = ties.iterator();
    var next = before.hasNext() ? before.next() : null;
    Tie last = null;
    for (var passage : page.prose()) {
      while (next != null && next.line() < passage.line()) {
        last = next;
        next = before.hasNext() ? before.next() : null;
      }
      if (passage.kind() == Prose.Kind.HEADING) {
        last = null;
        topic = List.of();
      } else if (passage.kind() != Prose.Kind.TAG && Sentence.english(page, passage)) {
        paths(passage);
        ofObjects(passage);
        if (!explaining.contains(passage)) {
          keyed(passage);
        }
        boolean leadsIn = next != null && order.leadsTo(passage, next.line());
        var tie = leadsIn ? next : last;
        if (tie != null && !explaining.contains(passage)) {
          stated(passage, tie, leadsIn ? Place.BEFORE : Place.ELSEWHERE);
        }
      }
    }
  }

  List<Claim> claims() {
    return claims;
  }

  /** Where a passage stands to a manifest. */
  private enum Place {
    UNDER,
    BEFORE,
    ELSEWHERE
  }

  /** An object and where it is from. */
  private record InFile(Path file, ManifestObject object) {

    boolean is(NamedObject named) {
      return object.kind().equals(named.kind()) && object.name().equals(named.name());
    }
  }

  /** What the paragraph or list right under a manifest claims of it. */
  private void explained(Tie tie) {
    var under = order.under(tie.line());
    explaining.addAll(under);
    if (!under.isEmpty() && under.get(0).numbered() && !tie.paths().isEmpty()) {
      int list = under.get(0).list();
      var items = under.stream().filter(it -> it.list() == list).toList();
      claims.addAll(new Explanations(page, index, tie, items).claims());
    } else {
      under.stream()
          .filter(passage -> Sentence.english(page, passage))
          .forEach(passage -> stated(passage, tie, Place.UNDER));
    }
  }

  /**
   * What a passage states of a manifest.
   *
   * @param place where it stands; but right under it, it has to name a rule of it, or right before
   *     it a key that few objects have
   */
  private void stated(Prose passage, Tie tie, Place place) {
    var documents = index.manifests().documents(tie.file());
    for (var sentence : clauses(passage)) {
      if (sentence.settings().findAny().isEmpty()
          || SUPPOSING.matcher(sentence.text()).find()
          || !NamedObject.in(sentence, kinds).isEmpty()) {
        continue;
      }
      var rules = rules(sentence, documents);
      var ruled = under(rules, documents);
      certain(sentence)
          .filter(it -> place == Place.UNDER || it.key().contains("/"))
          .forEach(
              it -> {
                var there = values(it.key(), ruled, tie.file());
                if (!there.isEmpty()) {
                  claim(it, there, String.join(" or ", rules), 1);
                } else if (place == Place.UNDER
                    || place == Place.BEFORE && !SHARED.matcher(it.key()).matches()) {
                  claim(it, values(it.key(), documents, tie.file()), "", 1);
                }
              });
    }
  }

  private static List<Sentence> clauses(Prose passage) {
    return Sentence.in(passage).stream().flatMap(it -> it.clauses().stream()).toList();
  }

  private static Stream<Setting> certain(Sentence sentence) {
    return sentence.parts().stream()
        .filter(part -> !MAYBE.matcher(part.text()).find())
        .flatMap(Sentence::settings);
  }

  /** The keys that a sentence names and that have more than a plain value in the manifest. */
  private static List<String> rules(Sentence sentence, List<YamlTree> documents) {
    return sentence.codes().stream()
        .map(Prose.Words::text)
        .filter(it -> it.matches("[a-z]\\w{2,100}"))
        .filter(
            key ->
                documents.stream()
                    .flatMap(it -> YamlSearch.under(it, key).stream())
                    .anyMatch(it -> !(it instanceof Scalar)))
        .distinct()
        .toList();
  }

  private static List<YamlTree> under(List<String> rules, List<YamlTree> documents) {
    return documents.stream()
        .flatMap(it -> rules.stream().flatMap(rule -> YamlSearch.under(it, rule).stream()))
        .toList();
  }

  /** The files of the content that a passage names by their whole path. */
  private void paths(Prose passage) {
    for (var sentence : Sentence.in(passage)) {
      if (!SUPPOSING.matcher(sentence.text()).find()) {
        for (var code : sentence.codes()) {
          index
              .folders()
              .surely(code.text())
              .filter(it -> Files.exists(it) || !script.mayHaveMade(it))
              .ifPresent(it -> claims.add(new FileClaim(code.line(), code.text(), it)));
        }
      }
    }
  }

  /** What sentences state of the one object that they name, or go on about. */
  private void ofObjects(Prose passage) {
    for (var sentence : clauses(passage)) {
      var named = NamedObject.in(sentence, kinds);
      if (named.isEmpty() && GOES_ON.matcher(sentence.text()).find()) {
        named = topic;
      }
      if (named.isEmpty()) {
        named = byName(sentence).stream().toList();
      }
      topic = named.size() == 1 ? named : List.of();
      if (named.size() == 1
          && !touched.contains(named.get(0).name())
          && !SUPPOSING.matcher(sentence.text()).find()) {
        stated(sentence, passage, named.get(0));
      }
    }
  }

  private void stated(Sentence sentence, Prose passage, NamedObject object) {
    var where = object.kind() + " " + object.name();
    certain(sentence)
        .forEach(it -> claim(it, values(it.key(), object, sentence), where, MOST_VALUES));
    var mentions =
        Mention.in(sentence, passage.words().get(0)).stream()
            .filter(it -> !MAYBE.matcher(it.part().text()).find())
            .toList();
    new ObjectSentence(mentions, values(object)).stated().forEach(it -> claim(it, where));
  }

  private void claim(Stated stated, String where) {
    var literal = Literal.of(stated.value());
    var actual =
        stated.actual().stream()
            .map(
                it -> it.is(literal) ? it.located(stated.value()) : it.located(it.literal().text()))
            .toList();
    boolean told =
        claims.stream()
            .filter(ValueClaim.class::isInstance)
            .map(ValueClaim.class::cast)
            .filter(it -> it.line() == stated.words().line())
            .anyMatch(it -> it.key().equals(stated.key()) && it.value().equals(stated.value()));
    if (!told) {
      claims.add(
          new ValueClaim(stated.words().line(), stated.key(), stated.value(), actual, where));
    }
  }

  /** What sentences state of keys that they name. */
  private void keyed(Prose passage) {
    for (var sentence : clauses(passage)) {
      boolean touchedNow = sentence.codes().stream().anyMatch(it -> touched.contains(it.text()));
      if (!CHANGING.matcher(sentence.text()).find() && !touchedNow) {
        var mentions = Mention.in(sentence, passage.words().get(0));
        new KeyedSentence(sentence, mentions, ownValues).stated().forEach(it -> claim(it, ""));
      }
    }
  }

  /** The workload that a sentence begins with by its name alone, if no other has it. */
  private Optional<NamedObject> byName(Sentence sentence) {
    var podsOf = NamedObject.podsOf(sentence);
    if (podsOf.isEmpty() && !BEGINS.matcher(sentence.text()).find()) {
      return Optional.empty();
    }
    var name = podsOf.orElseGet(() -> sentence.codes().get(0).text());
    var all =
        objects.stream()
            .map(InFile::object)
            .filter(it -> it.name().equals(name) && WORKLOADS.contains(it.kind()))
            .map(it -> new NamedObject(it.kind(), name))
            .distinct()
            .toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private List<ManifestValue> values(NamedObject object) {
    return objects.stream()
        .filter(it -> it.is(object) && !it.object().kind().equals("Secret"))
        .flatMap(it -> ManifestValue.in(it.object().tree(), "", it.file(), LARGEST).stream())
        .toList();
  }

  private List<Located> values(String key, NamedObject object, Sentence sentence) {
    return objects.stream()
        .filter(it -> it.is(object) && !it.object().kind().equals("Secret"))
        .flatMap(it -> values(key, object.scope(sentence, it.object().tree()), it.file()).stream())
        .toList();
  }

  private void claim(Setting setting, List<Located> actual, String where, int mostValues) {
    var values = new HashSet<String>();
    actual.forEach(it -> values.add(it.text()));
    if (!values.isEmpty() && values.size() <= mostValues) {
      claims.add(
          new ValueClaim(setting.words().line(), setting.key(), setting.value(), actual, where));
    }
  }

  /** The values that a key has in parts of a manifest. */
  static List<Located> values(String key, List<YamlTree> where, Path file) {
    return where.stream()
        .flatMap(it -> YamlSearch.values(it, key).stream())
        .map(it -> located(it, file))
        .distinct()
        .toList();
  }

  /** A plain value, or those of a list. */
  static List<Located> plain(YamlTree tree, Path file) {
    var all = tree instanceof Sequence list ? list.items() : List.of(tree);
    return all.stream()
        .filter(Scalar.class::isInstance)
        .map(it -> located((Scalar) it, file))
        .toList();
  }

  private static Located located(Scalar value, Path file) {
    return new Located(new SourceLocation(file, value.line()), value.text());
  }
}
