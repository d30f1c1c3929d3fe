package workshop.validation.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import workshop.SourceLocation;

/**
 * Findings that say the same, of one page or several: reports tell them once.
 *
 * @param finding the first of them
 * @param also where else it shows, in order
 */
record FindingGroup(Finding finding, List<SourceLocation> also) {

  private record Said(Severity severity, Comparison comparison, String pageSays, String isSo) {}

  FindingGroup {
    also = List.copyOf(also);
  }

  /** Groups findings; the first of each keep their order. */
  static List<FindingGroup> of(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(FindingGroup::said, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(same -> new FindingGroup(same.get(0), places(same)))
        .toList();
  }

  private static Said said(Finding finding) {
    return new Said(finding.severity(), finding.comparison(), finding.pageSays(), finding.isSo());
  }

  private static List<SourceLocation> places(List<Finding> same) {
    return same.stream()
        .map(Finding::place)
        .distinct()
        .filter(place -> !place.equals(same.get(0).place()))
        .toList();
  }

  /** The other places in words, e.g. {@code also at lines 12, 40}; empty if there are none. */
  String alsoAt(ReportPath paths) {
    var words = new ArrayList<String>();
    also.stream()
        .collect(
            Collectors.groupingBy(SourceLocation::file, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (file, places) ->
                words.add(
                    "%s %s"
                            .formatted(
                                places.size() == 1 ? "line" : "lines",
                                places.stream()
                                    .map(place -> String.valueOf(place.line()))
                                    .collect(Collectors.joining(", ")))
                        + (file.equals(finding.place().file()) ? "" : " of " + paths.shown(file))));
    return words.isEmpty() ? "" : "also at " + String.join("; ", words);
  }
}
