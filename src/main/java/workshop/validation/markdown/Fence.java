package workshop.validation.markdown;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One fence of a page: commands, a manifest, or neither. */
final class Fence {

  private static final Set<String> SHELLS =
      Set.of("bash", "sh", "shell", "console", "shell-session", "terminal");
  private static final Set<String> YAML = Set.of("yaml", "yml");
  private static final Set<String> NAMING = Set.of("kustomization", "file");
  private static final Pattern QUOTED_FENCE = Pattern.compile("(?m)^\\s*(?:`{3,}|~{3,})");
  private static final Pattern OBJECT_HEAD =
      Pattern.compile("(?m)\\A(?:#.*\\n|---\\n|\\s)*(?:apiVersion|kind):");
  private static final Pattern DIRECTIVE = Pattern.compile("::yaml\\{(.*)}");
  private static final Pattern FILE = Pattern.compile("\\bfile=\"?([^\"\\s}]+)\"?");
  private static final Pattern PATHS = Pattern.compile("\\bpaths=\"([^\"]*)\"");
  private static final Pattern TITLE = Pattern.compile("\\btitle=[\"']?([^\"'\\s]+\\.ya?ml)[\"']?");

  private final Path file;
  private final int line;
  private final String language;
  private final String info;
  private final String text;
  private final Annotations annotations;

  Fence(Path file, int line, String info, String text, boolean open) {
    this.file = file;
    this.line = line;
    this.info = info == null ? "" : info.strip();
    this.language = this.info.split("\\s", 2)[0];
    this.text = text;
    var read = Annotations.parse(this.info);
    this.annotations = open ? read.withOpenOutcome() : read;
  }

  /** The block, if the fence holds commands or is a shell's. */
  Optional<PageBlock> block() {
    boolean shell = SHELLS.contains(language);
    boolean plain = language.isEmpty() || language.contains("=");
    if (!shell && (!plain || QUOTED_FENCE.matcher(text).find())) {
      return Optional.empty();
    }
    var lines = text.lines().toList();
    var commands = new CommandReader(file, line + 1, lines, !annotations.raw()).read();
    return shell || !commands.isEmpty()
        ? Optional.of(new PageBlock(line, shell ? language : "", annotations, commands))
        : Optional.empty();
  }

  /** The manifest, if the fence shows or names one. */
  Optional<ShownManifest> manifest() {
    if (NAMING.contains(language)) {
      var lines = text.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      var directive = directive(line, lines.get(0));
      var object = lines.stream().skip(1).filter(s -> s.matches("\\w+/[\\w.-]+")).findFirst();
      return Optional.of(
          new ShownManifest(
              line,
              line + 1,
              "",
              directive.flatMap(ShownManifest::named).or(() -> Optional.of(lines.get(0))),
              object,
              directive.map(ShownManifest::keys).orElse(List.of())));
    }
    boolean plainYaml = language.isEmpty() && OBJECT_HEAD.matcher(text).find();
    if (!YAML.contains(language) && !plainYaml) {
      return Optional.empty();
    }
    return Optional.of(
        new ShownManifest(line, line + 1, text, group(TITLE, info), Optional.empty(), List.of()));
  }

  /** The manifest that a directive of the site names: {@code ::yaml{file="…" paths="…"}}. */
  static Optional<ShownManifest> directive(int line, String words) {
    return group(DIRECTIVE, words)
        .flatMap(
            inside ->
                group(FILE, inside)
                    .map(
                        named ->
                            new ShownManifest(
                                line,
                                line,
                                "",
                                Optional.of(named),
                                Optional.empty(),
                                group(PATHS, inside)
                                    .map(paths -> List.of(paths.split("\\s*,\\s*")))
                                    .orElse(List.of()))));
  }

  private static Optional<String> group(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
