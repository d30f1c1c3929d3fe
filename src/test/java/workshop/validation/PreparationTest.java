package workshop.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.WorkshopException;
import workshop.lesson.Content;

class PreparationTest {

  @TempDir Path root;

  @BeforeEach
  void makeContent() throws IOException {
    write("manifests/base-application/ui/kustomization.yaml", "");
    write("manifests/base-application/carts/kustomization.yaml", "");
    write("manifests/modules/lab/.workshop/terraform/main.tf", "");
  }

  private Path write(String file, String text) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private Preparation of(String page) {
    return Preparation.of(Content.read(root), root.resolve(page));
  }

  @Test
  void aPageSaysItselfWhatIsThereBefore() throws IOException {
    write("website/docs/index.md", "$ prepare-environment other\n");
    write("website/docs/a.md", "# A\n\n```bash wait=30\n$ prepare-environment lab\n```\n");
    var preparation = of("website/docs/a.md");
    assertThat(preparation.base()).containsExactly("base-application/carts", "base-application/ui");
    assertThat(preparation.from()).isEqualTo("prepare-environment lab at website/docs/a.md:4");
    assertThat(preparation.addOns()).contains("lab");
  }

  @Test
  void orTheNearestIndexAboveIt() throws IOException {
    write("website/docs/index.md", "$ prepare-environment\n");
    write("website/docs/x/a.md", "$ ls\n");
    assertThat(of("website/docs/x/a.md").from())
        .isEqualTo("prepare-environment at website/docs/index.md:1");
    assertThat(of("website/docs/x/a.md").addOns()).isEmpty();
    write("website/docs/x/index.md", "$ prepare-environment x\n");
    assertThat(of("website/docs/x/a.md").from()).contains("website/docs/x/index.md:1");
  }

  @Test
  void orNothing() throws IOException {
    write("website/docs/a.md", "Type `prepare-environment`.\n");
    assertThat(of("website/docs/a.md").base()).isEmpty();
  }

  @Test
  void anOptionSaysOtherwise() {
    var content = Content.read(root);
    assertThat(Preparation.asked(content, "none").base()).isEmpty();
    assertThat(Preparation.asked(content, "whole").base()).hasSize(2);
    assertThat(Preparation.asked(content, "base-application/ui").base())
        .containsExactly("base-application/ui");
    assertThatThrownBy(() -> Preparation.asked(content, "moon"))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("moon");
  }
}
