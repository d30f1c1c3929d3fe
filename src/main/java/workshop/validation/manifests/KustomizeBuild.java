package workshop.validation.manifests;

import java.nio.file.Path;

/** Builds a kustomization, as {@code kubectl apply -k} does before it applies anything. */
@FunctionalInterface
public interface KustomizeBuild {

  /** Builds the kustomization that lies in a folder. */
  Result build(Path folder);

  /** How a build ended. */
  sealed interface Result {

    /** The end of {@code kubectl kustomize}, by its exit code and what it wrote. */
    static Result of(int exitCode, String output, String errors) {
      return exitCode == 0 ? new Built(output) : new Failed(LocalKubectl.unwrapped(errors));
    }
  }

  /**
   * It built.
   *
   * @param yaml the objects, as a stream of YAML documents
   */
  record Built(String yaml) implements Result {}

  /**
   * It doesn't build.
   *
   * @param error kustomize's own words
   */
  record Failed(String error) implements Result {}

  /**
   * It couldn't be tried.
   *
   * @param why what was missing
   */
  record CouldNotTell(String why) implements Result {}
}
