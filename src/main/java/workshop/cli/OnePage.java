package workshop.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import workshop.lesson.Content;
import workshop.lesson.LessonDefinition;
import workshop.lesson.Lessons;
import workshop.lesson.Settings;
import workshop.lesson.features.FeatureReader;
import workshop.validation.ContentManifests;
import workshop.validation.LessonPage;
import workshop.validation.Preparation;
import workshop.validation.Validation;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Findings;

/**
 * Validates pages of one content.
 *
 * @param base what is there before a page that is no lesson's; its own say otherwise
 * @param wanted what to compare with
 * @param listener hears how it goes on
 * @param manifests what all of them are compared with
 */
record OnePage(
    Content content,
    Settings settings,
    Lessons lessons,
    Optional<String> base,
    Set<Comparison> wanted,
    Validation.Listener listener,
    ContentManifests manifests) {

  /** The same, compared with something else, and heard by somebody else. */
  OnePage with(Set<Comparison> others, Validation.Listener another) {
    return new OnePage(content, settings, lessons, base, others, another, manifests);
  }

  /** The lesson that a page is of. */
  Optional<LessonDefinition> lesson(Path page) {
    return LessonPage.lessonOf(page, Optional.of(content), lessons);
  }

  /**
   * Compares a page, of a lesson or of none.
   *
   * @param cluster what it is run on, where it is to be compared with a cluster
   */
  Findings validate(
      Path page, Optional<LessonDefinition> lesson, Optional<ValidationCluster> cluster) {
    if (lesson.isPresent()) {
      var chosen = lesson.get();
      return new Validation(
              content, page, () -> FeatureReader.read(chosen), wanted, listener, manifests)
          .run(shown -> cluster.orElseThrow().page(chosen, settings, shown));
    }
    var without = EnumSet.noneOf(Comparison.class);
    without.addAll(wanted);
    without.remove(Comparison.FEATURES);
    var preparation =
        base.map(it -> Preparation.asked(content, it))
            .orElseGet(() -> Preparation.of(content, page));
    return new Validation(content, page, without, listener, preparation, manifests)
        .run(shown -> cluster.orElseThrow().page(content, preparation, settings, shown));
  }
}
