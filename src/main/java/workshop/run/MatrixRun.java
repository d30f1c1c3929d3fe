package workshop.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import workshop.Failure;
import workshop.Lanes;
import workshop.WorkshopException;
import workshop.cluster.docker.NodeImages;
import workshop.console.Console;
import workshop.report.Matrix;
import workshop.report.Matrix.Column;
import workshop.report.RunResult;
import workshop.report.RunResult.Trouble;
import workshop.report.Summary;
import workshop.report.Wording;

/**
 * The lessons on several node images, in lanes: as many at a time as are wanted, each with a screen
 * and reports of its own.
 *
 * @param properties what each run is told, beside its image
 * @param lanes how many run at a time
 * @param leaveOut whether an image that can't be had is left out instead of red
 * @param folder the folder of all reports
 * @param console shows how it goes on
 */
public record MatrixRun(
    Properties properties, int lanes, boolean leaveOut, Path folder, Console console) {

  public MatrixRun {
    if (lanes < 1 || properties.containsKey("cluster.kubeconfig")) {
      throw new WorkshopException(
          Failure.of(
              "one lane or more, each with a cluster of its own",
              lanes < 1 ? lanes + " lanes" : "cluster.kubeconfig names one that is there already",
              "correct LANES, or leave cluster.kubeconfig out"));
    }
  }

  /**
   * Runs the lessons on each image.
   *
   * @return how it went, in the images' order
   */
  public Matrix on(List<String> images) {
    var runs =
        images.stream().distinct().map(image -> (Callable<Column>) () -> guarded(image)).toList();
    var matrix = new Matrix(Lanes.run(lanes, runs));
    try {
      Files.writeString(folder.resolve("matrix.md"), matrix.markdown());
    } catch (IOException e) {
      throw new WorkshopException("The table can't be written: " + e.getMessage(), e);
    }
    return matrix;
  }

  /** What breaks one lane down is red in its column, and stops no other. */
  private Column guarded(String image) {
    try {
      return column(image);
    } catch (IOException | RuntimeException e) {
      return red(image, "the run", Failure.of(e));
    }
  }

  private static Column red(String image, String where, Failure why) {
    var trouble = new Trouble(where, Optional.empty(), why);
    var result = new RunResult(List.of(), List.of(trouble), "");
    return new Column(image, "", Optional.of(result), Duration.ZERO);
  }

  private Column column(String image) throws IOException {
    var began = Instant.now();
    var reports = folder.resolve(image.replaceAll("[^A-Za-z0-9._-]+", "-"));
    Files.createDirectories(reports);
    var screen = reports.resolve("screen.txt");
    var missing = NodeImages.missing(image, seen -> console.line("%s: %s", image, seen));
    if (missing.isPresent()) {
      console.line(
          "%s: %s%s", image, leaveOut ? "left out, since " : "", missing.get().inOneLine());
      return leaveOut
          ? new Column(image, "", Optional.empty(), Duration.ZERO)
          : red(image, "the image", missing.get());
    }
    try (var out = new PrintStream(screen.toFile(), StandardCharsets.UTF_8)) {
      var summary = run(image, reports, new Console(out, Clock.systemUTC(), false));
      var took = Duration.between(began, Instant.now());
      console.line("%s: %s (%s)", image, summary.result().verdict(), Wording.seconds(took));
      return new Column(
          image,
          summary.setup().map(Summary.Setup::kubernetes).orElse(""),
          Optional.of(summary.result()),
          took);
    }
  }

  private Summary run(String image, Path reports, Console screen) {
    var told = new Properties();
    told.putAll(properties);
    told.setProperty("cluster.image", image);
    var asked = RunRequest.of(told, screen).reportingTo(reports.resolve("report"));
    return FeatureRunner.run(asked, List.of());
  }
}
