package workshop.validation.findings;

import java.util.List;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import workshop.SourceLocation;

/** The findings for other programs. */
public final class JsonReport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE).build();

  private JsonReport() {}

  /**
   * The report as one JSON object: {@code verdict}, {@code exitCode}, {@code content}, {@code
   * page}, {@code comparisons}, {@code findings} (the heaviest first) and {@code blocks} (those run
   * on a cluster).
   */
  public static String json(List<Findings> pages, Outcome outcome) {
    var root = JSON.createObjectNode();
    root.put("verdict", outcome.word());
    root.put("exitCode", outcome.exitCode());
    var all = root.putArray("pages");
    pages.forEach(findings -> write(findings, all.addObject()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void write(Findings findings, ObjectNode root) {
    root.put("verdict", findings.truth().word());
    root.put("summary", findings.verdict());
    root.put("content", findings.content());
    root.put("page", ReportPath.of(findings.page()));
    var comparisons = root.putObject("comparisons");
    findings.compared().forEach(one -> comparisons.put(one.word(), findings.truth(one).word()));
    var all = root.putArray("findings");
    findings.all().forEach(finding -> write(finding, all.addObject()));
    var blocks = root.putArray("blocks");
    findings.blocks().forEach(block -> write(block, blocks.addObject()));
  }

  private static void write(Finding finding, ObjectNode node) {
    node.put("severity", finding.severity().word());
    node.put("comparison", finding.comparison().word());
    write(finding.place(), node);
    finding.other().ifPresent(place -> write(place, node.putObject("other")));
    node.put("pageSays", finding.pageSays());
    node.put("isSo", finding.isSo());
    node.put("whatToDo", finding.whatToDo());
  }

  private static void write(SourceLocation place, ObjectNode node) {
    node.put("file", ReportPath.of(place.file()));
    node.put("line", place.line());
  }

  private static void write(BlockComparison block, ObjectNode node) {
    node.put("line", block.line());
    node.put("result", block.result().word());
    node.put("outcomeOpen", block.open());
    node.set("commands", JSON.valueToTree(block.sides()));
  }
}
