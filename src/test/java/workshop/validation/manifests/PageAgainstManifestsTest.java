package workshop.validation.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.validation.BundledContent.CHECKOUT;
import static workshop.validation.BundledContent.REDIS;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.SourceLocation;
import workshop.validation.BundledContent;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.ShownManifest.Block;

class PageAgainstManifestsTest {

  @TempDir Path folder;
  private BundledContent content;

  @BeforeEach
  void copyContent() {
    content = BundledContent.copiedTo(folder);
  }

  private void assertContradicts(int pageLine, String isSo, String file, int line) {
    assertThat(content.againstManifests())
        .filteredOn(finding -> finding.severity() == Severity.CONTRADICTS)
        .anySatisfy(
            finding -> {
              assertThat(finding.place())
                  .isEqualTo(new SourceLocation(content.pageFile(), pageLine));
              assertThat(finding.isSo()).contains(isSo);
              assertThat(finding.other())
                  .contains(new SourceLocation(content.root().resolve(file), line));
            });
  }

  @Test
  void theBundledPageSaysWhatTheBundledManifestsAre() {
    assertThat(content.againstManifests()).isEmpty();
  }

  @Test
  void anotherValueInTheManifestIsFoundInTheYamlAndInTheProse() {
    content.in(CHECKOUT, "                - redis", "                - cache");
    int line = content.line(CHECKOUT, "- cache");
    assertContradicts(content.pageLine("                - redis"), "cache", CHECKOUT, line);
    assertContradicts(content.pageLine("component=redis"), "cache", CHECKOUT, line);
  }

  @Test
  void requiredTurnedIntoPreferredIsFound() {
    content.in(REDIS, "requiredDuring", "preferredDuring");
    assertContradicts(
        content.pageLine("# Spread") == 0
            ? 0
            : lastLine("requiredDuringSchedulingIgnoredDuringExecution:"),
        "preferredDuringSchedulingIgnoredDuringExecution",
        REDIS,
        content.line(REDIS, "preferredDuring"));
  }

  private int lastLine(String text) {
    var shown = block(1);
    return shown.line()
        + (int) shown.text().substring(0, shown.text().indexOf(text)).lines().count();
  }

  private Block block(int index) {
    return (Block) content.page().manifests().get(index);
  }

  @Test
  void anotherTopologyKeyOnThePageIsFound() {
    content.inPage(
        "`topologyKey: kubernetes.io/hostname`", "`topologyKey: topology.kubernetes.io/zone`");
    assertThat(content.againstManifests())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place().line()).isEqualTo(content.pageLine("`topologyKey"));
              assertThat(finding.isSo()).contains("kubernetes.io/hostname");
            });
  }

  @Test
  void aRuleThatThePageDoesNotShowIsFound() {
    content.in(
        CHECKOUT,
        "                values:\n                - checkout\n",
        "                values:\n                - checkout\n                - checkout-canary\n");
    assertContradicts(
        content.pageLine("                - checkout\n"),
        "checkout-canary",
        CHECKOUT,
        content.line(CHECKOUT, "- checkout-canary"));
  }

  @Test
  void aRuleRemovedFromTheManifestIsFound() {
    var text = "        podAntiAffinity:";
    content.in(CHECKOUT, text, "        podAntiAffinityOff:");
    assertContradicts(
        content.pageLine(text),
        "podAntiAffinityOff",
        CHECKOUT,
        content.line(CHECKOUT, "podAffinity"));
  }

  @Test
  void aLabelBesideARuleOfItsSectionsManifestIsChecked() {
    content.inPage(
        "`app.kubernetes.io/component=redis`, that is, for its own kind",
        "`app.kubernetes.io/component=cache`, that is, for its own kind");
    assertThat(content.againstManifests())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.pageSays()).isEqualTo("states app.kubernetes.io/component=cache");
              assertThat(finding.isSo()).contains("redis");
              assertThat(finding.place().line()).isEqualTo(content.pageLine("component=cache"));
            });
  }

  @Test
  void aManifestThatIsNotThereIsFound() {
    content.inPage("affinity/checkout/checkout.yaml`", "affinity/checkout/deployment.yaml`");
    assertThat(content.againstManifests())
        .anySatisfy(
            finding -> {
              assertThat(finding.pageSays()).contains("deployment.yaml");
              assertThat(finding.isSo()).contains("checkout.yaml");
              assertThat(finding.place().line()).isEqualTo(content.pageLine("deployment.yaml"));
            });
  }

  @Test
  void anOverlayThatIsNotThereIsFound() {
    content.inPage("affinity/checkout-redis/\n", "afinity/checkout-redis/\n");
    assertThat(content.againstManifests())
        .anySatisfy(
            finding -> {
              assertThat(finding.isSo()).contains("There is no such folder");
              assertThat(finding.place().line()).isEqualTo(content.pageLine("/afinity/"));
            });
  }

  @Test
  void aKustomizationThatNamesAMissingFileIsFoundEvenWithoutKubectl() {
    var kustomization = "modules/fundamentals/affinity/checkout/kustomization.yaml";
    content.in(kustomization, "path: checkout.yaml", "path: chekout.yaml");
    assertContradicts(
        content.pageLine("$ kubectl apply -k"),
        "chekout.yaml",
        kustomization,
        content.line(kustomization, "chekout"));
  }

  @Test
  void aKustomizationThatDoesNotBuildIsToldInKustomizesWords() {
    assertThat(content.againstManifests(folder -> new KustomizeBuild.Failed("no matches for Id")))
        .extracting(finding -> finding.place().line(), Finding::isSo)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                content.pageLine("$ kubectl apply -k"),
                "The kustomization doesn't build: no matches for Id"));
  }

  @Test
  void kustomizesWordsAreFreedOfKubectlsLogLine() {
    assertThat(
            LocalKubectl.unwrapped(
                "E1123 21:24:08.044898   28377 run.go:72] \"command failed\" err=<\n\ttrouble: `\n\tpath: a.yaml\n >\n"))
        .isEqualTo("trouble: ` path: a.yaml");
    assertThat(LocalKubectl.unwrapped("error: no such file\n")).isEqualTo("no such file");
  }

  @Test
  void aBuildThatCouldNotBeTriedIsNoContradiction() {
    assertThat(
            PageAgainstManifests.compare(
                content.page(),
                content.folders(),
                new LocalKubectl("no-such-program-on-any-machine")))
        .extracting(Finding::severity)
        .containsOnly(Severity.UNCLEAR);
  }

  @Test
  void aManifestThatIsNotYamlIsFoundAtItsLine() {
    content.in(REDIS, "  labels:\n", "  labels: {\n");
    assertThat(content.againstManifests())
        .anySatisfy(
            finding -> {
              assertThat(finding.place().file()).isEqualTo(content.root().resolve(REDIS));
              assertThat(finding.place().line()).isBetween(5, 10);
              assertThat(finding.isSo()).startsWith("It isn't YAML");
            });
  }

  @Test
  void anAppliedObjectThatIsNotBuiltIsFound() {
    var service =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: checkout}
        """;
    assertThat(content.againstManifests(folder -> new KustomizeBuild.Built(service)))
        .filteredOn(
            finding -> finding.pageSays().contains("deployment.apps/checkout-redis is applied"))
        .first()
        .satisfies(
            finding ->
                assertThat(finding.place().line())
                    .isEqualTo(content.pageLine("deployment.apps/checkout-redis unchanged")));
  }

  @Test
  void aFenceThatOnlyPointsIsChecked() {
    content.inPage(
        "```yaml\n" + block(0).text() + "```\n",
        """
        ```kustomization
        modules/fundamentals/affinity/checkout/checkout.yaml
        Deployment/chekout
        ```

        ::yaml{file="manifests/modules/fundamentals/affinity/checkout/checkout.yaml" paths="spec.template.spec.affinity.podAffinity,spec.replicas"}
        """);
    assertThat(content.againstManifests())
        .extracting(Finding::pageSays)
        .containsExactlyInAnyOrder("shows Deployment/chekout", "points at spec.replicas");
  }

  @Test
  void harmlessRewordingsStayGreen() {
    content
        .inPage("Both workloads start with a single pod:", "At first there's one pod of each:")
        .inPage(
            "  name: checkout\n  namespace: checkout\n",
            "  namespace: checkout\n  name: checkout\n")
        .inPage(
            "`app.kubernetes.io/component=redis` already runs",
            "`app.kubernetes.io/component: redis` already runs")
        .inPage(
            "/workspace/modules/fundamentals/affinity/checkout-redis/checkout-redis.yaml",
            "~/environment/eks-workshop/modules/fundamentals/affinity/checkout-redis/checkout-redis.yaml");
    assertThat(content.againstManifests()).isEmpty();
  }

  @Test
  void anExcerptIsEnough() {
    content.inPage(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: checkout\n  namespace: checkout\nspec:\n  template:\n    spec:\n      affinity:\n        podAffinity:",
        "      affinity:\n        podAffinity:");
    assertThat(content.againstManifests()).isEmpty();
  }

  @Test
  void aPathThatLeadsOutOfTheContentIsNotRead() {
    content.inPage(
        "affinity/checkout/checkout.yaml`", "affinity/../../../../../../etc/passwd.yaml`");
    assertThat(content.againstManifests()).isEmpty();
    assertThat(content.folders().learners("/workspace/modules/../../../x.yaml")).isEmpty();
    assertThat(content.folders().resolve("../../x.yaml")).isEmpty();
    assertThat(List.of(content.folders().learners("/workspace/modules/a.yaml").orElseThrow()))
        .allMatch(path -> path.startsWith(content.root()));
  }
}
