package workshop.lesson.features;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.lesson.LessonScript;

/**
 * What a run covers of a lesson: all of it, or what Cucumber's own settings select.
 *
 * @param settings the settings that select, as a command line gives them, e.g. {@code
 *     cucumber.filter.tags=@step-9}; empty if none is known
 * @param steps the names of all the lesson's steps, in order; empty if they aren't known
 */
public record Selection(String settings, List<String> steps) {

  /** Nothing is known of what the run covers. */
  public static final Selection UNKNOWN = new Selection("", List.of());

  private static final String TAGS = "cucumber.filter.tags";
  private static final String NAME = "cucumber.filter.name";
  private static final String FEATURES = "cucumber.features";

  public Selection {
    steps = List.copyOf(steps);
  }

  /**
   * Ends with exit code 1 and a message where the JVM's settings select nothing of a lesson.
   *
   * @param arguments the lesson's folder
   */
  public static void main(String[] arguments) {
    try {
      of(System.getProperties(), LessonScript.read(Path.of(arguments[0])));
    } catch (WorkshopException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * What the settings select of a lesson.
   *
   * @param properties the settings, as Cucumber's JUnit engine reads them
   * @param lesson the lesson
   * @throws WorkshopException if a filter can't be parsed, or no step passes the filters
   */
  public static Selection of(Properties properties, LessonScript lesson) {
    var settings =
        Stream.of(TAGS, NAME, FEATURES)
            .filter(key -> properties.getProperty(key) != null)
            .map(key -> key + "=" + properties.getProperty(key))
            .collect(Collectors.joining(" and "));
    var tags = expression(properties.getProperty(TAGS, ""));
    var name = pattern(properties.getProperty(NAME, ".*"));
    var none =
        lesson.steps().stream()
            .filter(step -> tags.evaluate(step.tags()))
            .noneMatch(step -> name.matcher(step.name()).matches());
    if (none) {
      throw nothing(settings, lesson);
    }
    return new Selection(settings, lesson.steps().stream().map(LessonScript.Step::name).toList());
  }

  private static Expression expression(String tags) {
    try {
      return TagExpressionParser.parse(tags);
    } catch (TagExpressionException e) {
      throw unreadable(TAGS, "a tag expression, e.g. @step-9 or @step-10", tags, e);
    }
  }

  private static Pattern pattern(String name) {
    try {
      return Pattern.compile(name);
    } catch (PatternSyntaxException e) {
      throw unreadable(NAME, "a regular expression", name, e);
    }
  }

  private static WorkshopException unreadable(
      String key, String expected, String value, RuntimeException error) {
    return new WorkshopException(
        Failure.of(
                "%s is %s".formatted(key, expected),
                "%s=%s".formatted(key, value),
                "correct it, or leave it out to run the whole lesson")
            .with(error.getMessage()),
        error);
  }

  private static WorkshopException nothing(String settings, LessonScript lesson) {
    var steps =
        lesson.steps().stream()
            .map(step -> "%s  %s".formatted(String.join(" ", step.tags()), step.name()))
            .collect(Collectors.joining("\n"));
    return new WorkshopException(
        Failure.of(
                "at least one scenario of the lesson %s is selected".formatted(lesson.lesson()),
                "%s selects none of its %d scenarios, by tags and name:"
                    .formatted(settings, lesson.steps().size()),
                "use tags from that list, or a pattern for a whole name (.* stands for anything)")
            .with(steps));
  }

  /** By what was selected, as the end of a sentence; empty if that isn't known. */
  public String by() {
    return settings.isEmpty() ? "" : ", selected by " + settings;
  }

  /**
   * What is known of some steps, with something in place of each step that nothing is known of, in
   * the lesson's order.
   *
   * @param known what is known
   * @param name a step's name
   * @param missing makes what stands for a step of that name
   */
  public <T> List<T> complete(
      List<T> known, Function<T, String> name, Function<String, T> missing) {
    var names = known.stream().map(name).collect(Collectors.toSet());
    var others = steps.stream().filter(step -> !names.contains(step)).map(missing);
    return Stream.concat(known.stream(), others)
        .sorted(Comparator.comparingInt(it -> steps.indexOf(name.apply(it))))
        .toList();
  }

  /** The selection as text: a line with the settings, then a line for each step. */
  public String text() {
    return settings.replaceAll("\\R", " ") + "\n" + String.join("\n", steps);
  }

  /** The selection that {@link #text()} wrote. */
  public static Selection parse(String text) {
    var lines = text.lines().toList();
    return new Selection(lines.get(0), lines.subList(1, lines.size()));
  }
}
