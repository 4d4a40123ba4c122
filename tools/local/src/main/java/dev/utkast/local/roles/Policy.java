package dev.utkast.local.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Statements that are judged together, of a role or of a resource. What none allows is denied, and
/// what one denies no other allows.
public record Policy(List<Statement> statements) {
  public static final Policy EMPTY = new Policy(List.of());

  public Policy {
    statements = List.copyOf(statements);
  }

  public sealed interface Verdict {
    /// @param rights that the call made use of
    record Allowed(List<Right> rights) implements Verdict {}

    record DeniedExplicitly() implements Verdict {}

    record NotAllowed() implements Verdict {}
  }

  /// This one with another statement.
  ///
  /// @param conditions by operator and key
  /// @throws IllegalArgumentException if a condition is not known here
  public Policy with(
      boolean allows,
      List<String> actions,
      List<String> resources,
      Map<String, Map<String, List<String>>> conditions) {
    return and(new Policy(List.of(Statement.of(allows, actions, resources, conditions))));
  }

  public Policy and(Policy other) {
    return new Policy(Stream.concat(statements.stream(), other.statements.stream()).toList());
  }

  public Verdict judge(Call call) {
    var rights = new ArrayList<Right>();
    for (var statement : statements) {
      if (statement.covers(call)) {
        if (!statement.allows()) {
          return new Verdict.DeniedExplicitly();
        }
        statement.rightsFor(call).forEach(rights::add);
      }
    }
    return rights.isEmpty() ? new Verdict.NotAllowed() : new Verdict.Allowed(rights);
  }

  public boolean allows(Call call) {
    return judge(call) instanceof Verdict.Allowed;
  }

  /// Everything that it allows, conditions aside.
  public SortedSet<Right> rights() {
    return statements.stream()
        .filter(Statement::allows)
        .flatMap(Statement::rights)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
