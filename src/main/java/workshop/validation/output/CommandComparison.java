package workshop.validation.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workshop.SourceLocation;
import workshop.shell.Execution;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.Severity;
import workshop.validation.findings.SideBySide;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.PageCommand;

/** A command of the page against its run. */
final class CommandComparison {

  static final String FAILS = "The command fails";

  private static final String CORRECT =
      "If the cluster is right, correct the output on the page; if the page is, the features tell the cause.";
  private static final String NOTHING = "Nothing has to be done.";

  private final Path page;
  private final PageBlock block;
  private final PageCommand command;
  private final Execution seen;
  private final List<Finding> findings = new ArrayList<>();
  private final List<SideBySide.Line> lines = new ArrayList<>();

  CommandComparison(Path page, PageBlock block, PageCommand command, Execution seen) {
    this.page = page;
    this.block = block;
    this.command = command;
    this.seen = seen;
  }

  List<Finding> findings() {
    return findings;
  }

  SideBySide sides() {
    return new SideBySide(
        command.text(), command.line(), seen.exitCode(), MatchLevel.of(findings), lines);
  }

  /** Compares; rows are held against those of earlier blocks. */
  void compare(int blockNumber, RowMatcher soFar) {
    exitCode();
    if (command.output().isEmpty()) {
      return;
    }
    var output = new ArrayList<>(seen.outputLines());
    var table = PrintedTable.read(command.output());
    if (table.isEmpty() || seen.output().isBlank()) {
      seen.errors().lines().map(String::stripTrailing).forEach(output::add);
    }
    if (table.isPresent()) {
      rows(new TableComparison(table.get(), command.output(), output), blockNumber, soFar);
    } else {
      lines.addAll(new LineComparison(command.output(), output).lines());
      report(MatchLevel.CONTRADICTS);
      report(MatchLevel.DIFFERS);
    }
  }

  private void exitCode() {
    boolean mayFail = block.annotations().expectError();
    if (seen.exitCode() != 0 && !mayFail) {
      var said = seen.errors().strip().lines().findFirst().orElse("it says nothing");
      contradicts(
          command.line(),
          "runs " + command.text(),
          FAILS + " with exit code " + seen.exitCode() + ": " + said,
          "Mend the command or what it needs; mark the fence expectError=true if it is meant to fail.");
    }
    boolean showsError = command.output().stream().anyMatch(line -> line.matches("(?i)error\\b.*"));
    if (seen.exitCode() == 0 && mayFail && showsError) {
      contradicts(command.line(), "shows an error", "The command succeeds", CORRECT);
    }
  }

  private void rows(TableComparison tables, int blockNumber, RowMatcher soFar) {
    var rows = tables.rows(blockNumber);
    var assignment =
        tables.countFits()
            ? soFar.assign(block.annotations().open() ? rows.withNodesOfItsOwn() : rows)
            : new RowMatcher.Assignment(RowMatcher.Fit.NONE, Optional.empty());
    lines.addAll(tables.lines(assignment.rows()));
    switch (assignment.fit()) {
      case ONE_RENAMING -> report(MatchLevel.DIFFERS);
      case OTHER_NODES -> {
        report(MatchLevel.DIFFERS);
        add(
            Severity.DIFFERS,
            outputLine(),
            "shows a node of an earlier block again",
            "The cluster has another node there; who is with whom is the same",
            NOTHING);
      }
      case OTHER_PODS ->
          contradicts(
              outputLine(),
              "shows pods of an earlier block again",
              "On the cluster they are others, or in other places, than in the earlier block",
              CORRECT);
      case NONE ->
          contradicts(
              outputLine(),
              "shows " + tables.why().get(0),
              "The cluster has " + tables.why().get(1),
              CORRECT);
      case TOO_HARD ->
          add(
              Severity.UNCLEAR,
              outputLine(),
              "shows " + rows.matches().size() + " rows",
              "There are too many ways to tell them apart by",
              "Show fewer rows, e.g. those of one namespace.");
    }
  }

  /** One finding for all lines of a kind, at the first of them. */
  private void report(MatchLevel kind) {
    var these = lines.stream().filter(line -> line.result() == kind).toList();
    if (these.isEmpty()) {
      return;
    }
    var first = these.get(0);
    int at = command.output().indexOf(first.page());
    var more = these.size() > 1 ? " (and " + (these.size() - 1) + " more)" : "";
    boolean heavy = kind == MatchLevel.CONTRADICTS;
    add(
        heavy ? Severity.CONTRADICTS : Severity.DIFFERS,
        at < 0 ? command.line() : outputLine() + at,
        first.page().isEmpty() ? "shows no such line" : "shows " + first.page().strip(),
        (first.cluster().isEmpty()
                ? "The cluster prints no such line"
                : "The cluster prints " + first.cluster().strip())
            + more,
        heavy ? CORRECT : NOTHING);
  }

  private int outputLine() {
    return command.line() + command.text().split("\n").length;
  }

  private void contradicts(int line, String says, String isSo, String whatToDo) {
    add(Severity.CONTRADICTS, line, says, isSo, whatToDo);
  }

  private void add(Severity severity, int line, String says, String isSo, String whatToDo) {
    findings.add(
        Finding.of(
            severity, Comparison.CLUSTER, new SourceLocation(page, line), says, isSo, whatToDo));
  }
}
