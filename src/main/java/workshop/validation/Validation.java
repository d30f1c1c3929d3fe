package workshop.validation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.lesson.BlockedCommandException;
import workshop.lesson.Content;
import workshop.lesson.LessonScript;
import workshop.shell.ContentRoots;
import workshop.validation.commands.PageAgainstFeatures;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Findings;
import workshop.validation.findings.Outcome;
import workshop.validation.findings.ReportPath;
import workshop.validation.findings.Severity;
import workshop.validation.manifests.KustomizeBuild;
import workshop.validation.manifests.LocalKubectl;
import workshop.validation.manifests.ManifestFolders;
import workshop.validation.manifests.PageAgainstManifests;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;
import workshop.validation.markdown.UnreadablePage;
import workshop.validation.output.PageAgainstCluster;

/** The comparisons of one page of one content, as far as they are asked for. */
public final class Validation {

  private final Content content;
  private final Path file;
  private final Supplier<LessonScript> script;
  private final Set<Comparison> wanted;
  private final Listener listener;
  private final List<Finding> findings = new ArrayList<>();
  private final List<BlockComparison> blocks = new ArrayList<>();

  /** Hears how a validation goes on. */
  public interface Listener {

    /** A block of the page was run on the cluster and compared. */
    void ran(BlockComparison block, Duration took);

    /** A comparison has ended. */
    void compared(Comparison comparison, Outcome truth, Duration took);
  }

  /**
   * A validation that hasn't run.
   *
   * @param file the page
   * @param script reads what the lesson's features have the learner do
   * @param wanted what to compare the page with
   */
  public Validation(
      Content content,
      Path file,
      Supplier<LessonScript> script,
      Set<Comparison> wanted,
      Listener listener) {
    this.content = content;
    this.file = file;
    this.script = script;
    this.wanted = Set.copyOf(wanted);
    this.listener = listener;
  }

  /**
   * Compares. What a comparison lacks becomes a finding of it, so that the others still run.
   *
   * @param start brings the page up on a cluster, where that is to be compared with
   * @throws WorkshopException if there is no such page
   */
  public Findings run(Function<Page, PageRunner> start) {
    Page page;
    try {
      page = Page.read(file);
    } catch (UnreadablePage e) {
      for (var comparison : wanted) {
        findings.add(
            comparison.contradicts(
                e.place(),
                "can't be read from here on",
                e.problem(),
                "Mend the page at this line."));
      }
      return result();
    }
    if (wanted.contains(Comparison.FEATURES)) {
      attempt(
          Comparison.FEATURES,
          () -> findings.addAll(PageAgainstFeatures.compare(page, script.get(), learner())));
    }
    if (wanted.contains(Comparison.CLUSTER)) {
      attempt(Comparison.CLUSTER, () -> cluster(page, start));
    } else {
      manifests(page, new LocalKubectl());
    }
    return result();
  }

  private Findings result() {
    var words =
        "%s (%s)"
            .formatted(
                ReportPath.of(content.root()), content.layout().name().toLowerCase(Locale.ROOT));
    return new Findings(words, file, wanted, findings, blocks);
  }

  private ContentRoots learner() {
    return ContentRoots.KNOWN.with(content.layout().learnersPath());
  }

  private void manifests(Page page, KustomizeBuild kustomize) {
    if (wanted.contains(Comparison.MANIFESTS)) {
      var folders = new ManifestFolders(content.manifests(), learner());
      attempt(
          Comparison.MANIFESTS,
          () -> findings.addAll(PageAgainstManifests.compare(page, folders, kustomize)));
    }
  }

  private void cluster(Page page, Function<Page, PageRunner> start) {
    PageRunner runner;
    try {
      runner = start.apply(page);
    } catch (WorkshopException e) {
      manifests(page, new LocalKubectl());
      throw e;
    }
    manifests(page, runner.kustomize());
    var comparison = new PageAgainstCluster(file);
    for (var block : page.blocksToRun()) {
      var began = Instant.now();
      try {
        compared(comparison.compare(block, runner.run(block)), began);
      } catch (BlockedCommandException e) {
        compared(comparison.compare(block, e.done()).and(blocked(block, e)), began);
        return;
      }
    }
  }

  private Finding blocked(PageBlock block, BlockedCommandException problem) {
    var command = block.commands().get(problem.index());
    return Finding.of(
            problem.contentAtFault() ? Severity.CONTRADICTS : Severity.UNCLEAR,
            Comparison.CLUSTER,
            new SourceLocation(file, command.line()),
            "runs " + command.text(),
            problem.failure(),
            "Compare the manifests with the page.")
        .andThen("What follows on the page wasn't run.");
  }

  private void compared(BlockComparison block, Instant began) {
    blocks.add(block);
    findings.addAll(block.findings());
    listener.ran(block, Duration.between(began, Instant.now()));
  }

  private void attempt(Comparison comparison, Runnable comparing) {
    var began = Instant.now();
    try {
      comparing.run();
    } catch (WorkshopException e) {
      findings.add(unclear(comparison, e));
    }
    var truth = result().truth(comparison);
    listener.compared(comparison, truth, Duration.between(began, Instant.now()));
  }

  private Finding unclear(Comparison comparison, WorkshopException problem) {
    return Finding.of(
        Severity.UNCLEAR,
        comparison,
        new SourceLocation(file, 1),
        "couldn't be compared",
        problem.failure(),
        "Mend what is missing and compare again.");
  }
}
