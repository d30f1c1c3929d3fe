package workshop.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workshop.Failure;
import workshop.cluster.docker.KeptCluster;
import workshop.cluster.docker.NodeImages;
import workshop.cluster.docker.StaleRuns;
import workshop.console.Console;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Lessons;
import workshop.lesson.Settings;
import workshop.lesson.features.FeatureReader;
import workshop.lesson.features.Selection;
import workshop.report.cucumber.LivingDocs;
import workshop.run.Clusters;
import workshop.run.MatrixRun;
import workshop.validation.findings.Outcome;

/** What people start, beside the features themselves: {@code make} calls it. */
@Command(
    name = "workshop",
    mixinStandardHelpOptions = true,
    description = "Proves that lessons of the EKS workshop are true.")
public final class Main {

  private static final Path KUBECONFIG = Path.of("target", "cluster", "kubeconfig");

  private Main() {}

  /**
   * Runs a command; ends the JVM with its exit code.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    var console = Console.standard();
    System.exit(command(console, ValidationClusters.REAL).execute(arguments));
  }

  /**
   * The commands, ready to be executed. What can't be told, or done, ends with exit code 2.
   *
   * @param console where they show how they go on
   * @param clusters what pages are validated on, each shown on a console
   */
  static CommandLine command(Console console, ValidationClusters clusters) {
    return new CommandLine(new Main())
        .addSubcommand(new ValidateCommand(console, clusters))
        .addSubcommand(new ValidateCorpusCommand(console))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              console.line("%s", Failure.of(problem).text());
              return Outcome.COULD_NOT_TELL.exitCode();
            });
  }

  @Command(name = "docs", description = "Writes a site of the lessons, from their last run.")
  void docs() {
    var titles =
        Lessons.read().all().stream()
            .collect(Collectors.toMap(LessonDefinition::name, LessonDefinition::title));
    var messages = Path.of("target", "report", "lesson.ndjson");
    var site = LivingDocs.write(messages, Path.of("target", "site"), titles);
    Console.standard().line("Open %s", site);
  }

  @Command(
      name = "select",
      description = "Checks that the system properties' filters select something of the lessons.")
  void select() {
    Selection.of(System.getProperties(), FeatureReader.read(Lessons.read()));
  }

  @Command(
      name = "clean",
      description = "Removes what killed runs left on the engine, or on the cluster that is named.")
  void clean() {
    var console = Console.standard();
    var existing = Settings.of(System.getProperties()).existing();
    if (existing.isPresent()) {
      console.line("%s", Clusters.cleaned(existing.get(), console.stages()));
    } else {
      console.line("%s", StaleRuns.removed());
      NodeImages.removeKept().ifPresent(line -> console.line("%s", line));
    }
  }

  @Command(name = "cluster", description = "Starts a cluster that stays, unless it stands.")
  void cluster() {
    var console = Console.standard();
    var settings = Settings.of(System.getProperties());
    KeptCluster.start(settings.cluster(Lessons.read().all().get(0)), KUBECONFIG, console.stages());
    console.line(
        "%nIt stays until 'make cluster-stop', and runs use it. For kubectl:%n  export KUBECONFIG=%s",
        KUBECONFIG.toAbsolutePath());
  }

  @Command(
      name = "matrix",
      description = "Runs the lessons on several node images, and tells the outcomes in a table.")
  int matrix(
      @Parameters(paramLabel = "<image>", description = "default: those of clusters/versions.yaml")
          List<String> images,
      @Option(names = "--lanes", description = "how many at a time; by memory and processors")
          Optional<Integer> lanes,
      @Option(names = "--leave-out", description = "leave out images that can't be had")
          boolean leaveOut) {
    var console = Console.standard();
    var run =
        new MatrixRun(
            System.getProperties(),
            lanes.orElseGet(NodeImages::lanes),
            leaveOut,
            Path.of("target", "matrix"),
            console);
    var matrix = run.on(images == null || images.isEmpty() ? NodeImages.released() : images);
    console.line("%n%s", matrix.markdown());
    return matrix.passed() ? 0 : 1;
  }

  @Command(name = "cluster-stop", description = "Removes the cluster that stays.")
  void clusterStop() {
    Console.standard()
        .line("%s", KeptCluster.stop() ? "cluster: removed" : "cluster: none is kept");
  }
}
