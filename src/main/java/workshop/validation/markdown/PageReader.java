package workshop.validation.markdown;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import workshop.SourceLocation;
import workshop.shell.CompleteCommand;

/** Walks the Markdown of one page and keeps what a {@link Page} is made of. */
final class PageReader extends AbstractVisitor {

  /** Quotes and lists in one another beyond which a mark is a word. */
  private static final int DEEPEST = 100;

  /** The site's MDX knows neither indented code nor blocks of HTML. */
  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(
              Set.of(
                  BlockQuote.class,
                  Heading.class,
                  FencedCodeBlock.class,
                  ThematicBreak.class,
                  ListBlock.class))
          .customBlockParserFactory(IndentedFence.FACTORY)
          .customBlockParserFactory(SiteLine.FACTORY)
          .maxOpenBlockParsers(DEEPEST)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private final Path file;
  private final List<Fence> fences = new ArrayList<>();
  private final List<PageProblem> problems = new ArrayList<>();
  private final List<PageBlock> blocks = new ArrayList<>();
  private final List<ShownManifest> manifests = new ArrayList<>();
  private final List<Prose> prose = new ArrayList<>();
  private final Deque<Item> items = new ArrayDeque<>();
  private final Map<Node, Integer> read = new IdentityHashMap<>();
  private List<Prose.Words> words = new ArrayList<>();

  /** The item of a list that is being read. */
  private record Item(Prose.Kind kind, int list, int number) {}

  PageReader(Path file) {
    this.file = file;
  }

  Page read(String written) {
    var text = PageText.of(written);
    try {
      PARSER.parse(text.toString()).accept(this);
    } catch (StackOverflowError e) {
      throw new UnreadablePage(
          new SourceLocation(file, 1), "the page nests its marks too deeply to be read.");
    }
    text.neverClosed()
        .ifPresent(
            line ->
                problems.add(
                    new PageProblem(line, "the comment that opens here is never closed.")));
    commands();
    problems.sort(Comparator.comparingInt(PageProblem::line));
    return new Page(file, blocks, manifests, prose, problems);
  }

  /** Reads the commands of all fences together: so the shell is asked once. */
  private void commands() {
    var readers = fences.stream().map(Fence::commands).toList();
    var transcripts =
        readers.stream().flatMap(Optional::stream).map(CommandReader::transcript).toList();
    var found = CompleteCommand.in(transcripts).iterator();
    for (int i = 0; i < fences.size(); i++) {
      var fence = fences.get(i);
      if (readers.get(i).isPresent()) {
        var commands = found.next();
        fence
            .block(readers.get(i).get().commands(fence.firstLine(), commands))
            .ifPresent(blocks::add);
        problems.addAll(fence.problems(commands));
      }
    }
  }

  @Override
  public void visit(FencedCodeBlock code) {
    var fence = new Fence(file, line(code), code);
    fences.add(fence);
    fence.manifest().ifPresent(manifests::add);
  }

  @Override
  public void visit(Paragraph node) {
    var item = items.isEmpty() ? new Item(Prose.Kind.PARAGRAPH, 0, 0) : items.peek();
    passage(node, item, () -> super.visit(node));
  }

  @Override
  public void visit(Heading node) {
    passage(node, new Item(Prose.Kind.HEADING, 0, 0), () -> super.visit(node));
  }

  @Override
  public void visit(ListItem node) {
    var list = node.getParent();
    int number = read.merge(list, 1, Integer::sum);
    var kind = list instanceof OrderedList ? Prose.Kind.NUMBERED : Prose.Kind.BULLET;
    items.push(new Item(kind, line(list), number));
    super.visit(node);
    items.pop();
  }

  private void passage(Node node, Item item, Runnable reading) {
    words = new ArrayList<>();
    reading.run();
    if (!words.isEmpty()) {
      prose.add(new Prose(line(node), item.kind(), item.list(), item.number(), words));
    }
  }

  @Override
  public void visit(CustomBlock node) {
    if (node instanceof SiteLine.Node site) {
      ShownManifest.directive(line(node), site.text()).ifPresent(manifests::add);
      if (site.text().startsWith("<")) {
        var text = new Prose.Words(line(node), false, site.text());
        prose.add(new Prose(line(node), Prose.Kind.TAG, 0, 0, List.of(text)));
      }
    }
  }

  @Override
  public void visit(Text text) {
    words.add(new Prose.Words(line(text), false, text.getLiteral()));
  }

  @Override
  public void visit(Code code) {
    words.add(new Prose.Words(line(code), true, code.getLiteral().strip()));
  }

  @Override
  public void visit(SoftLineBreak node) {
    words.add(new Prose.Words(line(node), false, " "));
  }

  @Override
  public void visit(HardLineBreak node) {
    words.add(new Prose.Words(line(node), false, " "));
  }

  private static int line(Node node) {
    var spans = node.getSourceSpans();
    return spans.isEmpty() ? 1 : spans.get(0).getLineIndex() + 1;
  }
}
