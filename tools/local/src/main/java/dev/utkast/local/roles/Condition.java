package dev.utkast.local.roles;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// One line of a statement's `Condition`: an operator over the values of one key. Refuses operators
/// and keys that are not known here, because a condition that is not looked at would allow, or
/// forbid, what it does not on AWS.
///
/// @param values any of which may match
record Condition(Operator operator, String key, List<String> values) {
  private static final String TLS = "aws:SecureTransport";

  /// Those whose values [Call#context()] has.
  private static final Set<String> KEYS =
      Set.of(
          TLS,
          "dynamodb:LeadingKeys",
          "s3:if-none-match",
          "s3:prefix",
          "ses:FromAddress",
          "ses:Recipients");

  enum Operator {
    EQUALS("StringEquals"),
    ALL_EQUAL("ForAllValues:StringEquals"),
    ALL_BEGIN("ForAllValues:StringLike"),
    BOOL("Bool"),
    NULL("Null");

    private final String label;

    Operator(String label) {
      this.label = label;
    }
  }

  /// @param name of the operator, as in `ForAllValues:StringEquals`
  /// @throws IllegalArgumentException if name or key is not known
  static Condition of(String name, String key, List<String> values) {
    var operator =
        Stream.of(Operator.values())
            .filter(known -> known.label.equals(name))
            .findFirst()
            .orElseThrow(() -> unknown("operator", name));
    if (!KEYS.contains(key)) {
      throw unknown("key", key);
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("the condition on " + key + " has no value");
    }
    if (operator == Operator.ALL_BEGIN && !values.stream().allMatch(Condition::isPrefix)) {
      throw new IllegalArgumentException("only * at the end is known here, not " + values);
    }
    return new Condition(operator, key, List.copyOf(values));
  }

  private static IllegalArgumentException unknown(String what, String name) {
    return new IllegalArgumentException(
        "the condition %s %s is not known here".formatted(what, name));
  }

  private static boolean isPrefix(String pattern) {
    return pattern.endsWith("*") && !pattern.substring(0, pattern.length() - 1).matches(".*[*?].*");
  }

  private boolean begins(String value) {
    return values.stream()
        .anyMatch(pattern -> value.startsWith(pattern.substring(0, pattern.length() - 1)));
  }

  /// Every call counts as made over TLS, as each is on AWS.
  boolean holds(Map<String, List<String>> context) {
    var asked = context.getOrDefault(key, key.equals(TLS) ? List.of("true") : List.of());
    return switch (operator) {
      case EQUALS -> !asked.isEmpty() && values.containsAll(asked);
      case ALL_EQUAL -> values.containsAll(asked);
      case ALL_BEGIN -> asked.stream().allMatch(this::begins);
      case BOOL -> !asked.isEmpty() && asked.stream().allMatch(this::isValue);
      case NULL -> isValue(String.valueOf(asked.isEmpty()));
    };
  }

  private boolean isValue(String flag) {
    return values.stream().anyMatch(flag::equalsIgnoreCase);
  }
}
