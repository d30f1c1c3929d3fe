/**
 * A lesson: its folder's definition, what its script has the learner do, and the one engine that
 * runs a learner's commands, at a pace, and waits for their effects. It asks the cluster by {@code
 * kubernetes} and types into a {@code shell}. Start reading at {@link workshop.lesson.LessonRun}.
 */
package workshop.lesson;
