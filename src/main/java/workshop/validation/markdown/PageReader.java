package workshop.validation.markdown;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Walks the Markdown of one page and keeps what a {@link Page} is made of. */
final class PageReader extends AbstractVisitor {

  private final Path file;
  private final List<PageBlock> blocks = new ArrayList<>();
  private final List<ShownManifest> manifests = new ArrayList<>();
  private final List<Prose> prose = new ArrayList<>();
  private int paragraph;
  private int strong;
  private int items;

  PageReader(Path file) {
    this.file = file;
  }

  Page read(String text) {
    Parser.builder()
        .extensions(List.of(YamlFrontMatterExtension.create()))
        .customBlockParserFactory(ComponentTag.FACTORY)
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
        .build()
        .parse(text)
        .accept(this);
    return new Page(file, blocks, manifests, prose);
  }

  @Override
  public void visit(FencedCodeBlock code) {
    var fence = new Fence(file, line(code), code);
    fence.block().ifPresent(blocks::add);
    fence.manifest().ifPresent(manifests::add);
  }

  @Override
  public void visit(Paragraph node) {
    paragraph += items == 0 ? 1 : 0;
    super.visit(node);
  }

  /** An item with all that is in it counts as one paragraph: what leads in holds for the rest. */
  @Override
  public void visit(ListItem node) {
    paragraph += items == 0 ? 1 : 0;
    items++;
    super.visit(node);
    items--;
  }

  @Override
  public void visit(Heading node) {
    paragraph++;
    super.visit(node);
  }

  @Override
  public void visit(StrongEmphasis node) {
    strong++;
    super.visit(node);
    strong--;
  }

  @Override
  public void visit(Text text) {
    var words = text.getLiteral();
    ShownManifest.directive(line(text), words).ifPresent(manifests::add);
    prose.add(new Prose(line(text), paragraph, strong > 0, words));
  }

  @Override
  public void visit(Code code) {
    prose.add(new Prose(line(code), paragraph, true, code.getLiteral().strip()));
  }

  private static int line(Node node) {
    var spans = node.getSourceSpans();
    return spans.isEmpty() ? 1 : spans.get(0).getLineIndex() + 1;
  }
}
