package workshop.validation.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path into the content that the page writes down.
 *
 * @param line the page's line, from 1
 * @param paragraph the paragraph it is in, as {@link Prose} counts them; -1 in a fence
 * @param written the path as written
 */
public record NamedPath(int line, int paragraph, String written) {

  private static final Pattern PATH =
      Pattern.compile(
          "(?<![\\w/.~$-])(?:~/|\\$HOME/|\\./|/)?(?:[\\w.-]+/)*?(?:modules|base-application)/[\\w./-]*[\\w/]");

  /** The paths that the page's prose, fences and directives name, in the order of the page. */
  public static List<NamedPath> on(Page page) {
    var paths = new ArrayList<NamedPath>();
    for (var words : page.prose()) {
      if (!words.text().contains("::yaml{")) {
        PATH.matcher(words.text())
            .results()
            .forEach(it -> paths.add(new NamedPath(words.line(), words.paragraph(), it.group())));
      }
    }
    for (var shown : page.manifests()) {
      shown.named().ifPresent(named -> paths.add(new NamedPath(shown.line(), -1, named)));
    }
    paths.sort(Comparator.comparingInt(NamedPath::line));
    return List.copyOf(paths);
  }
}
