package workshop.cluster.docker;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import workshop.Failure;
import workshop.WorkshopException;

/** The node images of this machine's engine. */
public final class NodeImages {

  /** So much memory a cluster of three nodes is given, the suite's own share included. */
  private static final long MEBIBYTES_A_CLUSTER = 1536;

  private NodeImages() {}

  /**
   * Fetches an image unless it is there.
   *
   * @param progress hears how that goes on
   * @return why it can't be had; nothing when it is there
   * @throws WorkshopException if no engine answers
   */
  public static Optional<Failure> missing(String image, Consumer<String> progress) {
    var images = new EngineImages(Engine.connect(), progress);
    try {
      new NodeImageChoice(images::find, images::pull, image, ImageNames::builtHere)
          .choose(Optional.of(image));
      return Optional.empty();
    } catch (WorkshopException e) {
      return Optional.of(e.failure());
    }
  }

  /**
   * Removes the workload images that were kept for later runs, unless a cluster has them.
   *
   * @return a line that tells of it, if there were any
   * @throws WorkshopException if no engine answers
   */
  public static Optional<String> removeKept() {
    return KeptImages.remove(Engine.connect());
  }

  /** How many clusters the engine's machine bears side by side. */
  public static int lanes() {
    var machine = Engine.connect().machine();
    return (int)
        Math.max(
            1, Math.min(machine.milliCpus() / 1000, machine.mebibytes() / MEBIBYTES_A_CLUSTER));
  }

  /** The images of the Kubernetes versions that the suite is released for. */
  public static List<String> released() {
    return ImageNames.versions();
  }
}
