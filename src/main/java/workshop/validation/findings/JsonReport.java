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
   * The report as one JSON object: {@code verdict}, {@code exitCode} and {@code pages}; each has
   * {@code verdict}, {@code content}, {@code page}, {@code comparisons}, {@code seconds}, {@code
   * notes}, {@code findings} (the heaviest first; the same finding once, with its other lines) and
   * {@code blocks} (those run on a cluster).
   *
   * @param exitCode the program's
   */
  public static String json(List<Findings> pages, Outcome outcome, int exitCode) {
    var root = JSON.createObjectNode();
    root.put("verdict", outcome.word());
    root.put("exitCode", exitCode);
    var all = root.putArray("pages");
    pages.forEach(findings -> write(findings, all.addObject()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void write(Findings findings, ObjectNode root) {
    root.put("verdict", findings.truth().word());
    root.put("summary", findings.verdict());
    root.put("content", findings.content());
    root.put("page", findings.shownPage());
    var comparisons = root.putObject("comparisons");
    findings.compared().forEach(one -> comparisons.put(one.word(), findings.truth(one).word()));
    root.put("seconds", findings.seconds().toMillis() / 1000.0);
    findings.notes().forEach(root.putArray("notes")::add);
    var all = root.putArray("findings");
    FindingGroup.of(findings.all())
        .forEach(group -> write(group, findings.paths(), all.addObject()));
    var blocks = root.putArray("blocks");
    findings.blocks().forEach(block -> write(block, blocks.addObject()));
  }

  private static void write(FindingGroup group, ReportPath paths, ObjectNode node) {
    var finding = group.finding();
    node.put("severity", finding.severity().word());
    node.put("comparison", finding.comparison().word());
    write(finding.place(), paths, node);
    group.also().forEach(place -> write(place, paths, node.withArray("also").addObject()));
    finding.other().ifPresent(place -> write(place, paths, node.putObject("other")));
    node.put("pageSays", finding.pageSays());
    node.put("isSo", finding.isSo());
    node.put("whatToDo", finding.whatToDo());
  }

  private static void write(SourceLocation place, ReportPath paths, ObjectNode node) {
    node.put("file", paths.shown(place.file()));
    node.put("line", place.line());
  }

  private static void write(BlockComparison block, ObjectNode node) {
    node.put("line", block.line());
    node.put("result", block.result().word());
    node.put("outcomeOpen", block.open());
    node.set("commands", JSON.valueToTree(block.sides()));
  }
}
