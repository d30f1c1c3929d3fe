package workshop.cluster.existing;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import workshop.Failure;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.cluster.ContextSettings;
import workshop.cluster.PrivateFile;

/**
 * One context of a kubeconfig, as this machine's {@code kubectl} understands it.
 *
 * @param context the context's name
 * @param yaml a kubeconfig of that context alone, with all that it refers to
 */
record Kubeconfig(String context, String yaml) {

  /**
   * Reads a context.
   *
   * @throws WorkshopException if there is no kubectl, no such file or no such context, or the file
   *     can't be understood
   */
  static Kubeconfig of(ContextSettings settings) {
    var file = settings.kubeconfig();
    if (!Files.isReadable(file)) {
      throw new WorkshopException(
          Failure.of(
              "a kubeconfig in " + file.toAbsolutePath(),
              Files.exists(file) ? "it can't be read" : "there is no such file",
              "name the file that says how to reach the cluster: -Dcluster.kubeconfig=…"));
    }
    var contexts = kubectl(file, "get-contexts", "--output=name").lines().toList();
    if (!contexts.contains(settings.context())) {
      throw new WorkshopException(
          Failure.of(
              "a context %s in %s".formatted(settings.context(), file),
              contexts.isEmpty()
                  ? "it has none"
                  : contexts.stream().collect(Collectors.joining(", ", "it has ", "")),
              "name one of these: -Dcluster.context=…"));
    }
    return new Kubeconfig(
        settings.context(),
        kubectl(file, "view", "--context=" + settings.context(), "--minify", "--flatten", "--raw"));
  }

  private static String kubectl(Path file, String... arguments) {
    var command = new ArrayList<>(List.of("kubectl", "config", "--kubeconfig=" + file));
    command.addAll(Arrays.asList(arguments));
    try {
      var process = HostProcess.start(new ProcessBuilder(command), text -> text);
      var exitCode = process.exitCodeWithin(Timeouts.ANSWER);
      if (exitCode.isPresent() && exitCode.getAsInt() == 0) {
        return process.output();
      }
      throw new WorkshopException(
          Failure.of(
              "a kubeconfig that kubectl understands in " + file,
              process.errors().strip(),
              "correct it, or name another: -Dcluster.kubeconfig=…"));
    } catch (UncheckedIOException e) {
      throw new WorkshopException(
          Failure.of(
              "kubectl on this machine, where the lesson's commands run",
              "it can't be started: " + e.getMessage(),
              "put it on the PATH; its version should be within one of the cluster's"),
          e);
    }
  }

  /** Writes it where commands find it, for nobody else to read. */
  Path writtenTo(Path folder) {
    return PrivateFile.write(folder.resolve("kubeconfig"), yaml);
  }
}
