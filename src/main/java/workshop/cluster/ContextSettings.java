package workshop.cluster;

import java.nio.file.Path;

/**
 * A cluster that is there already.
 *
 * @param kubeconfig the file that says how to reach it
 * @param context the context of that file
 */
public record ContextSettings(Path kubeconfig, String context) {}
