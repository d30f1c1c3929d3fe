package workshop.run;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import workshop.ClaimFailed;
import workshop.Failure;
import workshop.Timeouts;
import workshop.WorkshopException;
import workshop.lesson.LessonRun;
import workshop.yaml.YamlDifference;
import workshop.yaml.YamlTree;
import workshop.yaml.YamlTree.Mapping;

/**
 * Objects that a cluster has to have: kind, name and just the fields that are claimed. They are
 * read by kubectl, which knows every kind that the cluster knows.
 */
final class ObjectClaim {

  private final List<Mapping> claims;

  /**
   * Reads the claim.
   *
   * @param yaml one YAML document an object
   * @throws WorkshopException if it can't be read, or an object has no kind or name
   */
  ObjectClaim(String yaml) {
    claims = YamlTree.documents(yaml, 1).stream().map(ObjectClaim::object).toList();
    if (claims.isEmpty()) {
      throw malformed("nothing");
    }
  }

  private static Mapping object(YamlTree tree) {
    if (tree instanceof Mapping map && map.object().isPresent()) {
      return map;
    }
    throw malformed(tree.brief());
  }

  private static WorkshopException malformed(String seen) {
    return new WorkshopException(
        Failure.of(
            "an object with kind, metadata.name and the fields that are claimed",
            seen,
            "write it as in a manifest, and leave out what isn't claimed"));
  }

  /**
   * Checks the claim once.
   *
   * @throws ClaimFailed if an object isn't there, or a field is otherwise than claimed
   */
  void check(LessonRun run) {
    claims.forEach(claim -> check(claim, run));
  }

  private static void check(Mapping claim, LessonRun run) {
    var name = claim.object().orElseThrow();
    var unmet = YamlDifference.unmet(claim, read(claim, name, run));
    if (!unmet.isEmpty()) {
      throw new ClaimFailed(
          Failure.of(
              "the cluster has " + name + " with\n" + lines(unmet, YamlDifference::shown),
              "it has\n" + lines(unmet, YamlDifference::actual),
              "compare what is applied with what is claimed, field by field"));
    }
  }

  private static String lines(List<YamlDifference> unmet, Function<YamlDifference, String> side) {
    return unmet.stream()
        .map(it -> "            %s: %s".formatted(it.path(), side.apply(it)))
        .collect(Collectors.joining("\n"));
  }

  private static YamlTree read(Mapping claim, String name, LessonRun run) {
    var namespace =
        claim.text("metadata", "namespace").orElse(run.definition().namespaces().get(0));
    var object = resource(claim) + name.substring(name.indexOf('/'));
    var get = List.of("kubectl", "get", object, "-n", namespace, "-o", "yaml");
    var result = run.cluster().run(get, Timeouts.ANSWER);
    if (result.exitCode() != 0) {
      throw new ClaimFailed(
          Failure.of(
              "the cluster has " + name,
              result.errors().strip(),
              "apply it before this step, or correct kind, name and namespace"));
    }
    return YamlTree.documents(result.output(), 1).get(0);
  }

  /** The kind as kubectl takes it: {@code Deployment.v1.apps} where its version is claimed. */
  private static String resource(Mapping claim) {
    var kind = claim.text("kind").orElseThrow();
    return claim
        .text("apiVersion")
        .filter(api -> api.contains("/"))
        .map(api -> kind + "." + api.substring(api.indexOf('/') + 1) + "." + api.split("/")[0])
        .orElse(kind);
  }
}
