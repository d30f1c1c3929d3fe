package workshop.cluster.docker;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The proxy by which nodes reach image registries: the engine's own.
 *
 * @param http the proxy for HTTP, as the engine has it; "" for none
 * @param https the one for HTTPS
 * @param none what is reached without
 * @see <a href="https://docs.k3s.io/advanced#configuring-an-http-proxy">k3s and proxies</a>
 */
record NodeProxy(String http, String https, String none) {

  /** Nodes, pods, Services and the API are never reached by a proxy. */
  private static final String CLUSTER =
      "localhost,127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,.svc,.cluster.local,.internal,"
          + NodeSettings.SERVER_ALIAS;

  /** What an engine tells in the place of a name and a password. */
  private static final String HIDDEN = "xxxxx:xxxxx@";

  private static final Pattern LOOPBACK =
      Pattern.compile("(?:\\w+://)?(?:[^@/]*@)?(?:localhost|127\\.[\\d.]+|\\[::1])(?::\\d+)?/?");

  /** What the engine tells; it may tell nothing. */
  static NodeProxy of(String http, String https, String none) {
    return new NodeProxy(orNothing(http), orNothing(https), orNothing(none));
  }

  private static String orNothing(String value) {
    return Optional.ofNullable(value).orElse("").strip();
  }

  /** The variables of a node's environment. */
  Map<String, String> environment() {
    var variables = new TreeMap<String, String>();
    if (http.contains(HIDDEN) || https.contains(HIDDEN)) {
      return variables;
    }
    if (!http.isEmpty()) {
      variables.put("HTTP_PROXY", http);
    }
    if (!https.isEmpty()) {
      variables.put("HTTPS_PROXY", https);
    }
    if (!variables.isEmpty()) {
      variables.put("NO_PROXY", none.isEmpty() ? CLUSTER : CLUSTER + "," + none);
    }
    return variables;
  }

  /** What the user should read where nodes can't reach it. */
  Optional<String> warning() {
    if (http.contains(HIDDEN) || https.contains(HIDDEN)) {
      return Optional.of(
          "the engine's proxy wants a password, which the engine doesn't tell: the nodes go without");
    }
    return LOOPBACK.matcher(https.isEmpty() ? http : https).matches()
        ? Optional.of(
            "the engine's proxy is on its own loopback, which the nodes can't reach: images that they"
                + " pull may be missing")
        : Optional.empty();
  }
}
