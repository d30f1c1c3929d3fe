package workshop.validation.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.shell.ContentRoots;
import workshop.validation.markdown.Page;

/** What commands name, against what the page applies and what they print. */
class ObjectCommandsTest {

  private static final String APPLIED =
      "$ kubectl apply -f ~/environment/eks-workshop/modules/shop/web.yaml\n";
  private static final String FILE =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web-front
        namespace: shop
      spec:
        priority: 1
        schedulingPeriodSeconds: 30
        template:
          metadata:
            labels:
              tier: front
          spec:
            priorityClassName: important
            containers:
              - name: web
                volumeMounts:
                  - mountPath: /data
      """;

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    var base = Files.createDirectories(root.resolve("manifests/base-application"));
    Files.writeString(base.resolve("kustomization.yaml"), "resources: []\n");
    var folder = Files.createDirectories(root.resolve("manifests/modules/shop"));
    Files.writeString(folder.resolve("web.yaml"), FILE);
  }

  private List<String> told(String commands, String prose) {
    var folders = new ManifestFolders(root, root.resolve("manifests"), ContentRoots.KNOWN);
    var page = "```bash\n" + APPLIED + commands + "```\n\n" + prose + "\n";
    return new PageAgainstManifests(
            folders, folder -> new KustomizeBuild.CouldNotTell("not tried in this test"))
        .compare(Page.parse(root.resolve("page.md"), page)).stream()
            .map(it -> it.pageSays() + " | " + it.isSo())
            .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ kubectl get statefulset web-front -n shop\n",
        "$ kubectl rollout status deployment/web-frnt -n shop\n",
        "$ kubectl get deployment web-front -n default\n",
        "$ kubectl scale deployment/other -n shop --replicas 2\ndeployment.apps/web-front scaled\n",
        "$ kubectl get hpa web -n shop\nNAME   REFERENCE\nfront  Deployment/web-front\n",
        "$ kubectl get pods -n shop -l tier=back\nNAME   READY\nweb-front-5d7c7f9c5b-2q6lt   1/1\n",
        "$ kubectl delete pods -n shop -l tier=back\npod \"web-front-5d7c7f9c5b-2q6lt\" deleted\n"
      })
  void aCommandOnAnotherObjectThanTheManifestsMakeIsTold(String command) {
    assertThat(told(command, "")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ kubectl get deployment web-front -n shop\nNAME   READY\nweb-front   1/1\n",
        "$ kubectl scale deploy/web-front -n shop --replicas 2\ndeployment.apps/web-front scaled\n",
        "$ kubectl get statefulset -n shop\n",
        "$ kubectl create deployment web-frnt --image x\n$ kubectl rollout status deployment/web-frnt\n",
        "$ helm install web x\n$ kubectl rollout status deployment/web-front-db -n shop\n",
        "$ kubectl delete deployment web-frnt --ignore-not-found\n",
        "$ kubectl get pods -n shop -l tier=front\nNAME   READY\nweb-front-5d7c7f9c5b-2q6lt   1/1\n",
        "$ kubectl get pods -l batch.kubernetes.io/job-name=x\nNAME   READY\nweb-front-5d7c7f9c5b-2q6lt   1/1\n",
        "$ kubectl label pod --all -n shop mood=good\n$ kubectl get pods -l mood=good\nNAME  READY\nweb-front-5d7c7f9c5b-2q6lt   1/1\n",
        "$ kubectl expose deployment web-front -n shop --name by-hand\nservice/by-hand exposed\n",
        "$ kubectl get deployment $NAME -n default\n",
        "$ > notes.txt\n"
      })
  void aCommandOnWhatIsThereOrOthersMakeIsTrue(String command) {
    assertThat(told(command, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pods are placed every 20 seconds (`schedulingPeriodSeconds`).",
        "Its `schedulingPeriodSeconds` of 20 is short.",
        "They run with the priority class `urgent`.",
        "The volume is mounted at `/var/data`."
      })
  void aSentenceThatNamesAKeyBesideAnotherValueIsTold(String prose) {
    assertThat(told("", prose)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pods are placed every half minute, i.e. 30 seconds (`schedulingPeriodSeconds`).",
        "If you set `schedulingPeriodSeconds` to 20, it is quicker.",
        "They run with the priority class `important`.",
        "The volume is mounted at `/data`, so its files are in `/data/files`.",
        "The file is mounted at `/data/files`."
      })
  void aSentenceThatNamesAKeyBesideItsValueIsTrue(String prose) {
    assertThat(told("", prose)).isEmpty();
  }

  @Test
  void aCommandThatMayFailClaimsNothing() {
    var page = "```\n\n```bash expectError=true\n$ kubectl get statefulset web-front -n shop\n";
    assertThat(told(page, "")).isEmpty();
  }
}
