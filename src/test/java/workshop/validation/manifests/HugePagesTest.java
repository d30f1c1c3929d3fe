package workshop.validation.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.shell.ContentRoots;
import workshop.validation.markdown.Page;

/** A page of a megabyte is compared in seconds, whatever it is made of. */
class HugePagesTest {

  private static final int MEGABYTE = 1_000_000;
  private static final String FILE = "manifests/modules/a.yaml";

  @TempDir Path root;

  private static String many(String text) {
    return text.repeat(MEGABYTE / text.length());
  }

  static Stream<String> pages() {
    var directive = "::yaml{file=\"" + FILE + "\" paths=\"";
    return Stream.of(
        directive + many("a.b,") + "\"}",
        directive + many("a.") + "\"}",
        "::yaml{" + many("a"),
        "::yaml{" + many("a=\""),
        directive + "a.b\"}\n\n" + many("1. `b: 1` or 2 of `b`\n"),
        many("`app.kubernetes.io/name: x`, "),
        many("`a: 1`; "),
        many("Deployment `web` has `a: 1` "),
        many("a/"),
        many("/"),
        "`" + many("~/environment/eks-workshop/") + "`",
        "See `" + FILE + "`:\n\n```yaml\n" + many("- ...\n") + "```",
        "See `" + FILE + "`:\n\n```yaml\n" + many("a: 1\n") + "```",
        "```bash\n$ " + many("a=1 ") + "\n```",
        "```bash\n$ kubectl apply -f " + many("a,") + "\n```",
        "```bash\n" + many("$ kubectl delete pod a\npod \"a\" deleted\n") + "```",
        "```bash\n$ ls " + many("$(") + "\n```",
        "```bash\n$ cat " + many("| cat ") + "\n```",
        many("::yaml{file=\"" + FILE + "\" paths=\"a.b\"}\n\n1. `b: 1`\n\n"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  @Timeout(60)
  void aMegabyteOfAnythingIsComparedInSeconds(String text) throws Exception {
    Files.createDirectories(root.resolve("manifests/modules"));
    Files.writeString(root.resolve(FILE), "a:\n  b: 1\n");
    var folders = new ManifestFolders(root, root.resolve("manifests"), ContentRoots.KNOWN);
    var page = Page.parse(root.resolve("page.md"), text + "\n\n```bash\n$ true\n```\n");
    var threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    PageAgainstManifests.compare(
        page, folders, folder -> new KustomizeBuild.CouldNotTell("not tried in this test"));
    var took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - began);
    assertThat(took).isLessThan(Duration.ofSeconds(3));
  }
}
