package workshop.cluster.existing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import workshop.WorkshopException;
import workshop.cluster.OwnerProcess;
import workshop.cluster.Program;
import workshop.cluster.StartedCommand;

/**
 * This machine, as a learner's: programs find the cluster by a kubeconfig of the run's own, in a
 * folder of the run's own, where the content lies as well.
 */
final class Host implements StartedCommand.Machine {

  private static final String FOLDER = "eks-workshop-run-";
  private static final String OWNER = "owner";

  private final Mounts mounts = new Mounts(System.getProperty("user.home"));
  private final Set<HostProcess> running = ConcurrentHashMap.newKeySet();
  private final Path folder;
  private final Path kubeconfig;
  private final Runnable checkAlive;

  /** This machine, until it is closed; what runs that were killed left here is removed. */
  Host(Kubeconfig kubeconfig, Runnable checkAlive) {
    removeStale();
    try {
      this.folder = Files.createTempDirectory(FOLDER);
      Files.writeString(folder.resolve(OWNER), OwnerProcess.self().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.kubeconfig = kubeconfig.writtenTo(folder);
    this.checkAlive = checkAlive;
  }

  /** The folder of the run's own. */
  Path folder() {
    return folder;
  }

  @Override
  public Program start(List<String> command, List<String> environment) {
    var builder = new ProcessBuilder(command.stream().map(mounts::onThisMachine).toList());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    for (var variable : environment) {
      var parts = variable.split("=", 2);
      builder.environment().put(parts[0], parts[1]);
    }
    var process = HostProcess.start(builder, mounts::learners);
    running.removeIf(HostProcess::hasEnded);
    running.add(process);
    return process;
  }

  @Override
  public void checkAlive() {
    checkAlive.run();
  }

  /** Puts a copy of a folder under a path of the learner's. */
  void mount(Path source, String learnersPath) {
    try (var files = Files.walk(source)) {
      var copy = Files.createTempDirectory(folder, "content-");
      for (var file : (Iterable<Path>) files::iterator) {
        var target = copy.resolve(source.relativize(file).toString());
        if (!target.equals(copy)) {
          Files.copy(file, target);
        }
      }
      mounts.add(learnersPath, copy.toString());
    } catch (IOException e) {
      throw new WorkshopException("%s can't be copied to %s: %s".formatted(source, folder, e), e);
    }
  }

  /** Ends what runs, and removes the folder. */
  void close() {
    running.forEach(HostProcess::kill);
    remove(folder);
  }

  private static void removeStale() {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (var folders = Files.newDirectoryStream(temporary, FOLDER + "*")) {
      for (var folder : folders) {
        var owner = folder.resolve(OWNER);
        if (Files.isReadable(owner)
            && OwnerProcess.parse(Files.readString(owner))
                .filter(OwnerProcess::isGone)
                .isPresent()) {
          remove(folder);
        }
      }
    } catch (IOException e) {
      throw new WorkshopException("%s can't be looked through: %s".formatted(temporary, e), e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new WorkshopException("%s can't be removed: %s".formatted(folder, e), e);
    }
  }
}
