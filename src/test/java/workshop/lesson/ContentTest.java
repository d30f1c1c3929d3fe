package workshop.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.WorkshopException;
import workshop.lesson.Content.Layout;

class ContentTest {

  @TempDir Path root;

  @Test
  void aWorkspaceHasItsManifestsAtTheTop() throws IOException {
    folders("base-application", "modules", "pages");

    var content = Content.read(root);

    assertThat(content.layout()).isEqualTo(Layout.WORKSPACE);
    assertThat(content.manifests().toRealPath()).isEqualTo(root.toRealPath());
    assertThat(content.pages()).contains(root.resolve("pages"));
  }

  @Test
  void aCloneHasItsManifestsInAFolderOfTheirOwn() throws IOException {
    folders("manifests/base-application", "manifests/modules", "website/docs");

    var content = Content.read(root);

    assertThat(content.layout()).isEqualTo(Layout.REPOSITORY);
    assertThat(content.manifests()).isEqualTo(root.resolve("manifests"));
    assertThat(content.pages()).contains(root.resolve("website/docs"));
  }

  @Test
  void clonesOfEarlierTimesHadTheBaseElsewhere() throws IOException {
    folders("one/manifests/base", "one/manifests/modules");
    folders("two/environment/workspace/manifests", "two/environment/workspace/modules");

    assertThat(Content.read(root.resolve("one")).base()).isEqualTo("base");
    var workspace = Content.read(root.resolve("two"));
    assertThat(workspace.manifests()).isEqualTo(root.resolve("two/environment/workspace"));
    assertThat(workspace.base()).isEqualTo("manifests");
  }

  @Test
  void translationsArePagesToo() throws IOException {
    var translated = "website/i18n/ja/docusaurus-plugin-content-docs/current/x";
    folders("manifests/base-application", "manifests/modules", "website/docs", translated);
    folders("website/node_modules", "website/docs/.hidden");
    for (var file :
        new String[] {
          "website/docs/a.md",
          "website/docs/b.mdx",
          "website/docs/c.txt",
          "website/docs/.hidden/d.md",
          translated + "/a.md",
          "website/i18n/ja/e.md",
          "website/node_modules/f.md"
        }) {
      Files.writeString(root.resolve(file), "x");
    }

    assertThat(Content.read(root).allPages().stream().map(it -> root.relativize(it).toString()))
        .containsExactly("website/docs/a.md", "website/docs/b.mdx", translated + "/a.md");
  }

  @Test
  void contentWithoutPagesHasNone() throws IOException {
    folders("base-application", "modules");

    assertThat(Content.read(root).pages()).isEmpty();
  }

  @Test
  void anythingElseIsToldWhatWasLookedForAndWhere() throws IOException {
    folders("modules");

    assertThatThrownBy(() -> Content.read(root))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("base-application/ and modules/ under " + root)
        .hasMessageContaining("under " + root.resolve("manifests"));
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> Content.read(root.resolve("nowhere")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("there is no such folder");
  }

  private void folders(String... names) throws IOException {
    for (var name : names) {
      Files.createDirectories(root.resolve(name));
    }
  }
}
