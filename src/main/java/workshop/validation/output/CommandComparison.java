package workshop.validation.output;

import static workshop.validation.findings.Comparison.CLUSTER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workshop.SourceLocation;
import workshop.cluster.Execution;
import workshop.validation.findings.Finding;
import workshop.validation.findings.MatchLevel;
import workshop.validation.findings.Severity;
import workshop.validation.findings.SideBySide;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.PageCommand;

/** A command of the page against its run. */
final class CommandComparison {

  private static final String CORRECT =
      "If the cluster is right, correct the output on the page; if the page is right, correct the manifests.";

  private final Path page;
  private final PageBlock block;
  private final PageCommand command;
  private final Execution seen;
  private final List<Finding> findings = new ArrayList<>();
  private final List<SideBySide.Line> lines = new ArrayList<>();

  /** Compares a command with its run, its rows also with those of earlier blocks. */
  CommandComparison(
      Path page, PageBlock block, PageCommand command, Execution seen, RowMatcher soFar) {
    this.page = page;
    this.block = block;
    this.command = command;
    this.seen = seen;
    if (!command.output().isEmpty()) {
      output(soFar);
    }
    if (block.annotations().open()) {
      findings.replaceAll(CommandComparison::leftOpen);
      lines.replaceAll(SideBySide.Line::leftOpen);
    }
    // That a command fails is never left open.
    if (seen.exitCode() != 0 && !block.annotations().expectError()) {
      findings.add(0, fails());
    }
  }

  List<Finding> findings() {
    return findings;
  }

  SideBySide sides() {
    return new SideBySide(
        command.text(), command.line(), seen.exitCode(), MatchLevel.of(findings), lines);
  }

  private static Finding leftOpen(Finding finding) {
    return finding.severity() == Severity.CONTRADICTS
        ? finding.harmless("Nothing: the page leaves this outcome open.")
        : finding;
  }

  private Finding fails() {
    var said = seen.errors().strip().lines().findFirst().orElse("it says nothing");
    return CLUSTER.contradicts(
        at(command.line()),
        "runs " + command.text(),
        "The command fails with exit code %d: %s".formatted(seen.exitCode(), said),
        "Mend the command or what it needs; mark the fence expectError=true if it is meant to fail.");
  }

  private void output(RowMatcher soFar) {
    boolean showsError = command.output().stream().anyMatch(line -> line.matches("(?i)error\\b.*"));
    if (showsError && seen.exitCode() == 0 && block.annotations().expectError()) {
      add(MatchLevel.CONTRADICTS, command.line(), "shows an error", "The command succeeds");
    }
    var output = new ArrayList<>(seen.outputLines());
    var shown = command.output();
    var table = PrintedTable.read(shown);
    if (table.isEmpty() || seen.output().isBlank()) {
      seen.errors().lines().map(String::stripTrailing).forEach(output::add);
    }
    if (table.isPresent()) {
      rows(new TableComparison(table.get(), table.get().seen(output), shown, output), soFar);
    } else {
      lines.addAll(new LineComparison(shown, output).lines());
      report(MatchLevel.CONTRADICTS);
      report(MatchLevel.DIFFERS);
    }
  }

  private void rows(TableComparison tables, RowMatcher soFar) {
    var rows = new NameBinding.Rows(block.line(), tables.matches(), !block.annotations().open());
    var assignment =
        tables.countFits()
            ? soFar.assign(rows)
            : new RowMatcher.Assignment(RowMatcher.Fit.NONE, Optional.empty());
    lines.addAll(tables.lines(assignment.rows()));
    switch (assignment.fit()) {
      case ONE_RENAMING -> report(MatchLevel.DIFFERS);
      case OTHER_NODES -> {
        report(MatchLevel.DIFFERS);
        add(
            MatchLevel.DIFFERS,
            command.outputLine(),
            "shows a node of an earlier block again",
            "The cluster has another node there; who is with whom is the same");
      }
      case OTHER_PODS ->
          add(
              MatchLevel.CONTRADICTS,
              command.outputLine(),
              "shows pods of an earlier block again",
              "On the cluster they are others, or in other places, than in the earlier block");
      case NONE ->
          add(
              MatchLevel.CONTRADICTS,
              command.outputLine(),
              "shows " + tables.shown(),
              "The cluster has " + tables.seen());
      case TOO_HARD ->
          findings.add(
              CLUSTER.unclear(
                  at(command.outputLine()),
                  "shows " + rows.matches().size() + " rows",
                  "There are too many ways to tell them apart by",
                  "Show fewer rows, e.g. those of one namespace."));
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
    int line = at < 0 ? command.line() : command.outputLine() + at;
    var says = first.page().isEmpty() ? "shows no such line" : "shows " + first.page().strip();
    var isSo =
        (first.cluster().isEmpty()
                ? "The cluster prints no such line"
                : "The cluster prints " + first.cluster().strip())
            + (these.size() > 1 ? " (and " + (these.size() - 1) + " more)" : "");
    add(kind, line, says, isSo);
  }

  private void add(MatchLevel kind, int line, String says, String isSo) {
    findings.add(
        kind == MatchLevel.CONTRADICTS
            ? CLUSTER.contradicts(at(line), says, isSo, CORRECT)
            : CLUSTER.differs(at(line), says, isSo, "Nothing has to be done."));
  }

  private SourceLocation at(int line) {
    return new SourceLocation(page, line);
  }
}
