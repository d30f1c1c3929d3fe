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
 */
public record Page(
    Path file, List<PageBlock> blocks, List<ShownManifest> manifests, List<Prose> prose) {

  public Page {
    blocks = List.copyOf(blocks);
    manifests = List.copyOf(manifests);
    prose = List.copyOf(prose);
  }

  /**
   * Reads a page: CommonMark with the workshop's fences, or with plain ones. Bytes that aren't
   * UTF-8 are taken as the replacement character.
   *
   * @throws WorkshopException if there is no such file or it can't be read
   * @throws UnreadablePage if it is empty, a fence or a quote isn't closed, or no fence holds a
   *     command; with file and line
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
    if (text.isBlank()) {
      throw new UnreadablePage(new SourceLocation(file, 1), "the page is empty.");
    }
    var page = new PageReader(file).read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (page.commands().isEmpty()) {
      throw new UnreadablePage(
          new SourceLocation(file, 1),
          "no fence of the page holds a command. A command is a line that starts with \"$ \" in a plain or bash fence.");
    }
    return page;
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
