package workshop.cluster;

/**
 * A node as a topology describes it.
 *
 * @param name the name that Kubernetes shows, which is also the host name
 * @param zone the availability zone
 * @param zoneId the zone's id, which unlike its name is the same for every AWS account
 * @param instanceType the machine whose resources the node offers
 */
public record NodeDefinition(String name, String zone, String zoneId, InstanceType instanceType) {}
