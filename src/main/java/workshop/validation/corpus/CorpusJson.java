package workshop.validation.corpus;

import tools.jackson.databind.json.JsonMapper;

/** A measurement for other programs. */
public final class CorpusJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CorpusJson() {}

  /**
   * The measurement as one JSON object: {@code precision}, {@code recall}, {@code passes}, {@code
   * kubectl}, {@code seconds}, {@code pages}, {@code mistakes} and {@code apart}.
   */
  public static String json(Measurement measured) {
    var root = JSON.createObjectNode();
    root.put("precision", measured.precision());
    root.put("recall", measured.recall());
    root.put("passes", measured.passes());
    root.put("kubectl", measured.kubectl());
    root.put("seconds", measured.took().toMillis() / 1000.0);
    var pages = root.putArray("pages");
    for (var it : measured.pages()) {
      var page = pages.addObject().put("page", it.page().path());
      page.set("kinds", JSON.valueToTree(it.page().kinds().stream().map(PageKind::words).toList()));
      page.set("falseAlarms", JSON.valueToTree(it.falseAlarms()));
    }
    var mistakes = root.putArray("mistakes");
    for (var it : measured.mistakes()) {
      var mistake =
          mistakes
              .addObject()
              .put("file", it.mistake().kind() + "/" + it.mistake().file().getFileName());
      mistake
          .put("page", it.mistake().page())
          .put("mistake", it.mistake().mistake())
          .put("isFound", it.isFound());
      mistake.set("found", JSON.valueToTree(it.found()));
      mistake.set("consequences", JSON.valueToTree(it.consequences()));
      mistake.set("falseAlarms", JSON.valueToTree(it.falseAlarms()));
    }
    var apart = root.putArray("apart");
    measured.apart().forEach(it -> apart.add(it.kind() + "/" + it.file().getFileName()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
