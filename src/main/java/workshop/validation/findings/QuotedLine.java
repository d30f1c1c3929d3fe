package workshop.validation.findings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import workshop.SourceLocation;

/** Lines of files as they stand there; each file is read once. */
final class QuotedLine {

  private static final int LONGEST = 160;

  private final Map<Path, List<String>> read = new HashMap<>();

  /** A line without the blanks around it, cut where it is very long; empty if it isn't there. */
  String at(SourceLocation place) {
    var lines = read.computeIfAbsent(place.file(), QuotedLine::lines);
    if (place.line() > lines.size()) {
      return "";
    }
    var line = lines.get(place.line() - 1).strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
