package workshop.report.cucumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import workshop.WorkshopException;
import workshop.validation.findings.SampleFindings;

/**
 * The report and the documentation in a real browser, at desktop and phone width: those of a run
 * with a failure, and those that the system properties {@code report.html} and {@code docs.site}
 * name, if any; and a validation's report, with the one that {@code validation.report} names.
 *
 * <p>Needs Chromium and its driver on the PATH (Debian: chromium, chromium-driver).
 */
class ReportBrowserAcceptance {

  @TempDir static Path folder;

  /**
   * Selenium warns that it has no binding for this browser's debugging protocol; none is needed.
   */
  private static final Logger QUIET = Logger.getLogger("org.openqa.selenium.devtools");

  /** Controls, headings and pictures that reach beyond the page's right edge. */
  private static final String CUT_OFF =
      "return [...document.querySelectorAll('label,button,input,h1,h2,h3,img,summary')]"
          + ".filter(e => e.getBoundingClientRect().right > arguments[0] + 1)"
          + ".map(e => e.outerHTML.slice(0, 80))";

  /** How far down the first element of a kind begins. */
  private static final String TOP =
      "return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().top)";

  /** What scrolls sideways, and can't be reached by the keyboard. */
  private static final String UNREACHABLE =
      "return [...document.querySelectorAll('main *')]"
          + ".filter(e => getComputedStyle(e).overflowX === 'auto' && e.tabIndex < 0)"
          + ".map(e => e.outerHTML.slice(0, 80))";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static ChromeDriver browser;

  @BeforeAll
  static void start() throws Exception {
    QUIET.setLevel(Level.SEVERE);
    SampleRun.ofTwoLessons(SampleRun.GOING_ON, folder);
    SampleFindings.writtenTo(folder.resolve("validation"));
    LivingDocs.write(folder.resolve("messages.ndjson"), folder.resolve("site"), Map.of());
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(onPath("chromium", "chromium-browser", "google-chrome"));
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "data:,",
        "--user-data-dir=" + Files.createDirectories(folder.resolve("profile")));
    // The driver is named, so that Selenium looks for none on the network.
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(onPath("chromedriver")).build();
    browser = new ChromeDriver(service, options);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
  }

  static Stream<View> reports() {
    return Stream.concat(Stream.of(folder.resolve("report.html")), given("report.html"))
        .flatMap(View::of);
  }

  static Stream<View> docs() {
    return Stream.concat(Stream.of(folder.resolve("site")), given("docs.site"))
        .flatMap(site -> Stream.of(site.toFile().listFiles()))
        .map(File::toPath)
        .flatMap(View::of);
  }

  static Stream<View> validations() {
    return Stream.concat(
            Stream.of(folder.resolve("validation/report.html")), given("validation.report"))
        .flatMap(View::of);
  }

  private static Stream<Path> given(String property) {
    return Stream.of(System.getProperty(property, "")).filter(it -> !it.isBlank()).map(Path::of);
  }

  record View(Path page, int width, boolean phone, String scheme) {
    static Stream<View> of(Path page) {
      return Stream.of(
          new View(page, 1280, false, "light"),
          new View(page, 1280, false, "dark"),
          new View(page, 390, true, "light"));
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void aReportIsReadable(View view) {
    open(view);
    await("the report to be drawn")
        .atMost(PATIENCE)
        .until(() -> !browser.findElements(By.cssSelector("#content li[data-status]")).isEmpty());
    isReadable(view);
    assertThat(pictures()).isNotEmpty();
    findsEachFailingStep();
  }

  @ParameterizedTest
  @MethodSource("docs")
  void aPageOfTheDocumentationIsReadable(View view) {
    open(view);
    isReadable(view);
    for (var link : browser.findElements(By.tagName("a"))) {
      var file = view.page().resolveSibling(link.getDomAttribute("href").replaceFirst("#.*", ""));
      assertThat(file).as("where a link leads").exists();
    }
  }

  @ParameterizedTest
  @MethodSource("validations")
  void aValidationsReportIsReadable(View view) {
    open(view);
    isReadable(view);
    for (var shown : List.of("h1", ".findings td", ".findings q")) {
      if (!browser.findElements(By.cssSelector(".findings")).isEmpty()) {
        assertThat((Long) script(TOP, shown)).as(shown + " on the first screen").isLessThan(800);
      }
    }
    assertThat((List<?>) script(UNREACHABLE)).as("what scrolls and has no focus").isEmpty();
    var links =
        browser.findElements(By.cssSelector("a")).stream()
            .map(link -> view.page().resolveSibling(link.getDomAttribute("href")))
            .toList();
    assertThat(links).allSatisfy(link -> assertThat(link).exists());
    for (var link : links) {
      if (!link.endsWith("report.html")) {
        var page = new View(link, view.width(), view.phone(), view.scheme());
        open(page);
        isReadable(page);
        assertThat((List<?>) script(UNREACHABLE)).as("what scrolls and has no focus").isEmpty();
      }
    }
  }

  private static void isReadable(View view) {
    await("the pictures to be there")
        .atMost(PATIENCE)
        .until(() -> (Boolean) script("return [...document.images].every(i => i.complete)"));
    assertThat(pictures())
        .as("pictures")
        .allSatisfy(
            picture ->
                assertThat(picture).as("width, shown, name").containsExactly(true, true, true));
    assertThat((Long) script("return document.documentElement.scrollWidth"))
        .as("the page's width, which needs no side scroll")
        .isLessThanOrEqualTo(view.width());
    assertThat((List<?>) script(CUT_OFF, view.width())).as("what the edge cuts off").isEmpty();
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .as("the console")
        .noneMatch(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
    assertThat(requests())
        .as("requests")
        .isNotEmpty()
        .allMatch(url -> url.matches("(file|data|blob):.*"));
  }

  private static void open(View view) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", view.width(), "height", 800, "deviceScaleFactor", 1, "mobile", view.phone()));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features", List.of(Map.of("name", "prefers-color-scheme", "value", view.scheme()))));
    browser.get("about:blank");
    browser.manage().logs().get(LogType.PERFORMANCE);
    browser.manage().logs().get(LogType.BROWSER);
    browser.get(view.page().toAbsolutePath().toUri().toString());
  }

  /** For each picture of a step: whether it has a size, is shown, and has a name. */
  @SuppressWarnings("unchecked")
  private static List<List<Object>> pictures() {
    return (List<List<Object>>)
        script(
            "return [...document.querySelectorAll('#content details img, figure img')].filter(i =>"
                + " i.closest('[aria-hidden=true]') === null).map(i => [i.naturalWidth > 0,"
                + " i.getBoundingClientRect().width > 100, i.alt !== ''])");
  }

  private static void findsEachFailingStep() {
    for (var link : browser.findElements(By.cssSelector("#verdict a[href^='#failure-']"))) {
      var step = link.getText();
      script("arguments[0].focus()", link);
      link.sendKeys(org.openqa.selenium.Keys.ENTER);
      var target = browser.findElement(By.id(link.getDomAttribute("href").substring(1)));
      assertThat(target.getText().replaceAll("\\s+", " ")).contains(step);
      assertThat(
              (Boolean)
                  script(
                      "const r = arguments[0].getBoundingClientRect(); return r.top >= -1 && r.top < innerHeight",
                      target))
          .as("the link leads to the failing step: " + step)
          .isTrue();
    }
  }

  private static List<String> requests() {
    return browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::toJson)
        .map(entry -> String.valueOf(entry.get("message")))
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message ->
                message.replaceFirst("(?s)^.*\"request\":\\{.*?\"url\":\"([^\"]*)\".*$", "$1"))
        .toList();
  }

  private static Object script(String code, Object... arguments) {
    return browser.executeScript(code, arguments);
  }

  private static File onPath(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(directory -> new File(directory, name)))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(
            () ->
                new WorkshopException(
                    "No "
                        + names[0]
                        + " on the PATH. The browser test needs Chromium and its driver; on Debian:"
                        + " apt-get install chromium chromium-driver"));
  }
}
