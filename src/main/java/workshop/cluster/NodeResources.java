package workshop.cluster;

/**
 * CPU and memory of a machine, or what a node offers of them.
 *
 * @param milliCpus thousandths of a processor, Kubernetes' {@code m}
 * @param mebibytes memory, Kubernetes' {@code Mi}
 */
public record NodeResources(long milliCpus, long mebibytes) {

  static final long MEBIBYTE = 1024 * 1024;

  /** What an engine's machine has, as its {@code info} tells it: processors and bytes. */
  public static NodeResources ofMachine(int processors, long bytes) {
    return new NodeResources(processors * 1000L, bytes / MEBIBYTE);
  }

  /**
   * The part of this that is there on a machine with so much; all of it where the machine is big.
   */
  public NodeResources within(NodeResources machine) {
    return new NodeResources(
        Math.min(milliCpus, machine.milliCpus), Math.min(mebibytes, machine.mebibytes));
  }

  /**
   * What a kubelet on that machine has to hold back so that pods get this: the kubelet's capacity
   * is the whole machine, and allocatable is capacity less {@code system-reserved}.
   */
  public String systemReservedOn(NodeResources machine) {
    var offered = within(machine);
    return "cpu=%dm,memory=%dMi"
        .formatted(machine.milliCpus - offered.milliCpus, machine.mebibytes - offered.mebibytes);
  }

  @Override
  public String toString() {
    return "%dm CPU, %d MiB".formatted(milliCpus, mebibytes);
  }
}
