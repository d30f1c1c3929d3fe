package workshop.validation.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Two sequences side by side: the longest common subsequence is paired, the rest stands alone.
 *
 * @param <L> what is on the left
 * @param <R> what is on the right
 * @param pairs indexes into the two, in order; -1 where one side has nothing
 */
record Alignment<L, R>(List<int[]> pairs) {

  static <L, R> Alignment<L, R> of(List<L> left, List<R> right, BiPredicate<L, R> same) {
    int[][] length = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        length[i][j] =
            same.test(left.get(i), right.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    var pairs = new ArrayList<int[]>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && same.test(left.get(i), right.get(j))) {
        pairs.add(new int[] {i++, j++});
      } else if (j == right.size() || i < left.size() && length[i + 1][j] >= length[i][j + 1]) {
        pairs.add(new int[] {i++, -1});
      } else {
        pairs.add(new int[] {-1, j++});
      }
    }
    return new Alignment<>(List.copyOf(pairs));
  }
}
