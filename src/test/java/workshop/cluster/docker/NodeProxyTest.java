package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeProxyTest {

  @Test
  void theEnginesProxyReachesTheNodesAndTheirOwnTrafficGoesPastIt() {
    var environment =
        NodeProxy.of("http://proxy.corp:3128", "http://proxy.corp:3129", ".corp").environment();

    assertThat(environment)
        .containsEntry("HTTP_PROXY", "http://proxy.corp:3128")
        .containsEntry("HTTPS_PROXY", "http://proxy.corp:3129");
    assertThat(environment.get("NO_PROXY").split(","))
        .contains("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", ".svc", "k3s-server", ".corp");
  }

  @Test
  void withoutAProxyNodesAreToldNothing() {
    assertThat(NodeProxy.of(null, "", ".corp").environment()).isEmpty();
    assertThat(NodeProxy.of(null, null, null).warning()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:3128, true",
    "localhost:3128, true",
    "http://me:secret@localhost:3128/, true",
    "http://http.docker.internal:3128, false",
    "http://10.0.0.1:3128, false"
  })
  void aProxyThatNodesCannotReachIsToldWithoutItsPassword(String proxy, boolean told) {
    assertThat(NodeProxy.of(proxy, proxy, "").warning().isPresent()).isEqualTo(told);
    assertThat(NodeProxy.of(proxy, proxy, "").warning().orElse("")).doesNotContain("secret");
  }

  @Test
  void aProxyWhosePasswordTheEngineHidesIsNotHandedOnAndThatIsTold() {
    var proxy = NodeProxy.of("http://xxxxx:xxxxx@proxy.corp:3128", "", "");

    assertThat(proxy.environment()).isEmpty();
    assertThat(proxy.warning().orElseThrow()).contains("wants a password");
  }
}
