@taints
Feature: NoExecute evicts what runs
  The effect NoExecute goes further than NoSchedule: it also evicts the pods that run on the node and
  don't tolerate the taint. Their Deployments replace them on other nodes. There are three effects
  (PreferNoSchedule is the third); kubectl knows no other.

  @step-4
  Scenario: kubectl refuses an effect that doesn't exist
    Given the learner has completed "A second checkout pod keeps off the tainted node"
    When the learner runs
      """
      kubectl taint nodes $NODE dedicated=checkout:NoEntry
      """
    Then kubectl refuses, saying
      """
      error: invalid taint effect: NoEntry, unsupported taint effect
      """
    And 1 node has the taint "dedicated=checkout:NoSchedule"
    And the pods that ran before still run on the same nodes

  @step-5
  Scenario: NoExecute empties the node
    Given the learner has completed "kubectl refuses an effect that doesn't exist"
    When the learner runs
      """
      kubectl taint nodes $NODE dedicated=checkout:NoExecute
      kubectl wait --for=delete po -n checkout --field-selector spec.nodeName=$NODE --timeout 90s
      kubectl get po -n checkout --field-selector spec.nodeName=$NODE
      """
    Then kubectl prints what the page shows
    And 1 node has the taint "dedicated=checkout:NoExecute"
    And 1 node has the taint "dedicated=checkout:NoSchedule"
    And 2 of 2 checkout pods are Running
    And 1 of 1 checkout-redis pods is Running
    And no checkout pod is on a node with the taint "dedicated=checkout:NoExecute"
    And no checkout-redis pod is on a node with the taint "dedicated=checkout:NoExecute"
