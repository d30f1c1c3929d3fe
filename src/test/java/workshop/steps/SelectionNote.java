package workshop.steps;

import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import workshop.report.cucumber.LessonReport;

/** Leaves word in Cucumber's messages of what the run covers, for reports that have only them. */
public final class SelectionNote {

  @Before(order = 0)
  public void leave(Scenario scenario) {
    var record = SuiteRun.record();
    if (record.nothingRan()) {
      scenario.attach(record.selection().text(), "text/plain", LessonReport.SELECTION);
    }
  }
}
