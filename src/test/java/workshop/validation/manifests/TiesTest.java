package workshop.validation.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.shell.ContentRoots;
import workshop.validation.findings.Finding;
import workshop.validation.findings.Severity;
import workshop.validation.markdown.Page;

/** What a page ties to a manifest is compared with it, and nothing else is. */
class TiesTest {

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        namespace: shop
        annotations:
          example.org/owner: front
      spec:
        replicas: 2
        selector:
          matchLabels:
            app.kubernetes.io/name: web
        strategy:
          type: RollingUpdate
        template:
          metadata:
            labels:
              app.kubernetes.io/name: web
          spec:
            serviceAccountName: web-reader
            containers:
              - name: web
                image: registry.example/web:1.4
                ports:
                  - containerPort: 8080
                resources:
                  requests:
                    memory: 512Mi
      """;
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        namespace: shop
        labels:
          app.kubernetes.io/name: shop
      spec:
        selector:
          app.kubernetes.io/name: web
        ports:
          - port: 80
      """;
  private static final String APPLY =
      "$ kubectl apply -k ~/environment/eks-workshop/modules/shop/web\n";

  @TempDir Path root;

  @BeforeEach
  void write() {
    file("manifests/base-application/kustomization.yaml", "resources: []\n");
    file("manifests/modules/shop/web/deployment.yaml", WEB);
    file("manifests/modules/shop/web/service.yaml", SERVICE);
    file(
        "manifests/modules/shop/web/kustomization.yaml",
        "resources:\n- deployment.yaml\n- service.yaml\n");
    file("manifests/modules/shop/both.yaml", WEB + "---\n" + SERVICE);
    file("manifests/modules/shop/values.tmpl.yaml", "a: {{ .Values.a }}\n");
    file("manifests/modules/shop/run.sh", "echo\n");
    file("cluster/eksctl/cluster.yaml", "managedNodeGroups:\n- name: default\n");
  }

  private void file(String path, String text) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Finding> findings(String page) {
    var folders = new ManifestFolders(root, root.resolve("manifests"), ContentRoots.KNOWN);
    return new PageAgainstManifests(
            folders, folder -> new KustomizeBuild.CouldNotTell("not tried in this test"))
        .compare(Page.parse(root.resolve("page.md"), page + "\n```bash\n$ true\n```\n"));
  }

  private List<String> told(String page) {
    return findings(page).stream()
        .filter(it -> it.severity() != Severity.UNCLEAR)
        .map(it -> it.pageSays() + " | " + it.isSo())
        .toList();
  }

  private void assertTrue(String page) {
    assertThat(told(page)).isEmpty();
  }

  private void assertTold(String page, String... words) {
    assertThat(told(page)).singleElement().asString().contains(words);
  }

  private static String directive(String attributes) {
    return "\n::yaml{" + attributes + "}\n\n";
  }

  private static String web(String paths) {
    return directive("file=\"manifests/modules/shop/web/deployment.yaml\" paths=\"" + paths + "\"");
  }

  private static String bash(String text) {
    return "\n```bash\n" + text + "```\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file=\"manifests/modules/shop/web/deployment.yaml\" paths=\"spec.replicas,metadata.name\"",
        "file='manifests/modules/shop/web/deployment.yaml' zoomPath='spec.template' zoomBefore='2'",
        "file=\"manifests/modules/shop/web/deployment.yaml\" paths=\"spec.template.spec.containers.0.ports.0.containerPort\"",
        "file=\"manifests/modules/shop/web/deployment.yaml\" paths=\"metadata.annotations.example.org/owner\"",
        "file=\"manifests/modules/shop/both.yaml\" paths=\"0.spec.replicas,1.spec.ports.0\"",
        "file=\"manifests/../cluster/eksctl/cluster.yaml\" paths=\"managedNodeGroups.0.name\"",
        "file=\"manifests/modules/shop/values.tmpl.yaml\" paths=\"a\"",
        "file=\"manifests/modules/shop/run.sh\""
      })
  void aDirectiveOfWhatIsThereIsTrue(String attributes) {
    assertTrue(directive(attributes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file=\"manifests/modules/shop/web/deploymint.yaml\"",
        "file=\"manifests/modules/shop/run.py\"",
        "file=\"manifests/../cluster/eksctl/claster.yaml\"",
        "file=\"manifests/modules/shop/web/deployment.yaml\" paths=\"spec.replica\"",
        "file=\"manifests/modules/shop/web/deployment.yaml\" paths=\"spec.template.spec.containers.1\"",
        "file=\"manifests/modules/shop/web/deployment.yaml\" paths=\"1.spec.replicas\"",
        "file=\"manifests/modules/shop/web/deployment.yaml\" zoomPath=\"spec.tamplate\"",
        "file=\"manifests/modules/shop/both.yaml\" paths=\"1.spec.replicas\"",
        "file=\"manifests/modules/shop/both.yaml\" paths=\"2.spec\"",
        "file=\"manifests/../cluster/eksctl/cluster.yaml\" paths=\"nodeGroups\""
      })
  void aDirectiveOfWhatIsNotThereIsTold(String attributes) {
    assertThat(told(directive(attributes))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Two replicas, and `replicas: 2` says so\n2. The strategy, `type: RollingUpdate`",
        "1. Runs 2 pods, not 3\n2. `type` is `RollingUpdate`; `Recreate` would stop all pods first",
        "1. If it were `replicas: 5`, there would be more\n2. The default is `Recreate`",
        "1. One of 3 things that matter\n2. As for version 2 of the `web` Deployment",
        "1. Every 5 minutes somebody counts them\n2. Pods stay `Pending` for a moment",
        "1. Must match `strategy` below\n2. See `replicas`",
        "1. Either `replicas: 1` or `replicas: 2`\n2. How it rolls",
        "1. Only one explanation"
      })
  void explanationsThatAreTrueOrOpenStaySilent(String list) {
    assertTrue(web("spec.replicas,spec.strategy.type") + list + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. `replicas: 3`\n2. How it rolls",
        "1. Runs 3 pods\n2. How it rolls",
        "1. `replicas` is `3`\n2. How it rolls",
        "1. Two pods\n2. The type is `Recreate`",
        "1. Two pods\n2. `type: Recreate`",
        "1. `RollingUpdate` replaces pods one by one\n2. Two pods",
        "1. The `type` is how it rolls\n2. `replicas` are two"
      })
  void anExplanationOfAnotherValueOrPathIsTold(String list) {
    assertThat(told(web("spec.replicas,spec.strategy.type") + list + "\n")).isNotEmpty();
  }

  @Test
  void explanationsOfOtherPathsAreComparedByKind() {
    var paths =
        web(
            "spec.template.spec.containers.0.image,spec.template.spec.containers.0.resources,spec.template.spec.containers.0.ports,spec.template.spec.serviceAccountName");
    assertTrue(
        paths
            + "1. The image `registry.example/web`\n2. It requests 512Mi, half of 1Gi\n3. Port 8080\n4. It may use what `eksctl` made\n");
    assertTold(
        paths + "1. The image is `registry.example/api`\n", "registry.example/api", "web:1.4");
    assertTold(paths + "1. An image\n2. It requests 256Mi\n", "256Mi", "512Mi");
    assertTold(paths + "1. An image\n2. Memory\n3. It has port 8081\n", "8081", "8080");
    assertTold(
        paths + "1. An image\n2. Memory\n3. Port\n4. The account is `web-writer`\n", "web-writer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ cat ~/environment/eks-workshop/modules/shop/web/deployment.yaml\n",
        "$ cat $FOLDER/deployment.yaml ~/environment/eks-workshop/modules/$PART/x.yaml\n",
        "$ kubectl apply -f https://example.org/modules/x.yaml\n",
        "$ kubectl apply -f <(cat ~/environment/eks-workshop/modules/shop/both.yaml)\n",
        "$ cat <<EOF > ~/environment/eks-workshop/modules/shop/new.yaml\na: 1\nEOF\n$ kubectl apply -f ~/environment/eks-workshop/modules/shop/new.yaml\n",
        "$ helm template x | tee ~/environment/eks-workshop/modules/shop/out.yaml\n$ cat ~/environment/eks-workshop/modules/shop/out.yaml\n",
        "$ curl -o ~/environment/eks-workshop/modules/shop/got.json https://example.org\n$ jq . ~/environment/eks-workshop/modules/shop/got.json\n",
        "$ ls ~/environment/eks-workshop/modules/shop/*.yaml\n",
        "$ cat ~/environment/other/modules/x.yaml\n",
        "$ cd ~/environment/eks-workshop/modules/shop\n$ kubectl apply -f web/deployment.yaml\n",
        "$ cd /tmp\n$ kubectl apply -f web/nothing.yaml\n",
        "$ cat ~/environment/eks-workshop/made-by-a-tool/x.yaml\n"
      })
  void aPathThatIsThereOrNotFixedIsNoContradiction(String commands) {
    assertTrue(bash(commands));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ cat ~/environment/eks-workshop/modules/shop/web/deploymint.yaml\n",
        "$ kubectl apply -f ~/environment/eks-workshop/modules/shop/nothing.yaml\n",
        "$ kubectl create -f ~/environment/eks-workshop/modules/shop/both.yaml,/eks-workshop/modules/shop/no.yaml\n",
        "$ kubectl delete -R -f $HOME/environment/eks-workshop/modules/shop/no/\n",
        "$ kubectl kustomize ~/environment/eks-workshop/modules/shop/wob | envsubst | kubectl apply -f-\n",
        "$ kubectl apply -k ~/environment/eks-workshop/modules/shop/\n",
        "$ envsubst < ~/environment/eks-workshop/modules/shop/no.yaml | kubectl apply -f -\n",
        "$ eksctl create cluster --config-file=~/environment/eks-workshop/modules/shop/cluster.yaml\n",
        "$ cd ~/environment/eks-workshop/modules/shop\n$ kubectl apply -f web/deploymint.yaml\n"
      })
  void aPathThatIsNotThereIsTold(String commands) {
    assertThat(told(bash(commands))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        APPLY + "deployment.apps/web created\nservice/web created\n",
        APPLY + "deployment.apps/web created\n...\n",
        APPLY,
        "$ kubectl apply -k ~/environment/eks-workshop/modules/shop/web | grep deployment\ndeployment.apps/web created\n",
        "$ kubectl delete -f ~/environment/eks-workshop/modules/shop/web/service.yaml\nservice \"web\" deleted\n",
        "$ kubectl kustomize ~/environment/eks-workshop/modules/shop/web | envsubst | kubectl apply -f-\ndeployment.apps/web configured\nservice/web unchanged\n",
        "$ kubectl create ns x && kubectl apply -k ~/environment/eks-workshop/modules/shop/web\nnamespace/x created\n",
        "$ kubectl apply -k ~/environment/eks-workshop/modules/shop/web --dry-run=client\nother/x created (dry run)\n",
        "$ cat <<EOF | kubectl apply -f -\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: $NAME-pool\nEOF\nnodepool.karpenter.sh/eks-pool created\n"
      })
  void outputOfWhatTheManifestsMakeIsTrue(String commands) {
    assertTrue(bash(commands));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        APPLY + "deployment.apps/web created\nservice/wob created\n",
        APPLY + "deployment.apps/web created\n",
        APPLY + "deployment.apps/web created\nservice/web replaced\n",
        "$ kubectl delete -f ~/environment/eks-workshop/modules/shop/web/service.yaml\nservice \"wob\" deleted\n",
        "$ cat <<EOF | kubectl apply -f -\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: pool\nEOF\nnodepool.karpenter.sh/pol created\n"
      })
  void outputOfSomethingElseIsTold(String commands) {
    assertThat(told(bash(commands))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ kubectl delete deploy web -n shop\ndeployment.apps \"web\" deleted\n"
            + APPLY
            + "deployment.apps/web created\nservice/web unchanged\n",
        "$ kubectl delete deploy web -n other\n"
            + APPLY
            + "deployment.apps/web configured\nservice/web unchanged\n",
        "$ kubectl delete deploy web -n shop\n$ helm install x y\n"
            + APPLY
            + "deployment.apps/web configured\nservice/web unchanged\n",
        APPLY
            + "deployment.apps/web created\nservice/web created\n$ kubectl delete ns shop\n"
            + APPLY
            + "deployment.apps/web created\nservice/web created\n",
        APPLY
            + "deployment.apps/web created\nservice/web created\n$ kubectl delete all --all -n shop\n"
            + APPLY
            + "deployment.apps/web created\nservice/web created\n",
        APPLY
            + "deployment.apps/web created\nservice/web created\n$ prepare-environment shop\n"
            + APPLY
            + "deployment.apps/web created\nservice/web created\n"
      })
  void whatIsDeletedIsCreatedAgain(String commands) {
    assertTrue(bash(commands));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ kubectl delete deploy web -n shop\ndeployment.apps \"web\" deleted\n"
            + APPLY
            + "deployment.apps/web configured\nservice/web unchanged\n",
        "$ kubectl delete deploy web\n$ kubectl kustomize ~/environment/eks-workshop/modules/shop/web \\\n  | sed 's/a/b/; s/c/d/' | kubectl apply -f -\ndeployment.apps/web configured\n",
        APPLY
            + "deployment.apps/web created\nservice/web created\n"
            + APPLY
            + "deployment.apps/web created\nservice/web unchanged\n",
        APPLY
            + "deployment.apps/web unchanged\nservice/web unchanged\n$ kubectl delete ns shop\n"
            + APPLY
            + "deployment.apps/web unchanged\nservice/web created\n"
      })
  void whatIsDeletedAndNotCreatedIsTold(String commands) {
    assertThat(told(bash(commands))).hasSize(1);
  }

  @Test
  void tabsAreOtherWaysToTheSame() {
    var tab = bash(APPLY + "deployment.apps/web created\nservice/web created\n");
    var tabs =
        "<Tabs>\n<TabItem value=\"a\">\n%s\n</TabItem>\n<TabItem value=\"b\">\n%s\n</TabItem>\n</Tabs>\n";
    assertTrue(tabs.formatted(tab, tab));
    assertThat(told(tab + tab)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```yaml title=\"~/environment/eks-workshop/modules/shop/web/service.yaml\"\nkind: Service\nmetadata:\n  name: web\nspec:\n  ...\n  ports:\n    - port: 80\n```\n",
        "This is `~/environment/eks-workshop/modules/shop/web/service.yaml`:\n\n```yaml\nspec:\n  selector:\n    app.kubernetes.io/name: web\n```\n",
        "Change `~/environment/eks-workshop/modules/shop/web/service.yaml` to:\n\n```yaml\nspec:\n  selector:\n    app.kubernetes.io/name: api\n```\n",
        "Apply `~/environment/eks-workshop/modules/shop/web/service.yaml` and look at the object:\n\n```yaml\nspec:\n  clusterIP: 1.2.3.4\n```\n",
        "The file `~/environment/eks-workshop/modules/shop/web/service.yaml` is passed to a tool, which renders:\n\n```yaml\nspec:\n  clusterIP: 1.2.3.4\n```\n",
        "For example:\n\n```yaml\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: NodePort\n```\n",
        "Create the file `extra.yaml`:\n\n```yaml title=\"~/environment/eks-workshop/modules/shop/web/extra.yaml\"\na: 1\n```\n",
        "```yaml title=\"values.yaml\"\na: [\n```\n",
        "```yaml\nnot: [yaml\n```\n"
      })
  void yamlThatIsPartOfItsFileOrOfNoneIsTrue(String page) {
    assertTrue(page + bash(APPLY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```yaml title=\"~/environment/eks-workshop/modules/shop/web/service.yaml\"\nspec:\n  ports:\n    - port: 8080\n```\n",
        "```yaml title=\"manifests/modules/shop/web/servis.yaml\"\nspec:\n  ports:\n    - port: 80\n```\n",
        "This is `~/environment/eks-workshop/modules/shop/web/service.yaml`:\n\n```yaml\nspec:\n  selector:\n    app.kubernetes.io/name: api\n```\n",
        "This is `~/environment/eks-workshop/modules/shop/web/servis.yaml`:\n\n```yaml\nspec: {}\n```\n",
        "```json title=\"service.yaml\"\n{\"spec\": {\"ports\": [{\"port\": 81}]}}\n```\n",
        "```yaml title=\"service.yaml\"\nspec:\n  ports:\n - port: 80\n```\n",
        "```kustomization\nmodules/shop/web/deployment.yaml\nDeployment/wob\n```\n",
        "```file\nmodules/shop/web/deploymint.yaml\n```\n",
        "```file\nshop/web/deploymint.yaml\n```\n"
      })
  void yamlThatIsNotPartOfItsFileIsTold(String page) {
    assertThat(told(page + bash(APPLY))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Service `web` selects pods with `app.kubernetes.io/name: web`.",
        "The Deployment `web` has `replicas: 2`.",
        "The Service `web` has the label `app.kubernetes.io/name: shop`.",
        "If the Deployment `web` had `replicas: 7`, it would be different.",
        "In general a Deployment has `replicas: 1`.",
        "The Deployment `api` has `replicas: 7`.",
        "The Deployment `web` and the Service `web` have `replicas: 7`.",
        "Nodes have the label `app.kubernetes.io/name=node`.",
        "You can set `replicas: 7` in the Deployment `web` instead."
      })
  void proseThatIsTrueOrOpenStaysSilent(String prose) {
    assertTrue(bash(APPLY) + "\n" + prose + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Service `web` selects pods with `app.kubernetes.io/name: shop`.",
        "The Deployment `web` has `replicas: 3`.",
        "The `web` Deployment's pods are labelled `app.kubernetes.io/name: shop`.",
        "In `Deployment/web` the `replicas` are `3`."
      })
  void proseOnANamedObjectIsTold(String prose) {
    assertThat(told(bash(APPLY) + "\n" + prose + "\n")).hasSize(1);
  }

  @Test
  void explanationsInAnotherLanguageAreComparedBySettingsOnly() {
    assertTrue(web("spec.replicas") + "1. レプリカを 3 に増やすと速くなります\n");
    assertTold(web("spec.replicas") + "1. `replicas: 3` です\n", "replicas=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The owner, `example.org/owner: front`, is asked first.",
        "Compare that with `example.org/owner: back` of the other team.",
        "With `app.kubernetes.io/name: api` it would be another application."
      })
  void proseBeforeAManifestThatIsTrueOrOpenStaysSilent(String prose) {
    assertTrue(prose + "\n" + web("spec.replicas"));
  }

  @Test
  void anAnnotationRightBeforeItsManifestIsCompared() {
    assertTold(
        "The owner, `example.org/owner: back`, is asked first.\n" + web("spec.replicas"),
        "example.org/owner=back",
        "front");
    assertTrue(
        web("spec.replicas")
            + bash("$ ls\n")
            + "\nAnother team has `example.org/owner: back`, too.\n");
  }

  @Test
  void aScaledObjectIsNoLongerAsItsManifestSays() {
    assertTrue(
        bash("$ kubectl scale deploy/web -n shop --replicas 3\n" + APPLY)
            + "\nThe Deployment `web` has `replicas: 3`.\n");
  }

  static List<String> brokenKustomizations() {
    return List.of(
        "resources:\n- deployment.yaml\n- servis.yaml\n",
        "resources:\n- deployment.yaml\npatches:\n- path: no.yaml\n",
        "resources:\n- deployment.yaml\npatches:\n- path: service.yaml\n",
        "resources:\n- ../wob\n",
        "resources: [\n");
  }

  @ParameterizedTest
  @MethodSource("brokenKustomizations")
  void aKustomizationThatCannotBuildIsToldWithoutKubectl(String kustomization) {
    file("manifests/modules/shop/web/kustomization.yaml", kustomization);
    assertThat(told(bash(APPLY))).hasSize(1);
  }

  @Test
  void whatWasNotBuiltIsToldOnce() {
    var folders = new ManifestFolders(root, root.resolve("manifests"), ContentRoots.KNOWN);
    var comparison =
        new PageAgainstManifests(folders, folder -> new KustomizeBuild.CouldNotTell("no kubectl"));
    var page = Page.parse(root.resolve("page.md"), bash(APPLY));
    assertThat(comparison.compare(page)).hasSize(1);
    assertThat(comparison.compare(page)).isEmpty();
  }

  @Test
  void eachKustomizationIsBuiltOnceForAllPages() {
    var built = new ArrayList<Path>();
    var folders = new ManifestFolders(root, root.resolve("manifests"), ContentRoots.KNOWN);
    var comparison =
        new PageAgainstManifests(
            folders,
            folder -> {
              built.add(folder);
              return new KustomizeBuild.Built(WEB + "---\n" + SERVICE);
            });
    for (int i = 0; i < 3; i++) {
      comparison.compare(Page.parse(root.resolve(i + ".md"), bash(APPLY)));
    }
    assertThat(built).hasSize(1);
  }
}
