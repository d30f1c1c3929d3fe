package workshop.cluster.docker;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import workshop.cluster.Poll;
import workshop.cluster.Program;

/** A program that the engine runs in a container, and what it writes. */
final class ContainerExec extends EngineStream<Frame> implements Program {

  private final ByteArrayOutputStream standard = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final Engine engine;
  private final String id;

  private ContainerExec(Engine engine, String id) {
    this.engine = engine;
    this.id = id;
  }

  /**
   * Starts a program.
   *
   * @param command program and arguments
   * @param environment what it has in its environment beside the container's, as {@code NAME=value}
   */
  static ContainerExec start(
      Engine engine, String container, List<String> command, List<String> environment) {
    var created =
        engine.ask(
            client ->
                client
                    .execCreateCmd(container)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withEnv(environment)
                    .withCmd(command.toArray(String[]::new))
                    .exec());
    var exec = new ContainerExec(engine, created.getId());
    engine.client().execStartCmd(exec.id).exec(exec);
    return exec;
  }

  @Override
  public OptionalInt exitCodeWithin(Duration atMost) {
    var end = Instant.now().plus(atMost);
    if (!endsWithin(atMost)) {
      return OptionalInt.empty();
    }
    var code = new AtomicReference<Long>();
    Poll.until(
        Duration.between(Instant.now(), end),
        () -> {
          code.set(engine.ask(client -> client.inspectExecCmd(id).exec().getExitCodeLong()));
          return code.get() != null;
        });
    return code.get() == null ? OptionalInt.empty() : OptionalInt.of(code.get().intValue());
  }

  @Override
  public void onNext(Frame frame) {
    (frame.getStreamType() == StreamType.STDERR ? errors : standard).writeBytes(frame.getPayload());
  }

  /** Decoded whole, since frames may part a character. */
  @Override
  public String output() {
    return standard.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
