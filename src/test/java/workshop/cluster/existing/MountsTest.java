package workshop.cluster.existing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountsTest {

  private final Mounts mounts = new Mounts("/home/me");

  @BeforeEach
  void mount() {
    mounts.add("/workspace", "/tmp/run/content-1");
    mounts.add("/home/me/environment/eks-workshop", "/tmp/run/content-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kubectl apply -k /workspace/modules/x/       | kubectl apply -k /tmp/run/content-1/modules/x/
          cd /workspace && ls                          | cd /tmp/run/content-1 && ls
          cat "/workspace/a.yaml"                      | cat "/tmp/run/content-1/a.yaml"
          ls ~/environment/eks-workshop/modules        | ls /tmp/run/content-2/modules
          ls $HOME/environment/eks-workshop            | ls /tmp/run/content-2
          ls ${HOME}/environment/eks-workshop;pwd      | ls /tmp/run/content-2;pwd
          ls /home/me/environment/eks-workshop         | ls /tmp/run/content-2
          """)
  void aCommandFindsTheCopyWhereTheLearnerFindsTheContent(String typed, String run) {
    assertThat(mounts.onThisMachine(typed)).isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource({"ls /workspaces", "ls /home/workspace", "ls ~/environment", "echo workspace"})
  void otherPathsAreLeftAlone(String typed) {
    assertThat(mounts.onThisMachine(typed)).isEqualTo(typed);
  }

  @Test
  void whatIsPrintedSpeaksOfTheLearnersPaths() {
    assertThat(mounts.learners("error: /tmp/run/content-1/modules/x: no such file"))
        .isEqualTo("error: /workspace/modules/x: no such file");
  }
}
