package workshop.validation.commands;

import static workshop.validation.findings.Comparison.FEATURES;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import workshop.SourceLocation;
import workshop.lesson.LessonScript;
import workshop.shell.ContentRoots;
import workshop.validation.findings.Finding;
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
  private final List<Unmatched> extra = new ArrayList<>();
  private final List<Unmatched> missing = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A command that the other side doesn't have at this point.
   *
   * @param command the command
   * @param after the other side's command that it comes after, if there is one
   */
  private record Unmatched(LocatedCommand command, Optional<SourceLocation> after) {}

  private PageAgainstFeatures(Page page, LessonScript script, ContentRoots learner) {
    this.page = page;
    this.onPage = LocatedCommand.on(page, learner);
    this.inFeatures = LocatedCommand.in(script, learner);
  }

  /**
   * Compares a page with a lesson's features.
   *
   * @param learner where the learner finds the content
   * @return what is missing, extra, changed or moved; empty if the features mirror the page
   */
  public static List<Finding> compare(Page page, LessonScript script, ContentRoots learner) {
    return new PageAgainstFeatures(page, script, learner).findings();
  }

  private List<Finding> findings() {
    page.blocksToRun().stream()
        .filter(block -> block.commands().isEmpty())
        .map(this::withoutPrompt)
        .forEach(findings::add);
    DiffUtils.diff(onPage, inFeatures, LocatedCommand::same).getDeltas().forEach(this::changed);
    moved();
    extra.forEach(it -> findings.add(extra(it)));
    missing.forEach(it -> findings.add(missing(it)));
    return findings;
  }

  /** Where the two sides differ, commands that act on the same are one command, changed. */
  private void changed(AbstractDelta<LocatedCommand> delta) {
    var others = new ArrayList<>(delta.getTarget().getLines());
    for (var command : delta.getSource().getLines()) {
      take(others, it -> it.alike(command) && !elsewhere(command) && !elsewhere(it))
          .ifPresentOrElse(
              other ->
                  findings.add(
                      FEATURES
                          .contradicts(
                              command.place(),
                              "runs " + command.inOneLine(),
                              "The features run " + other.inOneLine(),
                              "Make the page and the feature run the same command.")
                          .against(other.place())),
              () -> extra.add(new Unmatched(command, before(delta.getTarget(), inFeatures))));
    }
    others.forEach(it -> missing.add(new Unmatched(it, before(delta.getSource(), onPage))));
  }

  private static Optional<SourceLocation> before(
      Chunk<LocatedCommand> chunk, List<LocatedCommand> side) {
    return chunk.getPosition() == 0
        ? Optional.empty()
        : Optional.of(side.get(chunk.getPosition() - 1).place());
  }

  /** Whether the other side has the same command somewhere else: then it is moved, not changed. */
  private boolean elsewhere(LocatedCommand command) {
    long here = onPage.stream().filter(command::same).count();
    return here > 0 && here == inFeatures.stream().filter(command::same).count();
  }

  private void moved() {
    for (var here : List.copyOf(extra)) {
      take(missing, other -> other.command().same(here.command()))
          .ifPresent(
              other -> {
                extra.remove(here);
                findings.add(
                    FEATURES
                        .contradicts(
                            here.command().place(),
                            "runs here " + here.command().inOneLine(),
                            "The features run it at another point of the lesson",
                            "Move the command on the page or in the feature, so that both have one order.")
                        .against(other.command().place()));
              });
    }
  }

  private static <T> Optional<T> take(List<T> from, Predicate<T> which) {
    var found = from.stream().filter(which).findFirst();
    found.ifPresent(from::remove);
    return found;
  }

  private static Finding extra(Unmatched extra) {
    return FEATURES
        .contradicts(
            extra.command().place(),
            "runs " + extra.command().inOneLine(),
            "No step of the features runs it",
            "Add a step with this command to the feature, or mark the fence test=false if it isn't for learners to run.")
        .against(extra.after());
  }

  private Finding missing(Unmatched missing) {
    return FEATURES
        .contradicts(
            missing.after().orElse(page.at(1)),
            "doesn't run " + missing.command().inOneLine() + " (expected after this line)",
            "The features run it",
            "Add the command to the page, or remove the step from the feature.")
        .against(missing.command().place());
  }

  private Finding withoutPrompt(PageBlock block) {
    return FEATURES.contradicts(
        page.at(block.line()),
        "has a " + block.language() + " fence without a prompt",
        "Only lines that start with \"$ \" are taken for commands, here and by the workshop's own tests",
        "Put \"$ \" before each command, or mark the fence test=false.");
  }
}
