package workshop.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeResourcesTest {

  private static final NodeResources WANTED = InstanceType.M5_LARGE.allocatable();

  @Test
  void theKubeletHoldsBackWhatTheMachineHasTooMuch() {
    var machine = NodeResources.ofMachine(8, 16384L * 1024 * 1024);

    assertThat(WANTED.systemReservedOn(machine)).isEqualTo("cpu=6070m,memory=9310Mi");
    assertThat(WANTED.within(machine)).isEqualTo(WANTED);
  }

  @Test
  void twoProcessorsAreEnoughForAnM5Large() {
    var machine = NodeResources.ofMachine(2, 8192L * 1024 * 1024);

    assertThat(WANTED.systemReservedOn(machine)).isEqualTo("cpu=70m,memory=1118Mi");
  }

  @Test
  void aSmallerMachineGivesAllThatItHas() {
    var machine = NodeResources.ofMachine(1, 4096L * 1024 * 1024);

    assertThat(WANTED.systemReservedOn(machine)).isEqualTo("cpu=0m,memory=0Mi");
    assertThat(WANTED.within(machine)).isEqualTo(machine);
  }
}
