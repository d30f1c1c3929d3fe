package workshop.lesson;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import workshop.WorkshopException;

/**
 * What a run may be told by system properties; the README lists them with their defaults.
 *
 * @param topology {@code cluster.topology}: the topology file
 * @param image {@code cluster.image}: the node image, if it isn't to be found by itself
 * @param startWithin {@code cluster.start.timeout}, in seconds: how long the cluster may take to be
 *     ready
 * @param content {@code content.folder}: the folder of the workshop's content
 * @param mount {@code content.mount}: where the learner's commands find it
 * @param pace {@code lesson.pace}
 * @param settleWithin {@code lesson.settle.timeout}, in seconds: how long a command's effects may
 *     take to settle
 * @param commandWithin {@code lesson.command.timeout}, in seconds: when a command is given up
 */
public record Settings(
    Path topology,
    Optional<String> image,
    Duration startWithin,
    Path content,
    String mount,
    Pace pace,
    Duration settleWithin,
    Duration commandWithin) {

  /**
   * Reads the settings.
   *
   * @param properties the system properties; an empty value counts as absent
   * @throws WorkshopException if a value isn't of its kind; with the property's name
   */
  public static Settings of(Properties properties) {
    Function<String, Optional<String>> value =
        name -> Optional.ofNullable(properties.getProperty(name)).filter(it -> !it.isBlank());
    return new Settings(
        Path.of(value.apply("cluster.topology").orElse("clusters/eks-three-nodes.yaml")),
        value.apply("cluster.image"),
        seconds("cluster.start.timeout", value, 180),
        Path.of(value.apply("content.folder").orElse("src/test/resources/workspace")),
        value.apply("content.mount").orElse("/workspace"),
        Pace.of(value.apply("lesson.pace").orElse(Pace.READING.toString())),
        seconds("lesson.settle.timeout", value, 120),
        seconds("lesson.command.timeout", value, 300));
  }

  private static Duration seconds(
      String name, Function<String, Optional<String>> value, long otherwise) {
    var text = value.apply(name).orElse(Long.toString(otherwise));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new WorkshopException(
          "The property %s takes a number of seconds above 0, not \"%s\".".formatted(name, text));
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }
}
