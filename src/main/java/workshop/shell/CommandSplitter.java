package workshop.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import workshop.shell.BashSyntax.Answer;
import workshop.shell.Transcript.Kind;

/**
 * Finds where the commands of transcripts end. {@link ExpectedCommand} says where that should be;
 * bash is asked whether it is so: once for all commands together, and then line by line for those
 * that it takes otherwise.
 */
final class CommandSplitter {

  private final List<Transcript> transcripts;
  private final BashSyntax forAll;
  private final BashSyntax forOne;
  private final Set<ExpectedCommand> doubtful = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * A splitter of transcripts.
   *
   * @param forAll is asked of many commands together
   * @param forOne is asked of those that remain doubtful
   */
  CommandSplitter(List<Transcript> transcripts, BashSyntax forAll, BashSyntax forOne) {
    this.transcripts = List.copyOf(transcripts);
    this.forAll = forAll;
    this.forOne = forOne;
  }

  List<List<CompleteCommand>> read() {
    var expected = transcripts.stream().map(this::expected).toList();
    var all = expected.stream().flatMap(List::stream).toList();
    all.stream().filter(it -> it.command().problem().isPresent()).forEach(doubtful::add);
    var asked = all.stream().filter(it -> !doubtful.contains(it) && !it.isPlain()).toList();
    confirm(asked);
    confirmLength(asked.stream().filter(it -> it.before() > 0 && !doubtful.contains(it)).toList());
    return IntStream.range(0, transcripts.size())
        .mapToObj(i -> exact(transcripts.get(i), expected.get(i)))
        .toList();
  }

  /** Finds those commands that bash takes otherwise. */
  private void confirm(List<ExpectedCommand> commands) {
    var texts = commands.stream().map(ExpectedCommand::toRun).toList();
    if (commands.isEmpty() || forAll.accepts(texts).orElse(true)) {
      return;
    }
    if (commands.size() == 1) {
      doubtful.addAll(commands);
      return;
    }
    confirm(commands.subList(0, commands.size() / 2));
    confirm(commands.subList(commands.size() / 2, commands.size()));
  }

  /** Finds those commands that bash ends before their last line. */
  private void confirmLength(List<ExpectedCommand> commands) {
    var texts = commands.stream().filter(ExpectedCommand::inText).toList();
    boolean sure =
        texts.isEmpty()
            || forAll.accepts(texts.stream().map(ExpectedCommand::withText).toList()).orElse(true);
    commands.stream()
        .filter(it -> !sure || !it.inText())
        .filter(it -> forAll.accepts(List.of(it.start())).orElse(false))
        .forEach(doubtful::add);
  }

  private List<ExpectedCommand> expected(Transcript transcript) {
    return split(
        transcript, it -> ExpectedCommand.read(transcript, it), it -> it.command().lines());
  }

  /** The commands of a transcript, the doubtful ones as bash reads them. */
  private List<CompleteCommand> exact(Transcript transcript, List<ExpectedCommand> expected) {
    if (expected.stream().noneMatch(doubtful::contains)) {
      return expected.stream().map(ExpectedCommand::command).toList();
    }
    Map<Integer, CompleteCommand> sure =
        expected.stream()
            .filter(it -> !doubtful.contains(it))
            .map(ExpectedCommand::command)
            .collect(Collectors.toMap(CompleteCommand::at, it -> it));
    return split(
        transcript,
        it -> sure.containsKey(it.at()) ? sure.get(it.at()) : exact(transcript, it),
        CompleteCommand::lines);
  }

  private static <T> List<T> split(
      Transcript transcript, Function<OpenCommand, T> read, Function<T, Integer> lines) {
    var commands = new ArrayList<T>();
    for (int at = 0; at < transcript.lines().size(); ) {
      var first = transcript.begins().apply(transcript.lines().get(at));
      if (first.isEmpty()) {
        at++;
        continue;
      }
      var command = read.apply(new OpenCommand(transcript, at, first.get()));
      commands.add(command);
      at += lines.apply(command);
    }
    return commands;
  }

  private CompleteCommand exact(Transcript transcript, OpenCommand command) {
    if (transcript.kind() == Kind.SCRIPT) {
      command.takeAll();
    }
    while (true) {
      var said = forOne.of(command.text());
      if (said.isEmpty()) {
        return ExpectedCommand.read(transcript, command.again()).command();
      }
      var ended = said.flatMap(it -> goOn(command, it));
      if (ended.isPresent()) {
        return ended.get();
      }
    }
  }

  /** The command, if it ends where bash says that; else it has taken what it waits for. */
  private static Optional<CompleteCommand> goOn(OpenCommand command, Answer said) {
    if (said instanceof Answer.Complete) {
      return Optional.of(command.complete());
    }
    if (said instanceof Answer.Wrong wrong) {
      return Optional.of(command.wrong(wrong.message()));
    }
    if (said instanceof Answer.InDocument document) {
      return command.takeTo(it -> HereDocuments.untabbed(it).equals(document.end()))
          ? Optional.empty()
          : Optional.of(command.neverEnded(document.end()));
    }
    if (said instanceof Answer.InPair pair) {
      boolean quote = "'\"".contains(pair.closing());
      boolean more = command.hasMore(quote);
      if (!more || !command.takeTo(it -> !quote || it.contains(pair.closing()))) {
        return Optional.of(command.neverClosed(pair.closing()));
      }
      return Optional.empty();
    }
    if (command.hasMore(false)) {
      command.take();
      return Optional.empty();
    }
    boolean joined = PartialCommand.endsInBackslash(command.text());
    return Optional.of(joined ? command.complete() : command.unfinished());
  }
}
