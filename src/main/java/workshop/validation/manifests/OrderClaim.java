package workshop.validation.manifests;

import static workshop.validation.findings.Comparison.MANIFESTS;

import java.util.List;
import workshop.SourceLocation;
import workshop.validation.findings.Finding;
import workshop.validation.markdown.Page;

/**
 * An item of a numbered list explains the path of its number. It is made where an item names
 * another path's key, and that path's item doesn't.
 *
 * @param line the page's line, from 1
 * @param item the item's number
 * @param named the key that the item names
 * @param tie the directive
 * @param other the number of the path that has the key
 */
record OrderClaim(int line, int item, String named, Tie tie, int other) implements Claim {

  @Override
  public List<Finding> check(Page page, ManifestIndex index) {
    return List.of(
        MANIFESTS
            .contradicts(
                page.at(line),
                "explains %s as item %d".formatted(named, item),
                "Path %d is %s; %s is path %d"
                    .formatted(
                        item,
                        tie.paths().get(item - 1).text(),
                        tie.paths().get(other - 1).text(),
                        other),
                "Put paths and explanations in one order.")
            .against(new SourceLocation(tie.file(), 1)));
  }
}
