package workshop.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import workshop.cluster.docker.StaleRuns;
import workshop.console.Console;

/** Removes what runs that were killed left on the engine. */
@Command(name = "clean", description = "Removes what killed runs left on the engine.")
final class CleanCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Console.standard().line("%s", StaleRuns.removed());
    return 0;
  }
}
