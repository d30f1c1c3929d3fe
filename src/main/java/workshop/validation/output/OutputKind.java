package workshop.validation.output;

/** What kind of output a command prints, and so how it is compared. */
enum OutputKind {
  /** Objects one below the other, with headings. */
  TABLE,
  /** Rows that come as time goes: events, or a listing that is watched. */
  MOMENTS,
  /** {@code kubectl describe}: keys, values and tables, indented. */
  DESCRIPTION,
  /** What a workload's program wrote. */
  LOGS,
  /** An object as YAML or JSON. */
  OBJECT,
  /** Values that were asked for one by one: a path, a template, names. */
  VALUES,
  /** What was done to objects. */
  EFFECTS,
  /** What a version of Kubernetes or a cluster says of itself. */
  VERSION,
  /** Text of files, or of the command itself: the same everywhere. */
  TEXT,
  /** The output of a program in a pod, or of an unknown one. */
  PROGRAM
}
