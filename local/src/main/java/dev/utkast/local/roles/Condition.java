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
record Condition(
    Operator operator, Quantity quantity, boolean ifExists, String key, List<String> values) {

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

  private static final String IF_EXISTS = "IfExists";

  /// How many of the call's values have to match, where a key has several.
  enum Quantity {
    ONE,
    ALL,
    ANY
  }

  enum Operator {
    STRING_EQUALS("StringEquals", true),
    STRING_NOT_EQUALS("StringNotEquals", false),
    STRING_LIKE("StringLike", true),
    STRING_NOT_LIKE("StringNotLike", false),
    BOOL("Bool", true),
    NULL("Null", true);

    private final String label;
    private final boolean positive;

    Operator(String label, boolean positive) {
      this.label = label;
      this.positive = positive;
    }

    private boolean holds(String asked, List<String> values) {
      return positive == values.stream().anyMatch(value -> same(asked, value));
    }

    private boolean same(String asked, String value) {
      return switch (this) {
        case STRING_EQUALS, STRING_NOT_EQUALS -> asked.equals(value);
        case STRING_LIKE, STRING_NOT_LIKE -> Wildcards.of(value).matches(asked);
        case BOOL, NULL -> asked.equalsIgnoreCase(value);
      };
    }
  }

  /// @param name of the operator, as in `ForAllValues:StringEqualsIfExists`
  /// @throws IllegalArgumentException if name or key is not known
  static Condition of(String name, String key, List<String> values) {
    int colon = name.indexOf(':');
    var quantity =
        switch (name.substring(0, colon + 1)) {
          case "" -> Quantity.ONE;
          case "ForAllValues:" -> Quantity.ALL;
          case "ForAnyValue:" -> Quantity.ANY;
          default -> throw unknown("operator", name);
        };
    var plain = name.substring(colon + 1);
    boolean ifExists = plain.endsWith(IF_EXISTS);
    var label = ifExists ? plain.substring(0, plain.length() - IF_EXISTS.length()) : plain;
    var operator =
        Stream.of(Operator.values())
            .filter(known -> known.label.equals(label))
            .filter(known -> !ifExists || known != Operator.NULL)
            .findFirst()
            .orElseThrow(() -> unknown("operator", name));
    if (!KEYS.contains(key)) {
      throw unknown("key", key);
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("the condition on " + key + " has no value");
    }
    return new Condition(operator, quantity, ifExists, key, List.copyOf(values));
  }

  private static IllegalArgumentException unknown(String what, String name) {
    return new IllegalArgumentException(
        "the condition %s %s is not known here".formatted(what, name));
  }

  /// Every call counts as made over TLS, as each is on AWS.
  boolean holds(Map<String, List<String>> context) {
    var asked = context.getOrDefault(key, key.equals(TLS) ? List.of("true") : List.of());
    if (operator == Operator.NULL) {
      return operator.holds(String.valueOf(asked.isEmpty()), values);
    }
    if (asked.isEmpty()) {
      return ifExists
          || quantity == Quantity.ALL
          || (quantity == Quantity.ONE && !operator.positive);
    }
    return quantity == Quantity.ANY
        ? asked.stream().anyMatch(value -> operator.holds(value, values))
        : asked.stream().allMatch(value -> operator.holds(value, values));
  }
}
