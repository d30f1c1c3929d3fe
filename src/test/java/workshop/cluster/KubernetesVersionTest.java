package workshop.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionTest {

  private static final String DIGEST = "@sha256:" + "1a".repeat(32);

  @ParameterizedTest
  @CsvSource({
    "rancher/k3s:v1.35.5-k3s1, 35",
    "rancher/k3s:v1.31.0-rc1-k3s1, 31",
    "eks-workshop-node/debian-kubernetes:1.20.2-667397f782d3, 20",
    "eks-workshop-node/other:1.36.2, 36",
    "localhost:5000/mirror/k3s:v1.33, 33",
  })
  void theTagTellsIt(String reference, int minor) {
    assertThat(KubernetesVersion.of(reference, Map.of())).contains(new KubernetesVersion(minor));
    assertThat(KubernetesVersion.of(reference + DIGEST, Map.of()))
        .contains(new KubernetesVersion(minor));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rancher/k3s", "rancher/k3s:latest", "localhost:5000/k3s", "k3s:v1", "k3s:12.4.1"})
  void otherNamesTellNothing(String reference) {
    assertThat(KubernetesVersion.of(reference, Map.of())).isEmpty();
    assertThat(KubernetesVersion.of(reference + DIGEST, Map.of())).isEmpty();
  }

  @Test
  void aLabelTellsItWhereTheTagDoesNot() {
    assertThat(labelled("k3s:latest", "v1.34.1+k3s1")).contains(new KubernetesVersion(34));
    assertThat(labelled("k3s:v1.35.5-k3s1", "v1.34.1")).contains(new KubernetesVersion(35));
    // A label of the image that this one is built upon.
    assertThat(labelled("k3s:latest", "24.04")).isEmpty();
  }

  private static Optional<KubernetesVersion> labelled(String reference, String version) {
    return KubernetesVersion.of(reference, Map.of("org.opencontainers.image.version", version));
  }
}
