package dev.utkast.local.roles;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A statement of a policy.
///
/// @param allows or denies
record Statement(
    boolean allows,
    List<Wildcards> actions,
    List<Wildcards> resources,
    List<Condition> conditions) {
  /// @param conditions by operator and key
  static Statement of(
      boolean allows,
      List<String> actions,
      List<String> resources,
      Map<String, Map<String, List<String>>> conditions) {
    return new Statement(
        allows,
        actions.stream().map(Wildcards::ofAction).toList(),
        resources.stream().map(Wildcards::of).toList(),
        conditions.entrySet().stream()
            .flatMap(operator ->
                operator.getValue().entrySet().stream()
                    .map(key -> Condition.of(operator.getKey(), key.getKey(), key.getValue())))
            .toList());
  }

  boolean covers(Call call) {
    return rightsFor(call).findAny().isPresent()
        && conditions.stream().allMatch(condition -> condition.holds(call.context()));
  }

  /// Each of its actions on each of its resources.
  Stream<Right> rights() {
    return rights(actions.stream(), resources.stream());
  }

  /// Those of them that the call makes use of, were it not for the conditions.
  Stream<Right> rightsFor(Call call) {
    return rights(
        actions.stream().filter(action -> action.matches(call.action())),
        resources.stream().filter(resource -> resource.matches(call.resource())));
  }

  private static Stream<Right> rights(Stream<Wildcards> actions, Stream<Wildcards> resources) {
    var all = resources.toList();
    return actions.flatMap(
        action -> all.stream().map(resource -> new Right(action.pattern(), resource.pattern())));
  }

  /// A pattern of IAM: `*` is any text, also none, `?` any one character.
  record Wildcards(String pattern, Pattern compiled) {
    static Wildcards of(String pattern) {
      return new Wildcards(pattern, compile(pattern, 0));
    }

    /// Names of actions mean the same in upper and lower case.
    static Wildcards ofAction(String pattern) {
      return new Wildcards(pattern, compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    private static Pattern compile(String pattern, int flags) {
      var quoted =
          Arrays.stream(pattern.split("(?=[*?])|(?<=[*?])", -1))
              .map(part ->
                  switch (part) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(part);
                  })
              .collect(Collectors.joining());
      return Pattern.compile(quoted, flags | Pattern.DOTALL);
    }

    boolean matches(String text) {
      return compiled.matcher(text).matches();
    }

    @Override
    public String toString() {
      return pattern;
    }
  }
}
