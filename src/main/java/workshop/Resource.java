package workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A text that is part of this program, kept in a file of its own. */
public final class Resource {

  private Resource() {}

  /**
   * Reads a text resource.
   *
   * @param beside a class of the package that the resource lies in
   * @param name the file's name
   * @return the text, read as UTF-8
   * @throws NullPointerException if there is no such resource, with its name: the program is broken
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
