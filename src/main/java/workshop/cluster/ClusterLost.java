package workshop.cluster;

import workshop.Failure;
import workshop.WorkshopException;

/** The cluster is gone, or a part of it: nothing more can be done or asked there. */
public final class ClusterLost extends WorkshopException {

  private static final long serialVersionUID = 1L;

  /** A loss, with what is known of it. */
  public ClusterLost(Failure failure) {
    super(failure);
  }

  /** A loss, and what it was seen by. */
  public ClusterLost(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}
