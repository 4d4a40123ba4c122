package dev.utkast.local.events;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import dev.utkast.local.template.TemplateException;
import java.util.List;
import java.util.Optional;

/// A filter of an event source mapping: a pattern names fields and, in lists, the values they may
/// have. A record passes when one of the patterns fits. Refuses rules (`prefix`, `exists`) rather
/// than let everything or nothing pass.
final class EventPattern {
  private final List<Json> patterns;

  EventPattern(List<String> patterns) {
    this.patterns = patterns.stream().map(EventPattern::parse).toList();
  }

  private static Json parse(String text) {
    try {
      var pattern = Json.parse(text);
      requireKnown(pattern);
      return pattern;
    } catch (JsonSyntaxException e) {
      throw new TemplateException("a filter pattern is not JSON: " + text);
    }
  }

  private static void requireKnown(Json pattern) {
    switch (pattern) {
      case Json.Obj(var fields) -> fields.values().forEach(EventPattern::requireKnown);
      case Json.Arr(var items) when items.stream().noneMatch(EventPattern::isContainer) -> {}
      default ->
          throw new TemplateException("a filter pattern is no list of values: " + pattern.write());
    }
  }

  private static boolean isContainer(Json json) {
    return json instanceof Json.Obj || json instanceof Json.Arr;
  }

  boolean passes(Json record) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> fits(pattern, Optional.of(record)));
  }

  /// @param value empty where the record has no such field
  private static boolean fits(Json pattern, Optional<Json> value) {
    return pattern instanceof Json.Obj(var fields)
        ? fields.entrySet().stream()
            .allMatch(entry -> fits(entry.getValue(), field(value, entry.getKey())))
        : value.stream().anyMatch(found -> isOrHas(found, pattern.items()));
  }

  private static Optional<Json> field(Optional<Json> value, String name) {
    return value.map(found -> found.fieldMap().get(name));
  }

  private static boolean isOrHas(Json value, List<Json> allowed) {
    return allowed.contains(value) || value.items().stream().anyMatch(allowed::contains);
  }
}
