package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import workshop.Failure;
import workshop.report.LessonResult.Step;
import workshop.report.Matrix.Column;

class MatrixTest {

  private static final Column GREEN =
      column("image:1", "v1.20.2", Step.passed("Two pods run", Duration.ofMillis(5100)));
  private static final Column RED =
      column(
          "image:2",
          "v1.36.2",
          Step.failed(
              "Two pods run",
              Duration.ofSeconds(7),
              Optional.empty(),
              Failure.of("two pods run", "one\nof two", "look")));
  private static final Column LEFT_OUT = new Column("image:3", "", Optional.empty(), Duration.ZERO);

  private static Column column(String image, String kubernetes, Step step) {
    var result = new RunResult(List.of(new LessonResult("shop", List.of(step))), List.of(), "");
    return new Column(image, kubernetes, Optional.of(result), Duration.ofSeconds(60));
  }

  @Test
  void theTableHasAColumnAVersionWithTheSecondsAndBelowItTheFirstCauseOfWhatIsRed() {
    assertThat(new Matrix(List.of(GREEN, RED, LEFT_OUT)).markdown())
        .isEqualTo(
            """
            | step               | v1.20.2 | v1.36.2       | image:3  |
            |--------------------|---------|---------------|----------|
            | image              | image:1 | image:2       | image:3  |
            | shop: Two pods run | 5.1 s   | FAILED, 7.0 s |          |
            | in all             | 60.0 s  | 60.0 s        |          |
            | the lessons are    | true    | FAILED        | left out |

            - image:2: Two pods run: expected: two pods run; seen: one
            """);
  }

  @Test
  void oneRedColumnMakesTheMatrixRedAndOneThatIsLeftOutDoesNot() {
    assertThat(new Matrix(List.of(GREEN, RED)).passed()).isFalse();
    assertThat(new Matrix(List.of(GREEN, LEFT_OUT)).passed()).isTrue();
  }

  @Test
  void aMatrixOfNothingHasNotPassed() {
    assertThat(new Matrix(List.of(LEFT_OUT)).passed()).isFalse();
  }
}
