package workshop.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.WorkshopException;
import workshop.kubernetes.RefusalReason.Kind;

class RefusalReasonTest {

  private static final String THREE = "0/3 nodes are available: ";

  /** The constants of the scheduler's plugins, those of older versions included. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node(s) didn't match pod affinity rules | POD_AFFINITY | ''",
        "node(s) didn't match pod anti-affinity rules | POD_ANTI_AFFINITY | ''",
        "node(s) didn't satisfy existing pods anti-affinity rules | EXISTING_ANTI_AFFINITY | ''",
        "node(s) had taint {dedicated: cart}, that the pod didn't tolerate | TAINT | {dedicated: cart}",
        "node(s) had untolerated taint {dedicated: cart} | TAINT | {dedicated: cart}",
        "node(s) had untolerated taint {node.kubernetes.io/not-ready: } | TAINT | {node.kubernetes.io/not-ready: }",
        "node(s) had untolerated taint {team: volumes} | TAINT | {team: volumes}",
        "node(s) had untolerated taint(s) | TAINT | ''",
        "node(s) had taints that the pod didn't tolerate | TAINT | ''",
        "node(s) were unschedulable | UNSCHEDULABLE | ''",
        "node(s) didn't match node selector | NODE_AFFINITY | ''",
        "node(s) didn't match Pod's node affinity | NODE_AFFINITY | ''",
        "node(s) didn't match Pod's node affinity/selector | NODE_AFFINITY | ''",
        "Insufficient cpu | RESOURCES | cpu",
        "Insufficient nvidia.com/gpu | RESOURCES | nvidia.com/gpu",
        "Too many pods | RESOURCES | pods",
        "node(s) didn't have free ports for the requested pod ports | PORTS | ''",
        "node(s) didn't match pod topology spread constraints | SPREAD | didn't match pod topology spread constraints",
        "node(s) had volume node affinity conflict | CLAIM | had volume node affinity conflict",
        "persistentvolumeclaim \"taint\" not found | CLAIM | persistentvolumeclaim \"taint\" not found",
        "pod has unbound immediate PersistentVolumeClaims | CLAIM | pod has unbound immediate PersistentVolumeClaims",
        "node(s) were haunted | OTHER | were haunted",
      })
  void aReasonIsReadAsEachVersionWordsIt(String text, Kind kind, String subject) {
    var reason = RefusalReason.parse(text);

    assertThat(reason.kind()).isEqualTo(kind);
    assertThat(reason.subject()).isEqualTo(subject);
    assertThat(reason).hasToString(text.replace("node(s) ", ""));
  }

  @ParameterizedTest
  @MethodSource("workshop.kubernetes.Recording#all")
  void aTableInTodaysWordsIsTrueOnEveryRecordedVersion(Recording recording) {
    var pods = recording.at("other-reasons").placement();
    var taints =
        List.of(
            refused("1 | were unschedulable"),
            refused("every other node | had untolerated taint {dedicated: cart}"));

    PlacementAssert.assertThat(pods)
        .hasPending(1, "p-tainted", taints)
        .hasPending(1, "checkout", taints)
        .hasPending(
            1,
            "p-volume",
            List.of(refused("every node | persistentvolumeclaim \"none\" not found")));
  }

  /** Rows are separated by `;`, and columns by `|`. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1 node(s) had untolerated taint {a: x}, 2 node(s) had untolerated taint {b: } # 2|had untolerated taint {b: };1|had untolerated taint {a:x} # true",
        "1 node(s) had untolerated taint {a: x}, 2 node(s) had untolerated taint {b: } # 1|had untolerated taint {b: };2|had untolerated taint {a: x} # false",
        "1 node(s) had untolerated taint {a: x}, 2 node(s) had untolerated taint {b: } # 3|had untolerated taint {a: x} # false",
        "3 node(s) had untolerated taint(s) # 1|had untolerated taint {a: x};every other node|had untolerated taint {b: y} # true",
        "3 node(s) had untolerated taint(s) # 1|had untolerated taint {a: x};1|had untolerated taint {b: y} # false",
        "1 node(s) had untolerated taint {a: x}, 2 node(s) had untolerated taint {b: } # every node|had untolerated taint(s) # true",
        "1 node(s) had untolerated taint(s), 2 node(s) had untolerated taint {b: } # 1|had untolerated taint {a: x};2|had untolerated taint(s) # true",
        "1 node(s) had untolerated taint(s), 2 node(s) had untolerated taint {b: } # 2|had untolerated taint(s);1|had untolerated taint {a: x} # true",
        "3 node(s) had untolerated taint(s) # every other node|had untolerated taint {b: y};3|had untolerated taint {a: x} # false",
        "2 node(s) were unschedulable # 3|were unschedulable # false",
        "1 node(s) didn't match node selector, 2 node(s) didn't match Pod's node affinity # 3|didn't match Pod's node affinity/selector # true",
        "3 Insufficient cpu, 3 Insufficient memory # every node|Insufficient memory;3|Insufficient cpu # true",
        "3 Insufficient cpu # 3|Insufficient memory # false",
        "3 persistentvolumeclaim \"a\" not found # 3|persistentvolumeclaim \"b\" not found # false",
        "3 node(s) were haunted # 3|were haunted # true",
        "3 node(s) were haunted # 3|were enchanted # false",
        "3 node(s) were unschedulable # 3|were unschedulable;every other node|Insufficient cpu # false",
        "3 node(s) were unschedulable # 2|were unschedulable # false",
      })
  void aVerdictIsBecauseOfReasonsOfTheSameKindTaintAndResource(
      String verdict, String rows, boolean same) {
    var expected = Arrays.stream(rows.split(";")).map(RefusalReasonTest::refused).toList();

    assertThat(Verdict.parse(THREE + verdict + ".").isBecauseOf(NodesRefused.among(expected, 3)))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "", "all", "every", "1.5", "12345"})
  void aCountThatIsNoneIsToldWithWhatItMayBe(String text) {
    assertThatThrownBy(() -> new NodesRefused(text, RefusalReason.parse("Too many pods")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("a number from 1 on, `every node` or `every other node`")
        .hasMessageContaining("seen:     " + (text.isEmpty() ? "nothing" : text));
  }

  @Test
  void everyOtherNodeCanBeSaidOnce() {
    var twice =
        List.of(
            refused("every other node | Too many pods"),
            refused("every other node | Insufficient cpu"));

    assertThatThrownBy(() -> NodesRefused.among(twice, 3))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("every other node Too many pods, every other node Insufficient cpu");
  }

  private static NodesRefused refused(String row) {
    var columns = row.split("\\|");
    return new NodesRefused(columns[0], RefusalReason.parse(columns[1]));
  }
}
