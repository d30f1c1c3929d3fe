package workshop.report.cucumber;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.owasp.encoder.Encode;

/**
 * Says in the file that Cucumber's plugin {@code junit} has written the run's verdict, with what
 * was selected, as a property {@code verdict} of the test suite: that plugin leaves out the
 * scenarios that weren't selected. Has to be named after it: {@code
 * workshop.report.cucumber.JunitVerdict:target/report.xml}.
 */
public final class JunitVerdict extends RunPlugin {

  private final Path file;

  /**
   * The plugin.
   *
   * @param file the file that the plugin {@code junit} writes
   */
  public JunitVerdict(File file) {
    this.file = file.toPath();
  }

  @Override
  void ended(Run run) throws IOException {
    var property =
        "\n<properties><property name=\"verdict\" value=\"%s\"/></properties>"
            .formatted(Encode.forXml(run.result().verdict()));
    var report = Files.readString(file);
    Files.writeString(
        file,
        report.replaceFirst("<testsuite [^>]*[^/]>", "$0" + Matcher.quoteReplacement(property)));
  }
}
