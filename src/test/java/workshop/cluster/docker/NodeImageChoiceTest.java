package workshop.cluster.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import workshop.WorkshopException;

class NodeImageChoiceTest {

  private static final String UPSTREAM = "rancher/k3s:v1";
  private static final String BUILT = "eks-workshop-node/debian-kubernetes:1-abc";
  private static final String OTHER = "rancher/k3s:v2";

  private final Set<String> onEngine = new HashSet<>();
  private final Set<String> inRegistry = new HashSet<>();
  private final List<String> pulled = new ArrayList<>();

  @Test
  void upstreamIsTakenWhereTheEngineHasIt() {
    onEngine.addAll(Set.of(UPSTREAM, BUILT));

    assertThat(choose(Optional.empty())).isEqualTo(UPSTREAM);
    assertThat(pulled).isEmpty();
  }

  @Test
  void theImageBuiltHereIsTakenBeforeAnyRegistryIsAsked() {
    onEngine.add(BUILT);
    inRegistry.add(UPSTREAM);

    assertThat(choose(Optional.empty())).isEqualTo(BUILT);
    assertThat(pulled).isEmpty();
  }

  @Test
  void upstreamIsPulledWhereNothingIsThere() {
    inRegistry.add(UPSTREAM);

    assertThat(choose(Optional.empty())).isEqualTo(UPSTREAM);
    assertThat(pulled).containsExactly(UPSTREAM);
  }

  @Test
  void withoutAnyImageTheMessageTellsWhatWasLookedForAndWhatToDo() {
    assertThatThrownBy(() -> choose(Optional.empty()))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll(UPSTREAM, BUILT, "no such host", "make node-image");
  }

  @Test
  void theImageThatWasAskedForIsTakenThoughOthersAreThere() {
    onEngine.addAll(Set.of(UPSTREAM, BUILT, OTHER));

    assertThat(choose(Optional.of(OTHER))).isEqualTo(OTHER);
  }

  @Test
  void theImageThatWasAskedForIsPulled() {
    onEngine.add(UPSTREAM);
    inRegistry.add(OTHER);

    assertThat(choose(Optional.of(OTHER))).isEqualTo(OTHER);
  }

  @Test
  void noOtherImageStandsInForTheOneThatWasAskedFor() {
    onEngine.addAll(Set.of(UPSTREAM, BUILT));

    assertThatThrownBy(() -> choose(Optional.of(OTHER)))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll("node image " + OTHER, "no such host");
  }

  @Test
  void theImageBuiltHereCanBeAskedForWhereARegistryGivesAnother() {
    onEngine.addAll(Set.of(UPSTREAM, BUILT));

    assertThat(choose(Optional.of("built"))).isEqualTo(BUILT);
  }

  @Test
  void whoAsksForTheImageBuiltHereIsToldHowToBuildIt() {
    onEngine.add(UPSTREAM);

    assertThatThrownBy(() -> choose(Optional.of("built")))
        .isInstanceOf(WorkshopException.class)
        .hasMessageContainingAll(BUILT, "it is not on this engine", "make node-image");
  }

  private String choose(Optional<String> wanted) {
    return new NodeImageChoice(this::find, this::pull, UPSTREAM, () -> BUILT)
        .choose(wanted)
        .reference();
  }

  private Optional<NodeImage> find(String reference) {
    return Optional.of(reference)
        .filter(onEngine::contains)
        .map(there -> NodeImage.of(there, Map.of()));
  }

  private Optional<String> pull(String reference) {
    pulled.add(reference);
    if (!inRegistry.contains(reference)) {
      return Optional.of("no such host");
    }
    onEngine.add(reference);
    return Optional.empty();
  }
}
