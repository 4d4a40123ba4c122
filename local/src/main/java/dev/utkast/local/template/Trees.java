package dev.utkast.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Typed looks into the untyped maps and lists of YAML.
final class Trees {

  private Trees() {}

  /// The node as a map with text keys; an absent node is an empty map.
  static Map<String, Object> map(@Nullable Object node) {
    var result = new LinkedHashMap<String, Object>();
    if (node == null) {
      return result;
    }
    if (!(node instanceof Map<?, ?> map)) {
      throw new TemplateException("expected a map, found: " + node);
    }
    map.forEach((key, value) -> {
      if (value != null) {
        result.put(String.valueOf(key), value);
      }
    });
    return result;
  }

  static List<Object> list(@Nullable Object node) {
    return switch (node) {
      case null -> List.of();
      case List<?> list -> List.copyOf(list);
      default -> List.of(node);
    };
  }

  static Optional<String> text(Map<String, Object> map, String key) {
    return Optional.ofNullable(map.get(key)).map(String::valueOf);
  }

  static String text(Map<String, Object> map, String key, String otherwise) {
    return text(map, key).orElse(otherwise);
  }

  static Optional<Integer> number(Map<String, Object> map, String key) {
    return text(map, key)
        .map(text -> {
          try {
            return Integer.valueOf(text);
          } catch (NumberFormatException e) {
            throw new TemplateException(key + " must be a whole number, found: " + text);
          }
        });
  }

  static int number(Map<String, Object> map, String key, int otherwise) {
    return number(map, key).orElse(otherwise);
  }

  static boolean flag(Map<String, Object> map, String key, boolean otherwise) {
    return text(map, key).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /// Two maps as one; the second wins, and maps inside are merged the same way.
  static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
    var result = new LinkedHashMap<>(base);
    over.forEach((key, value) -> {
      Object known = result.get(key);
      boolean both = known instanceof Map && value instanceof Map;
      result.put(key, both ? merge(map(known), map(value)) : value);
    });
    return result;
  }
}
