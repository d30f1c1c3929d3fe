package workshop.validation.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.cluster.Execution;
import workshop.cluster.KubernetesVersion;
import workshop.kubernetes.ImageUse;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;

/**
 * What a page shows of a command and what a cluster printed, with what that comes to. In a file,
 * each begins with {@code ===} and its name; then come what is known of it as {@code key: value},
 * the command after {@code $}, the page's output, {@code ---} and the cluster's.
 */
record OutputPair(
    String name, Map<String, String> facts, String command, String page, String cluster) {

  private static final Path FOLDER = Path.of("src/test/resources/outputs");

  /** All pairs of a file. */
  static Stream<OutputPair> of(String file) {
    try {
      var text = Files.readString(FOLDER.resolve(file));
      return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(OutputPair::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutputPair read(String text) {
    var head = text.substring(0, text.indexOf("\n$ ")).lines().toList();
    var body = text.substring(text.indexOf("\n$ ") + 3);
    int command = body.indexOf('\n');
    int between = body.indexOf("\n---\n");
    var facts = new HashMap<String, String>();
    head.stream().skip(1).map(line -> line.split(": ", 2)).forEach(it -> facts.put(it[0], it[1]));
    return new OutputPair(
        head.get(0),
        facts,
        body.substring(0, command),
        body.substring(command + 1, Math.max(command + 1, between)),
        body.substring(between + 5));
  }

  /** What it comes to: {@code same}, {@code differs}, {@code unclear} or {@code contradicts}. */
  String expected() {
    return facts.get("is");
  }

  /** Words that a finding has to contain; empty if any will do. */
  String words() {
    return facts.getOrDefault("finds", "");
  }

  BlockComparison compare() {
    var error = facts.containsKey("error") ? " expectError=true" : "";
    var text = "```bash%s\n$ %s\n%s\n```\n".formatted(error, command, page);
    var block = Page.parse(Path.of("page.md"), text).blocks().get(0);
    int exit = Integer.parseInt(facts.getOrDefault("exit", "0"));
    var seen =
        new Execution(
            command,
            exit,
            exit == 0 ? cluster : "",
            exit == 0 ? "" : cluster,
            Instant.EPOCH,
            Duration.ZERO);
    return new PageAgainstCluster(Path.of("page.md"), this::context).compare(block, List.of(seen));
  }

  private OutputContext context() {
    return new OutputContext(
        uses("stand-in"),
        uses("missing"),
        Optional.ofNullable(facts.get("version"))
            .map(Integer::parseInt)
            .map(KubernetesVersion::new));
  }

  private Set<ImageUse> uses(String key) {
    return Stream.ofNullable(facts.get(key))
        .map(use -> use.split("[/=]", 3))
        .map(use -> new ImageUse(use[0], use[1], use[2]))
        .collect(Collectors.toSet());
  }

  /** Whether a comparison comes to what is expected. */
  boolean holds(BlockComparison seen) {
    var level = seen.result().word();
    boolean right =
        expected().equals("true")
            ? Set.of("same", "differs").contains(level)
            : level.equals(expected());
    return right && (words().isEmpty() || seen.findings().stream().anyMatch(this::tells));
  }

  private boolean tells(Finding finding) {
    return (finding.pageSays() + "\n" + finding.isSo()).contains(words());
  }

  @Override
  public String toString() {
    return name;
  }
}
