package workshop.lesson.features;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workshop.Failure;
import workshop.SourceLocation;
import workshop.WorkshopException;

/** A feature file of a lesson. */
record GherkinFile(Path file, Feature feature) {

  /** The feature files in a folder, by name; each of them can be parsed. */
  static List<GherkinFile> in(Path folder) {
    try (var files = Files.list(folder)) {
      var found = files.filter(file -> file.toString().endsWith(".feature")).sorted().toList();
      if (found.isEmpty()) {
        throw new WorkshopException(
            Failure.of(
                "the features of the lesson in " + folder,
                "there is no .feature file",
                "write one, or name another lesson's folder"));
      }
      return found.stream().map(GherkinFile::parse).toList();
    } catch (IOException e) {
      throw new WorkshopException("The folder " + folder + " can't be read: " + e, e);
    }
  }

  private static GherkinFile parse(Path file) {
    var parser = GherkinParser.builder().includeSource(false).includePickles(false).build();
    List<Envelope> all;
    try (var envelopes = parser.parse(file)) {
      all = envelopes.toList();
    } catch (IOException e) {
      throw new WorkshopException(file + " can't be read: " + e.getMessage(), e);
    }
    for (var message : all) {
      var error = message.getParseError();
      if (error.isPresent()) {
        var line = error.get().getSource().getLocation().map(GherkinFile::line).orElse(1);
        throw wrong(file, line, "Gherkin", error.get().getMessage(), "correct it there");
      }
    }
    return all.stream()
        .flatMap(message -> message.getGherkinDocument().stream())
        .flatMap(document -> document.getFeature().stream())
        .map(feature -> new GherkinFile(file, feature))
        .findFirst()
        .orElseThrow(
            () -> wrong(file, 1, "a Feature", "the file holds none", "write one, or remove it"));
  }

  /** The scenarios as they stand; whatever a lesson can't be told with is refused. */
  List<Scenario> scenarios() {
    var scenarios = new ArrayList<Scenario>();
    for (var child : feature.getChildren()) {
      if (child.getBackground().isPresent()) {
        throw wrong(
            line(child.getBackground().get().getLocation()),
            "scenarios that build on each other",
            "a Background, which would be run before each of them",
            "move its steps into a scenario");
      }
      child.getScenario().ifPresent(scenarios::add);
      child.getRule().stream()
          .flatMap(rule -> rule.getChildren().stream())
          .forEach(inRule -> inRule.getScenario().ifPresent(scenarios::add));
    }
    return scenarios;
  }

  static int line(Location location) {
    return location.getLine().intValue();
  }

  /** The error that something in the file isn't as it has to be. */
  WorkshopException wrong(int line, String expected, String seen, String toDo) {
    return wrong(file, line, expected, seen, toDo);
  }

  private static WorkshopException wrong(
      Path file, int line, String expected, String seen, String toDo) {
    return new WorkshopException(
        Failure.of(expected, seen, toDo).at(new SourceLocation(file, line)));
  }
}
