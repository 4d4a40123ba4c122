package dev.utkast.local.gate;

import dev.utkast.local.roles.Call;
import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Right;
import dev.utkast.local.roles.Role;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Judges calls by the roles of the template, and remembers which rights were used and what was
/// refused.
public final class Permissions {
  /// Refusals remembered, the last ones.
  private static final int MOST_REFUSALS = 200;

  private final SystemModel model;
  private final Map<String, Set<Right>> used = new ConcurrentHashMap<>();
  private final Deque<String> refusals = new ArrayDeque<>();
  private long refused;

  public Permissions(SystemModel model) {
    this.model = model;
  }

  /// Part of a request that has to be allowed: one of these calls, which mean the same. Mostly
  /// there is one; a mail may go out under its address or under its domain, whichever SES has
  /// verified.
  public record Need(List<Call> anyOf) {
    static Need of(Call call) {
      return new Need(List.of(call));
    }
  }

  /// @param unused what its role allows and nothing has asked for since the start
  public record Use(int allowed, Set<Right> unused) {}

  /// Asks for something on behalf of a function.
  ///
  /// @return why it is refused, as IAM says it; empty if it is allowed
  public Optional<String> refusal(FunctionSpec function, Collection<Need> needs) {
    for (var need : needs) {
      var allowed = need.anyOf().stream().filter(call -> allows(function.role(), call)).findFirst();
      if (allowed.isEmpty()) {
        var why = why(function, need.anyOf().getFirst());
        remember(function.logicalId() + ": " + why);
        return Optional.of(why);
      }
    }
    return Optional.empty();
  }

  /// Whether a role allows a call. Where it does, its rights count as used.
  boolean allows(Role role, Call call) {
    return switch (policy(role).judge(call)) {
      case Policy.Verdict.Allowed(var rights) -> {
        used.computeIfAbsent(role.logicalId(), _ -> ConcurrentHashMap.newKeySet()).addAll(rights);
        yield true;
      }
      case Policy.Verdict.DeniedExplicitly(), Policy.Verdict.NotAllowed() -> false;
    };
  }

  private Policy policy(Role role) {
    return role.policy().and(model.resourcePolicies());
  }

  private String why(FunctionSpec function, Call call) {
    return "User: arn:aws:sts::%s:assumed-role/%s/%s is not authorized to perform: %s on resource: %s%s"
        .formatted(
            Locality.ACCOUNT,
            function.role().logicalId(),
            function.name(),
            call.action(),
            call.resource(),
            policy(function.role()).judge(call) instanceof Policy.Verdict.DeniedExplicitly
                ? " with an explicit deny in a resource-based policy"
                : " because no identity-based policy allows the " + call.action() + " action");
  }

  private synchronized void remember(String refusal) {
    refused++;
    refusals.addLast(refusal);
    if (refusals.size() > MOST_REFUSALS) {
      refusals.removeFirst();
    }
  }

  /// How many calls were refused.
  public synchronized long refused() {
    return refused;
  }

  /// The last of them.
  public synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  /// By role.
  public Map<String, Use> use() {
    var result = new TreeMap<String, Use>();
    for (var role : model.roles()) {
      var rights = role.policy().rights();
      var unused = new TreeSet<>(rights);
      unused.removeAll(used.getOrDefault(role.logicalId(), Set.of()));
      result.put(role.logicalId(), new Use(rights.size(), unused));
    }
    return result;
  }

  /// Writes down for a person what was never used, and what was refused.
  public void write(Path file) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(
        "Since this start. What was not needed may be on another day: the tests hold that each"
            + " is.");
    use()
        .forEach((role, rights) -> {
          int unused = rights.unused().size();
          lines.add(
              "%s: %d of %d rights were used%s"
                  .formatted(
                      role,
                      rights.allowed() - unused,
                      rights.allowed(),
                      unused == 0 ? "" : ", these were not:"));
          rights.unused().forEach(right -> lines.add("  " + right));
        });
    lines.add(refused() + " calls were refused");
    refusals().forEach(refusal -> lines.add("  " + refusal));
    Files.write(file, lines);
  }
}
