package workshop.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.WorkshopException;
import workshop.yaml.YamlFile.Keys;

class YamlFileTest {

  private static final Keys KEYS = Keys.of("name").and("size", "open", "words", "part", "parts");
  private static final Keys PART = Keys.of("name");

  @TempDir Path folder;

  @Test
  void valuesAreReadByTheirType() throws IOException {
    var read =
        read(
            """
            name: a name
            size: 3
            open: true
            words: [one, "2"]
            part: {name: p}
            parts:
            - name: q
            """);

    assertThat(read.text("name")).isEqualTo("a name");
    assertThat(read.integer("size", 7)).isEqualTo(3);
    assertThat(read.flag("open", false)).isTrue();
    assertThat(read.texts("words")).containsExactly("one", "2");
    assertThat(read.section("part", PART)).get().returns("p", it -> it.text("name"));
    assertThat(read.sections("parts", PART)).extracting(it -> it.text("name")).containsExactly("q");
    assertThat(read.place("parts")).hasToString(folder.resolve("x.yaml") + ":6");
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws IOException {
    var read = read("name: \"\"");

    assertThat(read.anyText("name")).isEmpty();
    assertThat(read.integer("size", 7)).isEqualTo(7);
    assertThat(read.flag("open", true)).isTrue();
    assertThat(read.text("part", "none")).isEqualTo("none");
    assertThat(read.texts("words")).isEmpty();
    assertThat(read.section("part", PART)).isEmpty();
    assertThat(read.sections("parts", PART)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the sample <file> | it is empty",
        "# only a comment | the sample <file> | it is empty",
        "- a | the sample has the keys name, size, open, words, part, parts | <file>:1: [a]",
        "name: a\\n---\\nname: b | the sample <file> is one YAML document | <file>:3: another one begins",
        "name: [ | the sample <file> is YAML | <file>:1: expected the node content",
        "name: a\\nname: b | the sample <file> is YAML | <file>:2: found the key name a second time",
        "name: a\\nnam: b | the sample has only keys that are known: name, size, open, words, part, parts | <file>:2: an unknown key nam",
        "size: 1 | the sample has the key name | <file>:1: it is missing",
        "name: 3 | name is a text | <file>:1: 3",
        "name: | name is a text | <file>:1: nothing",
        "name: ' ' | name is a text that isn't blank | <file>:1:",
        "name: a\\nsize: many | size is a whole number | <file>:2: many",
        "name: a\\nsize: 99999999999 | size is a whole number that this program can count to | <file>:2: 99999999999",
        "name: a\\nopen: maybe | open is true or false | <file>:2: maybe",
        "name: a\\nwords: one | words is a list of texts | <file>:2: one",
        "name: a\\nwords:\\n- one\\n- [] | words is a list of texts | <file>:4: []",
        "name: a\\npart: one | part has the keys name | <file>:2: one",
        "name: a\\npart: {name: 3} | part.name is a text | <file>:2: 3",
        "name: a\\nparts:\\n- name: b\\n- nam: c | parts[1] has only keys that are known: name | <file>:4: an unknown key nam",
        "name: a\\nparts:\\n- name: b\\n- name: 3 | parts[1].name is a text | <file>:4: 3",
      })
  void whatIsWrongIsToldWithItsPlaceAndWhatToDo(String text, String expected, String seen)
      throws IOException {
    var file = folder.resolve("x.yaml").toString();
    var message = "expected: %s\nseen:     %s".formatted(expected, seen).replace("<file>", file);

    assertThatThrownBy(() -> ask(read(text.replace("\\n", "\n"))))
        .isInstanceOf(WorkshopException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("\nto do:    ");
  }

  @Test
  void whatIsNoFileOfTextIsToldAsSuch() throws IOException {
    var binary = Files.write(folder.resolve("b.yaml"), new byte[] {'r', (byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> YamlFile.read(binary, "sample", KEYS))
        .hasMessage(
            "expected: the sample %s\nseen:     it is no text in UTF-8\nto do:    save it as UTF-8"
                .formatted(binary));
    assertThatThrownBy(() -> YamlFile.read(folder.resolve("none.yaml"), "sample", KEYS))
        .hasMessageContaining("none.yaml\nseen:     there is no such file\n");
    assertThatThrownBy(() -> YamlFile.read(folder, "sample", KEYS))
        .hasMessageContaining("seen:     it is a folder\n");
  }

  private YamlSection read(String text) throws IOException {
    return YamlFile.read(Files.writeString(folder.resolve("x.yaml"), text), "sample", KEYS);
  }

  private static void ask(YamlSection read) {
    read.text("name");
    read.integer("size", 1);
    read.flag("open", false);
    read.texts("words");
    read.section("part", PART).ifPresent(it -> it.text("name"));
    read.sections("parts", PART).forEach(it -> it.text("name"));
  }
}
