package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nodes do with archives, where a stub takes the place of containerd's command. */
class KeptImagesTest {

  private static final String STAND_IN = "public.ecr.aws/docker/library/redis:6.0-alpine";
  private static final String PULLED = "registry.example:5000/shop/checkout:1";
  private static final String BY_DIGEST = "registry.example:5000/shop/cart@sha256:cccc";

  @TempDir Path path;
  @TempDir Path kept;

  @BeforeEach
  void aNodeWithImages() throws IOException {
    var ctr =
        """
        #!/bin/sh
        case "$4" in
          ls) printf 'REF TYPE DIGEST\\n'
              for image in localhost/eks-workshop-node/pause:1=a %s=b %s@sha256:bbbb=b %s=b %s=c sha256:dddd=c docker.io/library/nginx:1.14.2=d docker.io/amazon/db:1=e
              do echo "${image%%=*} type sha256:${image##*=}"; done ;;
          export) echo "archive of $6" > "$5" ;;
          import) grep -q archive "$5" || { echo "no archive" >&2; exit 1; } ;;
        esac
        """
            .formatted(STAND_IN, PULLED, PULLED, BY_DIGEST);
    var file = Files.writeString(path.resolve("ctr"), ctr);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void whatWasPulledIsKeptOnceByItsTagOrElseItsDigest() throws IOException {
    assertThat(save(100).lines()).containsExactlyInAnyOrder(archive(PULLED), archive(BY_DIGEST));
    assertThat(kept.resolve(archive(PULLED))).hasContent("archive of " + PULLED);

    assertThat(save(100)).isEmpty();
    assertThat(kept.toFile().list()).hasSize(2);
  }

  @Test
  void whatIsOlderThanAWeekIsFetchedAnew() throws IOException {
    save(100);
    var old = kept.resolve(archive(PULLED));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

    assertThat(save(100)).contains(archive(PULLED)).doesNotContain(archive(BY_DIGEST));
  }

  @Test
  void theOldestGoWhenThereIsTooMuch() throws IOException {
    save(100);
    var old = kept.resolve(archive(BY_DIGEST));
    Files.write(old, new byte[4 << 20]);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

    save(2);

    assertThat(kept.toFile().list()).containsExactly(archive(PULLED));
  }

  @Test
  void whatIsKeptIsGivenToNodesAndWhatIsNoArchiveIsToldAndRemoved() throws IOException {
    save(100);
    Files.writeString(kept.resolve("broken.tar"), "half of one");

    assertThat(run(KeptImages.LOAD, List.of()).lines())
        .containsExactlyInAnyOrder(archive(PULLED), archive(BY_DIGEST), "no archive");
    assertThat(kept.resolve("broken.tar")).doesNotExist();
  }

  @Test
  void aNodeWithoutTheVolumeIsLeftAlone() throws IOException {
    Files.delete(kept);

    assertThat(save(100)).isEmpty();
    assertThat(run(KeptImages.LOAD, List.of())).isEmpty();
  }

  private static String archive(String image) {
    return image.replace('/', '+') + ".tar";
  }

  private String save(int mebibytes) throws IOException {
    return run(
        KeptImages.SAVE,
        KeptImages.arguments(mebibytes, List.of(STAND_IN, "nginx:1.14.2", "amazon/db:1")));
  }

  private String run(String script, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of("sh", "-c", script, "sh", kept.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", path.toString(), (old, own) -> own + ":" + old);
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
