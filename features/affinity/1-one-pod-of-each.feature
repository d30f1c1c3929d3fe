@affinity
Feature: One checkout pod and one cache to start with
  The checkout service keeps its sessions in a cache, checkout-redis. The sample application starts
  with one pod of each and says nothing about where they run: the scheduler may put them on one
  node or on two. This is the starting point that the rest of the lesson changes.

  @step-1
  Scenario: Both workloads run with one pod each
    Given the sample application "base-application/checkout" runs
    When the learner runs
      """
      kubectl get po -n checkout
      """
    Then kubectl prints what the page shows
    And 1 of 1 checkout pods is Running
    And 1 of 1 checkout-redis pods is Running

  @step-2
  Scenario: Each pod has a node, whichever it is
    Given the learner has completed "Both workloads run with one pod each"
    When the learner runs
      """
      kubectl get po -n checkout -o=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.spec.nodeName}{"\n"}'
      """
    Then kubectl shows the node of 1 of 1 checkout pods
    And kubectl shows the node of 1 of 1 checkout-redis pods
