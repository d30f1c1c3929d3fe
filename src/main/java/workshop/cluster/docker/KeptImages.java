package workshop.cluster.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import workshop.WorkshopException;
import workshop.cluster.ClusterLost;

/**
 * The images that nodes have pulled, kept on the engine for the clusters to come: archives in a
 * named volume that all nodes have. What is older than a week goes, since a tag may have moved in
 * its registry, and the oldest go when there is too much.
 *
 * @param context the cluster whose nodes give and take
 */
record KeptImages(ClusterContext context) {

  /** The volume, and its label. */
  static final String VOLUME = "eks-workshop-images";

  private static final String FOLDER = "/var/lib/eks-workshop/images";
  private static final int MOST_MEBIBYTES = 4096;
  private static final int MOST_MINUTES = 7 * 24 * 60;

  /** For a gigabyte or two to be read or written on a slow disk. */
  private static final Duration COPY = Duration.ofMinutes(5);

  /** Waits for the container runtime, whose first answer may take seconds. */
  static final String LOAD =
      """
      cd "$1" 2>/dev/null && set -- *.tar && [ -e "$1" ] || exit 0
      until ctr --namespace k8s.io version >/dev/null 2>&1; do sleep 0.2; done
      for archive; do
        ctr --namespace k8s.io images import "$archive" >/dev/null && echo "$archive" || rm -f "$archive"
      done
      """;

  /** One archive an image, under the first of its tags, or else its digest. */
  static final String SAVE =
      """
      cd "$1" 2>/dev/null || exit 0; most=$2; minutes=$3; shift 3
      find . -type f -mmin "+$minutes" -exec rm -f {} +
      ctr --namespace k8s.io images ls | awk -v others=" $* " '
          NR > 1 && $1 !~ /^sha256:|^localhost\\/eks-workshop-node\\// && !index(others, " " $1 " ") {
            if (!($3 in name) || name[$3] ~ /@/ && $1 !~ /@/) name[$3] = $1
          }
          END { for (digest in name) print name[digest] }' | while read -r name; do
        archive=$(printf %s "$name" | tr / +).tar
        [ ! -e "$archive" ] || continue
        part=$(mktemp ./part.XXXXXX)
        ctr --namespace k8s.io images export "$part" "$name" >/dev/null \
          && mv "$part" "$archive" && echo "$archive"
        rm -f "$part"
      done
      for oldest in $(ls -tr); do
        [ "$(du -sm . | cut -f 1)" -gt "$most" ] || break
        rm -f "$oldest"
      done
      """;

  /** Makes the volume, unless it is there. */
  static void prepare(Engine engine) {
    engine.ask(
        client ->
            client.createVolumeCmd().withName(VOLUME).withLabels(Map.of(VOLUME, "true")).exec());
  }

  /** Gives the volume to a node's container, beside what it has. */
  static void mount(HostConfig node) {
    node.withBinds(
        Stream.concat(
                Optional.ofNullable(node.getBinds()).stream().flatMap(Arrays::stream),
                Stream.of(Bind.parse(VOLUME + ":" + FOLDER)))
            .toArray(Bind[]::new));
  }

  /**
   * Removes the volume, if there is one and no cluster has it.
   *
   * @return a line that tells of it
   */
  static Optional<String> remove(Engine engine) {
    try {
      engine.ask(client -> client.removeVolumeCmd(VOLUME).exec());
      return Optional.of("cluster: removed the images that were kept for later runs");
    } catch (NotFoundException e) {
      return Optional.empty();
    } catch (ConflictException e) {
      return Optional.of(
          "cluster: the images that are kept for later runs stay, since a cluster has their volume"
              + " (the one that stays is removed by 'make cluster-stop')");
    }
  }

  /**
   * Begins to give the kept images to the nodes.
   *
   * @return waits until they are there, and tells of them
   */
  Runnable load() {
    var began = Instant.now();
    var loading = nodes().map(node -> start(node, LOAD, List.of())).toList();
    return () -> tell("from earlier runs", began, () -> images(loading.stream()));
  }

  /** Keeps what the nodes have pulled, one node after the other since most have the same. */
  void save() {
    var arguments = arguments(MOST_MEBIBYTES, context.image().standIns());
    tell(
        "kept for later runs",
        Instant.now(),
        () -> images(nodes().map(node -> start(node, SAVE, arguments))));
  }

  /** What {@link #SAVE} is told; the container runtime lists stand-ins by their full names. */
  static List<String> arguments(int mostMebibytes, List<String> standIns) {
    return Stream.concat(
            Stream.of("" + mostMebibytes, "" + MOST_MINUTES),
            standIns.stream().map(KeptImages::fullName))
        .toList();
  }

  private static String fullName(String image) {
    int slash = image.indexOf('/');
    boolean registry = slash > 0 && image.substring(0, slash).matches(".*[.:].*|localhost");
    return registry ? image : "docker.io/" + (slash < 0 ? "library/" : "") + image;
  }

  /** What was done, if anything; that it can't be done harms no run. */
  private void tell(String what, Instant began, Supplier<Set<String>> work) {
    try {
      var images = work.get();
      if (!images.isEmpty()) {
        var took = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        context
            .stages()
            .notice(
                "cluster: images %s: %s (%.1f s)".formatted(what, String.join(", ", images), took));
      }
    } catch (ClusterLost e) {
      // The run tells of that.
    } catch (RuntimeException e) {
      context.stages().notice("cluster: no images %s: %s".formatted(what, e.getMessage()));
    }
  }

  /** The images whose archives the programs were done with, once they have ended. */
  private static Set<String> images(Stream<ContainerExec> programs) {
    var images = new TreeSet<String>();
    programs.forEach(
        program -> {
          if (program.exitCodeWithin(COPY).isEmpty()) {
            throw new WorkshopException("it takes more than %d s".formatted(COPY.toSeconds()));
          }
          if (!program.errors().isBlank()) {
            throw new WorkshopException(program.errors().strip());
          }
          program
              .output()
              .lines()
              .map(archive -> archive.replaceFirst("\\.tar$", "").replace('+', '/'))
              .forEach(images::add);
        });
    return images;
  }

  private Stream<String> nodes() {
    return context.topology().nodes().stream()
        .flatMap(node -> context.containers().id(node.name()).stream());
  }

  private ContainerExec start(String node, String script, List<String> arguments) {
    var command = new ArrayList<>(List.of("sh", "-c", script, "sh", FOLDER));
    command.addAll(arguments);
    return ContainerExec.start(context.engine(), node, command, List.of());
  }
}
