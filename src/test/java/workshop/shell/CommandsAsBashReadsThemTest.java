package workshop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random commands are split as a bash splits them that reads them line by line, and shows with each
 * line whether it waits for a command or for the rest of one.
 */
class CommandsAsBashReadsThemTest {

  private static final int COMMANDS = 12;

  private static final List<String> SIMPLE =
      List.of(
          ": a",
          ": \\\n  b",
          ": 'a\n# b'",
          ": \"a\n'b\"",
          ": $'it\\'s\n'",
          ": |\n  : b",
          ": &&\n\n  : b",
          ": || # why\n  : b",
          ": <<EOF\n$ 'a\n  EOF\nEOF",
          ": <<'E-F' <<\\X |\n$(a\nE-F\n\"\nX\n: b",
          ": <<-\"E.F\"\n\t'\n\tE.F",
          ": <<<EOF",
          ": $((1<<3))",
          "(( 1 +\n2 << 1 ))",
          "a=$(\n: b\n)",
          "a=\"$(: \"b\n\")\"",
          "a=(1 # (\n2)",
          ": ${x:-a\nb} ${#x}",
          ": `: a\n: b`",
          "[[ -z a ||\n-n b ]]",
          ": a # it's \\",
          ": a\\\\",
          ": for if case {",
          ": {a,b} \\( \\'",
          ": >&2 2>&1 &");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void commandsEndWhereBashEndsThem(long seed) throws IOException, InterruptedException {
    var random = new Random(seed);
    var lines = new ArrayList<String>();
    for (int i = 0; i < COMMANDS; i++) {
      lines.addAll(command(random, 2).lines().toList());
    }
    compare(seed, lines);
    assertThat(CompleteCommand.in(Transcript.ofCommands(lines)))
        .as("seed %d, by the rules of quoting alone", seed)
        .isEqualTo(withoutBash(lines));
    if (seed % 4 == 0) {
      lines.remove(random.nextInt(lines.size()));
      compare(seed, lines);
    }
  }

  private static List<CompleteCommand> withoutBash(List<String> lines) {
    var none = new BashSyntax("no-such-bash");
    return new CommandSplitter(List.of(Transcript.ofCommands(lines)), none, none).read().get(0);
  }

  private void compare(long seed, List<String> lines) throws IOException, InterruptedException {
    var transcript = Transcript.ofCommands(lines);
    assertThat(CompleteCommand.in(transcript).stream().map(CompleteCommand::at).toList())
        .as("seed %d:%n%s", seed, String.join("\n", lines))
        .isEqualTo(
            prompts(lines).stream()
                .filter(at -> transcript.begins().apply(lines.get(at)).isPresent())
                .toList());
  }

  private static String command(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return SIMPLE.get(random.nextInt(SIMPLE.size()));
    }
    var inside = command(random, depth - 1) + "\n" + command(random, depth - 1);
    return switch (random.nextInt(9)) {
      case 0 -> "for i in 1 2\ndo\n" + inside + "\ndone";
      case 1 -> "while false; do " + inside + "\ndone";
      case 2 -> "if :; then\n" + inside + "\nelse : b\nfi";
      case 3 -> "case a in\na|b) " + inside + "\n;;\n(c) : ;;\nesac";
      case 4 -> "{ " + inside + "\n}";
      case 5 -> "( " + inside + "\n)";
      case 6 -> "f()\n{ " + inside + "\n}";
      case 7 -> "function g {\n" + inside + "\n}";
      default -> "a=$( " + inside + "\n)";
    };
  }

  /** The lines before which bash asks for a command. */
  private List<Integer> prompts(List<String> lines) throws IOException, InterruptedException {
    var input = Files.write(folder.resolve("input"), lines);
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder("bash", "--norc", "--noprofile", "--noediting", "+H", "-i")
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/none", "PS1", "\u0001", "PS2", "\u0002"));
    var path = System.getenv("PATH");
    builder.command().set(0, program(path));
    builder.start().waitFor();
    var prompts =
        Files.readString(output, StandardCharsets.ISO_8859_1)
            .chars()
            .filter(c -> c == 1 || c == 2)
            .toArray();
    return IntStream.range(0, lines.size()).filter(i -> prompts[i] == 1).boxed().toList();
  }

  private static String program(String path) {
    return List.of(path.split(java.io.File.pathSeparator)).stream()
        .map(folder -> Path.of(folder, "bash"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow()
        .toString();
  }
}
