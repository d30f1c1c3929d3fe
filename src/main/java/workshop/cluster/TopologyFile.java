package workshop.cluster;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import workshop.WorkshopException;

/** Reads a topology strictly; works on the YAML's nodes, since they know their lines. */
final class TopologyFile {

  private static final List<String> TOP_KEYS = List.of("region", "nodes");
  private static final List<String> NODE_KEYS = List.of("name", "zone", "zoneId", "instanceType");

  /** A DNS subdomain (RFC 1123), as Kubernetes asks of node names. */
  private static final Pattern DNS_NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  /** What Kubernetes allows as a label's value, without the empty one. */
  private static final Pattern LABEL_VALUE =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

  /** Longer is neither a label's value ({@code kubernetes.io/hostname}) nor a Linux host name. */
  private static final int LONGEST = 63;

  private final Path file;

  TopologyFile(Path file) {
    this.file = file;
  }

  Topology read() {
    var top = keys(compose(), "", TOP_KEYS);
    var region = label(top.get("region"), "region");
    if (!(top.get("nodes") instanceof SequenceNode nodes)) {
      throw wrong(top.get("nodes"), "nodes", "must be a list");
    }
    var entries = nodes.getValue();
    if (entries.size() < 2) {
      var seen = entries.isEmpty() ? "has no node" : "has one node";
      throw wrong(nodes, "nodes", seen + ", but a cluster of several is wanted: name two or more");
    }
    var definitions =
        IntStream.range(0, entries.size())
            .mapToObj(index -> node(entries.get(index), "nodes[%d]".formatted(index)))
            .toList();
    refuseSameNames(definitions, entries);
    return new Topology(region, definitions);
  }

  private Node compose() {
    try {
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      return new Compose(settings)
          .composeString(Files.readString(file))
          .orElseThrow(() -> wrong("is empty: it needs region and nodes"));
    } catch (NoSuchFileException e) {
      throw wrong("does not exist; name another file, or leave the option out for the default one");
    } catch (CharacterCodingException e) {
      throw wrong("is no text in UTF-8");
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage());
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
      throw new WorkshopException(
          "topology %s%s is no YAML: %s".formatted(file, line, e.getProblem()));
    } catch (YamlEngineException e) {
      throw wrong("is no YAML: " + e.getMessage());
    }
  }

  private NodeDefinition node(Node yaml, String field) {
    var keys = keys(yaml, field, NODE_KEYS);
    var prefix = field + ".";
    var typeName = text(keys.get("instanceType"), prefix + "instanceType");
    return new NodeDefinition(
        dnsName(keys.get("name"), prefix + "name"),
        label(keys.get("zone"), prefix + "zone"),
        label(keys.get("zoneId"), prefix + "zoneId"),
        InstanceType.labelled(typeName)
            .orElseThrow(
                () ->
                    wrong(
                        keys.get("instanceType"),
                        prefix + "instanceType",
                        "'%s' is not known; known: %s".formatted(typeName, InstanceType.known()))));
  }

  /** A mapping with exactly those keys. */
  private Map<String, Node> keys(Node yaml, String field, List<String> wanted) {
    var prefix = field.isEmpty() ? "" : field + ".";
    if (!(yaml instanceof MappingNode mapping)) {
      throw wrong(yaml, field, "must have the keys " + String.join(", ", wanted));
    }
    var found = new LinkedHashMap<String, Node>();
    for (var tuple : mapping.getValue()) {
      var key = text(tuple.getKeyNode(), field);
      if (!wanted.contains(key)) {
        var known = String.join(", ", wanted);
        throw wrong(tuple.getKeyNode(), prefix + key, "is an unknown key; known: " + known);
      }
      if (found.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), prefix + key, "is given twice");
      }
    }
    for (var key : wanted) {
      if (!found.containsKey(key)) {
        throw wrong(yaml, prefix + key, "is missing");
      }
    }
    return found;
  }

  private String dnsName(Node yaml, String field) {
    var name = text(yaml, field);
    if (!DNS_NAME.matcher(name).matches() || name.length() > LONGEST) {
      throw wrong(
          yaml,
          field,
          "'%s' is no DNS name: labels of a-z, 0-9 and '-', joined by dots, %d characters at most"
              .formatted(name, LONGEST));
    }
    return name;
  }

  private String label(Node yaml, String field) {
    var value = text(yaml, field);
    if (!LABEL_VALUE.matcher(value).matches() || value.length() > LONGEST) {
      throw wrong(yaml, field, "'%s' can't be the value of a Kubernetes label".formatted(value));
    }
    return value;
  }

  private String text(Node yaml, String field) {
    if (!(yaml instanceof ScalarNode scalar)) {
      throw wrong(yaml, field, "must be a text");
    }
    if (Tag.NULL.equals(scalar.getTag()) || scalar.getValue().isBlank()) {
      throw wrong(yaml, field, "is empty");
    }
    if (!Tag.STR.equals(scalar.getTag())) {
      throw wrong(yaml, field, "must be a text, not '%s'".formatted(scalar.getValue()));
    }
    return scalar.getValue();
  }

  private void refuseSameNames(List<NodeDefinition> definitions, List<Node> entries) {
    var seen = new HashMap<String, Integer>();
    for (var index = 0; index < definitions.size(); index++) {
      var name = definitions.get(index).name();
      var before = seen.putIfAbsent(name, index);
      if (before != null) {
        throw wrong(
            entries.get(index),
            "nodes[%d].name".formatted(index),
            "'%s' is already the name of nodes[%d]".formatted(name, before));
      }
    }
  }

  private WorkshopException wrong(String what) {
    return new WorkshopException("topology %s %s".formatted(file, what));
  }

  private WorkshopException wrong(Node yaml, String field, String what) {
    var line = yaml.getStartMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
    var subject = field.isEmpty() ? "the file" : field;
    return new WorkshopException("topology %s%s: %s %s".formatted(file, line, subject, what));
  }
}
