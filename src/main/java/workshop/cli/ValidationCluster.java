package workshop.cli;

import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Settings;
import workshop.validation.PageRunner;
import workshop.validation.Preparation;
import workshop.validation.findings.Outcome;
import workshop.validation.markdown.Page;

/** What a validation uses of a cluster: one page after the other, each from a clean start. */
interface ValidationCluster extends AutoCloseable {

  /**
   * Brings a lesson's page to its start.
   *
   * @throws workshop.WorkshopException if that can't be had
   */
  PageRunner page(LessonDefinition lesson, Settings settings, Page page);

  /**
   * Brings a page that is no lesson's to its start.
   *
   * @throws workshop.WorkshopException if that can't be had
   */
  PageRunner page(Content content, Preparation preparation, Settings settings, Page page);

  /** Runs the features of the lesson whose page was run last. */
  Outcome features(LessonDefinition lesson, Settings settings);

  @Override
  void close();
}
