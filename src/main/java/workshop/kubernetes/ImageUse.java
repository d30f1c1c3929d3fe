package workshop.kubernetes;

/**
 * A workload whose pods use an image.
 *
 * @param namespace its namespace
 * @param workload the name of the Deployment, StatefulSet, DaemonSet, Job or bare pod
 * @param image the image as the pod names it
 */
public record ImageUse(String namespace, String workload, String image) {}
