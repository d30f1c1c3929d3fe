package workshop.cli;

import java.time.Duration;
import workshop.cluster.Stage;
import workshop.console.Console;
import workshop.validation.Validation;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Outcome;

/** Shows how a validation goes on: a line a block, a line a comparison. */
record ShownProgress(Console console) implements Validation.Listener {

  @Override
  public void ran(BlockComparison block, Duration took) {
    var outcome = Outcome.of(block.findings());
    var word = outcome == Outcome.COULD_NOT_TELL ? outcome.word() : block.result().word();
    console.block(block.line(), word + (block.open() ? " (the page leaves it open)" : ""), took);
  }

  @Override
  public void compared(Comparison comparison, Outcome outcome, Duration took) {
    console.stage("validate", new Stage(comparison.title(), outcome.word(), took));
  }
}
