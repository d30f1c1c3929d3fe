package workshop.lesson;

import java.time.Duration;

/**
 * How long what may come true is given: by default half a minute at least, so that a busy machine
 * makes a lesson slower, not false. What can't come true is told as soon as that is certain.
 *
 * @param settle {@code lesson.settle.timeout}: for a command's effects to settle
 * @param trouble {@code lesson.trouble.patience}: for a container to get over what may pass, e.g. a
 *     registry that throttles or a probe that fails
 * @param certainty {@code lesson.trouble.certainty}: for what can't pass to be seen, so that a slip
 *     isn't taken for it: an image that isn't there, a pod that no node takes while a command waits
 *     for it; twice as long where a node can't make sandboxes
 * @param scheduler {@code lesson.scheduler.patience}: for the scheduler to try a refused pod again
 * @param steady {@code lesson.steady}: how long a container has to have run, before "it runs" is
 *     believed of it and its like; nothing is given up for it
 */
public record Patience(
    Duration settle, Duration trouble, Duration certainty, Duration scheduler, Duration steady) {}
