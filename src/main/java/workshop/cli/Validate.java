package workshop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import workshop.WorkshopException;
import workshop.console.ValidationProgress;
import workshop.lesson.Content;
import workshop.validation.LessonPage;
import workshop.validation.PageRunner;
import workshop.validation.Validation;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Findings;
import workshop.validation.findings.GitHubAnnotations;
import workshop.validation.findings.HtmlReport;
import workshop.validation.findings.JsonReport;
import workshop.validation.findings.Outcome;
import workshop.validation.findings.TextReport;

/** The command that an author types to know whether page, manifests and cluster agree. */
@Command(
    name = "validate",
    description = "Compares a page of the workshop with features, manifests and a cluster.",
    footer =
        "%nWithout a cluster neither an engine nor an image is needed. Its image, topology and pace"
            + " are system properties, as for a run of the features: -Dcluster.image=…,"
            + " -Dcluster.topology=…, -Dlesson.pace=….",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the content is true",
      "1:the content is false",
      "2:could not tell: something needed was missing"
    })
public final class Validate implements Callable<Integer> {

  @Option(
      names = "--content",
      paramLabel = "<folder>",
      defaultValue = "src/test/resources/workspace",
      description = "a workspace or a clone of the workshop (default: ${DEFAULT-VALUE})")
  private Path content;

  @Option(
      names = "--page",
      paramLabel = "<file>",
      description = "the page; found by the lesson's name otherwise")
  private Path page;

  @Option(
      names = "--features",
      paramLabel = "<folder>",
      defaultValue = "features/affinity",
      description = "the lesson's features (default: ${DEFAULT-VALUE})")
  private Path features;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "<what>",
      description = "what to compare with: features, manifests, cluster (default: all that can be)")
  private List<Comparison> only = List.of();

  @Option(
      names = "--report",
      paramLabel = "<folder>",
      description = "write report.html and report.json there")
  private Path report;

  @Option(
      names = "--annotations",
      description = "print GitHub annotations (default: where GITHUB_ACTIONS is true)")
  private boolean annotations = "true".equals(System.getenv("GITHUB_ACTIONS"));

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this")
  private boolean help;

  @Spec private CommandSpec spec;

  private final Optional<PageRunner.Start> clusters;

  private Validate(Optional<PageRunner.Start> clusters) {
    this.clusters = clusters;
  }

  /**
   * The command, ready to be executed.
   *
   * @param clusters brings up a cluster for the page, if there is a way
   */
  public static CommandLine command(Optional<PageRunner.Start> clusters) {
    return new CommandLine(new Validate(clusters))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              boolean told = problem instanceof WorkshopException;
              command
                  .getErr()
                  .println(told ? problem.getMessage() : "A fault of this program: " + problem);
              return Outcome.COULD_NOT_TELL.exitCode();
            });
  }

  @Override
  public Integer call() {
    var read = Content.read(content);
    var lesson = String.valueOf(features.toAbsolutePath().normalize().getFileName());
    var file = page == null ? LessonPage.find(read, lesson) : page;
    PrintWriter out = spec.commandLine().getOut();
    var progress = new ValidationProgress(out);
    var findings = new Validation(read, file, features, wanted(), progress).run(clusters);
    out.println();
    if (annotations) {
      out.print(new GitHubAnnotations(findings).text());
    }
    if (report != null) {
      write(findings);
    }
    out.print(new TextReport(findings).text());
    out.flush();
    return findings.truth().exitCode();
  }

  private Set<Comparison> wanted() {
    if (!only.isEmpty()) {
      return EnumSet.copyOf(only);
    }
    return clusters.isPresent()
        ? EnumSet.allOf(Comparison.class)
        : EnumSet.of(Comparison.FEATURES, Comparison.MANIFESTS);
  }

  private void write(Findings findings) {
    try {
      Files.createDirectories(report);
      Files.writeString(report.resolve("report.html"), new HtmlReport(findings).html());
      Files.writeString(report.resolve("report.json"), new JsonReport(findings).json());
    } catch (IOException e) {
      throw new WorkshopException("The report can't be written to " + report + ": " + e, e);
    }
  }
}
