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
 * A line that is one tag of a site's component, such as {@code <TabItem value="a">}. CommonMark
 * would take all up to the next blank line for HTML, a fence directly below the tag included; for
 * the site's MDX the line stands alone.
 */
final class ComponentTag extends AbstractBlockParser {

  private static final Pattern TAG = Pattern.compile("\\s*</?[A-Z][\\w.]*(?:\\s[^<>]*)?/?>\\s*");

  static final BlockParserFactory FACTORY =
      (ParserState state, MatchedBlockParser matched) ->
          TAG.matcher(state.getLine().getContent()).matches()
              ? BlockStart.of(new ComponentTag()).atIndex(state.getLine().getContent().length())
              : BlockStart.none();

  private final Block block = new CustomBlock() {};

  @Override
  public Block getBlock() {
    return block;
  }

  @Override
  public BlockContinue tryContinue(ParserState state) {
    return BlockContinue.none();
  }
}
