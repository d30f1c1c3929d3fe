package workshop.validation.output;

import java.util.Set;

/**
 * Objects that no page makes: those of the cluster itself and of its add-ons. Every cluster has
 * others, and those of EKS are only there.
 */
final class SystemObjects {

  private static final Set<String> NAMESPACES =
      Set.of(
          "kube-system",
          "kube-public",
          "kube-node-lease",
          "local-path-storage",
          "amazon-cloudwatch",
          "amazon-guardduty",
          "aws-observability",
          "cert-manager",
          "karpenter",
          "external-secrets",
          "flux-system",
          "argocd");
  private static final Set<String> NAMES =
      Set.of(
          "aws-node",
          "coredns",
          "kube-dns",
          "kube-proxy",
          "kube-proxy-config",
          "aws-auth",
          "metrics-server",
          "eks-pod-identity-agent",
          "aws-load-balancer-controller",
          "cluster-autoscaler",
          "local-path-provisioner",
          "ebs-csi-controller",
          "ebs-csi-node",
          "efs-csi-controller",
          "efs-csi-node",
          "kube-root-ca.crt",
          "openshift-service-ca.crt",
          "aws-secrets-store-csi-driver",
          "amazon-vpc-cni",
          "eks-extension-metrics-api",
          "cloudwatch-agent",
          "fluent-bit");
  private static final Set<String> STORAGE_CLASSES =
      Set.of("gp2", "gp3", "local-path", "standard", "auto-ebs-sc");
  private static final Set<String> DEFAULTS = Set.of("namespace", "serviceaccount", "default");

  private SystemObjects() {}

  /**
   * Whether an object is the system's.
   *
   * @param type its type in the singular; empty if it isn't known
   * @param namespace its namespace; empty if it isn't known
   * @param name its name, which may have its type in front
   */
  static boolean contains(String type, String namespace, String name) {
    var bare = ImageTroubles.workload(name).replaceFirst(" \\(default\\)$", "");
    return NAMESPACES.contains(namespace)
        || NAMES.contains(bare)
        || DEFAULTS.contains(type) && (bare.equals("default") || NAMESPACES.contains(bare))
        || Set.of("service", "endpoints", "endpointslice", "").contains(type)
            && bare.equals("kubernetes")
        || type.equals("storageclass") && STORAGE_CLASSES.contains(bare)
        || type.equals("customresourcedefinition") && isOfAws(bare)
        || type.equals("secret") && bare.startsWith("default-token")
        || type.equals("priorityclass") && bare.startsWith("system-")
        || type.startsWith("clusterrole") && (bare.startsWith("system:") || bare.startsWith("eks:"))
        || type.equals("ingressclass") && bare.equals("alb");
  }

  /** Whether a text names what only AWS makes: an address, a resource name, an identifier. */
  static boolean isOfAws(String text) {
    return text.contains(".amazonaws.com")
        || text.contains("arn:aws")
        || text.contains(".k8s.aws")
        || text.contains(".amazonaws.com.cn")
        || text.matches("(?s).{0,2000}?\\b(?:vpc|subnet|sg|eni|vol|fs|fsap)-[0-9a-f]{8,17}\\b.*")
        || text.matches("(?s).{0,2000}?\\b(?:eks\\.\\d+|v1\\.\\d+\\.\\d+-eks-[0-9a-f]+)\\b.*");
  }
}
