package workshop.validation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
   * @param content the content
   * @param file the page
   * @param script reads what the lesson's features have the learner do
   * @param wanted what to compare the page with
   * @param listener hears how it goes on
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
  public Findings run(PageRunner.Start start) {
    Page page;
    try {
      page = Page.read(file);
    } catch (UnreadablePage e) {
      for (var comparison : wanted) {
        findings.add(unreadable(comparison, e));
      }
      return result();
    }
    if (wanted.contains(Comparison.FEATURES)) {
      attempt(
          Comparison.FEATURES, () -> PageAgainstFeatures.compare(page, script.get(), learner()));
    }
    if (wanted.contains(Comparison.CLUSTER)) {
      attempt(Comparison.CLUSTER, () -> cluster(page, start));
    } else {
      manifests(page, Optional.empty());
    }
    return result();
  }

  private Findings result() {
    var words =
        "%s (%s)"
            .formatted(
                ReportPath.of(content.root()),
                content.layout().name().toLowerCase(java.util.Locale.ROOT));
    return new Findings(words, file, wanted, findings, blocks);
  }

  private ContentRoots learner() {
    return ContentRoots.KNOWN.with(content.layout().learnersPath());
  }

  private void manifests(Page page, Optional<KustomizeBuild> ofCluster) {
    if (!wanted.contains(Comparison.MANIFESTS)) {
      return;
    }
    var kustomize = ofCluster.orElseGet(LocalKubectl::new);
    var root = content.manifests();
    var folders =
        new ManifestFolders(root.resolve("base-application"), root.resolve("modules"), learner());
    attempt(Comparison.MANIFESTS, () -> PageAgainstManifests.compare(page, folders, kustomize));
  }

  private List<Finding> cluster(Page page, PageRunner.Start start) {
    var found = new ArrayList<Finding>();
    PageRunner runner;
    try {
      runner = start.start(page);
    } catch (WorkshopException e) {
      manifests(page, Optional.empty());
      return List.of(unclear(Comparison.CLUSTER, e));
    }
    manifests(page, runner.kustomize());
    var comparison = new PageAgainstCluster(file);
    try {
      for (var block : page.blocksToRun()) {
        var began = Instant.now();
        try {
          found.addAll(compared(comparison.compare(block, runner.run(block)), began));
        } catch (BlockedCommandException e) {
          var ended = comparison.compare(block.first(e.done().size()), e.done());
          found.addAll(compared(ended.and(blocked(block, e)), began));
          break;
        }
      }
    } catch (WorkshopException e) {
      found.add(unclear(Comparison.CLUSTER, e));
    }
    return found;
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

  private List<Finding> compared(BlockComparison block, Instant began) {
    blocks.add(block);
    listener.ran(block, Duration.between(began, Instant.now()));
    return block.findings();
  }

  private void attempt(Comparison comparison, Supplier<List<Finding>> comparing) {
    var began = Instant.now();
    try {
      findings.addAll(comparing.get());
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

  private static Finding unreadable(Comparison comparison, UnreadablePage page) {
    return Finding.of(
        Severity.CONTRADICTS,
        comparison,
        page.place(),
        "can't be read from here on",
        page.problem(),
        "Mend the page at this line.");
  }
}
