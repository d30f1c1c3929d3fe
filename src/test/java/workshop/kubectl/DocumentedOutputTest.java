package workshop.kubectl;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedOutputTest {

  private static final List<String> DOCUMENTED =
      List.of("deployment.apps \"a\" deleted", "deployment \"a\" successfully rolled out");

  @Test
  void linesThatOnlyTellOfWaitingMayComeBetween() {
    assertThatCode(
            () ->
                DocumentedOutput.assertPrinted(
                    DOCUMENTED,
                    List.of(
                        printed("deployment.apps \"a\" deleted\n"),
                        printed(
                            "Waiting for deployment \"a\" rollout to finish: 0 of 1 updated replicas are available...\ndeployment \"a\" successfully rolled out\n"))))
        .doesNotThrowAnyException();
  }

  @Test
  void aNewerKubectlMayNameTheNamespaceOfWhatItDeleted() {
    assertThatCode(
            () ->
                DocumentedOutput.assertPrinted(
                    DOCUMENTED.subList(0, 1),
                    List.of(printed("deployment.apps \"a\" deleted from shop namespace\n"))))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherLineIsMarkedOnBothSides() {
    assertThatThrownBy(
            () ->
                DocumentedOutput.assertPrinted(
                    List.of("service/a unchanged", "deployment.apps/a created"),
                    List.of(printed("service/a unchanged\ndeployment.apps/a configured\n"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("            service/a unchanged")
        .hasMessageContaining("-> deployment.apps/a created")
        .hasMessageContaining("-> deployment.apps/a configured");
  }

  @Test
  void aLineTooManyIsSeen() {
    assertThatThrownBy(
            () ->
                DocumentedOutput.assertPrinted(
                    List.of("service/a unchanged"),
                    List.of(printed("service/a unchanged\nservice/b created\n"))))
        .hasMessageContaining("-> service/b created");
  }

  private static Execution printed(String output) {
    return new Execution("kubectl …", 0, output, "", Instant.EPOCH, Duration.ZERO);
  }
}
