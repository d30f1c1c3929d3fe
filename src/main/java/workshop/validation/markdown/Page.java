package workshop.validation.markdown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workshop.SourceLocation;
import workshop.WorkshopException;

/**
 * A page of the workshop as its author wrote it.
 *
 * @param file where it is
 * @param blocks its fences with commands, in order
 * @param manifests the manifests that it shows, in order
 * @param prose the words of its text, in order
 * @param problems what its author has to mend, in order
 */
public record Page(
    Path file,
    List<PageBlock> blocks,
    List<ShownManifest> manifests,
    List<Prose> prose,
    List<PageProblem> problems) {

  public Page {
    blocks = List.copyOf(blocks);
    manifests = List.copyOf(manifests);
    prose = List.copyOf(prose);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a page: CommonMark as the site's MDX has it, with the workshop's fences, or with plain
   * ones. Bytes that aren't UTF-8 are taken as the replacement character. A page may be empty, and
   * may have no commands.
   *
   * @throws WorkshopException if there is no such file or it can't be read
   * @throws UnreadablePage if a fence isn't closed; with file and line
   */
  public static Page read(Path file) {
    if (Files.isDirectory(file)) {
      throw new WorkshopException("%s is a folder, not a page.".formatted(file));
    }
    if (!Files.exists(file)) {
      throw new WorkshopException("There is no page at %s.".formatted(file));
    }
    try {
      return parse(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new WorkshopException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** As {@link #read}, from the file's text. */
  public static Page parse(Path file, String text) {
    return new PageReader(file).read(text);
  }

  /** A line of the page, from 1. */
  public SourceLocation at(int line) {
    return new SourceLocation(file, line);
  }

  /** The blocks that learners are meant to run: all but those with {@code test=false}. */
  public List<PageBlock> blocksToRun() {
    return blocks.stream().filter(block -> block.annotations().test()).toList();
  }

  /** The commands that learners are meant to run, in order. */
  public List<PageCommand> commandsToRun() {
    return blocksToRun().stream().flatMap(block -> block.commands().stream()).toList();
  }

  /** All commands on the page, in order. */
  public List<PageCommand> commands() {
    return blocks.stream().flatMap(block -> block.commands().stream()).toList();
  }
}
