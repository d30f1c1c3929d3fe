package workshop.validation.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import workshop.Timeouts;

/** Builds kustomizations with the {@code kubectl} of this machine. */
public final class LocalKubectl implements KustomizeBuild {

  private final String program;

  /** Takes {@code kubectl} from the PATH. */
  public LocalKubectl() {
    this("kubectl");
  }

  LocalKubectl(String program) {
    this.program = program;
  }

  @Override
  public Result build(Path folder) {
    try {
      var output = Files.createTempFile("kustomize", ".yaml");
      var errors = Files.createTempFile("kustomize", ".log");
      try {
        return run(folder, output, errors);
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      return new CouldNotTell("kubectl can't be run here: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CouldNotTell("the build was interrupted");
    }
  }

  private Result run(Path folder, Path output, Path errors)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(program, "kustomize", folder.toString())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(Timeouts.ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
        return new CouldNotTell(
            "kubectl kustomize took more than " + Timeouts.ANSWER.toSeconds() + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    return Result.of(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /** Kustomize's own words, in one line, without the log line that kubectl wraps them in. */
  static String unwrapped(String error) {
    return error
        .strip()
        .replaceFirst("^[EF]\\d{4} [^\\]]*] \"command failed\" err=[<\"]", "")
        .replaceFirst("(?:\n >|\")$", "")
        .replaceFirst("^error: ", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
