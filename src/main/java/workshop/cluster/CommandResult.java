package workshop.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * What a command in the server's container did.
 *
 * @param exitCode its exit code
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 * @param started when it was started
 * @param took how long it ran
 */
public record CommandResult(
    int exitCode, String output, String errors, Instant started, Duration took) {}
