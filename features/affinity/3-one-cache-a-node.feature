@affinity
Feature: A second cache makes room for a second checkout pod
  A required pod anti-affinity on checkout-redis itself spreads the caches: one a node at most. Once
  a second cache runs on a node of its own, the checkout pod that had to wait finds its place there.

  @step-6
  Scenario: checkout-redis keeps its pods apart
    Given the learner has completed "The second checkout pod finds no node"
    When the learner runs
      """
      kubectl delete -n checkout deployment checkout-redis
      kubectl apply -k /workspace/modules/fundamentals/affinity/checkout-redis/
      kubectl rollout status deploy/checkout-redis -n checkout --timeout 180s
      """
    Then kubectl prints what the page shows
    And the checkout-redis Deployment carries the rules
      | rule            | strength | topologyKey            | labelSelector                          |
      | podAntiAffinity | required | kubernetes.io/hostname | app.kubernetes.io/component in (redis) |
    And 1 of 1 checkout-redis pods is Running
    And the checkout Deployment carries the rules
      | rule            | strength | topologyKey            | labelSelector                                                                      |
      | podAffinity     | required | kubernetes.io/hostname | app.kubernetes.io/component in (redis)                                             |
      | podAntiAffinity | required | kubernetes.io/hostname | app.kubernetes.io/component in (service), app.kubernetes.io/instance in (checkout) |
    And the checkout Deployment wants 2 replicas

  @step-7
  Scenario: checkout-redis is scaled to a second pod
    Given the learner has completed "checkout-redis keeps its pods apart"
    When the learner runs
      """
      kubectl scale -n checkout deploy/checkout-redis --replicas 2
      """
    Then kubectl prints what the page shows
    And the checkout-redis Deployment wants 2 replicas

  @step-8
  Scenario: Two pods of each run
    Given the learner has completed "checkout-redis is scaled to a second pod"
    When the learner runs
      """
      kubectl get po -n checkout
      """
    Then kubectl prints what the page shows
    And 2 of 2 checkout pods are Running
    And 2 of 2 checkout-redis pods are Running

  @step-9
  Scenario: Each checkout pod has a node and a cache to itself
    Given the learner has completed "Two pods of each run"
    When the learner runs
      """
      kubectl get po -n checkout -o=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.spec.nodeName}{"\n"}'
      """
    Then kubectl prints what the page shows
    And 2 of 2 checkout pods are Running
    And 2 of 2 checkout-redis pods are Running
    And no two checkout pods share a node
    And no two checkout-redis pods share a node
    And every checkout pod shares its node with a checkout-redis pod
