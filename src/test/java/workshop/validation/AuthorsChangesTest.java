package workshop.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.validation.BundledContent.CHECKOUT;
import static workshop.validation.BundledContent.REDIS;
import static workshop.validation.findings.Comparison.CLUSTER;
import static workshop.validation.findings.Comparison.FEATURES;
import static workshop.validation.findings.Comparison.MANIFESTS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.SourceLocation;
import workshop.cluster.Execution;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.UnreadablePage;
import workshop.validation.output.PageAgainstCluster;

/**
 * Changes as authors make them to the bundled content, with and without a mistake, and what the
 * three comparisons say. The cluster prints what the unchanged page shows.
 */
class AuthorsChangesTest {

  private static final String PAGE = "pages/affinity.md";
  private static final String KUSTOMIZATION =
      "modules/fundamentals/affinity/checkout/kustomization.yaml";

  @TempDir Path folder;

  private record Change(
      String what, Consumer<BundledContent> by, Set<Comparison> foundBy, String file, String at) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Change mistake(
      String what, Comparison foundBy, String file, String at, Consumer<BundledContent> by) {
    return new Change(what, by, EnumSet.of(foundBy), file, at);
  }

  private static Consumer<BundledContent> page(String text, String by) {
    return content -> content.inPage(text, by);
  }

  private static Consumer<BundledContent> file(String file, String text, String by) {
    return content -> content.in(file, text, by);
  }

  static Stream<Change> mistakes() {
    return Stream.of(
        mistake(
            "a command was lost",
            FEATURES,
            PAGE,
            "$ kubectl apply -k /workspace/modules/fundamentals/affinity/checkout/\n",
            page("$ kubectl rollout status deploy/checkout -n checkout --timeout 180s\n", "")),
        mistake(
            "a command scales to another number",
            FEATURES,
            PAGE,
            "$ kubectl scale --replicas=4",
            page("--replicas=3", "--replicas=4")),
        mistake(
            "a command names another namespace",
            FEATURES,
            PAGE,
            "$ kubectl scale -n carts",
            page(
                "kubectl scale -n checkout deploy/checkout ",
                "kubectl scale -n carts deploy/checkout ")),
        mistake(
            "a prompt was forgotten",
            FEATURES,
            PAGE,
            "```bash\nkubectl scale -n checkout deploy/checkout ",
            page(
                "$ kubectl scale -n checkout deploy/checkout ",
                "kubectl scale -n checkout deploy/checkout ")),
        mistake(
            "a command was added that no step has",
            FEATURES,
            PAGE,
            "$ kubectl get nodes",
            page(
                "## Spread the cache\n",
                "```bash\n$ kubectl get nodes\n```\n\n## Spread the cache\n")),
        mistake(
            "a fence isn't closed",
            FEATURES,
            PAGE,
            "```bash outcome=open",
            page("internal\n```\n\n:::note", "internal\n\n:::note")),
        mistake(
            "the prose states a label that no pod has",
            MANIFESTS,
            PAGE,
            "component=cache`",
            page("component=redis` already", "component=cache` already")),
        mistake(
            "the page names a manifest by an old path",
            MANIFESTS,
            PAGE,
            "/workspace/modules/scheduling/",
            page(
                "`/workspace/modules/fundamentals/affinity/checkout/checkout.yaml",
                "`/workspace/modules/scheduling/affinity/checkout/checkout.yaml")),
        mistake(
            "the YAML on the page has another topology key",
            MANIFESTS,
            PAGE,
            "topologyKey: topology.kubernetes.io/zone",
            page(
                "topologyKey: kubernetes.io/hostname", "topologyKey: topology.kubernetes.io/zone")),
        mistake(
            "the YAML on the page lost its indentation",
            MANIFESTS,
            PAGE,
            "           matchExpressions",
            page(
                "          - labelSelector:\n              matchExpressions",
                "          - labelSelector:\n           matchExpressions")),
        mistake(
            "the manifest selects another label",
            MANIFESTS,
            REDIS,
            "- cache",
            file(REDIS, "- redis", "- cache")),
        mistake(
            "the manifest only prefers",
            MANIFESTS,
            CHECKOUT,
            "preferredDuring",
            file(CHECKOUT, "requiredDuring", "preferredDuring")),
        mistake(
            "the manifest lost a rule",
            MANIFESTS,
            CHECKOUT,
            "podAffinity",
            file(CHECKOUT, "        podAntiAffinity:\n", "        x-podAntiAffinity:\n")),
        mistake(
            "the manifest is for another Deployment",
            MANIFESTS,
            CHECKOUT,
            "apiVersion",
            file(CHECKOUT, "  name: checkout\n", "  name: checkout-v2\n")),
        mistake(
            "the kustomization names a missing file",
            MANIFESTS,
            KUSTOMIZATION,
            "chekout.yaml",
            file(KUSTOMIZATION, "path: checkout.yaml", "path: chekout.yaml")),
        mistake(
            "the manifest isn't YAML",
            MANIFESTS,
            REDIS,
            "\ttemplate:",
            file(REDIS, "  template:", "\ttemplate:")),
        mistake(
            "page and manifest got a new label, the prose didn't",
            MANIFESTS,
            PAGE,
            "component=redis` already",
            file(CHECKOUT, "- redis", "- cache")
                .andThen(page("                - redis", "                - cache"))),
        mistake(
            "the page shows a Pending pod as Running",
            CLUSTER,
            PAGE,
            "NAME                              READY   STATUS    RESTARTS   AGE\ncheckout-7d5867f695-b5mgn         1/1     Running   0          15m",
            page("0/1     Pending   0          57s", "1/1     Running   0          57s")),
        mistake(
            "the page shows a pod on a node that has none",
            CLUSTER,
            PAGE,
            "checkout-7d5867f695-b5mgn       ip-10-42-11-136",
            page(
                "checkout-7d5867f695-j6j7j\n",
                "checkout-7d5867f695-j6j7j       ip-10-42-12-113\n")),
        mistake(
            "the page shows a pair apart",
            CLUSTER,
            PAGE,
            "checkout-7d5867f695-b5mgn       ip-10-42-11-136.ap-south-1.compute.internal\ncheckout-7d5867f695-j6j7j       ip",
            page("zp2mp ip-10-42-12-113", "zp2mp ip-10-42-10-170")),
        mistake(
            "the page shows an object that isn't applied",
            CLUSTER,
            PAGE,
            "service/checkout-cache unchanged",
            page("service/checkout-redis unchanged", "service/checkout-cache unchanged")),
        mistake(
            "the page lost a row of its output",
            CLUSTER,
            PAGE,
            "NAME                              READY   STATUS    RESTARTS   AGE\ncheckout-7d5867f695-b5mgn         1/1     Running   0          12m",
            page("checkout-redis-5996754d4b-zp2mp   1/1     Running   0          61s\n", "")));
  }

  static Stream<Change> rewordings() {
    return Stream.of(
        mistakeFree("nothing", content -> {}),
        mistakeFree(
            "commands in another spelling",
            page("kubectl get po -n checkout\n", "kubectl get pods --namespace checkout\n")
                .andThen(
                    page(
                        "scale -n checkout deploy/checkout --replicas 2",
                        "scale deployment checkout --replicas=2 -n checkout"))),
        mistakeFree(
            "the learner's path of the workshop",
            content -> {
              for (int i = 0; i < 4; i++) {
                content.inPage("/workspace/modules", "~/environment/eks-workshop/modules");
              }
            }),
        mistakeFree(
            "prose, a tip and an aside that isn't run",
            page(
                "What happens to a second replica?",
                "Now ask for two replicas.\n\n:::tip\n```bash test=false\n$ kubectl get pods --watch\n```\n:::\n")),
        mistakeFree(
            "a label with a colon, an excerpt of the manifest",
            page(
                    "`app.kubernetes.io/component=redis` already",
                    "`app.kubernetes.io/component: redis` already")
                .andThen(
                    page(
                        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: checkout\n  namespace: checkout\nspec:\n  template:\n    spec:\n      affinity",
                        "      affinity"))),
        mistakeFree(
            "other names, ages and rows in the outputs",
            page(
                    "checkout-f4954f4d7-4bjhn          1/1     Running   0          22h",
                    "checkout-698856df4d-vzkzw         1/1     Running   0          3m")
                .andThen(
                    page(
                        "checkout-redis-6cfd7d8787-vggkv   1/1",
                        "checkout-redis-6cfd7d8787-vggkv   1/1  "))));
  }

  private static Change mistakeFree(String what, Consumer<BundledContent> by) {
    return new Change(what, by, EnumSet.noneOf(Comparison.class), PAGE, "");
  }

  @ParameterizedTest
  @MethodSource
  void mistakes(Change change) {
    var content = BundledContent.copiedTo(folder);
    change.by().accept(content);
    var expected = new SourceLocation(content.root().resolve(change.file()), 0);
    assertThat(contradictions(content))
        .filteredOn(finding -> change.foundBy().contains(finding.comparison()))
        .as(change.what())
        .anySatisfy(
            finding -> {
              var places = new ArrayList<>(List.of(finding.place()));
              finding.other().ifPresent(places::add);
              assertThat(places)
                  .anySatisfy(
                      place -> {
                        assertThat(place.file()).isEqualTo(expected.file());
                        assertThat(place.line())
                            .isEqualTo(content.line(change.file(), change.at()));
                      });
            });
  }

  @ParameterizedTest
  @MethodSource
  void rewordings(Change change) {
    var content = BundledContent.copiedTo(folder);
    change.by().accept(content);
    assertThat(contradictions(content)).isEmpty();
  }

  private static List<Finding> contradictions(BundledContent content) {
    try {
      var all = new ArrayList<>(content.againstFeatures());
      all.addAll(content.againstManifests());
      all.addAll(againstCluster(content.page()));
      return all.stream().filter(finding -> finding.severity() == Severity.CONTRADICTS).toList();
    } catch (UnreadablePage e) {
      return List.of(Finding.of(Severity.CONTRADICTS, FEATURES, e.place(), "", e.problem(), ""));
    }
  }

  private static List<Finding> againstCluster(Page page) {
    var comparison = new PageAgainstCluster(page.file());
    var original = Page.read(BundledContent.PAGE);
    if (original.blocksToRun().size() != page.blocksToRun().size()) {
      return List.of();
    }
    var found = new ArrayList<Finding>();
    for (int i = 0; i < page.blocksToRun().size(); i++) {
      var printed =
          original.blocksToRun().get(i).commands().stream()
              .map(
                  command ->
                      new Execution(
                          command.text(),
                          0,
                          String.join("\n", command.output()),
                          "",
                          Instant.EPOCH,
                          Duration.ZERO))
              .toList();
      found.addAll(comparison.compare(page.blocksToRun().get(i), printed).findings());
    }
    return found;
  }
}
