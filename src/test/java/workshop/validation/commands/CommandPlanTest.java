package workshop.validation.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.lesson.Content;
import workshop.shell.ContentRoots;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;
import workshop.validation.markdown.PageCommand;

class CommandPlanTest {

  private static final Content CONTENT = Content.read(Path.of("src/test/resources/pages/content"));

  private static CommandPlan plan(String... blocks) {
    var fences = Stream.of(blocks).map("```bash\n%s\n```\n"::formatted).toList();
    var page = Page.parse(Path.of("page.md"), String.join("\n", fences));
    return CommandPlan.of(page, CONTENT, ContentRoots.KNOWN);
  }

  private static List<String> run(CommandPlan plan) {
    return plan.commands().stream().map(PageCommand::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws eks list-clusters | AWS: aws
          eksctl create nodegroup | AWS: eksctl
          helm install x y | a tool that isn't there: helm
          docker ps | a tool that isn't there: docker
          cd x && git push | leave the cluster: git
          curl -s http://localhost:8080 | leave the cluster: curl
          wget https://example.org/x | leave the cluster: wget
          ssh node | leave the cluster: ssh
          kubectl apply -f https://example.org/x.yaml | leave the cluster: https://example.org/x.yaml
          kubectl argo list | plugin of kubectl: argo
          kubectl exec -it pod/x -- sh | terminal: kubectl exec
          kubectl edit deploy x | terminal: kubectl edit
          kubectl port-forward svc/x 80 | never ends by itself: kubectl port-forward
          kubectl get pods -w | never ends by itself: kubectl get
          kubectl logs -f deploy/x | never ends by itself: kubectl logs
          kubectl top pods | the metrics server
          kubectl get nodes -l cluster=$EKS_CLUSTER_NAME | $EKS_CLUSTER_NAME, which nothing on the page sets
          x=$(aws sts get-caller-identity); echo $x | AWS: aws
          """)
  void whatCantBeRunIsNamed(String command, String why) {
    assertThat(plan("$ " + command).skipped())
        .singleElement()
        .extracting(Finding::isSo)
        .asString()
        .contains(why);
  }

  @Test
  void whatNeedsNoMoreThanKubectlAndTheShellRuns() {
    var plan =
        plan(
            "$ kubectl get po -n checkout -o json | jq -r .items | grep -c x",
            "$ for i in 1 2; do kubectl get po $i; sleep 1; done",
            "$ export A=$(kubectl get po -o name)\n$ echo $A ${B:-none}",
            "$ kubectl rollout status deploy/x -w --timeout 10s",
            "$ kubectl exec deploy/x -- curl http://checkout",
            "$ cat <<'EOF' | kubectl apply -f -\napiVersion: v1\nkind: ConfigMap\ndata: {a: $B}\nEOF");
    assertThat(plan.skipped()).isEmpty();
    assertThat(plan.commands()).hasSize(7);
  }

  @Test
  void whatPreparesTheEnvironmentIsUnderstoodAndNotRun() {
    var plan = plan("$ prepare-environment fundamentals/x", "$ ls");
    assertThat(plan.isWhole()).isTrue();
    assertThat(run(plan)).containsExactly("ls");
  }

  @Test
  void whatDependsOnAMissingVariableIsntRunEither() {
    var plan = plan("$ export ID=$(aws x describe-y)", "$ echo $ID", "$ ls");
    assertThat(run(plan)).containsExactly("ls");
    assertThat(plan.skipped().get(1).isSo())
        .isEqualTo("It needs $ID, which the command at line 2 sets, and that isn't run");
  }

  @Test
  void whatFollowsInTheBlockOfAMissingChangeIsntRunEither() {
    var plan = plan("$ helm install x\n$ kubectl get po", "$ kubectl get svc");
    assertThat(run(plan)).containsExactly("kubectl get svc");
    assertThat(plan.skipped().get(1).isSo()).contains("follows the command at line 2");
    assertThat(plan.blocks().get(0).missed()).map(PageCommand::line).contains(2);
  }

  @Test
  void whatOnlyReadsIsMissedByNobody() {
    var plan = plan("$ aws eks describe-cluster\n$ kubectl get po", "$ kubectl get svc");
    assertThat(run(plan)).containsExactly("kubectl get po", "kubectl get svc");
    assertThat(plan.blocks()).allMatch(block -> block.missed().isEmpty());
  }

  @Test
  void aKindOfAnAddOnIsNamed() {
    var manifest = "apiVersion: karpenter.sh/v1\nkind: NodePool\nEOF";
    assertThat(plan("$ kubectl apply -f - <<EOF\n" + manifest).skipped())
        .singleElement()
        .extracting(Finding::isSo)
        .isEqualTo("It needs an add-on that isn't there, for NodePool of karpenter.sh");
  }
}
