package workshop.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import workshop.lesson.Lessons;
import workshop.lesson.features.FeatureReader;
import workshop.lesson.features.Selection;

/** Looks whether a run would have anything to do, before anything is prepared for it. */
@Command(
    name = "select",
    description = "Checks that the system properties' filters select something of the lessons.")
final class SelectCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Selection.of(System.getProperties(), FeatureReader.read(Lessons.read()));
    return 0;
  }
}
