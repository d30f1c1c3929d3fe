package workshop.report;

import java.time.Instant;

/**
 * A step of the lesson on the time axis.
 *
 * @param name the step's text
 * @param start when it began
 * @param end when it ended
 * @param passed whether it passed
 */
public record StepMark(String name, Instant start, Instant end, boolean passed) {}
