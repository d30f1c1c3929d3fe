package workshop.cluster;

/** Hears how the cluster's start goes on; called on one thread, in order, except for notices. */
public interface StageListener {

  /** A sign of progress within a stage that takes long, like "2 of 3 nodes Ready". */
  void progresses(String stage, String seen);

  /** A stage has ended well. A stage that fails ends with the exception instead. */
  void ended(Stage stage);

  /** A line that the user should read, whatever the stage; may come from another thread. */
  void notice(String line);
}
