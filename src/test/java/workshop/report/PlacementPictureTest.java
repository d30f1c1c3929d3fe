package workshop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.report.Sample.FIRST;
import static workshop.report.Sample.SECOND;
import static workshop.report.Sample.THIRD;
import static workshop.report.Sample.inTrouble;
import static workshop.report.Sample.pending;
import static workshop.report.Sample.placement;
import static workshop.report.Sample.running;
import static workshop.report.Sample.starting;
import static workshop.report.Sample.terminating;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import workshop.kubernetes.NodeView;
import workshop.kubernetes.Placement;
import workshop.kubernetes.PodTrouble;
import workshop.kubernetes.PodView;

class PlacementPictureTest {

  private static final List<String> LESSON = List.of("checkout", "checkout-redis");

  @Test
  void showsNodesPodsAndTheSchedulersWords() {
    var svg =
        picture(
            placement(
                running("checkout", "b5mgn", SECOND),
                running("checkout-redis", "vggkv", SECOND),
                pending("checkout", "j6j7j")));
    assertThat(svg.texts())
        .contains("ip-10-42-10-170", "ap-south-1a", "b5mgn", "vggkv", "j6j7j")
        .contains("Running", "Pending", "Without a node")
        .contains("1 node: didn't match pod anti-affinity rules")
        .contains("2 nodes: didn't match pod affinity rules");
    assertThat(svg.document().getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(svg.all("desc").get(0).getTextContent())
        .containsPattern("ip-10-42-10-170.* -\n")
        .containsPattern("\\(no node\\) +checkout-7d5867f695-j6j7j Pending");
  }

  @Test
  void tellsWorkloadsApartByLetterShapeAndPattern() {
    var one = WorkloadStyle.of("checkout", LESSON);
    var other = WorkloadStyle.of("checkout-redis", LESSON);
    assertThat(one.letter()).isNotEqualTo(other.letter());
    assertThat(one.fill()).isNotEqualTo(other.fill());
    assertThat(one.shape()).isNotEqualTo(other.shape());
  }

  @Test
  void marksWhatChanged() {
    var before =
        placement(
            starting("checkout", "aaaaa", FIRST),
            running("checkout", "bbbbb", SECOND),
            running("checkout-redis", "ccccc", THIRD),
            pending("checkout", "ddddd"));
    var now =
        placement(
            running("checkout", "aaaaa", FIRST),
            terminating("checkout", "bbbbb", SECOND),
            running("checkout", "ddddd", THIRD),
            running("checkout-redis", "eeeee", SECOND));
    var svg = Markup.parse(PlacementPicture.svg(now, Optional.of(before), LESSON));
    assertThat(svg.texts())
        .contains("now ready", "now ending", "gone", "placed, ready", "new: Running");
    assertThat(svg.all("desc").get(0).getTextContent())
        .contains("checkout-redis-7d5867f695-ccccc (gone)");
  }

  @Test
  void marksNothingWhereNothingChangedOrNothingWasBefore() {
    var now = placement(running("checkout", "aaaaa", FIRST));
    for (var before : List.of(Optional.of(now), Optional.<Placement>empty())) {
      assertThat(PlacementPicture.svg(now, before, LESSON)).doesNotContain("class=\"marktext\"");
    }
  }

  @Test
  void namesTaintsAndCordonsInTheNodesHeadAndExplainsThemOnlyWhereThereAreAny() {
    var plain = placement(running("checkout", "aaaaa", FIRST));
    assertThat(picture(plain).texts()).noneMatch(text -> text.contains("taint"));
    var svg = picture(tainted(plain, true, "dedicated=checkout:NoSchedule"));
    assertThat(svg.texts())
        .contains("taint", "dedicated=checkout", ":NoSchedule", "cordoned")
        .contains("taint: keeps pods away that don't tolerate it", "cordoned: takes no new pods")
        .doesNotContain("new");
    assertThat(svg.all("desc").get(0).getTextContent())
        .contains("(ap-south-1a) cordoned, taint dedicated=checkout:NoSchedule ");
  }

  @Test
  void marksTheTaintsThatCameOrWent() {
    var plain = placement(running("checkout", "aaaaa", FIRST));
    var tainted = tainted(plain, true, "dedicated=checkout:NoSchedule");
    var came = Markup.parse(PlacementPicture.svg(tainted, Optional.of(plain), LESSON));
    assertThat(came.texts()).filteredOn("new"::equals).hasSize(2);
    assertThat(came.all("desc").get(0).getTextContent())
        .contains("Changed: ip-10-42-10-170 taint dedicated=checkout:NoSchedule (new), ip-10");
    var went = Markup.parse(PlacementPicture.svg(plain, Optional.of(tainted), LESSON));
    assertThat(went.texts()).filteredOn("gone"::equals).hasSize(2);
  }

  @Test
  void everyLineOfANodesHeadFitsIt() {
    var long_ = "node-role.kubernetes.io/control-plane=a-value-as-long-as-this:NoExecute";
    var svg = picture(tainted(placement(), false, long_));
    assertThat(svg.texts()).anyMatch(text -> text.endsWith("…"));
    assertThat(svg.all("title")).anyMatch(it -> it.getTextContent().equals("taint " + long_));
  }

  private static Placement tainted(Placement placement, boolean cordoned, String taint) {
    var first = placement.nodes().get(0);
    var node = new NodeView(first.name(), first.zone(), true, cordoned, List.of(taint));
    var nodes = new ArrayList<>(placement.nodes());
    nodes.set(0, node);
    return new Placement(placement.at(), placement.namespaces(), nodes, placement.pods());
  }

  @Test
  void keepsEveryPodInItsPlaceFromStepToStep() {
    var redis = running("checkout-redis", "ccccc", SECOND);
    var place = picture(placement(redis)).placeOf(redis.name());
    var full =
        placement(
            redis,
            running("checkout", "aaaaa", SECOND),
            running("checkout", "bbbbb", FIRST),
            pending("checkout", "ddddd"));
    assertThat(picture(full).placeOf(redis.name())).isEqualTo(place);
    assertThat(
            Markup.parse(PlacementPicture.svg(placement(), Optional.of(full), LESSON))
                .placeOf(redis.name()))
        .as("also while it is shown as gone")
        .isEqualTo(place);
  }

  @Test
  void namesTheTroubleOfAContainer() {
    var trouble =
        new PodTrouble(
            PodTrouble.Outlook.LASTS, "container app (image a:1)", "ErrImagePull", "no such image");
    var pod = inTrouble(starting("checkout", "aaaaa", FIRST), trouble);
    assertThat(picture(placement(pod)).texts()).contains("ErrImagePull");
  }

  @Test
  void escapesEveryName() {
    var odd = "<\"&'>\u0001";
    var node = new NodeView(odd, odd, false, false, List.of());
    var pod = running(odd, "aaaaa", odd);
    var now = new Placement(Sample.START, List.of(odd), List.of(node), List.of(pod));
    assertThat(Markup.parse(PlacementPicture.svg(now, Optional.empty(), List.of())).texts())
        .anyMatch(text -> text.startsWith("<\"&'>"));
  }

  @Test
  void drawsAnyNumberOfNodesAndPods() {
    var nodes =
        IntStream.range(0, 5)
            .mapToObj(i -> new NodeView("node-" + i, "zone-" + i % 2, true, false, List.of()))
            .toList();
    assertThat(picture(new Placement(Sample.START, List.of("n"), nodes, List.of())).texts())
        .contains("node-4", "No pod is without a node");
    var pods =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    i % 4 == 0
                        ? pending("app-" + i % 6, "p00" + (10 + i))
                        : running("app-" + i % 6, "p00" + (10 + i), "node-" + i % 5))
            .toArray(PodView[]::new);
    var svg = picture(new Placement(Sample.START, List.of("n"), nodes, List.of(pods)));
    assertThat(svg.all("g").stream().filter(g -> g.getAttribute("class").equals("pod")))
        .hasSize(30);
    assertThat(List.of(pods).stream().map(pod -> svg.placeOf(pod.name()))).doesNotHaveDuplicates();
    picture(new Placement(Sample.START, List.of("n"), List.of(), List.of()));
  }

  @Test
  void bringsItsOwnStyleForLightDarkAndPaper() {
    assertThat(PlacementPicture.svg(placement(), Optional.empty(), LESSON))
        .contains("prefers-color-scheme: dark", "@media print")
        .doesNotContain("https:", "@import", "url(http", "href=")
        .satisfies(svg -> assertThat(svg).contains("class=\"bg\""));
  }

  private static Markup picture(Placement placement) {
    return Markup.parse(PlacementPicture.svg(placement, Optional.empty(), LESSON));
  }
}
