package workshop.validation.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.shell.CanonicalCommand;
import workshop.shell.ContentRoots;
import workshop.shell.ResourceTypes;

/**
 * The command of a line whose output a page shows.
 *
 * @param source the command that the output comes from, by its meaning
 * @param filters the programs that it was piped through, in order
 * @param kind what kind of output that gives
 */
record PrintingCommand(CanonicalCommand source, List<String> filters, OutputKind kind) {

  /** What only keeps, leaves out, sorts or copies lines. */
  private static final Set<String> PICKING =
      Set.of(
          "grep", "egrep", "fgrep", "head", "tail", "sort", "uniq", "less", "more", "tee", "cat");

  private static final Set<String> READING = Set.of("jq", "yq");
  private static final Set<String> TEXT =
      Set.of(
          "echo",
          "printf",
          "cat",
          "ls",
          "grep",
          "egrep",
          "sed",
          "head",
          "tail",
          "jq",
          "yq",
          "wc",
          "cut",
          "tr",
          "sort",
          "uniq",
          "awk",
          "find",
          "tree",
          "base64",
          "basename",
          "dirname",
          "diff",
          "seq",
          "tee",
          "column",
          "rev",
          "nl");
  private static final Set<String> SILENT =
      Set.of(
          "cd", "export", "sleep", "mkdir", "touch", "rm", "set", "true", "source", "unset", "cp");
  private static final Set<String> KEYWORDS =
      Set.of(
          "do", "then", "else", "if", "while", "until", "time", "sudo", "!", "{", "}", "done",
          "fi");
  private static final Set<String> OF_VERSION =
      Set.of(
          "version", "api-versions", "api-resources", "explain", "cluster-info", "options", "help");
  private static final Set<String> OF_PROGRAM =
      Set.of("exec", "run", "attach", "debug", "port-forward", "proxy", "cp");

  /** What makes {@code kubectl run} show what the pod's program writes. */
  private static final Set<String> ATTACHED =
      Set.of("attach", "stdin", "stdin-tty", "tty", "rm", "interactive");

  private static final Set<String> MADE_TO_PRINT_OBJECTS = Set.of("yaml", "json");

  /** Reads a command line: of several commands, the one whose output takes most to compare. */
  static PrintingCommand read(String command) {
    var all = new ArrayList<PrintingCommand>();
    for (var pipeline : ShellStages.of(command)) {
      one(pipeline).ifPresent(all::add);
    }
    var telling = all.stream().filter(it -> it.kind != OutputKind.EFFECTS).toList();
    var kinds = telling.stream().map(PrintingCommand::kind).collect(Collectors.toSet());
    if (kinds.size() == 1) {
      return telling.get(telling.size() - 1);
    }
    var nothing = new CanonicalCommand(List.of(), Map.of());
    return all.stream()
        .filter(it -> telling.isEmpty() || it.kind == OutputKind.TABLE)
        .reduce((first, last) -> last)
        .orElse(new PrintingCommand(nothing, List.of(), OutputKind.PROGRAM));
  }

  private static Optional<PrintingCommand> one(List<List<String>> pipeline) {
    var stages =
        pipeline.stream()
            .map(words -> words.stream().dropWhile(PrintingCommand::isPrefix).toList())
            .filter(words -> !words.isEmpty())
            .toList();
    if (stages.isEmpty() || SILENT.contains(stages.get(0).get(0))) {
      return Optional.empty();
    }
    // Where kubectl ends a pipe (… | kubectl apply -f -), it is kubectl that prints.
    int from = stages.size() - 1;
    while (from > 0 && !stages.get(from).get(0).equals("kubectl")) {
      from--;
    }
    var printing = stages.subList(from, stages.size());
    var source = canonical(printing.get(0));
    var filters = printing.stream().skip(1).map(words -> words.get(0)).toList();
    var kind = source.words().contains("kubectl") ? kind(source, filters) : ofPrograms(printing);
    return Optional.of(new PrintingCommand(source, filters, kind));
  }

  private static boolean isPrefix(String word) {
    return KEYWORDS.contains(word) || word.matches("[A-Za-z_]\\w{0,99}=.*");
  }

  private static CanonicalCommand canonical(List<String> words) {
    var quoted =
        words.stream()
            .map(word -> "'" + word.replace("'", "") + "'")
            .collect(Collectors.joining(" "));
    return CanonicalCommand.of(quoted, ContentRoots.KNOWN);
  }

  private static OutputKind ofPrograms(List<List<String>> stages) {
    boolean same =
        stages.stream()
            .allMatch(
                words ->
                    TEXT.contains(words.get(0))
                        && words.stream().noneMatch(word -> word.contains(ShellStages.INSERTED)));
    return same ? OutputKind.TEXT : OutputKind.PROGRAM;
  }

  private static OutputKind kind(CanonicalCommand source, List<String> filters) {
    var verb = source.words().size() > 1 ? source.words().get(1) : "help";
    boolean picked = PICKING.containsAll(filters);
    if (OF_VERSION.contains(verb) || source.flags().containsKey("help")) {
      return OutputKind.VERSION;
    }
    if (verb.equals("logs")) {
      return OutputKind.LOGS;
    }
    boolean starts = verb.equals("run") && Collections.disjoint(ATTACHED, source.flags().keySet());
    if (OF_PROGRAM.contains(verb) && !starts && !source.flags().containsKey("dry-run")) {
      return OutputKind.PROGRAM;
    }
    if (verb.equals("describe")) {
      return picked || filters.contains("sed") ? OutputKind.DESCRIPTION : OutputKind.VALUES;
    }
    if (verb.equals("kustomize") || MADE_TO_PRINT_OBJECTS.contains(format(source))) {
      return picked || READING.containsAll(filters) ? OutputKind.OBJECT : OutputKind.VALUES;
    }
    if (!verb.equals("get") && !verb.equals("top") && !verb.equals("events")) {
      return OutputKind.EFFECTS;
    }
    if (source.flags().containsKey("watch")
        || verb.equals("events")
        || types(source).equals(Set.of("event"))) {
      return OutputKind.MOMENTS;
    }
    boolean table =
        List.of("", "wide").contains(format(source)) || format(source).startsWith("custom-columns");
    return table && picked ? OutputKind.TABLE : OutputKind.VALUES;
  }

  private static String format(CanonicalCommand source) {
    return flag(source, "output").orElse("");
  }

  private static Optional<String> flag(CanonicalCommand source, String name) {
    return source.flags().getOrDefault(name, List.of()).stream().reduce((first, last) -> last);
  }

  private static Set<String> types(CanonicalCommand source) {
    return source.words().stream()
        .skip(2)
        .flatMap(word -> Stream.of(word.split("/")[0].split(",")))
        .filter(word -> !word.isEmpty())
        .map(ResourceTypes::singular)
        .collect(Collectors.toSet());
  }

  /** The types of objects that are printed, each in the singular; empty if they aren't known. */
  Set<String> types() {
    return types(source);
  }

  /** The namespace that the command names; empty if it names none or all. */
  String namespace() {
    return flag(source, "namespace").orElse("");
  }

  /** How the output was asked for, e.g. {@code wide}; empty if by no flag. */
  String format() {
    return format(source);
  }

  boolean hasFlag(String name) {
    return source.flags().containsKey(name);
  }

  /** The names of what the command is about, without their types; empty if it is about all. */
  List<String> names() {
    return source.words().stream()
        .skip(2)
        .filter(word -> word.contains("/") || isAlone(word))
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .toList();
  }

  private boolean isAlone(String word) {
    return Set.of("logs", "exec", "attach").contains(verb()) && !word.equals("--");
  }

  String verb() {
    return source.words().size() > 1 ? source.words().get(1) : "";
  }

  String program() {
    return source.words().isEmpty() ? "" : source.words().get(0);
  }
}
