package workshop.validation.findings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import workshop.SourceLocation;

/** A report on two pages, with long lines and with markup that isn't the report's. */
public final class SampleFindings {

  private static final String LONG = "kubectl get pods --namespace checkout ".repeat(12) + "<i>";

  private SampleFindings() {}

  /** Writes it, with its pages, to a folder; its first file is {@code report.html}. */
  public static Path writtenTo(Path folder) throws IOException {
    var content =
        Files.createDirectories(folder.resolve("content/website/docs/" + "a-b/".repeat(20)));
    var broken = Files.writeString(content.resolve("index.md"), "# One\n\n$ " + LONG + "\n");
    var unclear = Files.writeString(content.resolve("other.md"), "# Other\n");
    var sides =
        new SideBySide(
            LONG,
            3,
            0,
            MatchLevel.CONTRADICTS,
            List.of(new SideBySide.Line(LONG, "<script>no()</script>", MatchLevel.CONTRADICTS)));
    var root = ReportPath.within(folder.resolve("content"));
    var pages =
        List.of(
            new Findings(
                "content (repository)",
                root,
                broken,
                EnumSet.allOf(Comparison.class),
                List.of(
                    Comparison.CLUSTER.contradicts(
                        new SourceLocation(broken, 3),
                        "shows " + LONG,
                        "Prints <b>else</b>",
                        "Mend it."),
                    Comparison.CLUSTER.contradicts(
                        new SourceLocation(broken, 1),
                        "shows " + LONG,
                        "Prints <b>else</b>",
                        "Mend it.")),
                List.of(new BlockComparison(2, false, List.of(), List.of(sides))),
                List.of("A note on " + LONG),
                Map.of(Comparison.CLUSTER, Duration.ofSeconds(12))),
            new Findings(
                "content (repository)",
                root,
                unclear,
                EnumSet.of(Comparison.MANIFESTS),
                List.of(
                    Comparison.MANIFESTS.unclear(
                        new SourceLocation(unclear, 1), "says", "Is unclear", "Nothing.")),
                List.of(),
                List.of(),
                Map.of()));
    for (var file : HtmlReport.files(pages, Outcome.FALSE).entrySet()) {
      var target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    return folder.resolve(HtmlReport.INDEX);
  }
}
