package workshop.cli;

import workshop.cluster.docker.KeptCluster;
import workshop.cluster.docker.NodeImages;
import workshop.console.Console;
import workshop.lesson.Settings;

/** Where validations have their clusters from. */
interface ValidationClusters {

  /** Clusters on this machine's engine, or the one that stands already. */
  ValidationClusters REAL =
      new ValidationClusters() {
        @Override
        public ValidationCluster on(Console console) {
          return new StartedCluster(console);
        }

        @Override
        public int most(Settings settings) {
          boolean one = settings.existing().isPresent() || KeptCluster.stands();
          return one ? 1 : NodeImages.lanes();
        }
      };

  /** A cluster that is shown on a console; it is there when a page needs it. */
  ValidationCluster on(Console console);

  /** How many there can be side by side. */
  int most(Settings settings);
}
