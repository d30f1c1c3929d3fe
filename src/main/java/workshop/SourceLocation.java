package workshop;

import java.nio.file.Path;

/**
 * A line of a file.
 *
 * @param file the file
 * @param line the line, from 1
 */
public record SourceLocation(Path file, int line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
