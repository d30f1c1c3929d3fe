package workshop.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import workshop.cluster.Execution;

/**
 * What kubectl printed on real clusters of several versions, under {@code
 * src/test/resources/recordings}: in a file the command after {@code $}, what it printed, and its
 * exit code in parentheses.
 */
public final class Recorded {

  /** The folders, one a version. */
  public static final List<String> VERSIONS = List.of("1.20.2", "1.21.2-k3s", "1.36.2");

  private static final Path FOLDER = Path.of("src/test/resources/recordings");

  private Recorded() {}

  /**
   * A command as it ran.
   *
   * @param version the folder
   * @param name the file's name without its ending
   */
  public static Execution command(String version, String name) {
    var lines = lines(FOLDER.resolve(version).resolve(name + ".txt"));
    var last = lines.size() - 1;
    var printed = String.join("\n", lines.subList(1, last)) + "\n";
    var exitCode = Integer.parseInt(lines.get(last).replaceAll("\\D", ""));
    return new Execution(
        lines.get(0).substring(2),
        exitCode,
        exitCode == 0 ? printed : "",
        exitCode == 0 ? "" : printed,
        Instant.EPOCH,
        Duration.ZERO);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
