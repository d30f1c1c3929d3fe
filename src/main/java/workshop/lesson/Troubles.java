package workshop.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import workshop.WorkshopException;
import workshop.placement.Placement;
import workshop.placement.PodTrouble;
import workshop.placement.PodTrouble.Outlook;
import workshop.placement.PodView;

/** How long pods have been in trouble: what can't pass is told soon, what can is given its time. */
final class Troubles {

  /** How long a trouble that can't pass must have been seen, so that a slip isn't taken for one. */
  static final Duration LASTS = Duration.ofSeconds(10);

  /** Enough for two tries of the kubelet to make a pod's sandbox. */
  static final Duration OF_THE_NODE = Duration.ofSeconds(20);

  private final Duration mayPass;
  private final Map<String, Instant> since = new HashMap<>();

  /**
   * No pod has been looked at yet.
   *
   * @param mayPass how long a trouble that may pass is given
   */
  Troubles(Duration mayPass) {
    this.mayPass = mayPass;
  }

  /**
   * Looks at the pods once more.
   *
   * @param now the placement as it is
   * @param after what was done before, for the message
   * @throws WorkshopException if a pod has been in trouble for too long
   */
  void look(Placement now, String after) {
    var troubled =
        now.pods().stream().filter(pod -> !pod.terminating() && pod.trouble().isPresent()).toList();
    since.keySet().retainAll(troubled.stream().map(PodView::uid).toList());
    for (var pod : troubled) {
      var began = since.computeIfAbsent(pod.uid(), uid -> now.at());
      var lasted = Duration.between(began, now.at());
      var trouble = pod.trouble().orElseThrow();
      if (lasted.compareTo(limit(trouble.outlook())) > 0) {
        throw new WorkshopException(
            "expected: after %s, pod %s runs and is ready%nseen:     for %d s now, %s%n%s%nto do:    %s"
                .formatted(
                    after,
                    pod.name(),
                    lasted.toSeconds(),
                    trouble.words(),
                    now.table().indent(10).stripTrailing(),
                    toDo(pod, trouble)));
      }
    }
  }

  private Duration limit(Outlook outlook) {
    return switch (outlook) {
      case LASTS -> least(LASTS, mayPass);
      case OF_THE_NODE -> least(OF_THE_NODE, mayPass);
      case MAY_PASS -> mayPass;
    };
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String toDo(PodView pod, PodTrouble trouble) {
    if (trouble.outlook() == Outlook.OF_THE_NODE) {
      return "mend how node %s gets its sandbox image: proxy, certificate, or the registry's limit; the content has no part in it"
          .formatted(pod.node().orElse("?"));
    }
    if (trouble.isMissingImage()) {
      return "correct the image in the manifest of %s, or run where the nodes can pull it"
          .formatted(pod.app());
    }
    var more =
        trouble.outlook() == Outlook.MAY_PASS
            ? "; what only takes longer is given more with -Dlesson.trouble.patience"
            : "";
    return "check the container and the probes of the Deployment " + pod.app() + more;
  }
}
