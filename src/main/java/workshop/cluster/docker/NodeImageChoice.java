package workshop.cluster.docker;

import java.util.Optional;
import java.util.function.Supplier;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * Chooses the node image: the one that was asked for; else upstream k3s where the engine has it,
 * else the one built here, else upstream k3s from its registry. What is there is taken without
 * asking any registry.
 */
final class NodeImageChoice {

  private final ImageStore images;
  private final String upstream;
  private final Supplier<String> builtHere;

  /**
   * A choice among these.
   *
   * @param upstream the pinned k3s image
   * @param builtHere tells the name of the image that {@code make node-image} builds
   */
  NodeImageChoice(ImageStore images, String upstream, Supplier<String> builtHere) {
    this.images = images;
    this.upstream = upstream;
    this.builtHere = builtHere;
  }

  /**
   * The image to use, which the engine has then.
   *
   * @throws WorkshopException if it can't be had, saying what was looked for and what to do
   */
  NodeImage choose(Optional<String> wanted) {
    return wanted.map(this::named).orElseGet(this::best);
  }

  private NodeImage named(String reference) {
    return images
        .find(reference)
        .orElseGet(
            () -> pulled(reference, "node image %s is not on this engine".formatted(reference)));
  }

  private NodeImage best() {
    return images
        .find(upstream)
        .or(() -> images.find(builtHere.get()))
        .orElseGet(
            () ->
                pulled(
                    upstream,
                    "no node image: neither %s nor %s is on this engine"
                        .formatted(upstream, builtHere.get())));
  }

  private NodeImage pulled(String reference, String lookedFor) {
    var failure = images.pull(reference);
    return images
        .find(reference)
        .orElseThrow(
            () ->
                new WorkshopException(
                    Failure.of(
                        "",
                        "%s, and %s can't be pulled: %s"
                            .formatted(lookedFor, reference, failure.orElse("no reason given")),
                        "'make node-image' builds one for machines without an image registry")));
  }
}
