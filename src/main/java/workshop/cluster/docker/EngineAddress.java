package workshop.cluster.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.Failure;
import workshop.Timeouts;
import workshop.WorkshopException;

/**
 * Where a Docker engine answers. Looked up before Testcontainers looks, since that takes long where
 * there is none and says more than a user wants to read.
 */
final class EngineAddress {

  /** Prints the name and the address of the context that the docker command uses. */
  private static final List<String> CONTEXT =
      List.of("docker", "context", "inspect", "--format", "{{.Name}} {{.Endpoints.docker.Host}}");

  private EngineAddress() {}

  /**
   * An address that somebody names.
   *
   * @param address the address
   * @param by who names it, for messages
   */
  record Named(String address, String by) {}

  /**
   * The address of an engine that accepts connections: the one that is named, and otherwise the
   * first of the usual ones.
   *
   * @throws WorkshopException if none does, saying where was looked, or if it is on another machine
   */
  static URI find(Optional<Named> named) {
    return named.map(EngineAddress::checked).orElseGet(() -> firstOf(usualSockets()));
  }

  /** What the {@code docker} command uses, unless it has no context but its default. */
  static Optional<Named> ofDockerCommand() {
    return ofDockerCommand(CONTEXT);
  }

  static Optional<Named> ofDockerCommand(List<String> inspect) {
    try {
      var docker =
          new ProcessBuilder(inspect).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var words =
          new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      var parts = words.split(" ", 2);
      return docker.onExit().join().exitValue() != 0 || parts.length < 2 || isDefault(parts[0])
          ? Optional.empty()
          : Optional.of(new Named(parts[1], "the docker command's context " + parts[0]));
    } catch (IOException e) {
      return Optional.empty(); // there is no such command
    }
  }

  private static boolean isDefault(String context) {
    return context.equals("default");
  }

  private static URI checked(Named named) {
    var address = parsed(named);
    if ("unix".equals(address.getScheme())) {
      return firstOf(List.of(Path.of(address.getPath())));
    }
    refuseOtherMachine(address, named.by());
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHost(), address.getPort()),
          (int) Timeouts.ANSWER.toMillis());
      return address;
    } catch (IOException e) {
      throw none(List.of("%s (%s): %s".formatted(address, named.by(), e.getMessage())));
    }
  }

  private static URI parsed(Named named) {
    try {
      return URI.create(named.address());
    } catch (IllegalArgumentException e) {
      throw new WorkshopException(
          Failure.of(
              "", named.by() + " is no address: " + named.address(), "correct it, or unset it"));
    }
  }

  /** The cluster's API is bound to the loopback of the engine's machine, so this must be it. */
  private static void refuseOtherMachine(URI address, String by) {
    try {
      var host = address.getHost();
      if (host != null
          && address.getPort() > 0
          && InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      // Then it isn't this machine.
    }
    throw new WorkshopException(
        Failure.of(
            "the engine is on this machine, since the cluster's API is reachable only there",
            "%s names %s, which is not on this machine".formatted(by, address),
            "name one that is, or none, and start Docker here ('make engine')"));
  }

  private static List<Path> usualSockets() {
    var home = System.getProperty("user.home");
    var ofSession = System.getenv("XDG_RUNTIME_DIR");
    return Stream.concat(
            Stream.of(
                    "/var/run",
                    ofSession,
                    home + "/.docker/run",
                    home + "/.docker/desktop",
                    home + "/.colima/default",
                    home + "/.rd",
                    home + "/.orbstack/run")
                .filter(Objects::nonNull)
                .map(folder -> Path.of(folder, "docker.sock")),
            Stream.of("/run", ofSession)
                .filter(Objects::nonNull)
                .map(folder -> Path.of(folder, "podman", "podman.sock")))
        .toList();
  }

  /** The first of those that accepts connections. */
  static URI firstOf(List<Path> sockets) {
    var tried = new ArrayList<String>();
    for (var socket : sockets) {
      if (!Files.exists(socket)) {
        tried.add(socket + ": no such socket");
        continue;
      }
      try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        if (channel.isConnected()) {
          return URI.create("unix://" + socket);
        }
      } catch (IOException | UnsupportedOperationException e) {
        tried.add(socket + ": " + reason(e));
      }
    }
    throw none(tried);
  }

  private static String reason(Exception e) {
    return "Permission denied".equals(e.getMessage())
        ? "this user may not open it (Docker's group may)"
        : String.valueOf(e.getMessage());
  }

  private static WorkshopException none(List<String> tried) {
    return new WorkshopException(
        Failure.of(
            "",
            "no Docker engine answers; looked for " + String.join("; ", tried),
            "start Docker, or run 'make engine', which installs and starts it on Debian"));
  }
}
