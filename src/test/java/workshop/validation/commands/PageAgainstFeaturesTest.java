package workshop.validation.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.SourceLocation;
import workshop.validation.BundledContent;
import workshop.validation.findings.Finding;

class PageAgainstFeaturesTest {

  @TempDir Path folder;
  private BundledContent content;

  @BeforeEach
  void copyContent() {
    content = BundledContent.copiedTo(folder);
  }

  @Test
  void theFeaturesMirrorTheBundledPage() {
    assertThat(content.againstFeatures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kubectl get po -n checkout                                  | kubectl get pods --namespace=checkout
          kubectl get po -n checkout                                  | kubectl -n checkout get pod
          kubectl delete -n checkout deploy checkout                  | kubectl delete deployment.apps/checkout --namespace checkout
          kubectl rollout status deploy/checkout -n checkout --timeout 180s | kubectl rollout status deployment checkout --timeout=3m -n checkout
          kubectl scale --replicas=3 deploy/checkout -n checkout      | kubectl scale -n checkout deployment checkout --replicas 3
          kubectl apply -k /workspace/modules/fundamentals/affinity/checkout/ | kubectl apply -k ~/environment/eks-workshop/modules/fundamentals/affinity/checkout
          kubectl get po -n checkout -o=jsonpath='{range              | kubectl get pod -n checkout \\\\\\n --output jsonpath='{range
          """)
  void anotherSpellingIsTheSameCommand(String page, String by) {
    content.inPage("$ " + page, "$ " + by.replace("\\\\", "\\").replace("\\n", "\n"));
    assertThat(content.againstFeatures()).isEmpty();
  }

  @Test
  void aCommandThatThePageLacksIsToldWithBothPlaces() {
    int before =
        content.pageLine("$ kubectl apply -k /workspace/modules/fundamentals/affinity/checkout/\n");
    content.inPage(
        "$ kubectl rollout status deploy/checkout -n checkout --timeout 180s\ndeployment \"checkout\" successfully rolled out\n",
        "");
    assertThat(content.againstFeatures())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.pageSays()).startsWith("doesn't run kubectl rollout status");
              assertThat(finding.place()).isEqualTo(new SourceLocation(content.pageFile(), before));
              assertThat(finding.other().orElseThrow().file().toString())
                  .endsWith("2-checkout-beside-its-cache.feature");
            });
  }

  @Test
  void aCommandThatTheFeaturesLackIsTold() {
    content.inPage(
        "## Spread the cache\n",
        "```bash\n$ kubectl get events -n checkout\n```\n\n## Spread the cache\n");
    assertThat(content.againstFeatures())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.pageSays()).isEqualTo("runs kubectl get events -n checkout");
              assertThat(finding.place().line())
                  .isEqualTo(content.pageLine("$ kubectl get events"));
            });
  }

  @Test
  void aCommandThatIsNotForLearnersNeedsNoStep() {
    content.inPage(
        "## Spread the cache\n",
        "```bash test=false\n$ kubectl get events -n checkout\n```\n\n## Spread the cache\n");
    assertThat(content.againstFeatures()).isEmpty();
  }

  @Test
  void anotherNumberOfReplicasIsAChangedCommand() {
    content.inPage("deploy/checkout-redis --replicas 2", "deploy/checkout-redis --replicas 3");
    assertThat(content.againstFeatures())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.pageSays()).contains("--replicas 3");
              assertThat(finding.isSo()).contains("--replicas 2");
              assertThat(finding.place().line()).isEqualTo(content.pageLine("--replicas 3"));
              assertThat(finding.other()).isPresent();
            });
  }

  @Test
  void aCommandAtAnotherPointOfTheLessonIsMoved() {
    content
        .inPage(
            "$ kubectl delete -n checkout deploy checkout\ndeployment.apps \"checkout\" deleted\n",
            "")
        .inPage(
            "What happens to a second replica?\n",
            "```bash\n$ kubectl delete -n checkout deploy checkout\n```\n\nWhat happens to a second replica?\n");
    assertThat(content.againstFeatures())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isSo()).contains("another point");
              assertThat(finding.place().line())
                  .isEqualTo(content.pageLine("$ kubectl delete -n checkout deploy checkout\n"));
              assertThat(finding.other()).isPresent();
            });
  }

  @Test
  void aForgottenPromptIsTold() {
    content.inPage("$ kubectl scale --replicas=3", "kubectl scale --replicas=3");
    assertThat(content.againstFeatures())
        .extracting(Finding::pageSays)
        .anyMatch(says -> says.contains("without a prompt"))
        .anyMatch(says -> says.contains("doesn't run kubectl scale --replicas=3"));
  }
}
