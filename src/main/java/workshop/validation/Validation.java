package workshop.validation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import workshop.SourceLocation;
import workshop.WorkshopException;
import workshop.lesson.Content;
import workshop.lesson.LessonScript;
import workshop.shell.ContentRoots;
import workshop.validation.commands.CommandPlan;
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
import workshop.validation.markdown.PageProblem;
import workshop.validation.markdown.UnreadablePage;

/** The comparisons of one page of one content, as far as they are asked for. */
public final class Validation {

  private final Content content;
  private final Path file;
  private final Supplier<LessonScript> script;
  private final Set<Comparison> wanted;
  private final Listener listener;
  private final Preparation preparation;
  private final PageAgainstManifests manifests;
  private final List<Finding> findings = new ArrayList<>();
  private final List<BlockComparison> blocks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<Comparison, Duration> took = new EnumMap<>(Comparison.class);

  /** Hears how a validation goes on. */
  public interface Listener {

    /** A block of the page was run on the cluster and compared. */
    void ran(BlockComparison block, Duration took);

    /** A comparison has ended. */
    void compared(Comparison comparison, Outcome truth, Duration took);
  }

  /**
   * A validation of a lesson's page that hasn't run.
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
    this(content, file, script, wanted, listener, Preparation.ofLesson(), manifestsOf(content));
  }

  /** The same, with manifests that other pages of the content are compared with, too. */
  public Validation(
      Content content,
      Path file,
      Supplier<LessonScript> script,
      Set<Comparison> wanted,
      Listener listener,
      ContentManifests manifests) {
    this(content, file, script, wanted, listener, Preparation.ofLesson(), manifests.comparison());
  }

  /**
   * A validation of a page that is no lesson's, and hasn't run.
   *
   * @param wanted what to compare the page with; not the features, of which it has none
   * @param preparation what has to be there before the page
   * @param manifests what the content's manifests are, without a cluster
   */
  public Validation(
      Content content,
      Path file,
      Set<Comparison> wanted,
      Listener listener,
      Preparation preparation,
      ContentManifests manifests) {
    this(
        content,
        file,
        () -> {
          throw new IllegalStateException("a page without features");
        },
        wanted,
        listener,
        preparation,
        manifests.comparison());
    notes.add("No features for this page: it is no lesson's.");
  }

  private Validation(
      Content content,
      Path file,
      Supplier<LessonScript> script,
      Set<Comparison> wanted,
      Listener listener,
      Preparation preparation,
      PageAgainstManifests manifests) {
    this.content = content;
    this.file = file;
    this.script = script;
    this.wanted = Set.copyOf(wanted);
    this.listener = listener;
    this.preparation = preparation;
    this.manifests = manifests;
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
    page.problems().forEach(it -> wanted.forEach(comparison -> mend(comparison, page, it)));
    if (wanted.contains(Comparison.FEATURES)) {
      attempt(
          Comparison.FEATURES,
          () -> findings.addAll(PageAgainstFeatures.compare(page, script.get(), learner())));
    }
    if (wanted.contains(Comparison.CLUSTER)) {
      attempt(Comparison.CLUSTER, () -> cluster(page, start));
    } else {
      manifests(page, manifests);
    }
    return result();
  }

  private void mend(Comparison comparison, Page page, PageProblem problem) {
    findings.add(
        comparison.contradicts(
            page.at(problem.line()),
            "can't be read as it stands",
            problem.sentence(),
            "Mend the page at this line."));
  }

  private Findings result() {
    var words = "%s (%s)".formatted(ReportPath.of(content.root()), content.layout().word());
    return new Findings(
        words, ReportPath.within(content.root()), file, wanted, findings, blocks, notes, took);
  }

  private ContentRoots learner() {
    return learner(content);
  }

  private static ContentRoots learner(Content content) {
    return ContentRoots.KNOWN.with(content.layout().learnersPath());
  }

  /**
   * What the pages of a content are compared with, built with this machine's kubectl. It may be
   * shared by validations of any number of pages, as long as the content doesn't change.
   */
  static PageAgainstManifests manifestsOf(Content content) {
    return manifestsOf(content, new LocalKubectl());
  }

  private static PageAgainstManifests manifestsOf(Content content, KustomizeBuild kustomize) {
    var folders = new ManifestFolders(content.root(), content.manifests(), learner(content));
    return new PageAgainstManifests(folders, kustomize);
  }

  private void manifests(Page page, PageAgainstManifests with) {
    if (wanted.contains(Comparison.MANIFESTS)) {
      attempt(Comparison.MANIFESTS, () -> findings.addAll(with.compare(page)));
    }
  }

  private void cluster(Page page, Function<Page, PageRunner> start) {
    var plan = CommandPlan.of(page, content, learner());
    findings.addAll(plan.skipped());
    if (plan.commands().isEmpty()) {
      notes.add(
          plan.isWhole()
              ? "The page has no commands: nothing to contradict on the cluster."
              : "None of the page's commands can be run here: no cluster was started.");
      manifests(page, manifests);
      return;
    }
    notes.addAll(preparation.notes());
    PageRunner runner;
    try {
      runner = start.apply(page);
    } catch (WorkshopException e) {
      manifests(page, manifests);
      throw e;
    }
    manifests(page, manifestsOf(content, runner.kustomize()));
    new PlannedRun(page, runner, preparation).run(plan, this::compared);
  }

  private void compared(BlockComparison block, Duration needed) {
    blocks.add(block);
    findings.addAll(block.findings());
    listener.ran(block, needed);
  }

  private void attempt(Comparison comparison, Runnable comparing) {
    var began = Instant.now();
    try {
      comparing.run();
    } catch (WorkshopException e) {
      findings.add(unclear(comparison, e));
    }
    took.put(comparison, Duration.between(began, Instant.now()));
    listener.compared(comparison, result().truth(comparison), took.get(comparison));
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
