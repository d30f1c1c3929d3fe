package workshop.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import workshop.Lanes;
import workshop.cluster.Stage;
import workshop.console.Console;
import workshop.validation.Runnability;
import workshop.validation.Validation;
import workshop.validation.findings.BlockComparison;
import workshop.validation.findings.Comparison;
import workshop.validation.findings.Findings;
import workshop.validation.findings.Outcome;

/**
 * Validates many pages: all of them without a cluster, side by side; then on clusters, in lanes,
 * those whose commands can all be run there, or, where the cluster is asked for, any can.
 *
 * @param one validates a page
 * @param asked whether the cluster is asked for by name
 * @param console shows how it goes on
 * @param clusters gives each lane its cluster, shown on a screen of its own
 * @param screens the folder of these screens; without one nobody sees them
 */
record ManyPages(
    OnePage one,
    boolean asked,
    Console console,
    ValidationClusters clusters,
    Optional<Path> screens) {

  /** So many pages a lane has at least: a cluster takes about as long to start as they to run. */
  private static final int PAGES_A_LANE = 3;

  /** Compares the pages; what came of each, in their order. */
  List<Findings> of(List<Path> pages) {
    var began = Instant.now();
    var found = new LinkedHashMap<Path, Findings>();
    var still = withoutCluster(pages);
    for (int i = 0; i < pages.size(); i++) {
      found.put(pages.get(i), still.get(i));
    }
    var took = Duration.between(began, Instant.now());
    console.stage("validate", new Stage(pages.size() + " pages, without a cluster", "", took));
    if (one.wanted().contains(Comparison.CLUSTER)) {
      onClusters(found);
    }
    return List.copyOf(found.values());
  }

  private List<Findings> withoutCluster(List<Path> pages) {
    var wanted = EnumSet.copyOf(one.wanted());
    wanted.remove(Comparison.CLUSTER);
    var quiet = one.with(wanted, new Quiet());
    var work =
        pages.stream()
            .map(
                page ->
                    (Callable<Findings>)
                        () -> quiet.validate(page, one.lesson(page), Optional.empty()))
            .toList();
    return Lanes.run(Runtime.getRuntime().availableProcessors(), work);
  }

  private void onClusters(Map<Path, Findings> found) {
    var queue = new ConcurrentLinkedQueue<Path>();
    int without = 0;
    for (var entry : found.entrySet()) {
      var can = Runnability.of(entry.getKey(), one.content());
      if (can.commands() > 0 && (asked || can.isWhole())) {
        queue.add(entry.getKey());
      } else {
        entry.setValue(entry.getValue().noting(can.note()));
        without += can.commands() == 0 ? 1 : 0;
      }
    }
    console.line(
        "validate: %d of %d pages on a cluster; %d have no commands, %d some that can't be run here",
        queue.size(), found.size(), without, found.size() - queue.size() - without);
    for (var done : lanes(queue)) {
      done.forEach((page, findings) -> found.merge(page, findings, Findings::and));
    }
  }

  private List<Map<Path, Findings>> lanes(Queue<Path> queue) {
    if (queue.isEmpty()) {
      return List.of();
    }
    int most = (queue.size() + PAGES_A_LANE - 1) / PAGES_A_LANE;
    int lanes = most == 1 ? 1 : Math.min(most, clusters.most(one.settings()));
    var work =
        IntStream.rangeClosed(1, lanes)
            .mapToObj(number -> (Callable<Map<Path, Findings>>) () -> lane(number, queue))
            .toList();
    return Lanes.run(lanes, work);
  }

  private Map<Path, Findings> lane(int number, Queue<Path> queue) throws IOException {
    var found = new LinkedHashMap<Path, Findings>();
    try (var out = screen(number);
        var cluster = clusters.on(new Console(out, Clock.systemUTC(), false))) {
      for (var page = queue.poll(); page != null; page = queue.poll()) {
        var began = Instant.now();
        var findings =
            one.with(EnumSet.of(Comparison.CLUSTER), new Quiet())
                .validate(page, one.lesson(page), Optional.of(cluster));
        found.put(page, findings);
        var took = Duration.between(began, Instant.now());
        console.stage("validate", new Stage(findings.shownPage(), findings.truth().word(), took));
      }
    }
    return found;
  }

  private PrintStream screen(int number) throws IOException {
    if (screens.isEmpty()) {
      return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    }
    Files.createDirectories(screens.get());
    var file = screens.get().resolve("lane-%d.txt".formatted(number));
    return new PrintStream(file.toFile(), StandardCharsets.UTF_8);
  }

  /** A lane's pages are told when they are done. */
  private static final class Quiet implements Validation.Listener {
    @Override
    public void ran(BlockComparison block, Duration took) {
      // The page's line tells.
    }

    @Override
    public void compared(Comparison comparison, Outcome truth, Duration took) {
      // The page's line tells.
    }
  }
}
