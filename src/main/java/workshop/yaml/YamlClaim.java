package workshop.yaml;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import workshop.yaml.YamlTree.Mapping;
import workshop.yaml.YamlTree.Scalar;
import workshop.yaml.YamlTree.Sequence;
import workshop.yaml.YamlTree.Type;

/** Compares what is claimed of an object, and nothing else of it, with the object. */
final class YamlClaim {

  /** Where Kubernetes keeps quantities: {@code 250m} is {@code 0.25} there, and nowhere else. */
  private static final Pattern QUANTITIES =
      Pattern.compile(
          "(?:.*\\.)?(?:requests|limits|capacity|allocatable|hard|used|sizeLimit)(?:\\..*)?");

  private YamlClaim() {}

  static List<YamlDifference> unmet(String path, YamlTree claim, YamlTree actual) {
    if (claim instanceof Mapping left && actual instanceof Mapping right) {
      return keys(path, left, right);
    }
    if (claim instanceof Sequence left && actual instanceof Sequence right) {
      return items(path, left, right);
    }
    return claim instanceof Scalar left && actual instanceof Scalar right && same(path, left, right)
        ? List.of()
        : List.of(YamlDifference.misleading(path, claim, claim.brief(), actual, actual.brief()));
  }

  private static List<YamlDifference> keys(String path, Mapping claim, Mapping actual) {
    var found = new ArrayList<YamlDifference>();
    for (var entry : claim.entries()) {
      var here = YamlDifference.below(path, entry.key());
      var value = actual.at(entry.key()).filter(it -> !isNull(it));
      if (isNull(entry.value())) {
        value.ifPresent(
            it ->
                found.add(
                    YamlDifference.misleading(here, entry.value(), "nothing", it, it.brief())));
      } else if (value.isPresent()) {
        found.addAll(unmet(here, entry.value(), value.get()));
      } else {
        found.add(YamlDifference.missing(here, entry, entry.value().brief(), actual));
      }
    }
    return found;
  }

  private static boolean isNull(YamlTree tree) {
    return tree instanceof Scalar scalar && scalar.type() == Type.NULL;
  }

  /** Items match by content: each claimed one another actual one, in any order. */
  private static List<YamlDifference> items(String path, Sequence claim, Sequence actual) {
    var unmet = new ArrayList<List<List<YamlDifference>>>();
    for (var item : claim.items()) {
      unmet.add(
          IntStream.range(0, actual.items().size())
              .mapToObj(i -> unmet("%s[%d]".formatted(path, i), item, actual.items().get(i)))
              .toList());
    }
    var takenBy = new int[actual.items().size()];
    Arrays.fill(takenBy, -1);
    var left = new ArrayList<Integer>();
    for (int i = 0; i < unmet.size(); i++) {
      if (!take(i, unmet, takenBy, new boolean[takenBy.length])) {
        left.add(i);
      }
    }
    var found = new ArrayList<YamlDifference>();
    for (int i : left) {
      found.addAll(nearest(path, claim.items().get(i), unmet.get(i), actual, takenBy));
    }
    return found;
  }

  /** Finds an actual item for a claimed one; one that has it moves on if it matches another. */
  private static boolean take(
      int item, List<List<List<YamlDifference>>> unmet, int[] takenBy, boolean[] asked) {
    for (int i = 0; i < takenBy.length; i++) {
      if (unmet.get(item).get(i).isEmpty() && !asked[i]) {
        asked[i] = true;
        if (takenBy[i] < 0 || take(takenBy[i], unmet, takenBy, asked)) {
          takenBy[i] = item;
          return true;
        }
      }
    }
    return false;
  }

  /** What keeps the item that comes nearest from being the claimed one. */
  private static List<YamlDifference> nearest(
      String path,
      YamlTree item,
      List<List<YamlDifference>> unmet,
      Sequence actual,
      int[] takenBy) {
    return IntStream.range(0, takenBy.length)
        .filter(i -> takenBy[i] < 0 && item instanceof Mapping)
        .filter(i -> sharesSomething(item, actual.items().get(i), unmet.get(i)))
        .boxed()
        .min(Comparator.comparingInt(i -> unmet.get(i).size()))
        .map(
            i -> {
              takenBy[i] = Integer.MAX_VALUE;
              return unmet.get(i);
            })
        .orElseGet(
            () ->
                List.of(
                    YamlDifference.misleading(
                        path, item, "an item " + item.brief(), actual, actual.brief())));
  }

  private static boolean sharesSomething(
      YamlTree item, YamlTree actual, List<YamlDifference> unmet) {
    var claimed = YamlSearch.everything(item).filter(Scalar.class::isInstance).count();
    return actual instanceof Mapping && unmet.size() < claimed;
  }

  private static boolean same(String path, Scalar claim, Scalar actual) {
    if (claim.text().equals(actual.text())) {
      return true;
    }
    if (QUANTITIES.matcher(path).matches()) {
      try {
        return amount(claim).compareTo(amount(actual)) == 0;
      } catch (IllegalArgumentException | ArithmeticException e) {
        return false;
      }
    }
    return isNumber(claim)
        && isNumber(actual)
        && new BigDecimal(claim.text()).compareTo(new BigDecimal(actual.text())) == 0;
  }

  private static BigDecimal amount(Scalar scalar) {
    return Quantity.getAmountInBytes(Quantity.parse(scalar.text()));
  }

  private static boolean isNumber(Scalar scalar) {
    return scalar.type() != Type.TEXT && scalar.text().matches("[-+]?\\d+(?:\\.\\d+)?");
  }
}
