@taints
Feature: A pod that is sent to a tainted node waits until the taint is gone
  A pod that a required node affinity sends to a tainted node, and that doesn't tolerate the taint,
  fits nowhere: it stays Pending, and the scheduler tells both reasons. It needs no other help than
  that the taint is removed; then the scheduler tries it again.

  @step-8
  Scenario: checkout-redis is sent to the node without a toleration
    Given the learner has completed "Nothing but checkout runs there"
    When the learner runs
      """
      kubectl delete -n checkout deploy checkout-redis --cascade=foreground
      kubectl apply -k /workspace/modules/fundamentals/taints/checkout-redis/
      """
    Then kubectl prints what the page shows
    And the checkout-redis Deployment carries the rules
      | rule         | strength | nodeSelectorTerms       |
      | nodeAffinity | required | dedicated in (checkout) |
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
    And the checkout-redis Deployment wants 1 replica
    And the checkout-redis pods that ran before are gone
    And the checkout Deployment wants 2 replicas
    And every checkout pod is on a node with the taint "dedicated=checkout:NoExecute"

  @step-9
  Scenario: The taint keeps checkout-redis Pending
    Given the learner has completed "checkout-redis is sent to the node without a toleration"
    When the learner runs
      """
      kubectl get po -n checkout
      kubectl get po -n checkout -l app.kubernetes.io/component=redis -o jsonpath='{.items[0].status.conditions[?(@.type=="PodScheduled")].message}{"\n"}'
      """
    Then kubectl prints what the page shows
    And 1 checkout-redis pod stays Pending because of
      | nodes            | reason                                      |
      | 1                | had untolerated taint {dedicated: checkout} |
      | every other node | didn't match Pod's node affinity/selector   |
    And 2 of 2 checkout pods are Running
    And every checkout pod is on a node with the taint "dedicated=checkout:NoSchedule"

  @step-10
  Scenario: Without the taint checkout-redis joins checkout
    Given the learner has completed "The taint keeps checkout-redis Pending"
    When the learner runs
      """
      kubectl taint nodes $NODE dedicated-
      kubectl rollout status deploy/checkout-redis -n checkout --timeout 180s
      kubectl get po -n checkout --field-selector spec.nodeName=$NODE
      """
    Then kubectl prints what the page shows
    And no node has the taint "dedicated=checkout:NoSchedule"
    And no node has the taint "dedicated=checkout:NoExecute"
    And 2 of 2 checkout pods are Running
    And 1 of 1 checkout-redis pods is Running
    And every checkout-redis pod shares its node with a checkout pod
    And every checkout pod shares its node with a checkout-redis pod

  @step-11
  Scenario: The sample application is as it was
    Given the learner has completed "Without the taint checkout-redis joins checkout"
    When the learner runs
      """
      kubectl apply -k /workspace/base-application/checkout/
      kubectl rollout status deploy/checkout -n checkout --timeout 180s
      kubectl rollout status deploy/checkout-redis -n checkout --timeout 180s
      kubectl label nodes $NODE dedicated-
      """
    Then kubectl prints what the page shows
    And the checkout Deployment wants 1 replica
    And the checkout pods that ran before are gone
    And the checkout-redis pods that ran before are gone
    And 1 of 1 checkout pods is Running
    And 1 of 1 checkout-redis pods is Running
    And no node has the taint "dedicated=checkout:NoSchedule"
    And no node has the taint "dedicated=checkout:NoExecute"
