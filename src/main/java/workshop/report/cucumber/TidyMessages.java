package workshop.report.cucumber;

import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Exception;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Cucumber's messages as a reader of its HTML report wants them: features are named by their path
 * in the project, a failure is its message without a stack trace, and what couldn't be tried
 * doesn't say so at each step.
 */
final class TidyMessages {

  private static final Serializer JSON = new Serializer();

  /** What stands before a feature's path from the folder {@code features} on. */
  private static final Pattern ELSEWHERE = Pattern.compile("\"uri\":\"[^\"]*[/:](?=features/)");

  private TidyMessages() {}

  /** Writes a message, tidied, as JSON. */
  static void write(Writer out, Envelope message) throws IOException {
    var json = new StringWriter();
    JSON.writeValue(json, message.getTestStepFinished().map(TidyMessages::tidy).orElse(message));
    out.write(ELSEWHERE.matcher(json.toString()).replaceAll("\"uri\":\""));
  }

  private static Envelope tidy(TestStepFinished end) {
    var result = end.getTestStepResult();
    var message =
        result
            .getException()
            .flatMap(Exception::getMessage)
            .or(result::getMessage)
            .filter(it -> result.getStatus() != TestStepResultStatus.SKIPPED);
    return Envelope.of(
        new TestStepFinished(
            end.getTestCaseStartedId(),
            end.getTestStepId(),
            new TestStepResult(
                result.getDuration(),
                message.orElse(null),
                result.getStatus(),
                message.map(it -> new Exception("Failed:", it, null)).orElse(null)),
            end.getTimestamp()));
  }
}
