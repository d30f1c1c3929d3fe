package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeFailureTest {

  private static final String ENDED = "node ip-1 has ended: its container is exited, exit code 1";

  /** What kubelets of 1.35 and newer say. */
  private static final String NO_CGROUP_V1 =
      "E1124 02:55:57.029991    3189 run.go:72] \"command failed\" err=\"failed to validate kubelet"
          + " configuration, error: kubelet is configured to not run on a host using cgroup v1."
          + " cgroup v1 support is unsupported and will be removed in a future release, path:"
          + " &TypeMeta{Kind:,APIVersion:,}\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run.go:72] \"command failed\" err=\"failed to parse kubelet flag: unknown flag: --x\" | another by -Dcluster.image (it said: unknown flag: --x)",
        "level=fatal msg=\"flag provided but not defined: -disable-x\" | (it said: flag provided but not defined: -disable-x)",
        "[  0.0 s] ERROR: --x: this image does not know that flag of k3s agent | another by -Dcluster.image",
        "failed to create fsnotify watcher: too many open files | max_user_instances",
        "etcd: write wal: no space left on device | docker system df",
        "[ 9.1 s] ERROR: kubelet ended (signal: killed) | free some memory",
        "something of which nobody knows | read the lines above",
      })
  void whatToDoFollowsFromWhatTheContainerWrote(String line, String toDo) {
    var failure = NodeFailure.of(ENDED, new LogTail(List.of(line)));

    assertThat(failure.seen()).isEqualTo(ENDED);
    assertThat(failure.evidence()).isEqualTo("its last lines:\n    " + line);
    assertThat(failure.toDo()).contains(toDo);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "has ended: its container is exited, exit code 137 | free some memory",
        "has ended: its container is exited, exit code 1, out of memory | free some memory",
        "could not be started: unable to apply caps: operation not permitted | use a newer Docker",
        "is gone: its container was removed during the run | run again",
        "could not be started: no idea why | 'make node-image'",
      })
  void orFromHowItEnded(String seen, String toDo) {
    var failure = NodeFailure.of("node ip-1 " + seen, new LogTail(List.of()));

    assertThat(failure.seen()).isEqualTo("node ip-1 " + seen);
    assertThat(failure.evidence()).isEqualTo("it wrote nothing");
    assertThat(failure.toDo()).contains(toDo);
  }

  @Test
  void theReasonMayStandFarAboveTheLastLines() {
    var output =
        new LogTail(
            IntStream.range(0, 400).mapToObj(i -> i == 50 ? NO_CGROUP_V1 : "shuts down").toList());

    var failure = NodeFailure.of(ENDED, output);

    assertThat(failure.evidence().lines()).hasSize(16);
    assertThat(failure.toDo())
        .isEqualTo(
            "name an image of Kubernetes 1.34 or older by -Dcluster.image, or one whose"
                + " tag tells its version; or use an engine with cgroup v2 (it said: configured to"
                + " not run on a host using cgroup v1)");
  }

  @Test
  void thatCgroupV1IsOldIsNoReason() {
    var warning = "cgroup v1 support is in maintenance mode, please migrate to cgroup v2";
    assertThat(NodeFailure.of(ENDED, new LogTail(List.of(warning))).toDo())
        .contains("read the lines above");
  }

  @Test
  void aLongLineIsCut() {
    assertThat(new LogTail(List.of("x".repeat(400))).told()).endsWith("xxx…").hasSizeLessThan(330);
  }
}
