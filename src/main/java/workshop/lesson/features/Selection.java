package workshop.lesson.features;

import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.lesson.LessonScript;
import workshop.lesson.LessonScript.Step;

/**
 * What a run covers: whole lessons, or what Cucumber's own settings select of them.
 *
 * @param settings the settings that select a part, as a command line gives them, e.g. {@code
 *     cucumber.filter.tags=@step-9}; empty where whole lessons are run, or nothing is known
 * @param shares what is selected of each lesson that was asked for, in order; empty if that isn't
 *     known
 */
public record Selection(String settings, List<Share> shares) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Nothing is known of what the run covers. */
  public static final Selection UNKNOWN = new Selection("", List.of());

  /**
   * What is selected of a lesson.
   *
   * @param lesson the lesson's name
   * @param steps the names of all its steps, in order
   * @param selected the names of those that are run, in order; may be empty
   */
  public record Share(String lesson, List<String> steps, List<String> selected) {

    public Share {
      steps = List.copyOf(steps);
      selected = List.copyOf(selected);
    }

    private static Share of(LessonScript lesson, CucumberFilters filters) {
      var selected = lesson.steps().stream().filter(filters::passes);
      return new Share(lesson.lesson().name(), names(lesson.steps().stream()), names(selected));
    }

    private static List<String> names(Stream<Step> steps) {
      return steps.map(Step::name).toList();
    }
  }

  public Selection {
    shares = List.copyOf(shares);
  }

  /**
   * What the settings select.
   *
   * @param properties the settings, as Cucumber's JUnit engine reads them
   * @param lessons the lessons that there are
   * @throws WorkshopException if a setting can't be read, or no step of any lesson passes
   */
  public static Selection of(Properties properties, List<LessonScript> lessons) {
    var filters = CucumberFilters.of(properties, lessons);
    var chosen = lessons.stream().filter(filters::chooses).toList();
    var shares = chosen.stream().map(lesson -> Share.of(lesson, filters)).toList();
    if (shares.stream().allMatch(share -> share.selected().isEmpty())) {
      throw nothing(filters.given(), chosen);
    }
    return new Selection(filters.given(), shares);
  }

  private static WorkshopException nothing(String settings, List<LessonScript> lessons) {
    var names = lessons.stream().map(it -> it.lesson().name()).collect(Collectors.joining(", "));
    var steps = lessons.stream().flatMap(lesson -> lesson.steps().stream()).toList();
    return new WorkshopException(
        Failure.of(
                "at least one scenario of the %s %s is selected"
                    .formatted(lessons.size() == 1 ? "lesson" : "lessons", names),
                "%s selects none of %s %d scenarios, by tags and name:"
                    .formatted(settings, lessons.size() == 1 ? "its" : "their", steps.size()),
                "use tags from that list, or a pattern for a whole name (.* stands for anything)")
            .with(
                steps.stream()
                    .map(step -> "%s  %s".formatted(String.join(" ", step.tags()), step.name()))
                    .collect(Collectors.joining("\n"))));
  }

  /** By what was selected, as the end of a sentence; empty if whole lessons are run. */
  public String by() {
    return settings.isEmpty() ? "" : ", selected by " + settings;
  }

  /** The names of the lessons of which something is run, in order. */
  public List<String> lessons() {
    return shares.stream().filter(share -> !share.selected().isEmpty()).map(Share::lesson).toList();
  }

  /**
   * What is known of some of a lesson's steps, with something in place of each step that nothing is
   * known of, in the lesson's order.
   *
   * @param lesson the lesson's name
   * @param known what is known
   * @param name a step's name
   * @param missing makes what stands for a step of that name
   */
  public <T> List<T> complete(
      String lesson, List<T> known, Function<T, String> name, Function<String, T> missing) {
    var steps =
        shares.stream()
            .filter(share -> share.lesson().equals(lesson))
            .flatMap(share -> share.steps().stream())
            .toList();
    var names = known.stream().map(name).collect(Collectors.toSet());
    var others = steps.stream().filter(step -> !names.contains(step)).map(missing);
    return Stream.concat(known.stream(), others)
        .sorted(Comparator.comparingInt(it -> steps.indexOf(name.apply(it))))
        .toList();
  }

  /** The selection as text. */
  public String text() {
    return JSON.writeValueAsString(this);
  }

  /** The selection that {@link #text()} wrote. */
  public static Selection parse(String text) {
    return JSON.readValue(text, Selection.class);
  }
}
