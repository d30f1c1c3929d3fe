package workshop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workshop.WorkshopException;
import workshop.console.Console;
import workshop.validation.corpus.Corpus;
import workshop.validation.corpus.CorpusJson;
import workshop.validation.corpus.CorpusReport;
import workshop.validation.corpus.CorpusRun;
import workshop.validation.corpus.Measurement;

/** The command that tells how far the comparison of pages with manifests can be believed. */
@Command(
    name = "validate-corpus",
    mixinStandardHelpOptions = true,
    description =
        "Measures precision and recall of the comparison with manifests, on pages that are true and"
            + " on mistakes made in them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:both are high enough",
      "1:one of them isn't",
      "2:the corpus can't be used: a mistake's edit doesn't fit, or its page isn't there"
    })
final class ValidateCorpusCommand implements Callable<Integer> {

  @Parameters(paramLabel = "<folder>", description = "the corpus: content/ and broken/")
  private Path folder;

  @Option(names = "--list", description = "name every page and every mistake, with its result")
  private boolean list;

  @Option(
      names = "--report",
      paramLabel = "<folder>",
      description = "where corpus.json is written (default: ${DEFAULT-VALUE})")
  private Path report = Path.of("target", "corpus");

  private final Console console;

  ValidateCorpusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var measured = new CorpusRun().measure(Corpus.read(folder));
    if (list) {
      console.text(CorpusReport.list(measured) + "\n");
    }
    console.text(CorpusReport.text(measured));
    write(measured);
    return measured.passes() ? 0 : 1;
  }

  private void write(Measurement measured) {
    try {
      Files.createDirectories(report);
      Files.writeString(report.resolve("corpus.json"), CorpusJson.json(measured));
    } catch (IOException e) {
      throw new WorkshopException("The report can't be written to " + report + ": " + e, e);
    }
  }
}
