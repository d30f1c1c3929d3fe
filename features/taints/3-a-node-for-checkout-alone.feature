@taints
Feature: A toleration and a node affinity give checkout a node of its own
  A toleration lets a pod onto a tainted node, but doesn't send it there. A required node affinity
  sends a pod to the nodes with a label, but doesn't get it past a taint. With both, checkout runs
  on the tainted and labelled node and nowhere else; whatever lacks the toleration stays away.

  @step-6
  Scenario: Both checkout pods move to the tainted node
    Given the learner has completed "NoExecute empties the node"
    When the learner runs
      """
      kubectl label nodes $NODE dedicated=checkout
      kubectl apply -k /workspace/modules/fundamentals/taints/checkout/
      kubectl rollout status deploy/checkout -n checkout --timeout 180s
      """
    Then kubectl prints what the page shows
    And the cluster has
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: checkout
        namespace: checkout
      spec:
        template:
          spec:
            tolerations:
            - key: dedicated
              operator: Equal
              value: checkout
              effect: NoSchedule
            - key: dedicated
              operator: Equal
              value: checkout
              effect: NoExecute
              tolerationSeconds: null
      """
    And the cluster has
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: checkout-redis
        namespace: checkout
      spec:
        template:
          spec:
            tolerations: null
      """
    And the checkout Deployment carries the rules
      | rule         | strength | nodeSelectorTerms       |
      | nodeAffinity | required | dedicated in (checkout) |
    And the checkout Deployment wants 2 replicas
    And the checkout pods that ran before are gone
    And 2 of 2 checkout pods are Running
    And every checkout pod is on a node with the taint "dedicated=checkout:NoExecute"
    And every checkout pod is on a node with the taint "dedicated=checkout:NoSchedule"

  @step-7
  Scenario: Nothing but checkout runs there
    Given the learner has completed "Both checkout pods move to the tainted node"
    When the learner runs
      """
      kubectl get po -n checkout --field-selector spec.nodeName=$NODE
      """
    Then kubectl prints what the page shows
    And 2 of 2 checkout pods are Running
    And 1 of 1 checkout-redis pods is Running
    And no checkout-redis pod is on a node with the taint "dedicated=checkout:NoExecute"
    And the pods that ran before still run on the same nodes
