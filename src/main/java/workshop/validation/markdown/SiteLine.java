package workshop.validation.markdown;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A line that is the site's own: one tag of a component, such as {@code <TabItem value="a">}, or
 * one directive, such as {@code ::yaml{file="…"}}. CommonMark would take a tag with all up to the
 * next blank line for HTML, a fence directly below it included, and a directive for prose.
 */
final class SiteLine extends AbstractBlockParser {

  private static final Pattern TAG = Pattern.compile("\\s*</?[A-Z][\\w.]*(?:\\s[^<>]*)?/?>\\s*");
  private static final Pattern DIRECTIVE = Pattern.compile("\\s*::[a-zA-Z][\\w-]*[\\[{].*");

  static final BlockParserFactory FACTORY =
      (ParserState state, MatchedBlockParser matched) -> {
        var line = state.getLine().getContent();
        return TAG.matcher(line).matches() || DIRECTIVE.matcher(line).matches()
            ? BlockStart.of(new SiteLine(line.toString().strip())).atIndex(line.length())
            : BlockStart.none();
      };

  /** The line in the page's tree. */
  static final class Node extends CustomBlock {

    private final String text;

    private Node(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private final Node block;

  private SiteLine(String text) {
    block = new Node(text);
  }

  @Override
  public Block getBlock() {
    return block;
  }

  @Override
  public BlockContinue tryContinue(ParserState state) {
    return BlockContinue.none();
  }
}
