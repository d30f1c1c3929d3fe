package workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A text that is part of this program, kept in a file of its own. */
public final class Resource {

  private Resource() {}

  /**
   * Reads a file of UTF-8 text beside a class.
   *
   * @throws NullPointerException if there is none, with its name: the program is broken
   */
  public static String text(Class<?> beside, String name) {
    try (var file = beside.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(file, name + " beside " + beside.getName()).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " beside " + beside.getName(), e);
    }
  }
}
