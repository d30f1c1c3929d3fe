package workshop.validation.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.SourceLocation;
import workshop.validation.manifests.Literal.Shape;

class LiteralTest {

  @ParameterizedTest
  @CsvSource({
    "stabilizationWindowSeconds, 300, 5 minutes",
    "refreshInterval, 1h, 60 minutes",
    "timeout, 90s, 1m30s",
    "initialDelayMinutes, 2, 120 seconds",
    "cpu, 250m, 0.25 vCPU",
    "cpu, 1, 1000m",
    "cpu, 2, 2 cores",
    "memory, 1.5Gi, 1536 MiB",
    "memory, 512Mi, 512 MB",
    "averageUtilization, 80, 80%",
    "maxSurge, 25%, 25 percent",
    "replicas, 1000, '1,000'",
    "image, nginx:1.27-alpine, 1.27",
    "image, registry.example/shop/web:v1.4, 1.4",
    "groupId, ${GROUP_ID}, GROUP_ID",
    "key, NoSchedule, noschedule"
  })
  void aValueIsTheSameInAnotherUnit(String key, String manifest, String page) {
    assertThat(value(key, manifest).is(Literal.of(page))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "stabilizationWindowSeconds, 300, 3 minutes",
    "cpu, 250m, 2500m",
    "cpu, 250m, 25 vCPU",
    "memory, 512Mi, 512Gi",
    "averageUtilization, 80, 70%",
    "replicas, 3, 3 minutes",
    "name, amazon-vpc-lattice, amazon-vpc",
    "image, nginx:1.27-alpine, 1.2",
    "port, 8080, 80"
  })
  void anotherAmountOrWordIsAnother(String key, String manifest, String page) {
    assertThat(value(key, manifest).is(Literal.of(page))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "true, BOOLEAN", "NoSchedule, CAMEL", "TCP, CONSTANT", "TABLE_NAME, CONSTANT",
    "/healthz, PATH", "./apps, PATH", "10.42.0.0/16, ADDRESS", "1.27-alpine, VERSION",
    "kubernetes.io/hostname, QUALIFIED", "nginx:1.27, IMAGE", "checkout-redis, WORD"
  })
  void aWordIsKnownByItsShape(String text, Shape shape) {
    assertThat(Literal.of(text).shape()).contains(shape);
  }

  @Test
  void aSlipIsNear() {
    assertThat(Literal.of("CostCenter").isNear(Literal.of("cost-center"))).isTrue();
    assertThat(Literal.of("otel-collector").isNear(Literal.of("adot-collector"))).isTrue();
    assertThat(Literal.of("frontend").isNear(Literal.of("frontent"))).isTrue();
    assertThat(Literal.of("ui").isNear(Literal.of("api"))).isFalse();
    assertThat(Literal.of("catalog").isNear(Literal.of("checkout"))).isFalse();
  }

  private static ManifestValue value(String key, String text) {
    var place = new SourceLocation(Path.of("x.yaml"), 1);
    return new ManifestValue(key, List.of(), Literal.of(text), place, false);
  }
}
