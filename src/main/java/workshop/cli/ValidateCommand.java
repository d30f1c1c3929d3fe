package workshop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workshop.WorkshopException;
import workshop.console.Console;
import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Lessons;
import workshop.lesson.Settings;
import workshop.lesson.features.FeatureReader;
import workshop.validation.LessonPage;
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
    mixinStandardHelpOptions = true,
    description = "Compares the pages of lessons with features, manifests and a cluster.",
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
final class ValidateCommand implements Callable<Integer> {

  @Option(
      names = "--content",
      paramLabel = "<folder>",
      description = "a workspace or a clone of the workshop; the bundled content otherwise")
  private Optional<Path> content = Optional.empty();

  @Option(
      names = "--lesson",
      paramLabel = "<name>",
      description = "the lesson; otherwise the page's, and without a page all")
  private Optional<String> lesson = Optional.empty();

  @Option(
      names = "--page",
      paramLabel = "<file>",
      description = "the page; found by the lesson's name otherwise")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "<what>",
      description = "what to compare with: features, manifests, cluster (default: all)")
  private List<Comparison> only = List.of();

  @Option(
      names = "--report",
      paramLabel = "<folder>",
      description = "write report.html and report.json there")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--annotations",
      description = "print GitHub annotations (default: where GITHUB_ACTIONS is true)")
  private boolean annotations = "true".equals(System.getenv("GITHUB_ACTIONS"));

  private final Console console;
  private final ValidationCluster cluster;

  /** The command, which closes the cluster at the end. */
  ValidateCommand(Console console, ValidationCluster cluster) {
    this.console = console;
    this.cluster = cluster;
  }

  @Override
  public Integer call() {
    var settings = Settings.of(System.getProperties());
    var told = content.map(settings::withContent).orElse(settings);
    var all = new ArrayList<Findings>();
    var outcome = Outcome.TRUE;
    try {
      for (var chosen : lessons()) {
        var findings = validate(chosen, told);
        all.add(findings);
        outcome = outcome.and(findings.truth());
        if (only.isEmpty() && findings.truth() != Outcome.COULD_NOT_TELL) {
          outcome = outcome.and(cluster.features(chosen, told));
        }
      }
    } finally {
      cluster.close();
    }
    show(all, outcome);
    return outcome.exitCode();
  }

  private List<LessonDefinition> lessons() {
    var all = Lessons.read();
    return lesson
        .map(all::named)
        .or(() -> page.map(it -> LessonPage.lessonOf(it, all)))
        .map(List::of)
        .orElseGet(all::all);
  }

  private Findings validate(LessonDefinition chosen, Settings settings) {
    var read = Content.read(settings.content(chosen));
    var file = page.orElseGet(() -> LessonPage.find(read, chosen));
    var wanted = only.isEmpty() ? EnumSet.allOf(Comparison.class) : EnumSet.copyOf(only);
    var validation =
        new Validation(
            read, file, () -> FeatureReader.read(chosen), wanted, new ShownProgress(console));
    return validation.run(shown -> cluster.page(chosen, settings, shown));
  }

  private void show(List<Findings> all, Outcome outcome) {
    for (var findings : all) {
      console.line("");
      if (annotations) {
        console.text(GitHubAnnotations.text(findings));
      }
      console.text(TextReport.text(findings));
    }
    report.ifPresent(folder -> write(folder, all, outcome));
  }

  private static void write(Path folder, List<Findings> all, Outcome outcome) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("report.html"), HtmlReport.html(all, outcome));
      Files.writeString(folder.resolve("report.json"), JsonReport.json(all, outcome));
    } catch (IOException e) {
      throw new WorkshopException("The report can't be written to " + folder + ": " + e, e);
    }
  }
}
