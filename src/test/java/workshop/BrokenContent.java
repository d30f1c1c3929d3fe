package workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A mistake that an author can make in the lesson's content, and how the lesson has to end on it.
 *
 * @param mistake what is wrong
 * @param edits what makes it wrong
 * @param watched whether it shows only where containers are watched for as long as in any run
 * @param alone whether only the scenario that has to fail is run, those before it replayed
 * @param redAt the first scenario that has to fail
 * @param says parts of the message that it has to fail with
 */
record BrokenContent(
    String mistake,
    List<Edit> edits,
    boolean watched,
    boolean alone,
    String redAt,
    List<String> says) {

  private static final String CHECKOUT = "modules/fundamentals/affinity/checkout/";
  private static final String REDIS = "modules/fundamentals/affinity/checkout-redis/";
  private static final String BASE = "base-application/checkout/";
  private static final String START = "Both workloads run with one pod each";
  private static final String PINNED = "checkout moves to the node of its cache";
  private static final String REFUSED = "The second checkout pod finds no node";
  private static final String SPREAD = "checkout-redis keeps its pods apart";
  private static final String TWO_OF_EACH = "Two pods of each run";
  private static final String EACH_ITS_CACHE = "Each checkout pod has a node and a cache to itself";
  private static final String NO_ROOM = "The third checkout pod stays Pending";
  private static final String BACK_TO_TWO = "Scaling back removes the Pending pod alone";

  /** A change of one file: a regular expression, everywhere it matches, and what replaces it. */
  record Edit(String file, String pattern, String replacement) {

    void apply(Path workspace) {
      var path = workspace.resolve(file);
      try {
        var before = Files.readString(path);
        var after = before.replaceAll(pattern, replacement);
        if (after.equals(before)) {
          throw new IllegalStateException(pattern + " matches nothing in " + file);
        }
        Files.writeString(path, after);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The mistakes, in the order of the lesson's steps. */
  static List<BrokenContent> all() {
    return List.of(
        broken(
            "the base application starts with two pods",
            new Edit(BASE + "deployment.yaml", "replicas: 1", "replicas: 2"),
            START,
            "1 of 1 checkout pods as Running and ready"),
        broken(
            "the overlay changes more than the page says",
            new Edit(
                CHECKOUT + "kustomization.yaml",
                "patches:",
                "labels:\n- pairs:\n    team: cart\npatches:"),
            PINNED,
            "kubectl prints, as the page says",
            "-> service/checkout configured"),
        broken(
            "a pod requests most of a node's CPU",
            new Edit(BASE + "deployment.yaml", "cpu: 250m", "cpu: 1500m"),
            REFUSED,
            "because of",
            "Insufficient cpu"),
        broken(
            "the podAffinity block is removed",
            new Edit(
                CHECKOUT + "checkout.yaml", "(?s) {8}podAffinity:.*(?= {8}podAntiAffinity:)", ""),
            PINNED,
            "the live Deployment checkout carries the rules",
            "podAffinity (required): only on a node (kubernetes.io/hostname)"),
        broken(
            "the podAntiAffinity block is removed",
            new Edit(CHECKOUT + "checkout.yaml", "(?s) {8}podAntiAffinity:.*", ""),
            PINNED,
            "the live Deployment checkout carries the rules",
            "podAntiAffinity (required): not on a node (kubernetes.io/hostname)"),
        broken(
            "required is turned into preferred",
            new Edit(
                CHECKOUT + "checkout.yaml",
                "(?s)required(DuringSchedulingIgnoredDuringExecution:\n) {10}- labelSelector:(.*?)\n {12}topologyKey",
                "preferred$1          - weight: 100\n            podAffinityTerm:\n             topologyKey: kubernetes.io/hostname\n             labelSelector:$2\n            #"),
            PINNED,
            "podAffinity (preferred): rather on a node"),
        broken(
            "a selector has a wrong label value",
            new Edit(CHECKOUT + "checkout.yaml", "- redis", "- rediss"),
            PINNED,
            "nothing has moved",
            "didn't match pod affinity rules"),
        broken(
            "the topologyKey is the zone",
            new Edit(
                CHECKOUT + "checkout.yaml",
                "kubernetes.io/hostname",
                "topology.kubernetes.io/zone"),
            PINNED,
            "the live Deployment checkout carries the rules",
            "only in a zone (topology.kubernetes.io/zone)"),
        broken(
            "a kustomization names a missing file",
            new Edit(CHECKOUT + "kustomization.yaml", "path: checkout.yaml", "path: chekout.yaml"),
            PINNED,
            "`kubectl apply -k /workspace/modules/fundamentals/affinity/checkout/` succeeds",
            "chekout.yaml"),
        broken(
            "YAML doesn't parse",
            new Edit(CHECKOUT + "checkout.yaml", "kind: Deployment", "kind: : Deployment"),
            PINNED,
            "`kubectl apply -k /workspace/modules/fundamentals/affinity/checkout/` succeeds",
            "yaml"),
        broken(
            "an image doesn't exist",
            new Edit(
                CHECKOUT + "checkout.yaml",
                "    spec:\n      affinity:",
                "    spec:\n      containers:\n      - name: checkout\n        image: public.ecr.aws/aws-containers/no-such-image:0.0.1\n      affinity:"),
            PINNED,
            "no-such-image:0.0.1",
            "ImagePull"),
        broken(
            "checkout-redis has no anti-affinity",
            new Edit(REDIS + "checkout-redis.yaml", "(?s)spec:\n  template:.*", ""),
            SPREAD,
            "the live Deployment checkout-redis carries the rules",
            "no rule at all"),
        broken(
            "the overlay doesn't set 2 replicas",
            new Edit(REDIS + "checkout.yaml", "(?s)spec:.*", ""),
            SPREAD,
            "the live Deployment checkout wants 2 replicas",
            "it wants 1"),
        broken(
                "a liveness probe asks for a path that isn't there",
                new Edit(BASE + "deployment.yaml", "path: /health", "path: /healthz"),
                START,
                "1 of 1 checkout pods is Running and ready, with 0 restarts",
                "Liveness probe failed: HTTP probe failed with statuscode: 404")
            .whenWatched(),
        broken(
                "a container ends every 15 seconds",
                container(
                    BASE + "deployment-redis.yaml",
                    "redis",
                    "command: [redis-cli, --intrinsic-latency, \"15\"]"),
                START,
                "1 of 1 checkout-redis pods is Running and ready, with 0 restarts",
                "a container ended with exit code 0")
            .whenWatched(),
        broken(
            "a pod's service account is misspelt",
            new Edit(
                BASE + "deployment.yaml",
                "serviceAccountName: checkout",
                "serviceAccountName: chekout"),
            START,
            "nothing has moved",
            "serviceaccount \"chekout\" not found"),
        broken(
            "a container's command doesn't exist",
            container(BASE + "deployment-redis.yaml", "redis", "command: [redis-servr]"),
            START,
            "redis-servr"),
        broken(
                "the base application starts with two caches, step 2 alone",
                new Edit(BASE + "deployment-redis.yaml", "replicas: 1", "replicas: 2"),
                "Each pod has a node, whichever it is",
                "a node behind 1 of 1 checkout-redis pods")
            .byItself(),
        broken(
            "the overlay has a rule that the page doesn't show",
            new Edit(
                CHECKOUT + "checkout.yaml",
                "        podAntiAffinity:\n",
                "        podAntiAffinity:\n          preferredDuringSchedulingIgnoredDuringExecution:\n          - weight: 1\n            podAffinityTerm:\n              labelSelector: {matchLabels: {app.kubernetes.io/component: redis}}\n              topologyKey: topology.kubernetes.io/region\n"),
            PINNED,
            "podAntiAffinity (preferred): rather not in a region",
            "(weight 1)"),
        broken(
            "the overlay has a node selector that the page doesn't show",
            new Edit(
                CHECKOUT + "checkout.yaml",
                "      affinity:",
                "      nodeSelector: {workshop-default: \"yes\"}\n      affinity:"),
            PINNED,
            "nodeSelector (required): only on a node whose workshop-default is yes"),
        broken(
            "a rule names its namespace where the page doesn't",
            new Edit(
                CHECKOUT + "checkout.yaml",
                "            topologyKey: kubernetes.io/hostname\n        podAnti",
                "            topologyKey: kubernetes.io/hostname\n            namespaces: [checkout]\n        podAnti"),
            PINNED,
            "of namespace checkout"),
        broken(
            "a rule looks for the cache in another namespace",
            new Edit(
                CHECKOUT + "checkout.yaml",
                "            topologyKey: kubernetes.io/hostname\n        podAnti",
                "            topologyKey: kubernetes.io/hostname\n            namespaces: [carts]\n        podAnti"),
            PINNED,
            "nothing has moved",
            "didn't match pod affinity rules"),
        broken(
            "checkout is available only after minutes",
            new Edit(
                CHECKOUT + "checkout.yaml",
                "spec:\n  template:",
                "spec:\n  minReadySeconds: 500\n  template:"),
            PINNED,
            "to settle within 120 s",
            "minReadySeconds: 500"),
        broken(
            "checkout's second pod is available too late",
            new Edit(REDIS + "checkout.yaml", "replicas: 2", "replicas: 2\n  minReadySeconds: 500"),
            SPREAD,
            "to settle within 120 s",
            "minReadySeconds: 500"),
        broken(
            "the overlay has three caches",
            new Edit(
                REDIS + "checkout-redis.yaml",
                "spec:\n  template:",
                "spec:\n  replicas: 3\n  template:"),
            SPREAD,
            "1 of 1 checkout-redis pods is Running and ready",
            "3 of 3: "),
        broken(
            "the second overlay gives checkout a node selector",
            new Edit(
                REDIS + "checkout.yaml",
                "replicas: 2",
                "replicas: 2\n  template:\n    spec:\n      nodeSelector: {workshop-default: \"yes\"}"),
            SPREAD,
            "nothing has moved",
            "checkout still rolls out"),
        broken(
            "the second overlay loses checkout's rules",
            new Edit(
                REDIS + "checkout.yaml",
                "replicas: 2",
                "replicas: 2\n  template:\n    spec:\n      affinity: null"),
            SPREAD,
            "the live Deployment checkout carries the rules",
            "no rule at all"),
        broken(
                "the cache is restarted again and again",
                container(
                    REDIS + "checkout-redis.yaml",
                    "redis",
                    "livenessProbe: {tcpSocket: {port: 6380}, initialDelaySeconds: 15, periodSeconds: 2}"),
                SPREAD,
                "1 of 1 checkout-redis pods is Running and ready, with 0 restarts",
                "Liveness probe failed: dial tcp")
            .whenWatched(),
        broken(
            "the cache is never ready",
            container(
                REDIS + "checkout-redis.yaml",
                "redis",
                "readinessProbe: {tcpSocket: {port: 6380}, periodSeconds: 2}"),
            SPREAD,
            "not ready: Readiness probe failed: dial tcp"),
        broken(
            "the cache leaves no CPU for checkout",
            container(
                REDIS + "checkout-redis.yaml", "redis", "resources: {requests: {cpu: 1750m}}"),
            TWO_OF_EACH,
            "2 of 2 checkout pods as Running and ready"),
        broken(
            "the cache leaves no memory for checkout",
            container(
                REDIS + "checkout-redis.yaml", "redis", "resources: {requests: {memory: 6700Mi}}"),
            TWO_OF_EACH,
            "2 of 2 checkout pods as Running and ready"),
        broken(
                "the cache leaves no CPU for checkout, step 9 alone",
                container(
                    REDIS + "checkout-redis.yaml", "redis", "resources: {requests: {cpu: 1750m}}"),
                EACH_ITS_CACHE,
                "a node behind 2 of 2 checkout pods")
            .byItself(),
        broken(
                "the cache restarts after its start, step 8 alone",
                container(
                    REDIS + "checkout-redis.yaml",
                    "redis",
                    "livenessProbe: {tcpSocket: {port: 6380}, initialDelaySeconds: 15, periodSeconds: 2}"),
                TWO_OF_EACH,
                "2 of 2 checkout-redis pods",
                "0 restarts")
            .whenWatched()
            .byItself(),
        broken(
                "a container ends every 15 seconds, step 9 alone",
                container(
                    BASE + "deployment-redis.yaml",
                    "redis",
                    "command: [redis-cli, --intrinsic-latency, \"15\"]"),
                EACH_ITS_CACHE,
                "0 restarts")
            .whenWatched()
            .byItself(),
        broken(
            "the cache requests most of a node's CPU",
            container(
                REDIS + "checkout-redis.yaml", "redis", "resources: {requests: {cpu: 1500m}}"),
            NO_ROOM,
            "1 checkout pod is Pending without a node",
            "2 Insufficient cpu"),
        broken(
            "the cache requests most of a node's memory",
            container(
                REDIS + "checkout-redis.yaml", "redis", "resources: {requests: {memory: 6300Mi}}"),
            NO_ROOM,
            "1 checkout pod is Pending without a node",
            "2 Insufficient memory"),
        broken(
                "the cache leaves no CPU for checkout, step 11 alone",
                container(
                    REDIS + "checkout-redis.yaml", "redis", "resources: {requests: {cpu: 1750m}}"),
                BACK_TO_TWO,
                "2 of 2 or 3 checkout pods as Running and ready")
            .byItself());
  }

  private static BrokenContent broken(String mistake, Edit edit, String redAt, String... says) {
    return new BrokenContent(mistake, List.of(edit), false, false, redAt, List.of(says));
  }

  private BrokenContent byItself() {
    return new BrokenContent(mistake, edits, watched, true, redAt, says);
  }

  private BrokenContent whenWatched() {
    return new BrokenContent(mistake, edits, true, alone, redAt, says);
  }

  /** Gives the container of a workload one field more. */
  private static Edit container(String file, String name, String field) {
    return file.startsWith(BASE)
        ? new Edit(
            file,
            "( +)- name: " + name + "\n( +)image:",
            "$1- name: " + name + "\n$1  " + field + "\n$2image:")
        : new Edit(
            file,
            "    spec:\n      affinity:",
            "    spec:\n      containers:\n      - name: "
                + name
                + "\n        "
                + field
                + "\n      affinity:");
  }

  @Override
  public String toString() {
    return mistake;
  }
}
