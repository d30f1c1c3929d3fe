package workshop.validation.output;

import static workshop.validation.findings.Comparison.CLUSTER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private static final String MEND =
      "Mend the command or what it needs; mark the fence expectError=true if it is meant to fail.";

  private final Path page;
  private final PageBlock block;
  private final PageCommand command;
  private final Execution seen;
  private final Caveats caveats;
  private final List<Finding> findings = new ArrayList<>();
  private final List<ComparedLine> lines = new ArrayList<>();

  /** Compares a command with its run, its rows also with those of earlier blocks. */
  CommandComparison(
      Path page,
      PageBlock block,
      PageCommand command,
      Execution seen,
      RowMatcher soFar,
      ImageTroubles images) {
    this.page = page;
    this.block = block;
    this.command = command;
    this.seen = seen;
    this.caveats = new Caveats(PrintingCommand.read(command.text()), images);
    output(new PrintedOutput(command.output(), seen, caveats), soFar);
    if (block.annotations().open()) {
      findings.replaceAll(CommandComparison::leftOpen);
    }
    // That a command fails is never left open.
    boolean meant = block.annotations().expectError();
    var untold = caveats.failure(seen).filter(it -> !meant || !findings.isEmpty());
    if (untold.isPresent()) {
      findings.clear();
      lines.replaceAll(line -> line.page().isEmpty() ? line : line.unclear(untold.get()));
      findings.add(unclear(command.line(), runs(), fails() + "; " + untold.get()));
    } else if (seen.exitCode() != 0 && !meant) {
      findings.add(0, CLUSTER.contradicts(at(command.line()), runs(), fails(), MEND));
    }
  }

  List<Finding> findings() {
    return findings;
  }

  SideBySide sides() {
    boolean open = block.annotations().open();
    return new SideBySide(
        command.text(),
        command.line(),
        seen.exitCode(),
        MatchLevel.of(findings),
        lines.stream().map(line -> open ? line.side().leftOpen() : line.side()).toList());
  }

  private static Finding leftOpen(Finding finding) {
    return finding.severity() == Severity.DIFFERS
        ? finding
        : finding.harmless("Nothing: the page leaves this outcome open.");
  }

  private String runs() {
    return "runs " + command.text();
  }

  private String fails() {
    var said = seen.errors().strip().lines().findFirst().orElse("it says nothing");
    return "The command fails with exit code %d: %s".formatted(seen.exitCode(), said);
  }

  private void output(PrintedOutput output, RowMatcher soFar) {
    var error =
        command.output().stream().filter(line -> line.matches("(?i)error\\b.*")).findFirst();
    if (error.isPresent() && seen.exitCode() == 0 && block.annotations().expectError()) {
      findings.add(
          caveats
              .version(error.get())
              .map(why -> unclear(command.line(), "shows an error", "The command succeeds; " + why))
              .orElseGet(
                  () ->
                      CLUSTER.contradicts(
                          at(command.line()), "shows an error", "The command succeeds", CORRECT)));
    }
    lines.addAll(output.lines());
    report(output.lines(), MatchLevel.CONTRADICTS);
    report(output.lines(), MatchLevel.UNCLEAR);
    report(output.lines(), MatchLevel.DIFFERS);
    output.tables().forEach(table -> rows(table, soFar));
  }

  private void rows(TableComparison tables, RowMatcher soFar) {
    if (tables.tooLarge()) {
      tooHard(tables);
      return;
    }
    var rows = new NameBinding.Rows(block.line(), tables.matches(), !block.annotations().open());
    var assignment =
        tables.countFits()
            ? soFar.assign(rows)
            : new RowMatcher.Assignment(RowMatcher.Fit.NONE, Optional.empty());
    var compared = tables.lines(assignment.rows());
    lines.addAll(compared);
    report(compared, MatchLevel.UNCLEAR);
    switch (assignment.fit()) {
      case ONE_RENAMING -> report(compared, MatchLevel.DIFFERS);
      case OTHER_NODES -> {
        report(compared, MatchLevel.DIFFERS);
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
              tables.excuse().isPresent() ? MatchLevel.UNCLEAR : MatchLevel.CONTRADICTS,
              command.outputLine(),
              "shows " + tables.shown(),
              "The cluster has "
                  + tables.seen()
                  + tables.excuse().map(why -> "; " + why).orElse(""));
      case TOO_HARD -> tooHard(tables);
    }
  }

  private void tooHard(TableComparison tables) {
    findings.add(
        CLUSTER.unclear(
            at(command.outputLine()),
            "shows " + tables.size() + " rows",
            "There are too many ways to tell them apart by",
            "Show fewer rows, e.g. those of one namespace."));
  }

  /**
   * One finding for all lines of a kind, at the first of them; of what is unclear, one a reason.
   */
  private void report(List<ComparedLine> compared, MatchLevel kind) {
    var these = compared.stream().filter(line -> line.level() == kind).toList();
    these.stream()
        .collect(Collectors.groupingBy(ComparedLine::why, LinkedHashMap::new, Collectors.toList()))
        .forEach((why, lines) -> report(lines, kind, why));
  }

  private void report(List<ComparedLine> these, MatchLevel kind, String why) {
    var first = these.get(0);
    int at = command.output().indexOf(first.page());
    int line = at < 0 ? command.line() : command.outputLine() + at;
    var says = first.page().isEmpty() ? "shows no such line" : "shows " + first.page().strip();
    var isSo =
        (first.cluster().isEmpty()
                ? "The cluster prints no such line"
                : "The cluster prints " + first.cluster().strip())
            + (these.size() > 1 ? " (and " + (these.size() - 1) + " more)" : "");
    add(kind, line, says, isSo + (why.isEmpty() ? "" : "; " + why));
  }

  private void add(MatchLevel kind, int line, String says, String isSo) {
    findings.add(
        switch (kind) {
          case CONTRADICTS -> CLUSTER.contradicts(at(line), says, isSo, CORRECT);
          case UNCLEAR -> unclear(line, says, isSo);
          default -> CLUSTER.differs(at(line), says, isSo, "Nothing has to be done.");
        });
  }

  private Finding unclear(int line, String says, String isSo) {
    return CLUSTER.unclear(
        at(line), says, isSo, "Compare it on a cluster that has what is missing here.");
  }

  private SourceLocation at(int line) {
    return new SourceLocation(page, line);
  }
}
