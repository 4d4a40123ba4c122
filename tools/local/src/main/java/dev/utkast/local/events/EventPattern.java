package dev.utkast.local.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.template.TemplateException;
import java.util.List;

/// A filter of an event source mapping: a pattern names fields and, in lists, the values they may
/// have. A record passes when one of the patterns fits. Refuses rules (`prefix`, `exists`) rather
/// than let everything or nothing pass.
final class EventPattern {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> patterns;

  EventPattern(List<String> patterns) {
    this.patterns = patterns.stream().map(EventPattern::parse).toList();
  }

  private static JsonNode parse(String text) {
    try {
      var pattern = JSON.readTree(text);
      requireKnown(pattern);
      return pattern;
    } catch (JacksonException e) {
      throw new TemplateException("a filter pattern is not JSON: " + text);
    }
  }

  private static void requireKnown(JsonNode pattern) {
    if (pattern.isObject()) {
      pattern.forEach(EventPattern::requireKnown);
    } else if (!pattern.isArray() || pattern.valueStream().anyMatch(JsonNode::isContainerNode)) {
      throw new TemplateException("a filter pattern is no list of values: " + pattern);
    }
  }

  boolean passes(JsonNode record) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> fits(pattern, record));
  }

  private static boolean fits(JsonNode pattern, JsonNode value) {
    return pattern.isObject()
        ? pattern
            .propertyStream()
            .allMatch(entry -> fits(entry.getValue(), value.path(entry.getKey())))
        : pattern.valueStream().anyMatch(allowed -> isOrHas(value, allowed));
  }

  private static boolean isOrHas(JsonNode value, JsonNode allowed) {
    return value.equals(allowed)
        || (value.isArray() && value.valueStream().anyMatch(allowed::equals));
  }
}
