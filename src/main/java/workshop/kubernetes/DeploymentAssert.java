package workshop.kubernetes;

import static io.fabric8.kubernetes.client.utils.KubernetesResourceUtil.getName;
import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import workshop.ClaimFailed;
import workshop.Failure;

/** What a lesson claims of a live Deployment, as assertions that say what was expected and seen. */
public final class DeploymentAssert extends AbstractAssert<DeploymentAssert, Deployment> {

  private DeploymentAssert(Deployment actual) {
    super(actual, DeploymentAssert.class);
  }

  /** Begins an assertion on a Deployment, which has to be there. */
  public static DeploymentAssert assertThat(NamespaceSnapshot now, String name) {
    var all = now.deployments().stream().filter(it -> getName(it).equals(name)).toList();
    if (all.size() != 1) {
      throw new ClaimFailed(
          Failure.of(
                  "there is a Deployment " + name,
                  all.isEmpty()
                      ? "there is none"
                      : "there are " + all.stream().map(now::named).collect(joining(" and ")),
                  "compare what is applied with the page")
              .with(now.placement().table()));
    }
    return new DeploymentAssert(all.get(0));
  }

  /** Its pods are placed by exactly these rules, in any order. */
  public DeploymentAssert carries(List<PlacementRule> rules) {
    var seen = PlacementRule.of(actual.getSpec().getTemplate().getSpec());
    var left = new ArrayList<>(seen);
    boolean all = rules.stream().allMatch(left::remove);
    return claim(
        all && left.isEmpty(),
        "carries the rules\n" + listed(rules),
        "it carries\n" + listed(seen),
        "compare the overlay's patch with the page");
  }

  /** It wants so many pods. */
  public DeploymentAssert wants(int replicas) {
    int seen = Optional.ofNullable(actual.getSpec().getReplicas()).orElse(1);
    return claim(
        seen == replicas,
        "wants %d replicas".formatted(replicas),
        "it wants " + seen,
        "check `replicas` in the overlay; without it, applying puts back the base's");
  }

  private DeploymentAssert claim(boolean so, String expected, String seen, String toDo) {
    if (!so) {
      throw new ClaimFailed(
          Failure.of(
              "the live Deployment %s %s".formatted(actual.getMetadata().getName(), expected),
              seen,
              toDo));
    }
    return this;
  }

  private static String listed(List<PlacementRule> rules) {
    return rules.isEmpty()
        ? "            no rule at all"
        : rules.stream().map(rule -> "            " + rule).collect(joining("\n"));
  }
}
