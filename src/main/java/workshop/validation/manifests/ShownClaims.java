package workshop.validation.manifests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.Prose;
import workshop.validation.markdown.ShownManifest;
import workshop.validation.markdown.ShownManifest.Block;
import workshop.validation.markdown.ShownManifest.Directive;
import workshop.validation.markdown.ShownManifest.Pointer;

/** What the directives and fences of a page claim of the manifests that they show. */
final class ShownClaims {

  private static final Pattern FILE_NAME = Pattern.compile("[\\w.-]{1,200}\\.(?:ya?ml|json)");

  /** A path to a manifest in plain words. */
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w/.~$-])[~$/\\w][\\w./~-]{0,999}\\.(?:ya?ml|json)(?![\\w/])");

  /**
   * Words of a sentence that has the learner change a file, or tells of one that isn't as shown.
   */
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?i)\\b(?:create|add|change|edit|update|modify|append|replace|save|paste|write|insert|put"
              + "|copy|extend|example|similar|would|could|should|if|instead|like|before|after|output)\\b");

  /** Words of a sentence after which a file that is there isn't as it was. */
  private static final Pattern EDITS =
      Pattern.compile(
          "(?i)\\b(?:add|change|edit|update|modify|append|replace|insert|extend|remove|would|could"
              + "|should|if|instead|before|after)\\b");

  private static final Pattern LOOKS = Pattern.compile("(?i)\\blooks? like (?:this|that|so)\\b");

  /** Words around a path that say that the file holds what follows. */
  private static final Pattern HOLDS =
      Pattern.compile(
          "(?i)\\b(?:in|of|is|see|file|manifest|patch)\\W+%1$s|%1$s(?: file| manifest)? (?:contains?|ha[sd]|holds?|adds?|is|looks?|defines?|sets?|says?|reads?|specif|configur|declar|describ)"
              .formatted(Sentence.MARK));

  /** Words that say that something is made of a file, and shown. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?i)\\b(?:renders?|produces?|results?|generates?|yields?|becomes?|prints?|returns?|passed)\\b");

  /** Fields that only the cluster fills in. */
  private static final Pattern OF_CLUSTER =
      Pattern.compile("(?m)^\\s*(?:creationTimestamp|resourceVersion|uid):");

  private final Page page;
  private final ManifestFolders folders;
  private final PageScript script;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Tie> ties = new ArrayList<>();

  ShownClaims(Page page, ManifestFolders folders, PageScript script, List<Path> inCommands) {
    this.page = page;
    this.folders = folders;
    this.script = script;
    page.manifests().forEach(this::read);
    page.manifests().forEach(shown -> titled(shown, inCommands));
  }

  List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** The manifests that are shown, in the order of the page. */
  List<Tie> ties() {
    return ties.stream().sorted((a, b) -> Integer.compare(a.line(), b.line())).toList();
  }

  private void read(ShownManifest shown) {
    if (shown instanceof Directive directive) {
      folders.resolve(directive.file()).ifPresent(file -> read(directive, file));
    } else if (shown instanceof Pointer pointer) {
      folders.resolve(pointer.file()).ifPresent(file -> read(pointer, file));
    }
  }

  private void read(Directive directive, Path file) {
    var paths = directive.paths().stream().flatMap(it -> KeyPath.of(it).stream()).toList();
    tie(directive.line(), directive.file(), file, paths);
    Stream.concat(
            paths.stream(),
            Optional.ofNullable(directive.zooms().get("zoomPath")).flatMap(KeyPath::of).stream())
        .forEach(path -> claims.add(new KeyClaim(directive.line(), file, path)));
  }

  private void read(Pointer pointer, Path file) {
    tie(pointer.line(), pointer.file(), file, List.of());
    pointer
        .object()
        .filter(it -> Files.isRegularFile(file) && Manifests.named(file))
        .ifPresent(object -> claims.add(new ObjectClaim(pointer.line(), file, object)));
  }

  private void tie(int line, String written, Path file, List<KeyPath> paths) {
    claims.add(new FileClaim(line, written, file));
    if (Files.isRegularFile(file)) {
      ties.add(new Tie(line, file, paths));
    }
  }

  private void titled(ShownManifest shown, List<Path> inCommands) {
    if (shown instanceof Block block) {
      var before = sentenceBefore(block.line());
      boolean changes =
          before
              .map(it -> LOOKS.matcher(it.text()).replaceAll(""))
              .map(it -> CHANGES.matcher(it).find())
              .orElse(false);
      var title = block.title().map(String::strip).orElse("");
      if (!changes && FILE_NAME.matcher(title).matches()) {
        named(title, inCommands).ifPresent(file -> excerpt(block, title, file));
      } else if (PATH.matcher(title).matches()) {
        var edited = before.filter(it -> EDITS.matcher(it.text()).find());
        path(title)
            .filter(file -> edited.isEmpty() && (!changes || Files.exists(file)))
            .ifPresent(file -> excerpt(block, title, file));
      } else if (!changes && title.isEmpty() && !OF_CLUSTER.matcher(block.text()).find()) {
        before.ifPresent(sentence -> excerpt(block, sentence));
      }
    }
  }

  /** The file of a name, if the page shows or uses one that has it and no other. */
  private Optional<Path> named(String name, List<Path> inCommands) {
    var files =
        Stream.concat(ties.stream().map(Tie::file), inCommands.stream())
            .filter(file -> file.getFileName().toString().equals(name))
            .distinct()
            .toList();
    return files.size() == 1 && !script.written().contains(name)
        ? Optional.of(files.get(0))
        : Optional.empty();
  }

  /** What a path means that a title or a sentence names, if it surely leads into the content. */
  private Optional<Path> path(String written) {
    return folders.surely(written).filter(file -> Files.exists(file) || !script.mayHaveMade(file));
  }

  private void excerpt(Block block, Sentence before) {
    var named =
        Stream.concat(
                before.codes().stream()
                    .map(Prose.Words::text)
                    .filter(it -> PATH.matcher(it).matches()),
                PATH.matcher(before.text()).results().map(MatchResult::group))
            .distinct()
            .toList();
    var marked = PATH.matcher(before.text()).replaceAll(String.valueOf(Sentence.MARK));
    if (named.size() == 1 && HOLDS.matcher(marked).find() && !MADE.matcher(marked).find()) {
      path(named.get(0)).ifPresent(file -> excerpt(block, named.get(0), file));
    }
  }

  private void excerpt(Block block, String written, Path file) {
    var line = block.line();
    var claimed = block.title().isPresent() ? line : lineOf(written, line);
    if (Files.isRegularFile(file)) {
      claims.add(new FileClaim(claimed, written, file));
      claims.add(new ExcerptClaim(block, file));
      ties.add(new Tie(line, file, List.of()));
    } else if (Files.isDirectory(file.getParent())
        || Files.isDirectory(file.getParent().getParent())
        || block.title().isEmpty()) {
      claims.add(new FileClaim(claimed, written, file));
    }
  }

  private int lineOf(String written, int otherwise) {
    return page.prose().stream()
        .filter(passage -> passage.line() < otherwise)
        .flatMap(passage -> passage.words().stream())
        .filter(words -> words.text().contains(written))
        .mapToInt(Prose.Words::line)
        .filter(line -> line < otherwise)
        .max()
        .orElse(otherwise);
  }

  /** The last sentence of the passage right before a line, with no fence or the like between. */
  private Optional<Sentence> sentenceBefore(int line) {
    int last =
        IntStream.concat(
                page.blocks().stream().mapToInt(PageBlock::line),
                page.manifests().stream().mapToInt(ShownManifest::line))
            .filter(it -> it < line)
            .max()
            .orElse(0);
    return page.prose().stream()
        .filter(passage -> passage.line() > last && passage.line() < line)
        .reduce((a, b) -> b)
        .filter(passage -> passage.kind() != Prose.Kind.HEADING && passage.kind() != Prose.Kind.TAG)
        .filter(passage -> Sentence.english(page, passage))
        .flatMap(passage -> Sentence.in(passage).stream().reduce((a, b) -> b));
  }
}
