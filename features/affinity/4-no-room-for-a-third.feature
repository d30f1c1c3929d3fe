@affinity
Feature: There is no room for a third checkout pod
  Two nodes have a cache and already run a checkout pod each; any other node has no cache. A third
  checkout pod therefore stays Pending, and taking it away again disturbs nothing that runs. Who
  lists the pods right after that may still see the one that goes.

  @step-10
  Scenario: The third checkout pod stays Pending
    Given the learner has completed "Each checkout pod has a node and a cache to itself"
    When the learner runs
      """
      kubectl scale --replicas=3 deploy/checkout -n checkout
      """
    Then kubectl prints what the page shows
    When the learner runs
      """
      kubectl get po -n checkout
      """
    Then kubectl prints what the page shows
    And 2 of 3 checkout pods are Running
    And 2 of 2 checkout-redis pods are Running
    And 1 checkout pod stays Pending because of
      | nodes            | reason                               |
      | 2                | didn't match pod anti-affinity rules |
      | every other node | didn't match pod affinity rules      |
    And the pods that ran before still run on the same nodes

  @step-11
  Scenario: Scaling back removes the Pending pod alone
    Given the learner has completed "The third checkout pod stays Pending"
    When the learner runs
      """
      kubectl scale --replicas=2 deploy/checkout -n checkout
      kubectl get po -n checkout
      """
    Then kubectl reports
      """
      deployment.apps/checkout scaled
      """
    And kubectl lists 2 of 2 or 3 checkout pods as Running and ready
    And kubectl lists 2 of 2 checkout-redis pods as Running and ready
    And 2 of 2 checkout pods are Running
    And 2 of 2 checkout-redis pods are Running
    And the pods that ran before still run on the same nodes
