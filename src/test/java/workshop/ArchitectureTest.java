package workshop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house: what each may use, and that the README's map shows them as they are. */
class ArchitectureTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final String ROOT = "workshop";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** Each room with the rooms that it may use, beside itself, {@code yaml} and the root. */
  private static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("yaml", List.of()),
              Map.entry("cluster", List.of()),
              Map.entry("cluster.docker", List.of("cluster")),
              Map.entry("cluster.existing", List.of("cluster")),
              Map.entry("shell", List.of("cluster")),
              Map.entry("kubernetes", List.of("cluster")),
              Map.entry("lesson", List.of("kubernetes", "shell", "cluster")),
              Map.entry("lesson.features", List.of("lesson", "shell")),
              Map.entry(
                  "report", List.of("lesson", "lesson.features", "kubernetes", "shell", "cluster")),
              Map.entry(
                  "report.cucumber",
                  List.of("report", "lesson", "lesson.features", "kubernetes", "cluster")),
              Map.entry(
                  "console",
                  List.of("report", "lesson", "shell", "cluster", "validation.findings")),
              Map.entry("validation.findings", List.of()),
              Map.entry("validation.markdown", List.of("validation.findings", "shell")),
              Map.entry(
                  "validation.output",
                  List.of(
                      "validation.markdown",
                      "validation.findings",
                      "shell",
                      "lesson",
                      "kubernetes",
                      "cluster")),
              Map.entry(
                  "validation.commands",
                  List.of("validation.markdown", "validation.findings", "shell", "lesson")),
              Map.entry(
                  "validation.manifests",
                  List.of(
                      "validation.output",
                      "validation.markdown",
                      "validation.findings",
                      "shell",
                      "lesson")),
              Map.entry(
                  "validation",
                  List.of(
                      "validation.commands",
                      "validation.manifests",
                      "kubernetes",
                      "validation.output",
                      "validation.markdown",
                      "validation.findings",
                      "lesson",
                      "lesson.features",
                      "shell",
                      "cluster")),
              Map.entry(
                  "validation.corpus",
                  List.of("validation", "validation.manifests", "validation.findings", "lesson")),
              Map.entry(
                  "run",
                  List.of(
                      "validation",
                      "validation.markdown",
                      "validation.output",
                      "report",
                      "report.cucumber",
                      "console",
                      "lesson",
                      "lesson.features",
                      "kubernetes",
                      "shell",
                      "cluster",
                      "cluster.docker",
                      "cluster.existing")),
              Map.entry(
                  "cli",
                  List.of(
                      "run",
                      "validation",
                      "validation.corpus",
                      "validation.markdown",
                      "validation.findings",
                      "report",
                      "report.cucumber",
                      "console",
                      "lesson",
                      "lesson.features",
                      "cluster",
                      "cluster.docker"))));

  static Stream<String> rooms() {
    return MAY_USE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyTheRoomsBelowIt(String room) {
    var allowed =
        Stream.concat(MAY_USE.get(room).stream(), Stream.of(room, "yaml"))
            .map(it -> ROOT + "." + it)
            .collect(Collectors.toCollection(TreeSet::new));
    allowed.add(ROOT);
    classes()
        .that()
        .resideInAPackage(ROOT + "." + room)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed.toArray(String[]::new))
                .or(not(resideInAPackage(ROOT + ".."))))
        .check(MAIN);
  }

  @Test
  void everyPackageIsARoomOfTheHouse() {
    var packages =
        MAIN.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());
    assertThat(packages).isEqualTo(MAY_USE.keySet());
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void onlyTheRoomsOfFeaturesKnowCucumber() {
    onlyKnow("io.cucumber..", "lesson.features", "run", "report.cucumber");
  }

  @Test
  void onlyTheRoomOfContainersKnowsTestcontainersAndDocker() {
    onlyKnow("org.testcontainers..", "cluster.docker");
    onlyKnow("com.github.dockerjava..", "cluster.docker");
  }

  @Test
  void onlyTheseRoomsAskACluster() {
    onlyKnow(
        "io.fabric8.kubernetes.client",
        "cluster",
        "cluster.docker",
        "cluster.existing",
        "kubernetes",
        "lesson",
        "run");
  }

  @Test
  void onlyTheConsoleWritesToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".console")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(MAIN);
  }

  private static void onlyKnow(String library, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(rooms).map(room -> ROOT + "." + room).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomSaysWhatItIsInThreeToSixLines(String room) throws IOException {
    var info = SOURCES.resolve(ROOT).resolve(room.replace('.', '/')).resolve("package-info.java");
    assertThat(info).exists();
    var lines = Files.readAllLines(info).stream().filter(line -> line.startsWith(" * ")).toList();
    assertThat(lines).as(info.toString()).hasSizeBetween(3, 6);
  }

  @Test
  void theReadmesMapShowsTheRoomsAsTheyAre() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var map = readme.substring(readme.indexOf("## The house"));
    var shown =
        Pattern.compile("`(workshop(?:\\.[a-z]+)*)`")
            .matcher(map)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals(ROOT) && !name.equals(ROOT + ".steps"))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());
    assertThat(shown).isEqualTo(MAY_USE.keySet());
  }

  @Test
  void mainCodeReadsNothingOfTheTests() throws IOException {
    try (var files = Files.walk(Path.of("src/main"))) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("src/test");
      }
    }
  }
}
