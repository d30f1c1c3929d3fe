package workshop.cluster.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import workshop.WorkshopException;
import workshop.cluster.CommandResult;

/** A command run in a container, without a shell. */
final class ContainerCommand {

  private final Engine engine;
  private final String containerId;

  ContainerCommand(Engine engine, String containerId) {
    this.engine = engine;
    this.containerId = containerId;
  }

  /**
   * Runs it to its end.
   *
   * @throws WorkshopException if it takes longer than that, or can't be run because container or
   *     engine are gone
   */
  CommandResult run(List<String> command, Duration timeout) {
    var started = Instant.now();
    try (var output = new Output()) {
      var exec =
          engine.ask(
              client ->
                  client
                      .execCreateCmd(containerId)
                      .withAttachStdout(true)
                      .withAttachStderr(true)
                      .withCmd(command.toArray(String[]::new))
                      .exec()
                      .getId());
      engine.client().execStartCmd(exec).exec(output);
      if (!output.awaitCompletion(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new WorkshopException(
            "'%s' had not ended after %d s. It had written: %s"
                .formatted(String.join(" ", command), timeout.toSeconds(), output.written()));
      }
      var exitCode = engine.ask(client -> client.inspectExecCmd(exec).exec().getExitCodeLong());
      var took = Duration.between(started, Instant.now());
      return new CommandResult(
          Optional.ofNullable(exitCode)
              .map(Math::toIntExact)
              .orElseThrow(() -> broken(command, "it has no exit code")),
          output.text(output.standard),
          output.text(output.errors),
          started,
          took);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkshopException("the run was interrupted");
    } catch (DockerException | IOException e) {
      throw broken(command, e.getMessage());
    }
  }

  private static WorkshopException broken(List<String> command, String reason) {
    return new WorkshopException(
        "'%s' could not be run on the server node: %s"
            .formatted(String.join(" ", command), reason));
  }

  private static final class Output extends ResultCallback.Adapter<Frame> {
    private final ByteArrayOutputStream standard = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Override
    public void onNext(Frame frame) {
      (frame.getStreamType() == StreamType.STDERR ? errors : standard)
          .writeBytes(frame.getPayload());
    }

    /** Decoded at the end, since a character may come in two frames. */
    private String text(ByteArrayOutputStream stream) {
      return stream.toString(StandardCharsets.UTF_8);
    }

    private String written() {
      var all = text(standard) + text(errors);
      return all.isBlank() ? "nothing" : all.strip();
    }
  }
}
