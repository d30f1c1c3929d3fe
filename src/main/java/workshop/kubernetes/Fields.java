package workshop.kubernetes;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects of the Kubernetes API as their fields, those that this client's model lacks included. */
final class Fields {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Fields() {}

  /** The fields that are set, by name; none of nothing. */
  static Map<String, Object> of(Object object) {
    var fields = new TreeMap<String, Object>();
    if (object != null) {
      Map<?, ?> converted = SERIALIZATION.convertValue(object, Map.class);
      converted.forEach((name, value) -> fields.put(String.valueOf(name), value));
    }
    return fields;
  }

  /** The items of a list; a single object is a list of one, nothing is none. */
  static Collection<?> items(Object value) {
    return value instanceof Collection<?> several
        ? several
        : value == null ? List.of() : List.of(value);
  }

  /** A value as it stands; JSON if it has parts. */
  static String text(Object value) {
    return value instanceof Map || value instanceof Collection
        ? SERIALIZATION.asJson(value)
        : String.valueOf(value);
  }
}
