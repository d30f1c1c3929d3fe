package workshop.cluster.docker;

import java.util.Optional;

/** Where node images come from; the engine, outside tests. */
interface ImageStore {

  /** The image, if the engine has it. */
  Optional<NodeImage> find(String reference);

  /**
   * Fetches an image from its registry.
   *
   * @return why it could not be had, or nothing when it is there now
   */
  Optional<String> pull(String reference);
}
