package workshop.validation.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import workshop.SourceLocation;
import workshop.lesson.ContentRoots;
import workshop.lesson.LessonScript;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageBlock;

/**
 * Whether the features mirror the page: every command that learners run, in the page's order, and
 * no other. Commands are compared by meaning, not by spelling.
 */
public final class PageAgainstFeatures {

  private final Page page;
  private final List<LocatedCommand> onPage;
  private final List<LocatedCommand> inFeatures;
  private final List<LocatedCommand> extra = new ArrayList<>();
  private final List<LocatedCommand> missing = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private PageAgainstFeatures(Page page, LessonScript script, ContentRoots learner) {
    this.page = page;
    this.onPage = LocatedCommand.on(page, learner);
    this.inFeatures = LocatedCommand.in(script, learner);
  }

  /**
   * Compares a page with a lesson's features.
   *
   * @param page the page
   * @param script what the features have the learner do
   * @param learner where the learner finds the content
   * @return what is missing, extra, changed or moved; empty if the features mirror the page
   */
  public static List<Finding> compare(Page page, LessonScript script, ContentRoots learner) {
    return new PageAgainstFeatures(page, script, learner).findings();
  }

  private List<Finding> findings() {
    for (var block : page.blocksToRun()) {
      if (block.commands().isEmpty()) {
        findings.add(withoutPrompt(block));
      }
    }
    var gap = new ArrayList<int[]>();
    for (var pair : LocatedCommand.align(onPage, inFeatures).pairs()) {
      if (pair[0] >= 0 && pair[1] >= 0) {
        close(gap);
      } else {
        gap.add(pair);
      }
    }
    close(gap);
    findMoved();
    extra.forEach(command -> findings.add(extra(command)));
    missing.forEach(command -> findings.add(missing(command)));
    return findings.stream().sorted(Finding.BY_WEIGHT).toList();
  }

  /** In a gap, a command of the page and one of the features that act on the same are a change. */
  private void close(List<int[]> gap) {
    var left = new ArrayList<LocatedCommand>();
    var right = new ArrayList<LocatedCommand>();
    gap.forEach(
        pair ->
            (pair[0] >= 0 ? left : right)
                .add(pair[0] >= 0 ? onPage.get(pair[0]) : inFeatures.get(pair[1])));
    gap.clear();
    for (var command : left) {
      take(right, other -> command.alike(other) && !elsewhere(command) && !elsewhere(other))
          .ifPresentOrElse(
              other ->
                  findings.add(
                      contradicts(
                              command,
                              "runs " + command.inOneLine(),
                              "The features run " + other.inOneLine(),
                              "Make the page and the feature run the same command.")
                          .against(other.place())),
              () -> extra.add(command));
    }
    missing.addAll(right);
  }

  /** Whether the other side has the same command somewhere else: then it is moved, not changed. */
  private boolean elsewhere(LocatedCommand command) {
    long here = onPage.stream().filter(other -> other.meaning().equals(command.meaning())).count();
    long there =
        inFeatures.stream().filter(other -> other.meaning().equals(command.meaning())).count();
    return here > 0 && here == there;
  }

  private void findMoved() {
    for (var command : List.copyOf(extra)) {
      take(missing, other -> other.meaning().equals(command.meaning()))
          .ifPresent(
              other -> {
                extra.remove(command);
                findings.add(
                    contradicts(
                            command,
                            "runs here " + command.inOneLine(),
                            "The features run it at another point of the lesson",
                            "Move the command on the page or in the feature, so that both have one order.")
                        .against(other.place()));
              });
    }
  }

  private static java.util.Optional<LocatedCommand> take(
      List<LocatedCommand> from, Predicate<LocatedCommand> which) {
    var found = from.stream().filter(which).findFirst();
    found.ifPresent(from::remove);
    return found;
  }

  private Finding extra(LocatedCommand command) {
    var finding =
        contradicts(
            command,
            "runs " + command.inOneLine(),
            "No step of the features runs it",
            "Add a step with this command to the feature, or mark the fence test=false if it isn't for learners to run.");
    return command.near(onPage, inFeatures).map(finding::against).orElse(finding);
  }

  private Finding missing(LocatedCommand command) {
    var place = command.near(inFeatures, onPage).orElse(new SourceLocation(page.file(), 1));
    return Finding.of(
            Severity.CONTRADICTS,
            Comparison.FEATURES,
            place,
            "doesn't run " + command.inOneLine() + " (expected after this line)",
            "The features run it",
            "Add the command to the page, or remove the step from the feature.")
        .against(command.place());
  }

  private Finding withoutPrompt(PageBlock block) {
    return Finding.of(
        Severity.CONTRADICTS,
        Comparison.FEATURES,
        new SourceLocation(page.file(), block.line()),
        "has a " + block.language() + " fence without a prompt",
        "Only lines that start with \"$ \" are taken for commands, here and by the workshop's own tests",
        "Put \"$ \" before each command, or mark the fence test=false.");
  }

  private static Finding contradicts(
      LocatedCommand command, String pageSays, String isSo, String whatToDo) {
    return Finding.of(
        Severity.CONTRADICTS, Comparison.FEATURES, command.place(), pageSays, isSo, whatToDo);
  }
}
