package workshop.validation.markdown;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A fence that is indented by four blanks or more, as authors indent what is inside of a component.
 * For CommonMark that is code as it stands; the site's MDX knows no indented code.
 */
final class IndentedFence extends AbstractBlockParser {

  private static final int DEEP = 4;
  private static final Pattern OPENING = Pattern.compile("(`{3,}+(?!.*`)|~{3,}+)(.*)");

  static final BlockParserFactory FACTORY =
      (ParserState state, MatchedBlockParser matched) -> {
        var line = state.getLine().getContent();
        var opening = OPENING.matcher(line).region(state.getNextNonSpaceIndex(), line.length());
        return state.getIndent() >= DEEP && opening.matches()
            ? BlockStart.of(
                    new IndentedFence(
                        opening.group(1), opening.group(2).strip(), state.getIndent()))
                .atIndex(line.length())
            : BlockStart.none();
      };

  private final FencedCodeBlock block = new FencedCodeBlock();
  private final StringBuilder text = new StringBuilder();
  private boolean opened;

  private IndentedFence(String marks, String info, int indent) {
    block.setFenceCharacter(marks.substring(0, 1));
    block.setOpeningFenceLength(marks.length());
    block.setFenceIndent(indent);
    block.setInfo(info);
  }

  @Override
  public Block getBlock() {
    return block;
  }

  @Override
  public BlockContinue tryContinue(ParserState state) {
    var line = state.getLine().getContent();
    var words = line.subSequence(state.getNextNonSpaceIndex(), line.length()).toString().strip();
    char mark = block.getFenceCharacter().charAt(0);
    if (words.length() >= block.getOpeningFenceLength() && words.chars().allMatch(c -> c == mark)) {
      block.setClosingFenceLength(words.length());
      return BlockContinue.finished();
    }
    int from = state.getIndex();
    for (int i = 0; i < block.getFenceIndent() && from < line.length() && blank(line, from); i++) {
      from++;
    }
    return BlockContinue.atIndex(from);
  }

  private static boolean blank(CharSequence line, int at) {
    return line.charAt(at) == ' ' || line.charAt(at) == '\t';
  }

  @Override
  public void addLine(SourceLine line) {
    if (opened) {
      text.append(line.getContent()).append('\n');
    }
    opened = true;
  }

  @Override
  public void closeBlock() {
    block.setLiteral(text.toString());
  }
}
