package workshop.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import workshop.Failure;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PodTrouble;
import workshop.kubernetes.PodTrouble.Outlook;
import workshop.kubernetes.PodView;

/** How long pods have been in trouble: what can't pass is told soon, what can is given its time. */
final class ContainerFailureWatch {

  private final Patience patience;
  private final Predicate<PodView> awaited;
  private final Map<Seen, Instant> since = new HashMap<>();

  /** A pod in trouble: one that turns out not to pass is timed anew. */
  private record Seen(String uid, boolean lasts) {

    static Seen of(PodView pod) {
      return new Seen(pod.uid(), pod.trouble().orElseThrow().outlook() == Outlook.LASTS);
    }
  }

  /** With the pods that are awaited at all. */
  ContainerFailureWatch(Patience patience, Predicate<PodView> awaited) {
    this.patience = patience;
    this.awaited = awaited;
  }

  /**
   * Looks at the pods once more.
   *
   * @param after what was done before, for the message
   * @throws CannotSettle if a pod has been in trouble for too long
   */
  void look(Placement now, String after) {
    var troubled =
        now.pods().stream()
            .filter(awaited)
            .filter(pod -> !pod.terminating() && !pod.ended() && pod.trouble().isPresent())
            .toList();
    since.keySet().retainAll(troubled.stream().map(Seen::of).toList());
    for (var pod : troubled) {
      var began = since.computeIfAbsent(Seen.of(pod), seen -> now.at());
      var lasted = Duration.between(began, now.at());
      var trouble = pod.trouble().orElseThrow();
      if (lasted.compareTo(limit(trouble.outlook())) > 0) {
        throw new CannotSettle(
            Failure.of(
                    "after %s, pod %s runs and is ready".formatted(after, now.named(pod)),
                    "for %d s now, %s".formatted(lasted.toSeconds(), trouble.words()),
                    toDo(pod, trouble))
                .with(now.table()));
      }
    }
  }

  private Duration limit(Outlook outlook) {
    return switch (outlook) {
      case LASTS -> patience.certainty();
      case OF_THE_NODE -> patience.certainty().multipliedBy(2);
      case MAY_PASS -> patience.trouble();
    };
  }

  private static String toDo(PodView pod, PodTrouble trouble) {
    if (trouble.outlook() == Outlook.OF_THE_NODE) {
      return "mend how node %s gets its sandbox image: proxy, certificate, or the registry's limit; the content has no part in it"
          .formatted(pod.node().orElse("?"));
    }
    if (trouble.isMissingImage()) {
      return "correct the image in the manifest of the %s, or run where the nodes can pull it"
          .formatted(pod.workload());
    }
    var more =
        trouble.outlook() == Outlook.MAY_PASS
            ? "; what only takes longer is given more with -Dlesson.trouble.patience"
            : "";
    return "check the container and the probes of the " + pod.workload() + more;
  }
}
