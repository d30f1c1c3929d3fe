package workshop.validation.findings;

import static java.util.stream.Collectors.joining;
import static org.owasp.encoder.Encode.forHtml;

import java.util.List;

/** What a page shows and what a cluster printed, side by side, as a part of an HTML page. */
final class SidesTable {

  private SidesTable() {}

  static String html(List<BlockComparison> blocks) {
    return blocks.isEmpty()
        ? ""
        : blocks.stream()
            .flatMap(block -> block.sides().stream().map(side -> details(block, side)))
            .collect(joining("", "<h2>The page and the cluster, side by side</h2>\n", ""));
  }

  private static String details(BlockComparison block, SideBySide side) {
    var rows = side.lines().stream().map(SidesTable::row).collect(joining());
    var open = block.open() ? ", outcome left open" : "";
    return """
        <details%s><summary><span class="%s">%s</span>%s, line %d: <code>%s</code></summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Line %d"><table class="sides">
        <tr><th scope="col"></th><th scope="col">On the page</th><th scope="col">On the cluster</th></tr>
        %s</table></div></details>
        """
        .formatted(
            side.result() == MatchLevel.SAME ? "" : " open",
            side.result().word(),
            side.result().word(),
            open,
            side.line(),
            forHtml(side.command()),
            side.line(),
            rows);
  }

  private static String row(SideBySide.Line line) {
    var result = line.result().word();
    return "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td></tr>%n"
        .formatted(result, result, forHtml(line.page()), forHtml(line.cluster()));
  }
}
