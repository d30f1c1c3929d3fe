package workshop.cluster.docker;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;

/**
 * A node that joins the server. It counts as started when its container runs: an agent tries to
 * join until the server answers, so it is started beside the server, and whether it has joined is
 * asked of the API.
 *
 * @see <a href="https://docs.k3s.io/cli/agent">K3S_URL and K3S_TOKEN</a>
 */
final class K3sAgent extends GenericContainer<K3sAgent> {

  K3sAgent(NodeSettings settings) {
    super(settings.imageName());
    settings.applyTo(this);
    setPrivilegedMode(true);
    setTmpFsMapping(Map.of("/run", "", "/var/run", "")); // as k3s's own compose file has it
    withEnv("K3S_URL", "https://%s:6443".formatted(NodeSettings.SERVER_ALIAS));
    setCommand(settings.command("agent"));
    if (settings.image().builtHere()) { // as K3sContainer has it
      setBinds(List.of(new Bind("/sys/fs/cgroup", new Volume("/sys/fs/cgroup"))));
      withCreateContainerCmdModifier(create -> create.getHostConfig().withCgroupnsMode("host"));
    }
  }
}
