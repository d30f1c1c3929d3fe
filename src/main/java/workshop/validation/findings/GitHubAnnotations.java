package workshop.validation.findings;

import java.util.stream.Collectors;

/**
 * The findings as workflow commands, which GitHub shows beside the lines of a pull request. Source:
 * GitHub's documentation "Workflow commands for GitHub Actions"; data escapes {@code %}, carriage
 * return and line feed, properties also {@code :} and {@code ,}.
 */
public final class GitHubAnnotations {

  private GitHubAnnotations() {}

  /**
   * One line a finding: errors, then warnings for what couldn't be told, then notices. Paths are
   * relative to the repository that the content belongs to.
   */
  public static String text(Findings findings) {
    var paths = findings.paths().ofRepository();
    return FindingGroup.of(findings.all()).stream()
        .map(group -> line(group, paths))
        .collect(Collectors.joining());
  }

  private static String line(FindingGroup group, ReportPath paths) {
    var finding = group.finding();
    var level =
        switch (finding.severity()) {
          case CONTRADICTS -> "error";
          case UNCLEAR -> "warning";
          case DIFFERS -> "notice";
        };
    var other = finding.other().map(place -> " (" + paths.shown(place) + ")").orElse("");
    var also = group.alsoAt(paths);
    return "::%s file=%s,line=%d,title=%s::%s%n"
        .formatted(
            level,
            property(paths.shown(finding.place().file())),
            finding.place().line(),
            property(finding.comparison().title() + ": " + finding.severity().word()),
            data(
                "The page %s. %s%s. %s%s"
                    .formatted(
                        finding.pageSays(),
                        finding.isSo(),
                        other,
                        finding.whatToDo(),
                        also.isEmpty() ? "" : " The same " + also + ".")));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
