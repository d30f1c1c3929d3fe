package workshop.validation.markdown;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import workshop.SourceLocation;
import workshop.WorkshopException;

/** Walks the Markdown of one page and keeps what a {@link Page} is made of. */
final class PageReader extends AbstractVisitor {

  private static final Pattern OPEN =
      Pattern.compile("(?:<!--|\\{/\\*)\\s*outcome:\\s*open\\s*(?:-->|\\*/\\})\\s*$");

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
    var document =
        Parser.builder()
            .extensions(List.of(YamlFrontMatterExtension.create()))
            .customBlockParserFactory(ComponentTag.FACTORY)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build()
            .parse(text);
    var frontMatter = new YamlFrontMatterVisitor();
    document.accept(frontMatter);
    document.accept(this);
    Map<String, String> keys = new LinkedHashMap<>();
    frontMatter.getData().forEach((key, values) -> keys.put(key, String.join(", ", values)));
    return new Page(file, keys, blocks, manifests, prose);
  }

  @Override
  public void visit(FencedCodeBlock code) {
    int line = line(code);
    if (code.getClosingFenceLength() == null) {
      throw new UnreadablePage(
          new SourceLocation(file, line), "the fence that opens here is never closed.");
    }
    opensInside(code)
        .ifPresent(
            inside -> {
              throw new UnreadablePage(
                  new SourceLocation(file, line),
                  "the fence that opens here isn't closed before another opens at line "
                      + (line + inside)
                      + ".");
            });
    try {
      var open = saysOpen(code.getPrevious());
      var fence = new Fence(file, line, code.getInfo(), code.getLiteral(), open);
      fence.block().ifPresent(blocks::add);
      fence.manifest().ifPresent(manifests::add);
    } catch (UnreadablePage e) {
      throw e;
    } catch (WorkshopException e) {
      throw new UnreadablePage(new SourceLocation(file, line), e.getMessage());
    }
  }

  /**
   * The line inside a fence, from 1, where another fence of its kind opens. A fence that quotes
   * fences is longer than they are; if it isn't, the author forgot to close it.
   */
  private static Optional<Integer> opensInside(FencedCodeBlock code) {
    if (!code.getLiteral().contains(code.getFenceCharacter().repeat(3))) {
      return Optional.empty();
    }
    var opening =
        Pattern.compile(
            " {0,3}%s{%d,}\\s*[\\w{].*"
                .formatted(Pattern.quote(code.getFenceCharacter()), code.getOpeningFenceLength()));
    var lines = code.getLiteral().lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> opening.matcher(lines.get(i)).matches())
        .mapToObj(i -> i + 1)
        .findFirst();
  }

  private static boolean saysOpen(Node before) {
    if (before instanceof HtmlBlock html) {
      return OPEN.matcher(html.getLiteral()).find();
    }
    return before instanceof Paragraph paragraph
        && paragraph.getLastChild() instanceof Text text
        && OPEN.matcher(text.getLiteral()).find();
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
    Fence.directive(line(text), words).ifPresent(manifests::add);
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
