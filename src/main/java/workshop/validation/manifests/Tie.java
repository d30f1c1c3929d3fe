package workshop.validation.manifests;

import java.nio.file.Path;
import java.util.List;

/**
 * A place of a page that shows a manifest.
 *
 * @param line the page's line, from 1
 * @param file the manifest, which is there
 * @param paths the paths of keys that it points at there, in their order
 */
record Tie(int line, Path file, List<KeyPath> paths) {}
