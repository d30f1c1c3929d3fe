package workshop.cluster.docker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import workshop.Failure;

/** What to do about a node's container that doesn't start, or has ended, by what is known of it. */
final class NodeFailure {

  private record Advice(Pattern words, String whatToDo) {}

  /**
   * By what is said: by the engine of the container's end, and otherwise by the container itself,
   * in the words of k3s, of our own node image, or of the kubelet. The first that fits counts.
   *
   * @see <a href="https://kind.sigs.k8s.io/docs/user/known-issues/">too many open files, and more
   *     of nodes in containers</a>
   */
  private static final List<Advice> KNOWN =
      List.of(
          advice(
              "configured to not run on a host using cgroup v1",
              "name an image of Kubernetes 1.34 or older by -Dcluster.image, or one whose tag tells"
                  + " its version; or use an engine with cgroup v2"),
          advice(
              "unknown flag: [\\w-]+|flag provided but not defined: [\\w-]+|does not know that flag",
              "this image doesn't know a flag that the suite passes: name another by"
                  + " -Dcluster.image"),
          advice(
              "unable to apply caps: operation not permitted",
              "use a newer Docker; 'make engine' installs one on Debian where none answers"),
          advice(
              "no space left on device",
              "free some of the engine's disk; 'docker system df' tells what takes it"),
          advice(
              "too many open files",
              "let users watch more files: sysctl -w fs.inotify.max_user_instances=512"),
          advice(
              "out of memory|exit code 137|signal: killed|cannot allocate memory",
              "free some memory; a run takes about 0.7 GiB for the cluster"),
          advice(
              "container was removed|container is gone",
              "run again, and leave the run's containers alone meanwhile"));

  private static final String OTHERWISE =
      "read the lines above; another -Dcluster.image may do, or the one that 'make node-image' builds:"
          + " -Dcluster.image=built";

  private NodeFailure() {}

  private static Advice advice(String words, String whatToDo) {
    return new Advice(Pattern.compile(words, Pattern.CASE_INSENSITIVE), whatToDo);
  }

  /**
   * The failure.
   *
   * @param seen what happened, as the engine knows it
   * @param output what the container wrote
   */
  static Failure of(String seen, LogTail output) {
    return Failure.of("", seen, whatToDo(seen, output)).with(output.told());
  }

  /** Why a container could not be started, without the layers that Testcontainers wraps around. */
  static String reason(CompletableFuture<Void> failed) {
    var reason = failed.handle((done, failure) -> failure).join();
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    var message = String.valueOf(reason.getMessage()).strip();
    return message.isEmpty() ? reason.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
  }

  private static String whatToDo(String seen, LogTail output) {
    return KNOWN.stream()
        .filter(advice -> advice.words().matcher(seen).find())
        .map(Advice::whatToDo)
        .findFirst()
        .or(() -> KNOWN.stream().flatMap(advice -> said(advice, output).stream()).findFirst())
        .orElse(OTHERWISE);
  }

  /** The words go along: they may stand above those that are shown. */
  private static Optional<String> said(Advice advice, LogTail output) {
    return output
        .lastSaying(advice.words())
        .map(words -> "%s (it said: %s)".formatted(advice.whatToDo(), words));
  }
}
