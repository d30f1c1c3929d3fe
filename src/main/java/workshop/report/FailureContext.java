package workshop.report;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PlacementRule;

/**
 * What a failure's story reads of the cluster and of the content. Every method may throw any
 * unchecked exception; the story then says that this part couldn't be read.
 */
public interface FailureContext {

  /** The placement now. */
  Placement placement();

  /** The namespace's events. */
  List<Event> events();

  /** The namespace's pods. */
  List<Pod> pods();

  /** The cluster's nodes. */
  List<Node> nodes();

  /** The rules of each Deployment of the namespace as it is in the cluster; by its name. */
  Map<String, List<PlacementRule>> live();

  /** The rules of each Deployment as the overlay last applied has it; by its name. */
  Map<String, List<PlacementRule>> overlay();

  /** Where the overlay lies, as the learner knows it: the path given to {@code apply -k}. */
  String overlayPath();

  /** The last few lines of a container's log. */
  String log(Pod pod, String container);
}
