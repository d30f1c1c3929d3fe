package workshop.cluster;

/** Hears how the cluster's start goes on; called on one thread, in order, except for notices. */
public interface StageListener {

  /** A phase begins. */
  void begins(String phase);

  /** A sign of progress within a phase that takes long, like "2 of 3 nodes Ready". */
  void progresses(String phase, String seen);

  /** A phase has ended well. A phase that fails ends with the exception instead. */
  void ended(Stage phase);

  /** A line that the user should read, whatever the phase; may come from another thread. */
  void notice(String line);
}
