package workshop.validation.corpus;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import workshop.WorkshopException;
import workshop.lesson.Content;
import workshop.validation.Validation;
import workshop.validation.corpus.Measurement.MistakeResult;
import workshop.validation.corpus.Measurement.PageResult;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Outcome;
import workshop.validation.findings.Severity;
import workshop.validation.manifests.KustomizeBuild;
import workshop.validation.manifests.LocalKubectl;

/** Compares every page of a corpus, as it is and with each mistake, and counts what is told. */
public final class CorpusRun {

  private final PageCheck check;
  private final boolean kubectl;

  /** Compares a page. */
  @FunctionalInterface
  interface PageCheck {

    /** What isn't so of a page of a content. */
    List<Finding> findings(Content content, Path page);
  }

  /** A run that compares with the manifests, as validation does without cluster and features. */
  public CorpusRun() {
    this(CorpusRun::againstManifests, buildsHere());
  }

  /**
   * A run.
   *
   * @param kubectl whether kustomizations can be built
   */
  CorpusRun(PageCheck check, boolean kubectl) {
    this.check = check;
    this.kubectl = kubectl;
  }

  /**
   * Measures.
   *
   * @throws WorkshopException if a mistake's edit doesn't fit
   */
  public Measurement measure(Corpus corpus) {
    var began = Instant.now();
    try (var copy = new WorkingCopy(corpus.content())) {
      var told = new HashMap<String, List<Contradiction>>();
      var pages = new ArrayList<PageResult>();
      for (var page : corpus.pages()) {
        var contradictions = contradictions(copy, page.path());
        told.put(page.path(), contradictions);
        pages.add(new PageResult(page, contradictions));
      }
      var mistakes = new ArrayList<MistakeResult>();
      var apart = new ArrayList<Mistake>();
      for (var mistake : corpus.mistakes()) {
        if (mistake.with() != MANIFESTS || mistake.needsKubectl() && !kubectl) {
          apart.add(mistake);
        } else {
          mistakes.add(result(copy, mistake, told));
        }
      }
      return new Measurement(
          pages, mistakes, apart, kubectl, Duration.between(began, Instant.now()));
    }
  }

  private MistakeResult result(
      WorkingCopy copy, Mistake mistake, Map<String, List<Contradiction>> told) {
    return copy.with(
        mistake,
        () ->
            MistakeResult.of(
                mistake, told.get(mistake.page()), contradictions(copy, mistake.page())));
  }

  private List<Contradiction> contradictions(WorkingCopy copy, String page) {
    var root = copy.content().root();
    return check.findings(copy.content(), root.resolve(page)).stream()
        .filter(finding -> finding.severity() == Severity.CONTRADICTS)
        .map(finding -> Contradiction.of(finding, root))
        .toList();
  }

  private static List<Finding> againstManifests(Content content, Path page) {
    var validation =
        new Validation(
            content,
            page,
            () -> {
              throw new WorkshopException("Features aren't compared with.");
            },
            Set.of(MANIFESTS),
            new Unheard());
    return validation
        .run(
            shown -> {
              throw new WorkshopException("No cluster is compared with.");
            })
        .all();
  }

  private static boolean buildsHere() {
    return !(new LocalKubectl().build(Path.of("")) instanceof KustomizeBuild.CouldNotTell);
  }

  /** A validation whose course nobody follows. */
  private record Unheard() implements Validation.Listener {

    @Override
    public void ran(BlockComparison block, Duration took) {
      // No block is run.
    }

    @Override
    public void compared(Comparison comparison, Outcome outcome, Duration took) {
      // The measurement tells all at its end.
    }
  }
}
