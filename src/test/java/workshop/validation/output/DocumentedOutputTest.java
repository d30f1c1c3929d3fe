package workshop.validation.output;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.cluster.Execution;
import workshop.kubernetes.Recorded;

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

  private static Stream<String> versions() {
    return Recorded.VERSIONS.stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void thePageMayQuoteAnyKubectl(String version) {
    for (var wording : List.of("", " from checkout namespace")) {
      assertThatCode(
              () ->
                  DocumentedOutput.assertPrinted(
                      List.of(
                          "deployment.apps \"checkout\" deleted" + wording,
                          "Waiting for deployment \"checkout\" rollout to finish: 0 of 1 …",
                          "deployment \"checkout\" successfully rolled out"),
                      List.of(
                          Recorded.command(version, "06-step3-delete"),
                          Recorded.command(version, "09-step3-rollout"))))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void anotherNamespaceIsAnotherObjectAndTheMessageQuotesWhatWasPrinted() {
    assertThatThrownBy(
            () ->
                DocumentedOutput.assertPrinted(
                    List.of(
                        "deployment.apps \"checkout\" deleted from cart namespace",
                        "deployment \"checkout\" successfully rolled out"),
                    List.of(
                        Recorded.command("1.36.2", "06-step3-delete"),
                        Recorded.command("1.36.2", "09-step3-rollout"))))
        .hasMessageContainingAll(
            "         -> deployment.apps \"checkout\" deleted from cart namespace\n"
                + "            deployment \"checkout\" successfully rolled out\n",
            "         -> deployment.apps \"checkout\" deleted from checkout namespace\n"
                + "            Waiting for deployment \"checkout\" rollout to finish: 0 of 1 updated replicas are available...\n"
                + "            deployment \"checkout\" successfully rolled out\n");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void inAMessageTheOtherWordingIsNotMarked(String version) {
    assertThatThrownBy(
            () ->
                DocumentedOutput.assertPrinted(
                    List.of("deployment.apps \"checkout\" deleted", "service \"checkout\" deleted"),
                    List.of(Recorded.command(version, "06-step3-delete"))))
        .hasMessageContaining("            deployment.apps \"checkout\" deleted\n")
        .hasMessageContaining("         -> service \"checkout\" deleted\n")
        .hasMessageContaining("seen:     it printed\n            deployment.apps");
  }

  @Test
  void anObjectThatWasNotDeletedIsMissing() {
    assertThatThrownBy(
            () ->
                DocumentedOutput.assertPrinted(
                    List.of("deployment.apps \"checkout\" deleted from checkout namespace"),
                    List.of(printed("deployment.apps \"checkout\" deleted (dry run)\n"))))
        .hasMessageContaining("-> deployment.apps \"checkout\" deleted from checkout namespace")
        .hasMessageContaining("-> deployment.apps \"checkout\" deleted (dry run)");
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

  @Test
  void whereALineOfWaitingComesDoesNotCount() {
    var done = "deployment.apps/a scaled";
    var waiting = "Waiting for deployment \"a\" rollout to finish: 0 of 1 updated replicas …";
    assertThatCode(
            () -> {
              DocumentedOutput.assertPrinted(
                  List.of(waiting, done), List.of(printed(done + "\n" + waiting)));
              DocumentedOutput.assertPrinted(
                  List.of(done, waiting), List.of(printed(waiting + "\n" + done)));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void linesInAnotherOrderAreMarked() {
    assertThatThrownBy(
            () ->
                DocumentedOutput.assertPrinted(
                    List.of("service/a unchanged", "service/b created"),
                    List.of(printed("service/b created\nservice/a unchanged\n"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-> service/");
  }

  private static Execution printed(String output) {
    return new Execution("kubectl …", 0, output, "", Instant.EPOCH, Duration.ZERO);
  }
}
