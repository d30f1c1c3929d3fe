package workshop.report.cucumber;

import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The names under which the steps of a run attach what reports show beside them; case doesn't
 * matter. Commands have a name each: {@link ShownCommand#name}.
 */
public final class Attachments {

  /** The placement as a picture (SVG). */
  public static final String PLACEMENT = "placement";

  /** The placement as a table, right after the picture of it. */
  public static final String PLACEMENT_AS_TEXT = "placement as text";

  /** What tells why a step failed; shown on top of the report. */
  public static final String STORY = "why it failed";

  /**
   * What the run was to cover, as {@link workshop.lesson.features.Selection#text()}; reports say it
   * with the verdict instead of showing it. Cucumber's messages alone don't: they name no filter,
   * and no feature that was left out.
   */
  public static final String SELECTION = "selection";

  /**
   * How the message of a {@code TestAbortedException} begins that ends a step which can't be tried,
   * since something failed before it; what follows is the reason: {@code since "…" failed: …}.
   */
  public static final String NOT_REACHED = "not reached: ";

  private Attachments() {}

  static boolean named(Attachment attachment, String name) {
    return name.equalsIgnoreCase(attachment.getFileName().orElse(""));
  }

  static String text(Attachment attachment) {
    return attachment.getContentEncoding() == AttachmentContentEncoding.BASE64
        ? new String(Base64.getDecoder().decode(attachment.getBody()), StandardCharsets.UTF_8)
        : attachment.getBody();
  }
}
