package workshop.run;

import io.cucumber.java.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;
import workshop.ClaimFailed;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.Execution;
import workshop.kubernetes.NamespaceSnapshot;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PlacementAssert;
import workshop.kubernetes.PodView;
import workshop.kubernetes.TaintAssert;
import workshop.lesson.LessonRun;
import workshop.lesson.LessonScript.Step;
import workshop.lesson.Lessons;
import workshop.lesson.NotReachedException;
import workshop.report.cucumber.Attachments;
import workshop.validation.output.ListingAssert;

/**
 * One scenario while it runs: what the learner does in it, and what is claimed of what came of
 * that. Whatever is done or claimed waits for what it is about, and leaves its evidence in the
 * report; if it isn't so, the report shows why. So a phrase of the features is a call of one of
 * these.
 */
public final class ScenarioRun {

  private Optional<Evidence> evidence = Optional.empty();
  private Optional<Step> step = Optional.empty();
  private Optional<Placement> before = Optional.empty();
  private List<Execution> executions = List.of();
  private int blocks;

  /** A scenario begins; its lesson becomes the one that is worked through. */
  public void begins(Scenario scenario) {
    evidence = Optional.of(new Evidence(scenario, LessonsRun.current()));
    guarded(
        () -> {
          LessonsRun.current().enter(Lessons.nameOf(scenario.getUri().toString()));
          step = Optional.of(run().lesson().script().step(scenario.getName()));
        });
  }

  private LessonRun run() {
    return LessonsRun.current().lesson();
  }

  /** Brings the lesson to its start. */
  public void starts() {
    act(() -> run().lesson().start());
  }

  /** Brings the lesson to where another scenario has been completed. */
  public void completed(String scenario) {
    act(() -> run().lesson().complete(scenario));
  }

  /** Runs the next block of commands of the scenario. */
  public void runsNextBlock() {
    act(
        () -> {
          before = before.or(() -> Optional.of(run().waiter().now().placement()));
          executions = List.of();
          executions = run().lesson().run(step.orElseThrow().blocks().get(blocks++));
        });
  }

  private void act(Runnable action) {
    guarded(action);
    evidence.orElseThrow().ofCommands();
  }

  /** Claims something of the placement, once it has settled. */
  public void placement(Consumer<PlacementAssert> claim) {
    settled(ofPlacement(claim));
  }

  private static Consumer<NamespaceSnapshot> ofPlacement(Consumer<PlacementAssert> claim) {
    return now -> claim.accept(PlacementAssert.assertThat(now.placement()));
  }

  /** Claims something of a taint, and of the pods where it is, once that has settled. */
  public void taint(String taint, Consumer<TaintAssert> claim) {
    settled(now -> claim.accept(TaintAssert.assertThat(now.placement(), taint)));
  }

  /** Claims something of pods that have to have run for a while to be said to run. */
  public void running(Predicate<PodView> which, Consumer<PlacementAssert> claim) {
    guarded(() -> ofPlacement(claim).accept(here(() -> run().learner().steady(which))));
  }

  /** Claims something of the placement that has to stay so for a while. */
  public void stays(Consumer<PlacementAssert> claim) {
    staysFrom(run().learner()::settled, claim);
  }

  /** Claims of all that runs, which has to have run for a while, something that has to stay so. */
  public void keepsRunning(Consumer<PlacementAssert> claim) {
    staysFrom(() -> run().learner().steady(pod -> true), claim);
  }

  private void staysFrom(Supplier<NamespaceSnapshot> first, Consumer<PlacementAssert> claim) {
    guarded(() -> run().learner().stays(here(first), ofPlacement(claim)));
  }

  /** Claims something of what is there, once it has settled. */
  public void settled(Consumer<NamespaceSnapshot> claim) {
    guarded(() -> claim.accept(here(run().learner()::settled)));
  }

  /** Claims objects, with just the fields that are given, which come true as effects settle. */
  public void has(String yaml) {
    guarded(
        () -> {
          var claim = new ObjectClaim(yaml);
          run().learner().comesTrue(() -> claim.check(run()));
        });
  }

  /** Claims something of what the last listing of the last block printed. */
  public void listing(Consumer<ListingAssert> claim) {
    guarded(
        () ->
            claim.accept(
                ListingAssert.assertThat(lastListing(), run().waiter().owners()::workloadOf)));
  }

  /** Claims something of the commands of the last block. */
  public void commands(Consumer<List<Execution>> claim) {
    guarded(() -> claim.accept(executions));
  }

  /** Claims something of the commands of the last block that change something: all but listings. */
  public void changes(Consumer<List<Execution>> claim) {
    commands(ran -> claim.accept(ran.stream().filter(it -> !lists(it)).toList()));
  }

  /** The placement when the scenario's first command was about to run. */
  public Placement before() {
    return before.orElseThrow();
  }

  /** Claims that the commands of the last block printed what the lesson's page shows. */
  public void printsWhatThePageShows() {
    guarded(
        () ->
            LessonsRun.current()
                .page()
                .check(executions, run().lesson().before(step.orElseThrow(), blocks - 1)));
  }

  private String lastListing() {
    return executions.stream()
        .filter(ScenarioRun::lists)
        .reduce((first, second) -> second)
        .map(Execution::output)
        .orElse("");
  }

  private static boolean lists(Execution execution) {
    return execution.command().startsWith("kubectl get ");
  }

  private NamespaceSnapshot here(Supplier<NamespaceSnapshot> wait) {
    return run().lesson().here(wait);
  }

  /** Where all that is done and claimed comes by: what fails leaves its evidence. */
  private void guarded(Runnable part) {
    try {
      LessonsRun.current().guarded(part);
    } catch (NotReachedException e) {
      throw new TestAbortedException(
          Attachments.NOT_REACHED + LessonsRun.current().record().because(e.reason()));
    } catch (ClaimFailed | WorkshopException e) {
      evidence.orElseThrow().ofFailure(Failure.of(e));
      throw e;
    }
  }
}
