package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.validation.findings.Finding;
import workshop.validation.manifests.Manifests.Located;
import workshop.validation.markdown.Page;

/**
 * A key of a manifest has a value.
 *
 * @param line the page's line, from 1
 * @param key the key
 * @param value the value that the page states
 * @param actual the values that the key has where the page says
 * @param where where that is, in words; empty for all of the manifest
 */
record ValueClaim(int line, String key, String value, List<Located> actual, String where)
    implements Claim {

  private static final Pattern FILLED_IN = Pattern.compile("\\$[({\\w]|\\{\\{");

  @Override
  public List<Finding> check(Page page, ManifestIndex index) {
    Set<String> values = actual.stream().map(Located::text).collect(Collectors.toSet());
    boolean open = values.stream().anyMatch(it -> FILLED_IN.matcher(it).find());
    if (values.isEmpty() || open || values.stream().anyMatch(it -> same(it, value))) {
      return List.of();
    }
    return List.of(
        MANIFESTS
            .contradicts(
                page.at(line),
                "states " + key + "=" + value,
                "The manifests have%s %s: %s"
                    .formatted(
                        where.isEmpty() ? "" : " under " + where,
                        key,
                        actual.stream()
                            .map(Located::text)
                            .distinct()
                            .collect(Collectors.joining(", "))),
                "Correct the page or the manifest.")
            .against(actual.get(0).place()));
  }

  private static boolean same(String one, String other) {
    return one.strip().equals(other.strip());
  }
}
