@affinity
Feature: checkout runs only beside its cache
  A checkout pod is fast when its cache is on the same node. A required pod affinity keeps every
  checkout pod on a node that has a checkout-redis pod; a required pod anti-affinity keeps two
  checkout pods apart. With a single cache in the cluster there is then room for a single checkout
  pod, and a second one must wait.

  @step-3
  Scenario: checkout moves to the node of its cache
    Given the learner has completed "Each pod has a node, whichever it is"
    When the learner runs
      """
      kubectl delete -n checkout deploy checkout
      kubectl apply -k /workspace/modules/fundamentals/affinity/checkout/
      kubectl rollout status deploy/checkout -n checkout --timeout 180s
      """
    Then kubectl prints what the page shows
    And the checkout Deployment carries the rules
      | rule            | strength | topologyKey            | labelSelector                                                                      |
      | podAffinity     | required | kubernetes.io/hostname | app.kubernetes.io/component in (redis)                                             |
      | podAntiAffinity | required | kubernetes.io/hostname | app.kubernetes.io/component in (service), app.kubernetes.io/instance in (checkout) |
    And 1 of 1 checkout pods is Running
    And 1 of 1 checkout-redis pods is Running
    And every checkout pod shares its node with a checkout-redis pod

  @step-4
  Scenario: checkout is scaled to a second pod
    Given the learner has completed "checkout moves to the node of its cache"
    When the learner runs
      """
      kubectl scale -n checkout deploy/checkout --replicas 2
      """
    Then kubectl prints what the page shows
    And the checkout Deployment wants 2 replicas

  @step-5
  Scenario: The second checkout pod finds no node
    Given the learner has completed "checkout is scaled to a second pod"
    When the learner runs
      """
      kubectl get po -n checkout -o=jsonpath='{range .items[*]}{.metadata.name}{"\t"}{.spec.nodeName}{"\n"}'
      """
    Then kubectl prints what the page shows
    And 1 of 2 checkout pods is Running
    And 1 of 1 checkout-redis pods is Running
    And every checkout pod on a node shares it with a checkout-redis pod
    And 1 checkout pod stays Pending because of
      | nodes            | reason                               |
      | 1                | didn't match pod anti-affinity rules |
      | every other node | didn't match pod affinity rules      |
