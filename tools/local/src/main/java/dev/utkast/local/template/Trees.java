package dev.utkast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks into the tree of a template that refuse what is not of the kind they look for.
final class Trees {
  static final ObjectMapper JSON = new ObjectMapper();

  private Trees() {}

  /// An absent node is an empty map.
  static ObjectNode map(JsonNode node) {
    if (node.isMissingNode()) {
      return JSON.createObjectNode();
    }
    if (node instanceof ObjectNode map) {
      return map;
    }
    throw new TemplateException("expected a map, found: " + node);
  }

  /// An absent node is an empty list, one that is no list is the list of itself.
  static List<JsonNode> list(JsonNode node) {
    return node.isMissingNode()
        ? List.of()
        : node.isArray() ? node.valueStream().toList() : List.of(node);
  }

  static List<String> texts(JsonNode node) {
    return list(node).stream().map(Trees::text).toList();
  }

  static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  static Optional<String> text(JsonNode map, String key) {
    return map.has(key) ? Optional.of(text(map.get(key))) : Optional.empty();
  }

  static String text(JsonNode map, String key, String otherwise) {
    return text(map, key).orElse(otherwise);
  }

  static String required(String owner, JsonNode map, String key) {
    return text(map, key).orElseThrow(() -> new TemplateException(owner + " names no " + key));
  }

  /// Refuses what would be passed over.
  static void requireKnown(String owner, JsonNode map, Set<String> known) {
    map(map)
        .propertyStream()
        .filter(property -> !known.contains(property.getKey()))
        .findFirst()
        .ifPresent(property -> {
          throw new TemplateException(
              owner + " has " + property.getKey() + ", which is not known here");
        });
  }

  /// Two maps as one; the second wins, and maps inside are merged the same way.
  static ObjectNode merge(ObjectNode base, ObjectNode over) {
    var result = base.deepCopy();
    over.properties()
        .forEach(entry -> {
          boolean both = result.path(entry.getKey()).isObject() && entry.getValue().isObject();
          result.set(
              entry.getKey(),
              both
                  ? merge(map(result.path(entry.getKey())), map(entry.getValue()))
                  : entry.getValue());
        });
    return result;
  }
}
