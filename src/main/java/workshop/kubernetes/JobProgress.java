package workshop.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import workshop.kubernetes.ConvergenceCheck.UnderWay;

/**
 * What a Job's controller has yet to do: nothing once the Job has ended, well or not, is suspended,
 * or has as many pods at work as it wants; how these do is another matter.
 *
 * <p>Source: Kubernetes' documentation, "Jobs".
 */
record JobProgress(Job job, WorkloadPods it) {

  private static final String CONTROLLER = "kubernetes.io/job-controller";

  List<UnderWay> underWay() {
    boolean others =
        !CONTROLLER.equals(Objects.requireNonNullElse(job.getSpec().getManagedBy(), CONTROLLER));
    return others || is("Complete") || is("Failed") ? List.of() : unfinished().stream().toList();
  }

  private Optional<UnderWay> unfinished() {
    if (is("SuccessCriteriaMet") || is("FailureTarget")) {
      return Optional.of(UnderWay.of(it.name() + " is about to end"));
    }
    if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
      return it.otherThan(0, Optional.empty());
    }
    if (job.getStatus().getStartTime() == null) {
      return Optional.of(UnderWay.of("the Job controller hasn't seen " + it.now().named(job)));
    }
    int left = left();
    if (left == 0 && it.pods().isEmpty()) {
      return Optional.of(UnderWay.of(it.name() + " is about to end"));
    }
    int atATime = Objects.requireNonNullElse(job.getSpec().getParallelism(), 1);
    return it.otherThan(Math.min(atATime, left), it.failedCreation())
        .map(missing -> missing.blocked() ? missing : UnderWay.of(missing.what() + failures()));
  }

  /** After each failure the controller waits for longer before it makes another pod. */
  private String failures() {
    int failed = Objects.requireNonNullElse(job.getStatus().getFailed(), 0);
    int limit = Objects.requireNonNullElse(job.getSpec().getBackoffLimit(), 6);
    return failed == 0 ? "" : " (%d of %d tries have failed)".formatted(failed, limit + 1);
  }

  /** How many pods have yet to end well; as many as are at work, once one has, if nobody said. */
  private int left() {
    var completions = job.getSpec().getCompletions();
    long ended =
        it.now().podsOf(job).stream()
            .filter(pod -> pod.getStatus().getPhase().equals("Succeeded"))
            .count();
    int succeeded =
        Math.max((int) ended, Objects.requireNonNullElse(job.getStatus().getSucceeded(), 0));
    return completions != null
        ? Math.max(0, completions - succeeded)
        : succeeded > 0 ? it.pods().size() : Integer.MAX_VALUE;
  }

  private boolean is(String condition) {
    return job.getStatus().getConditions().stream()
        .anyMatch(it -> it.getType().equals(condition) && it.getStatus().equals("True"));
  }
}
