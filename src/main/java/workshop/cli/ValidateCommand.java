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
import workshop.validation.ContentManifests;
import workshop.validation.LessonPage;
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
    description = "Compares pages with features, manifests and a cluster.",
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
      paramLabel = "<file>|<folder>|all",
      description =
          "the page, those of a folder, or all of the content; found by the lesson's name otherwise")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "<what>",
      description =
          "what to compare with: features, manifests, cluster (default: all; of many pages, those"
              + " with the cluster whose commands can all be run on it)")
  private List<Comparison> only = List.of();

  @Option(
      names = "--base",
      paramLabel = "whole|none|<path>",
      description =
          "what is there before a page that is no lesson's: the sample application, nothing, or a"
              + " kustomization (default: what its prepare-environment says)")
  private Optional<String> base = Optional.empty();

  @Option(
      names = "--allow-unclear",
      description = "exit with 0 also where something couldn't be told")
  private boolean allowUnclear;

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
  private final ValidationClusters clusters;

  /** The command, which closes each cluster that it asks for. */
  ValidateCommand(Console console, ValidationClusters clusters) {
    this.console = console;
    this.clusters = clusters;
  }

  @Override
  public Integer call() {
    var lessons = Lessons.read();
    var settings = Settings.of(System.getProperties());
    settings = content.map(settings::withContent).orElse(settings);
    var pages = new PageChoice(page, settings, lessons);
    if (lesson.isEmpty() && pages.areMany()) {
      return many(pages, settings, lessons);
    }
    return each(pages, settings, lessons);
  }

  private int many(PageChoice pages, Settings settings, Lessons lessons) {
    var run =
        new ManyPages(
            one(pages.content(), settings, lessons),
            only.contains(Comparison.CLUSTER),
            console,
            clusters,
            report.map(it -> it.resolve("screens")));
    var all = run.of(pages.many());
    return show(all, all.stream().map(Findings::truth).reduce(Outcome.TRUE, Outcome::and));
  }

  private OnePage one(Content read, Settings settings, Lessons lessons) {
    var wanted = only.isEmpty() ? EnumSet.allOf(Comparison.class) : EnumSet.copyOf(only);
    var shown = new ShownProgress(console);
    return new OnePage(read, settings, lessons, base, wanted, shown, ContentManifests.of(read));
  }

  private int each(PageChoice pages, Settings settings, Lessons lessons) {
    var all = new ArrayList<Findings>();
    var outcome = Outcome.TRUE;
    try (var cluster = clusters.on(console)) {
      for (var chosen : chosen(pages, lessons)) {
        var read = chosen.map(settings::content).map(Content::read).orElseGet(pages::content);
        var file = pages.file().orElseGet(() -> LessonPage.find(read, chosen.orElseThrow()));
        var findings = one(read, settings, lessons).validate(file, chosen, Optional.of(cluster));
        all.add(findings);
        outcome = outcome.and(findings.truth());
        boolean told = findings.truth() != Outcome.COULD_NOT_TELL;
        if (only.isEmpty() && told && chosen.isPresent()) {
          outcome = outcome.and(cluster.features(chosen.get(), settings));
        }
      }
    }
    return show(all, outcome);
  }

  /** The lessons whose pages are compared; or none, for a page that is no lesson's. */
  private List<Optional<LessonDefinition>> chosen(PageChoice pages, Lessons lessons) {
    if (lesson.isEmpty() && page.isPresent()) {
      var found = pages.lesson();
      if (found.isEmpty() && only.equals(List.of(Comparison.FEATURES))) {
        throw LessonPage.noLessons(page.get(), lessons);
      }
      return List.of(found);
    }
    return lesson.map(lessons::named).map(List::of).orElseGet(lessons::all).stream()
        .map(Optional::of)
        .toList();
  }

  private int show(List<Findings> all, Outcome outcome) {
    if (annotations) {
      all.forEach(findings -> console.text(GitHubAnnotations.text(findings)));
    }
    console.line("");
    console.text(TextReport.text(all));
    boolean allowed = allowUnclear && outcome == Outcome.COULD_NOT_TELL;
    int exitCode = allowed ? Outcome.TRUE.exitCode() : outcome.exitCode();
    report.ifPresent(folder -> write(folder, all, outcome, exitCode));
    return exitCode;
  }

  private void write(Path folder, List<Findings> all, Outcome outcome, int exitCode) {
    try {
      for (var file : HtmlReport.files(all, outcome).entrySet()) {
        var target = folder.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
      }
      Files.writeString(folder.resolve("report.json"), JsonReport.json(all, outcome, exitCode));
    } catch (IOException e) {
      throw new WorkshopException("The report can't be written to " + folder + ": " + e, e);
    }
  }
}
