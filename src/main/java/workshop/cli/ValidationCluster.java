package workshop.cli;

import workshop.lesson.LessonDefinition;
import workshop.lesson.Settings;
import workshop.validation.PageRunner;
import workshop.validation.findings.Outcome;
import workshop.validation.markdown.Page;

/** What a validation uses of a cluster: first for a page, then for the same lesson's features. */
interface ValidationCluster extends AutoCloseable {

  /**
   * Brings a page to its start.
   *
   * @throws workshop.WorkshopException if that can't be had
   */
  PageRunner page(LessonDefinition lesson, Settings settings, Page page);

  /** Runs the features of the lesson whose page was run last. */
  Outcome features(LessonDefinition lesson, Settings settings);

  @Override
  void close();
}
