/**
 * A cluster of k3s nodes in containers on a Docker engine, by Testcontainers, which no other room
 * knows: started side by side, watched from the engine's side, removed whatever happens. Start
 * reading at {@link workshop.cluster.docker.DockerCluster}.
 */
package workshop.cluster.docker;
