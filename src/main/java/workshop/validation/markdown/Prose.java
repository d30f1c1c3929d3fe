package workshop.validation.markdown;

import java.util.List;

/**
 * A passage of the page's prose, from one blank line to the next.
 *
 * @param line the page's line, from 1
 * @param kind what it is
 * @param list the line of the list that it is an item of; 0 outside of lists
 * @param item its item's number in the list, from 1; 0 outside of lists
 * @param words its words in order
 */
public record Prose(int line, Kind kind, int list, int item, List<Words> words) {

  /** What a passage is. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    BULLET,
    NUMBERED,
    /** A line that is a tag of one of the site's components, e.g. {@code <TabItem value="a">}. */
    TAG
  }

  /**
   * Words in one style.
   *
   * @param line the page's line, from 1
   * @param code whether they are in code style, as a page marks what is to be taken literally
   * @param text the words
   */
  public record Words(int line, boolean code, String text) {}

  public Prose {
    words = List.copyOf(words);
  }

  /** Whether it is an item of a list that numbers its items. */
  public boolean numbered() {
    return kind == Kind.NUMBERED;
  }
}
