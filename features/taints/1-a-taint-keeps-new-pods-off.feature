@taints
Feature: A taint keeps new pods off a node
  A node can be closed to pods by a taint. The effect NoSchedule concerns the scheduler alone: it
  gives the node to no new pod that doesn't tolerate the taint. Pods that run there already aren't
  asked; they stay.

  @step-1
  Scenario: The lesson starts with one pod of each
    Given the sample application "base-application/checkout" runs
    When the learner runs
      """
      kubectl get po -n checkout
      """
    Then kubectl prints what the page shows
    And 1 of 1 checkout pods is Running
    And 1 of 1 checkout-redis pods is Running
    And no node has the taint "dedicated=checkout:NoSchedule"

  @step-2
  Scenario: NoSchedule leaves alone what already runs
    Given the learner has completed "The lesson starts with one pod of each"
    When the learner runs
      """
      NODE=$(kubectl get po -n checkout -l app.kubernetes.io/component=service -o jsonpath='{.items[0].spec.nodeName}')
      kubectl taint nodes $NODE dedicated=checkout:NoSchedule
      kubectl get nodes $NODE -o custom-columns='NAME:.metadata.name,KEY:.spec.taints[*].key,VALUE:.spec.taints[*].value,EFFECT:.spec.taints[*].effect'
      """
    Then kubectl prints what the page shows
    And 1 node has the taint "dedicated=checkout:NoSchedule"
    And every checkout pod is on a node with the taint "dedicated=checkout:NoSchedule"
    And the pods that ran before still run on the same nodes

  @step-3
  Scenario: A second checkout pod keeps off the tainted node
    Given the learner has completed "NoSchedule leaves alone what already runs"
    When the learner runs
      """
      kubectl scale -n checkout deploy/checkout --replicas 2
      kubectl rollout status deploy/checkout -n checkout --timeout 180s
      kubectl get po -n checkout -l app.kubernetes.io/component=service -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName
      """
    Then kubectl prints what the page shows
    And the checkout Deployment wants 2 replicas
    And 2 of 2 checkout pods are Running
    And the pods that ran before still run on the same nodes
    And no two checkout pods share a node
