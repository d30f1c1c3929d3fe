package workshop.lesson;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import workshop.Failure;
import workshop.WorkshopException;
import workshop.cluster.ClusterSettings;
import workshop.cluster.ContextSettings;

/**
 * What a run may be told by system properties; the README lists them with their defaults. Durations
 * are written like {@code 90s} or {@code 3m}; an empty value counts as absent. Files are found from
 * the project's folder.
 *
 * @param topology {@code cluster.topology}: the topology instead of the lesson's
 * @param image {@code cluster.image}: the node image instead of the best that can be had
 * @param startWithin {@code cluster.start.timeout}: how long nodes may take to be Ready
 * @param keepImages {@code cluster.keep-images}: whether images that nodes pull are kept on the
 *     engine for later clusters
 * @param existing {@code cluster.kubeconfig} and {@code cluster.context}: a cluster that is there
 *     already, instead of one of the run's own
 * @param reuseNamespaces {@code cluster.reuse-namespace}: whether a lesson may remove namespaces
 *     that no run has made, on a cluster that stays
 * @param content {@code content.folder}: the workshop's content instead of the lesson's
 * @param mount {@code content.mount}: where the learner's commands find it
 * @param pace {@code lesson.pace}: how fast the learner goes
 * @param patience how long what may come true is given
 * @param commandWithin {@code lesson.command.timeout}: when a command is given up
 */
public record Settings(
    Optional<Path> topology,
    Optional<String> image,
    Duration startWithin,
    boolean keepImages,
    Optional<ContextSettings> existing,
    boolean reuseNamespaces,
    Optional<Path> content,
    String mount,
    Pace pace,
    Patience patience,
    Duration commandWithin) {

  /**
   * Reads the settings.
   *
   * @param properties the system properties
   * @throws WorkshopException if a value isn't of its kind; with the property's name
   */
  public static Settings of(Properties properties) {
    var read = new Reading(properties);
    return new Settings(
        read.text("cluster.topology").map(Path::of),
        read.text("cluster.image"),
        read.duration("cluster.start.timeout", "3m"),
        read.flag("cluster.keep-images", true),
        read.context(),
        read.flag("cluster.reuse-namespace", false),
        read.text("content.folder").map(Path::of),
        read.text("content.mount").orElse("/workspace"),
        Pace.of(read.text("lesson.pace").orElse(Pace.READING.toString())),
        new Patience(
            read.duration("lesson.settle.timeout", "2m"),
            read.duration("lesson.trouble.patience", "90s"),
            read.duration("lesson.trouble.certainty", "10s"),
            read.duration("lesson.scheduler.patience", "30s"),
            read.duration("lesson.steady", "20s")),
        read.duration("lesson.command.timeout", "5m"));
  }

  /** What a lesson's cluster is started with. */
  public ClusterSettings cluster(LessonDefinition lesson) {
    return cluster(lesson.topology());
  }

  /**
   * What a cluster is started with.
   *
   * @param otherwise its topology, unless another one is named
   */
  public ClusterSettings cluster(Path otherwise) {
    return new ClusterSettings(
        topology.orElse(otherwise), image, startWithin, keepImages, existing, reuseNamespaces);
  }

  /** The folder of the content that a lesson is run on. */
  public Path content(LessonDefinition lesson) {
    return content.orElse(lesson.content());
  }

  /** These settings, with other content. */
  public Settings withContent(Path other) {
    return new Settings(
        topology,
        image,
        startWithin,
        keepImages,
        existing,
        reuseNamespaces,
        Optional.of(other),
        mount,
        pace,
        patience,
        commandWithin);
  }

  private record Reading(Properties properties) {

    Optional<String> text(String name) {
      return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
    }

    boolean flag(String name, boolean otherwise) {
      var text = text(name).orElse(String.valueOf(otherwise));
      if (text.equals("true") || text.equals("false")) {
        return Boolean.parseBoolean(text);
      }
      throw new WorkshopException(
          "The property %s is true or false, not \"%s\".".formatted(name, text));
    }

    /** Both are named, so that no run meets a cluster by accident. */
    Optional<ContextSettings> context() {
      var kubeconfig = text("cluster.kubeconfig");
      var context = text("cluster.context");
      if (kubeconfig.isPresent() != context.isPresent()) {
        throw new WorkshopException(
            Failure.of(
                "a cluster that is there already is named by its kubeconfig and its context",
                "only cluster.%s is given"
                    .formatted(kubeconfig.isPresent() ? "kubeconfig" : "context"),
                "give both: -Dcluster.kubeconfig=… -Dcluster.context=…"));
      }
      return kubeconfig.map(file -> new ContextSettings(Path.of(file), context.get()));
    }

    Duration duration(String name, String otherwise) {
      var text = text(name).orElse(otherwise);
      try {
        var duration = Duration.parse("PT" + text);
        if (duration.compareTo(Duration.ZERO) > 0) {
          return duration;
        }
      } catch (DateTimeParseException e) {
        // The message below says all that there is to say.
      }
      throw new WorkshopException(
          "The property %s takes a duration like 90s or 3m, not \"%s\".".formatted(name, text));
    }
  }
}
