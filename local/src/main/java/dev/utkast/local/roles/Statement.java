package dev.utkast.local.roles;

import java.util.List;
import java.util.Map;
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
    return actions.stream()
        .flatMap(action ->
            resources.stream().map(resource -> new Right(action.pattern(), resource.pattern())));
  }

  /// Those of them that the call makes use of, were it not for the conditions.
  Stream<Right> rightsFor(Call call) {
    return actions.stream()
        .filter(action -> action.matches(call.action()))
        .flatMap(action ->
            resources.stream()
                .filter(resource -> resource.matches(call.resource()))
                .map(resource -> new Right(action.pattern(), resource.pattern())));
  }

  /// The same without a right; empty where nothing else was in it.
  Stream<Statement> without(Right right) {
    if (rights().noneMatch(right::equals)) {
      return Stream.of(this);
    }
    var otherActions =
        actions.stream().filter(action -> !action.pattern().equals(right.action())).toList();
    var itsAction =
        actions.stream().filter(action -> action.pattern().equals(right.action())).toList();
    var otherResources =
        resources.stream()
            .filter(resource -> !resource.pattern().equals(right.resource()))
            .toList();
    return Stream.of(
            new Statement(allows, otherActions, resources, conditions),
            new Statement(allows, itsAction, otherResources, conditions))
        .filter(left -> !left.actions().isEmpty() && !left.resources().isEmpty());
  }
}
