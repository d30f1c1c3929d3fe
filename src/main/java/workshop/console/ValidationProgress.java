package workshop.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import workshop.validation.Validation;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Outcome;

/** A validation on the screen while it goes on: a line for each block and each comparison. */
public final class ValidationProgress implements Validation.Listener {

  private final PrintWriter out;

  public ValidationProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void ran(BlockComparison block, Duration took) {
    var open = block.block().annotations().open() ? " (the page leaves it open)" : "";
    line("  block at line %d … %s%s, %s", block.block().line(), word(block), open, seconds(took));
  }

  @Override
  public void compared(Comparison comparison, Outcome truth, Duration took) {
    line("validate: %s … %s, %s", comparison.title(), truth.word(), seconds(took));
  }

  private static String word(BlockComparison block) {
    var truth = Outcome.of(block.findings());
    return truth == Outcome.COULD_NOT_TELL ? truth.word() : block.result().word();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
