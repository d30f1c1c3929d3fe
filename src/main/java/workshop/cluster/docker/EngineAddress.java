package workshop.cluster.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
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

  private EngineAddress() {}

  /**
   * The address of an engine that accepts connections.
   *
   * @param configured what {@code DOCKER_HOST} or Testcontainers' own settings name
   * @throws WorkshopException if none does, saying where was looked, or if it is on another machine
   */
  static URI find(Optional<String> configured) {
    return configured.map(EngineAddress::named).orElseGet(() -> firstOf(usualSockets()));
  }

  private static URI named(String configured) {
    var address = parsed(configured);
    if ("unix".equals(address.getScheme())) {
      return firstOf(List.of(Path.of(address.getPath())));
    }
    refuseOtherMachine(address);
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHost(), address.getPort()),
          (int) Timeouts.ANSWER.toMillis());
      return address;
    } catch (IOException e) {
      throw none(List.of("%s (DOCKER_HOST): %s".formatted(address, e.getMessage())));
    }
  }

  private static URI parsed(String configured) {
    try {
      return URI.create(configured);
    } catch (IllegalArgumentException e) {
      throw new WorkshopException(
          Failure.of("", "DOCKER_HOST is no address: " + configured, "correct it, or unset it"));
    }
  }

  /** The cluster's API is bound to the loopback of the engine's machine, so this must be it. */
  private static void refuseOtherMachine(URI address) {
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
            "DOCKER_HOST names %s, which is not on this machine".formatted(address),
            "unset DOCKER_HOST and start Docker here ('make engine')"));
  }

  private static List<Path> usualSockets() {
    var home = System.getProperty("user.home");
    var ofSession = System.getenv("XDG_RUNTIME_DIR");
    return Stream.of("/var/run", ofSession, home + "/.docker/run", home + "/.docker/desktop")
        .filter(Objects::nonNull)
        .map(folder -> Path.of(folder, "docker.sock"))
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
