package workshop.lesson.features;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.lesson.LessonScript;
import workshop.lesson.LessonScript.Step;

/**
 * The settings of Cucumber's that select scenarios, as its JUnit engine reads them.
 *
 * @param given those that select a part of a lesson, as a command line gives them
 * @param tags what the tags have to be
 * @param name what the whole name has to be
 * @param features the named folders and files; empty for all
 */
record CucumberFilters(String given, Expression tags, Pattern name, List<Feature> features) {

  private static final String TAGS = "cucumber.filter.tags";
  private static final String NAME = "cucumber.filter.name";
  private static final String FEATURES = "cucumber.features";

  /** A folder or file with lines, of which none means all. */
  record Feature(String written, Path path, List<Integer> lines) {

    private static final Pattern FORM = Pattern.compile("(?:classpath:/*|file:)?(.*?)((?::\\d+)*)");

    static Feature of(String written) {
      var form = FORM.matcher(written.strip());
      form.matches();
      var lines =
          Arrays.stream(form.group(2).split(":")).filter(it -> !it.isEmpty()).map(Integer::valueOf);
      return new Feature(written.strip(), absolute(Path.of(form.group(1))), lines.toList());
    }

    boolean hasWhole(LessonScript lesson) {
      return lines.isEmpty() && absolute(lesson.lesson().folder()).startsWith(path);
    }

    boolean has(Step step) {
      return absolute(step.file()).startsWith(path)
          && (lines.isEmpty() || lines.contains(step.line()));
    }

    private static Path absolute(Path path) {
      return path.toAbsolutePath().normalize();
    }
  }

  static CucumberFilters of(Properties properties, List<LessonScript> lessons) {
    var features =
        Arrays.stream(properties.getProperty(FEATURES, "").split(","))
            .filter(it -> !it.isBlank())
            .map(Feature::of)
            .toList();
    features.forEach(feature -> refuseStranger(feature, lessons));
    boolean part =
        !features.stream().allMatch(feature -> lessons.stream().anyMatch(feature::hasWhole));
    var given =
        Stream.of(TAGS, NAME, FEATURES)
            .filter(key -> properties.getProperty(key) != null)
            .filter(key -> part || !key.equals(FEATURES))
            .map(key -> key + "=" + properties.getProperty(key))
            .collect(Collectors.joining(" and "));
    return new CucumberFilters(
        given,
        expression(properties.getProperty(TAGS, "")),
        pattern(properties.getProperty(NAME, ".*")),
        features);
  }

  /** Cucumber runs the whole file where a line is no scenario's. */
  private static void refuseStranger(Feature feature, List<LessonScript> lessons) {
    var steps = lessons.stream().flatMap(lesson -> lesson.steps().stream());
    if (steps.noneMatch(feature::has)) {
      throw new WorkshopException(
          Failure.of(
              FEATURES + " names lessons' folders, feature files, or lines of their scenarios",
              feature.written(),
              "name, with commas between, some of "
                  + lessons.stream()
                      .map(lesson -> String.valueOf(lesson.lesson().folder()))
                      .collect(Collectors.joining(", "))
                  + ", a file there, or file:line of a scenario"));
    }
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
                "correct it, or leave it out to run all")
            .with(error.getMessage()),
        error);
  }

  /** Whether a lesson, or a part of it, is among the named features. */
  boolean chooses(LessonScript lesson) {
    return features.isEmpty() || lesson.steps().stream().anyMatch(this::chooses);
  }

  private boolean chooses(Step step) {
    return features.isEmpty() || features.stream().anyMatch(feature -> feature.has(step));
  }

  boolean passes(Step step) {
    return chooses(step) && tags.evaluate(step.tags()) && name.matcher(step.name()).matches();
  }
}
