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
import org.junit.jupiter.params.provider.CsvSource;
import workshop.shell.ContentRoots;
import workshop.validation.markdown.Page;

/** Values that a page states in words, of paths and of objects. */
class StatedValuesTest {

  private static final String FILE = "manifests/modules/shop/web.yaml";
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        labels:
          CostCenter: shop
      spec:
        replicas: 4
        minReadySeconds: 300
        strategy:
          type: RollingUpdate
        template:
          spec:
            terminationGracePeriodSeconds: 45
            tolerations:
              - key: frontend
                operator: Exists
                effect: NoExecute
            containers:
              - name: web
                image: registry.example/shop/web:1.4.2
                args: ["--max-conns=4", "--verbose"]
                ports:
                  - name: http
                    containerPort: 8080
                    protocol: TCP
                livenessProbe:
                  httpGet:
                    path: /health
                    port: http
                  periodSeconds: 15
                securityContext:
                  readOnlyRootFilesystem: true
                resources:
                  requests:
                    cpu: 250m
                    memory: 512Mi
                  limits:
                    memory: 1Gi
                volumeMounts:
                  - name: tmp
                    mountPath: /tmp
      """;
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector:
          tier: front
        ports:
          - port: 80
            targetPort: http
      """;

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    var base = Files.createDirectories(root.resolve("manifests/base-application"));
    Files.writeString(base.resolve("kustomization.yaml"), "resources: []\n");
    var file = root.resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, WEB);
    Files.writeString(file.resolveSibling("service.yaml"), SERVICE);
  }

  private List<String> told(String page) {
    var folders = new ManifestFolders(root, root.resolve("manifests"), ContentRoots.KNOWN);
    return new PageAgainstManifests(
            folders, folder -> new KustomizeBuild.CouldNotTell("not tried in this test"))
        .compare(Page.parse(root.resolve("page.md"), page)).stream()
            .map(it -> it.pageSays() + " | " + it.isSo())
            .toList();
  }

  private List<String> explained(String path, String item) {
    return told(
        "\n::yaml{file=\"%s\" paths=\"metadata.name,%s\"}\n\n1. The name\n2. %s\n"
            .formatted(FILE, path, item));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec.replicas | Don't go beyond `10` of them | 10",
        "spec.replicas | Runs six replicas | 6",
        "spec.minReadySeconds | Pods have to be ready for 3 minutes | 3 minutes",
        "spec.template.spec.tolerations.0.effect | `NoSchedule`, as the taint has | NoSchedule",
        "spec.template.spec.tolerations.0 | The key is called `fronted` | fronted",
        "spec.template.spec.containers.0.image | Pinned to `1.4.3`, not `latest` | 1.4.3",
        "spec.template.spec.containers.0.image | It is `registry.example/shop/wob` | shop/wob",
        "spec.template.spec.containers.0.args | At most 8 at once (`--max-conns=8`) | --max-conns",
        "spec.template.spec.containers.0.ports.0 | Listens on `8081` | 8081",
        "spec.template.spec.containers.0.ports | `UDP` on port 8080 | UDP",
        "spec.template.spec.containers.0.livenessProbe | Asks `/healthz` | /healthz",
        "spec.template.spec.containers.0.livenessProbe | Asked every 20 s | 20 s",
        "spec.template.spec.containers.0.securityContext.readOnlyRootFilesystem | `false`, it writes | false",
        "spec.template.spec.containers.0.resources.limits.memory | At most `2Gi`, where others take `8Gi` | 2Gi",
        "spec.template.spec.containers.0.resources | Requests 128Mi of memory, with a limit of `1Gi` | 128Mi",
        "metadata.labels | `CostCentre` is what accountants look for | CostCentre"
      })
  void anExplanationThatMentionsAnotherValueIsTold(String path, String item, String word) {
    assertThat(explained(path, item)).singleElement().asString().contains(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec.replicas | Don't go beyond `4` of them",
        "spec.replicas | Four replicas; the lab on scaling raises it to 8",
        "spec.replicas | The number of pods, which 3 nodes share",
        "spec.minReadySeconds | Pods have to be ready for 5 minutes",
        "spec.template.spec.tolerations.0.effect | `NoExecute`. `NoSchedule` would leave pods that run",
        "spec.template.spec.tolerations.0 | `Exists` doesn't look at the value (`Equal` would)",
        "spec.template.spec.containers.0.image | Pinned to `1.4.2` rather than to `latest`",
        "spec.template.spec.containers.0.image | The `retail` store's image of the `front` end",
        "spec.template.spec.containers.0.args | At most 4 at once (`--max-conns=4`)",
        "spec.template.spec.containers.0.ports.0 | Listens on `8080`, which Services show as 80",
        "spec.template.spec.containers.0.livenessProbe | `/health` is asked every quarter of a minute",
        "spec.template.spec.containers.0.livenessProbe | See `curl` and step 3",
        "spec.template.spec.containers.0.resources.limits.memory | At most `1Gi`, twice the request of `512Mi`",
        "spec.template.spec.containers.0.resources.limits.memory | Twice the request of `512Mi`",
        "spec.template.spec.containers.0.resources | A quarter of a vCPU and half a GiB",
        "metadata.labels | What accountants look for, `CostCenter`"
      })
  void anExplanationThatMentionsItsValueOrSomethingElseIsTrue(String path, String item) {
    assertThat(explained(path, item)).isEmpty();
  }

  @Test
  void explanationsThatStandAtEachOthersPathsAreTold() {
    var page =
        "\n::yaml{file=\"%s\" paths=\"spec.strategy,spec.template.spec.containers.0.volumeMounts.0\"}\n\n%s\n";
    assertThat(told(page.formatted(FILE, "1. `RollingUpdate`\n2. It can write to `/tmp`")))
        .isEmpty();
    assertThat(told(page.formatted(FILE, "1. It can write to `/tmp`\n2. One pod after the other")))
        .singleElement()
        .asString()
        .contains("/tmp");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The `web` Deployment requests `500m` of CPU and `512Mi` of memory. | 500m",
        "The `web` Deployment requests `250m` of CPU and `1Gi` of memory. | 1Gi",
        "The `web` Deployment has a memory limit of `2Gi`. | 2Gi",
        "The Deployment `web` has 3 replicas. | 3",
        "`web` runs 3 replicas. | 3",
        "The `web` Service listens on port `8080`. | 8080",
        "The `web` Service is simple. Its selector has the label `tier: back`. | back",
        "The `web` Deployment mounts it at `/var/tmp`. | /var/tmp"
      })
  void whatProseStatesOfAnObjectIsCompared(String sentence, String word) {
    assertThat(told(applied(sentence))).singleElement().asString().contains(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The `web` Deployment requests `250m` of CPU and 512 MiB of memory, with a limit of `1Gi`. |",
        "The `web` Deployment has 4 replicas; a limit of, say, `cpu: 500m` would slow it down. |",
        "The `web` Service listens on port `80` and sends to port `8080` of its pods. |",
        "If the `web` Deployment had 9 replicas, nodes would be full. |",
        "The `web` Deployment has 2 containers less than the `other` Deployment has replicas. |",
        "The `web` Service is simple. Its selector has the label `tier: front`. |",
        "The `web` Deployment mounts it at `/tmp`. |"
      })
  void whatProseStatesTrulyOrOfAnotherTimeIsNoContradiction(String sentence, String nothing) {
    assertThat(told(applied(sentence))).isEmpty();
  }

  private static String applied(String sentence) {
    return """
        ```bash
        $ kubectl apply -f ~/environment/eks-workshop/modules/shop/web.yaml
        $ kubectl apply -f ~/environment/eks-workshop/modules/shop/service.yaml
        ```

        %s
        """
        .formatted(sentence);
  }
}
