package workshop;

/** The frame of an HTML page that needs nothing else: no script, font or picture. */
public final class HtmlPage {

  private HtmlPage() {}

  /**
   * A whole page.
   *
   * @param title its title, as HTML
   * @param style its style sheet
   * @param body what is in its body, as HTML
   */
  public static String of(String title, String style, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(title, style, body);
  }
}
