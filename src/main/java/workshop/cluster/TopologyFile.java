package workshop.cluster;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import workshop.yaml.YamlFile;
import workshop.yaml.YamlFile.Keys;
import workshop.yaml.YamlSection;

/** Reads a topology strictly. */
final class TopologyFile {

  private static final Keys TOP = Keys.of("region", "nodes");
  private static final Keys NODE = Keys.of("name", "zone", "zoneId", "instanceType");

  /** A DNS subdomain (RFC 1123), as Kubernetes asks of node names. */
  private static final Pattern DNS_NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  /** What Kubernetes allows as a label's value, without the empty one. */
  private static final Pattern LABEL_VALUE =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

  /** Longer is neither a label's value ({@code kubernetes.io/hostname}) nor a Linux host name. */
  private static final int LONGEST = 63;

  private TopologyFile() {}

  static Topology read(Path file) {
    var top = YamlFile.read(file, "topology", TOP);
    var region = label(top, "region");
    var nodes = top.sections("nodes", NODE);
    if (nodes.size() < 2) {
      throw top.wrong(
          "nodes", "has two nodes or more", "a cluster of several is wanted: name two or more");
    }
    refuseSameNames(nodes);
    return new Topology(region, nodes.stream().map(TopologyFile::node).toList());
  }

  private static NodeDefinition node(YamlSection node) {
    var type =
        InstanceType.labelled(node.text("instanceType"))
            .orElseThrow(
                () ->
                    node.wrong(
                        "instanceType",
                        "is an instance type that is known here",
                        "name one of: " + InstanceType.known()));
    return new NodeDefinition(
        matching(
            node,
            "name",
            DNS_NAME,
            "a DNS name: labels of a-z, 0-9 and '-', joined by dots, %d characters at most"),
        label(node, "zone"),
        label(node, "zoneId"),
        type);
  }

  private static String label(YamlSection section, String key) {
    return matching(
        section, key, LABEL_VALUE, "the value of a Kubernetes label, %d characters at most");
  }

  private static String matching(YamlSection section, String key, Pattern form, String words) {
    var text = section.text(key);
    if (!form.matcher(text).matches() || text.length() > LONGEST) {
      throw section.wrong(key, "is " + words.formatted(LONGEST), "correct it there");
    }
    return text;
  }

  private static void refuseSameNames(List<YamlSection> nodes) {
    var seen = new HashSet<String>();
    for (var node : nodes) {
      if (!seen.add(node.text("name"))) {
        throw node.wrong("name", "is a name that no other node has", "give each node its own");
      }
    }
  }
}
