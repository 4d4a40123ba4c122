package dev.utkast.local.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.template.TemplateException;
import java.util.List;

/// A filter of an event source mapping: a pattern names fields and, in lists, the values they may
/// have. A record passes when one of the patterns fits. Refuses a rule it does not know rather than
/// let everything or nothing pass.
final class EventPattern {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> patterns;

  EventPattern(List<String> patterns) {
    this.patterns = patterns.stream().map(EventPattern::parse).toList();
  }

  private static JsonNode parse(String pattern) {
    try {
      return JSON.readTree(pattern);
    } catch (JacksonException e) {
      throw new TemplateException("a filter pattern is not JSON: " + pattern);
    }
  }

  boolean passes(JsonNode record) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> fits(pattern, record));
  }

  private static boolean fits(JsonNode pattern, JsonNode value) {
    if (pattern.isObject()) {
      return pattern
          .propertyStream()
          .allMatch(entry -> fits(entry.getValue(), value.path(entry.getKey())));
    }
    if (!pattern.isArray()) {
      throw new TemplateException("a filter pattern names a value outside of a list: " + pattern);
    }
    return pattern.valueStream().anyMatch(rule -> allows(rule, value));
  }

  private static boolean allows(JsonNode rule, JsonNode value) {
    if (!rule.isObject()) {
      return value.isArray() ? value.valueStream().anyMatch(rule::equals) : rule.equals(value);
    }
    String kind = rule.fieldNames().next();
    JsonNode argument = rule.get(kind);
    return switch (kind) {
      case "exists" -> argument.asBoolean() != value.isMissingNode();
      case "prefix" -> value.isTextual() && value.asText().startsWith(argument.asText());
      case "suffix" -> value.isTextual() && value.asText().endsWith(argument.asText());
      case "equals-ignore-case" ->
          value.isTextual() && value.asText().equalsIgnoreCase(argument.asText());
      case "anything-but" ->
          !value.isMissingNode()
              && (argument.isArray()
                  ? argument.valueStream().noneMatch(value::equals)
                  : !argument.equals(value));
      default ->
          throw new TemplateException("the local runtime does not know the filter rule " + kind);
    };
  }
}
