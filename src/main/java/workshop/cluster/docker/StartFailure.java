package workshop.cluster.docker;

import java.util.concurrent.CompletableFuture;

/** Why a container could not be started, out of the layers that Testcontainers wraps around it. */
final class StartFailure {

  private StartFailure() {}

  /** The innermost reason, in one line. */
  static String of(CompletableFuture<?> failed) {
    var reason = failed.handle((done, failure) -> failure).join();
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    var message = String.valueOf(reason.getMessage()).strip();
    return message.isEmpty() ? reason.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
  }
}
