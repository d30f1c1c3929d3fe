package workshop.cluster.docker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.k3s.K3sContainer;

/**
 * The node that also runs the control plane: Testcontainers' {@link K3sContainer}, with these
 * differences. The API is published on loopback alone, and nothing else is. The node gets its name,
 * labels and resources from the topology. On upstream k3s the control group namespace is the
 * engine's default, as k3s documents for Docker: in the machine's own namespace, the kubelets of
 * several nodes would take each other's pods for orphans.
 *
 * @see <a href="https://docs.k3s.io/advanced#running-k3s-in-docker">k3s in Docker</a>
 */
final class K3sServer extends K3sContainer {

  static final String LOOPBACK = "127.0.0.1";

  K3sServer(NodeSettings settings, Duration startTimeout) {
    super(settings.imageName());
    settings.applyTo(this);
    setExposedPorts(List.of(KUBE_SECURE_PORT));
    setPortBindings(List.of(LOOPBACK + "::" + KUBE_SECURE_PORT));
    setCommand(settings.serverCommand());
    withStartupTimeout(startTimeout);
    if (!settings.image().builtHere()) {
      setBinds(new ArrayList<>());
      withCreateContainerCmdModifier(create -> create.getHostConfig().withCgroupnsMode(null));
    }
  }

  /** Where the port is published, whatever Testcontainers takes for the engine's address. */
  @Override
  public String getHost() {
    return LOOPBACK;
  }
}
