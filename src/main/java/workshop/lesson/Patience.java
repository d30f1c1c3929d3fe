package workshop.lesson;

import java.time.Duration;

/**
 * How long what may come true is given. Nothing here is shorter than half a minute, so that a busy
 * machine makes a lesson slower, not false; what can't come true is told without waiting for it.
 *
 * @param settle {@code lesson.settle.timeout}: for a command's effects to settle
 * @param trouble {@code lesson.trouble.patience}: for a container to get over what may pass, e.g. a
 *     registry that throttles or a probe that fails
 * @param scheduler {@code lesson.scheduler.patience}: for the scheduler to try a refused pod again
 * @param steady {@code lesson.steady}: how long a container has to have run, before "it runs" is
 *     believed of it and its like; nothing is given up for it
 */
public record Patience(Duration settle, Duration trouble, Duration scheduler, Duration steady) {}
