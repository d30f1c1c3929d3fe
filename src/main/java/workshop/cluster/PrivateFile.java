package workshop.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import workshop.WorkshopException;

/** Files that their owner alone may read, like a kubeconfig. */
public final class PrivateFile {

  private PrivateFile() {}

  /**
   * Writes a file anew; its folder is made if need be.
   *
   * @throws WorkshopException if it can't be written
   */
  public static Path write(Path file, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new WorkshopException("%s can't be written: %s".formatted(file, e), e);
    }
  }
}
