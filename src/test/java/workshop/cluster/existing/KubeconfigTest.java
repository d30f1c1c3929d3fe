package workshop.cluster.existing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import workshop.WorkshopException;
import workshop.cluster.ContextSettings;

class KubeconfigTest {

  @Test
  void aFileThatIsNotThereIsToldByItsNameAndWhatToDo() {
    var settings = new ContextSettings(Path.of("/nowhere/config"), "shop");

    assertThatThrownBy(() -> Kubeconfig.of(settings))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll("/nowhere/config", "there is no such file", "cluster.kubeconfig");
  }
}
