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
 * @param redAt the first scenario that has to fail
 * @param says parts of the message that it has to fail with
 */
record BrokenContent(String mistake, List<Edit> edits, String redAt, List<String> says) {

  private static final String CHECKOUT = "modules/fundamentals/affinity/checkout/";
  private static final String REDIS = "modules/fundamentals/affinity/checkout-redis/";
  private static final String BASE = "base-application/checkout/";
  private static final String PINNED = "checkout moves to the node of its cache";
  private static final String SPREAD = "checkout-redis keeps its pods apart";

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
            "Both workloads run with one pod each",
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
            "The second checkout pod finds no node",
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
            "ImagePullBackOff"),
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
            "it wants 1"));
  }

  private static BrokenContent broken(String mistake, Edit edit, String redAt, String... says) {
    return new BrokenContent(mistake, List.of(edit), redAt, List.of(says));
  }

  @Override
  public String toString() {
    return mistake;
  }
}
