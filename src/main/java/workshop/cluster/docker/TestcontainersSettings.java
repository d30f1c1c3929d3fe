package workshop.cluster.docker;

import java.lang.reflect.Field;
import java.net.URI;
import java.util.Optional;
import org.testcontainers.utility.ResourceReaper;
import org.testcontainers.utility.TestcontainersConfiguration;
import workshop.Timeouts;

/**
 * What Testcontainers has to be told, told in memory: neither the user's shell nor a file in the
 * home folder takes part, and what a user has set there still counts.
 *
 * <p>The facts are those of Testcontainers 2.0.5 (its {@code TestcontainersConfiguration}, {@code
 * DockerClientFactory} and {@code ResourceReaper}).
 */
final class TestcontainersSettings {

  private static final String ENGINE = "docker.host";
  private static final String OTHER_ENGINE = "tc.host";

  private TestcontainersSettings() {}

  /** The engine's address where {@code DOCKER_HOST} or the user's Testcontainers file names one. */
  static Optional<String> engineAddress() {
    var configuration = TestcontainersConfiguration.getInstance();
    return Optional.ofNullable(configuration.getUserProperty(OTHER_ENGINE, null))
        .or(() -> Optional.ofNullable(configuration.getEnvVarOrUserProperty(ENGINE, null)))
        .filter(address -> !address.isBlank());
  }

  /**
   * Makes Testcontainers use that engine. With the address given, it neither searches nor remembers
   * what it found in {@code ~/.testcontainers.properties}. Its checks are left out because one of
   * them, whether files can be mounted, starts a container of an image that may not be there; this
   * project mounts none. Whether the engine can be connected to is asked for as long as everything
   * else is; Testcontainers' own default is 10 s.
   */
  static void use(URI engine) {
    var properties = TestcontainersConfiguration.getInstance().getUserProperties();
    properties.setProperty(ENGINE, engine.toString());
    properties.setProperty("checks.disable", "true");
    properties.putIfAbsent("client.ping.timeout", "" + Timeouts.ANSWER.toSeconds());
  }

  /**
   * Makes Testcontainers do without its reaper, and without the two minutes that it waits for the
   * reaper's image. The public way is an environment variable alone, which a running JVM can't set
   * for itself; so this puts a reaper in place that does nothing by itself, {@link ResourceReaper}
   * without what its subclasses add. It comes too late once a container was started. {@link
   * Teardown} and {@link StaleRuns} do the reaper's work.
   *
   * @throws IllegalStateException if Testcontainers' classes aren't those that are known here
   */
  static void doWithoutReaper() {
    try {
      Field instance = ResourceReaper.class.getDeclaredField("instance");
      instance.setAccessible(true);
      if (instance.get(null) == null) {
        var constructor = ResourceReaper.class.getDeclaredConstructor();
        constructor.setAccessible(true);
        instance.set(null, constructor.newInstance());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this Testcontainers can't be told to do without its reaper;"
              + " set TESTCONTAINERS_RYUK_DISABLED=true in the environment",
          e);
    }
  }
}
