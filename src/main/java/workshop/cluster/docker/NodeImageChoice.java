package workshop.cluster.docker;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import workshop.Failure;
import workshop.WorkshopException;

/**
 * Chooses the node image: the one that was asked for; else upstream k3s where the engine has it,
 * else the one built here, else upstream k3s from its registry. What is there is taken without
 * asking any registry.
 *
 * @param find the image of a name, if the engine has it
 * @param pull fetches the image of a name, or tells why it can't be had
 * @param upstream the pinned k3s image
 * @param builtHere tells the name of the image that {@code make node-image} builds
 */
record NodeImageChoice(
    Function<String, Optional<NodeImage>> find,
    Function<String, Optional<String>> pull,
    String upstream,
    Supplier<String> builtHere) {

  /** Asks for the image that is built here, also where a registry gives another. */
  static final String BUILT = "built";

  /**
   * The image to use, which the engine has then.
   *
   * @throws WorkshopException if it can't be had, saying what was looked for and what to do
   */
  NodeImage choose(Optional<String> wanted) {
    return wanted.map(it -> it.equals(BUILT) ? ownBuild() : named(it)).orElseGet(this::best);
  }

  private NodeImage ownBuild() {
    return find.apply(builtHere.get())
        .orElseThrow(
            () ->
                new WorkshopException(
                    Failure.of(
                        "the image that 'make node-image' builds, " + builtHere.get(),
                        "it is not on this engine",
                        "run 'make node-image'")));
  }

  private NodeImage named(String reference) {
    return find.apply(reference)
        .orElseGet(() -> pulled(reference, "node image " + reference + " is not on this engine"));
  }

  private NodeImage best() {
    return find.apply(upstream)
        .or(() -> find.apply(builtHere.get()))
        .orElseGet(
            () ->
                pulled(
                    upstream,
                    "no node image: neither %s nor %s is on this engine"
                        .formatted(upstream, builtHere.get())));
  }

  private NodeImage pulled(String reference, String lookedFor) {
    var failure = pull.apply(reference);
    return find.apply(reference)
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
