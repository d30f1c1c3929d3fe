package workshop.shell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names by which kubectl knows a resource type: singular, plural, short. Source: {@code kubectl
 * api-resources}.
 */
public final class ResourceTypes {

  private static final Map<String, String> SINGULAR = new HashMap<>();

  static {
    for (var names :
        new String[] {
          "pod pods po",
          "deployment deployments deploy",
          "replicaset replicasets rs",
          "statefulset statefulsets sts",
          "daemonset daemonsets ds",
          "service services svc",
          "serviceaccount serviceaccounts sa",
          "configmap configmaps cm",
          "secret secrets",
          "namespace namespaces ns",
          "node nodes no",
          "event events ev",
          "ingress ingresses ing",
          "job jobs",
          "cronjob cronjobs cj",
          "endpoints endpoint ep",
          "persistentvolume persistentvolumes pv",
          "persistentvolumeclaim persistentvolumeclaims pvc",
          "storageclass storageclasses sc",
          "horizontalpodautoscaler horizontalpodautoscalers hpa",
          "poddisruptionbudget poddisruptionbudgets pdb",
          "networkpolicy networkpolicies netpol",
          "customresourcedefinition customresourcedefinitions crd crds",
          "endpointslice endpointslices",
          "ingressclass ingressclasses",
          "resourcequota resourcequotas quota",
          "limitrange limitranges limits",
          "priorityclass priorityclasses pc",
          "role roles",
          "rolebinding rolebindings",
          "clusterrole clusterroles",
          "clusterrolebinding clusterrolebindings",
          "controllerrevision controllerrevisions",
          "lease leases"
        }) {
      var all = names.split(" ");
      Arrays.stream(all).forEach(name -> SINGULAR.put(name, all[0]));
    }
  }

  private ResourceTypes() {}

  static boolean known(String word) {
    return Arrays.stream(word.split(",")).allMatch(type -> SINGULAR.containsKey(bare(type)));
  }

  /** {@code deploy} as {@code deployment}; each of {@code po,svc}; the group left out. */
  public static String singular(String types) {
    return Arrays.stream(types.split(","))
        .map(type -> SINGULAR.getOrDefault(bare(type), type))
        .collect(Collectors.joining(","));
  }

  /** {@code deploy/x} as {@code deployment/x}; {@code po} as {@code pod}; else as it stands. */
  static String object(String word) {
    int slash = word.indexOf('/');
    return slash < 0 || word.contains("=")
        ? (known(word) ? singular(word) : word)
        : singular(word.substring(0, slash)) + word.substring(slash);
  }

  private static String bare(String type) {
    int dot = type.indexOf('.');
    return dot < 0 ? type : type.substring(0, dot);
  }
}
