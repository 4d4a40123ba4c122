package dev.utkast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Role;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The roles of a template and the policies of its buckets and queues, with all references worked
/// out. Refuses what it could not judge as IAM would.
///
/// @param id of the role, or of the policy of a resource
record PolicyBuilder(String id) {
  private static final Set<String> OF_A_STATEMENT =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  private TemplateException refusal(String why, Object found) {
    return new TemplateException(id + " " + why + ": " + found);
  }

  Role role(JsonNode properties) {
    if (!Trees.list(properties.path("ManagedPolicyArns")).isEmpty()) {
      throw refusal(
          "has managed policies; what they allow is not known here: write it out in Policies",
          properties.path("ManagedPolicyArns"));
    }
    requireNoBoundary(properties);
    var lentTo = new HashSet<String>();
    for (var statement : statements(properties.path("AssumeRolePolicyDocument"))) {
      lentTo.addAll(lentTo(statement));
    }
    var policy = Policy.EMPTY;
    for (var each : Trees.list(properties.path("Policies"))) {
      for (var statement : statements(each.path("PolicyDocument"))) {
        policy = policy.and(statement(statement, List.of("*")));
      }
    }
    return new Role(id, lentTo, policy);
  }

  void requireNoBoundary(JsonNode properties) {
    if (properties.has("PermissionsBoundary")) {
      throw refusal(
          "has a PermissionsBoundary; what it leaves of a role is not known here",
          properties.get("PermissionsBoundary"));
    }
  }

  /// To services, for functions and schedules of this account.
  private List<String> lentTo(JsonNode statement) {
    var condition = statement.path("Condition").toString();
    if (!Trees.text(statement, "Effect", "").equals("Allow")
        || !Trees.texts(statement.path("Action")).equals(List.of("sts:AssumeRole"))
        || !Set.of(
                "", "{}", "{\"StringEquals\":{\"aws:SourceAccount\":\"" + Locality.ACCOUNT + "\"}}")
            .contains(condition)) {
      throw refusal("is lent in a way that is not known here", statement);
    }
    return Trees.texts(Trees.map(statement.path("Principal")).path("Service"));
  }

  /// A policy of a bucket or of queues. What it says of services of AWS is passed over: they do not
  /// call here.
  ///
  /// @param owners ARNs of what it is a policy of
  Policy ofResource(List<String> owners, JsonNode properties) {
    // What a resource `*` stands for, with what is in them.
    var all = owners.stream().flatMap(owner -> Stream.of(owner, owner + "/*")).toList();
    var policy = Policy.EMPTY;
    for (var statement : statements(properties.path("PolicyDocument"))) {
      var principal = statement.path("Principal");
      if (principal.size() == 1 && principal.has("Service")) {
        continue;
      }
      var anybody =
          principal.size() == 1 && principal.has("AWS") ? principal.get("AWS") : principal;
      if (!Trees.texts(anybody).equals(List.of("*"))) {
        throw refusal("names a principal that is not known here", principal);
      }
      for (var resource : Trees.texts(statement.path("Resource"))) {
        if (!resource.equals("*")
            && owners.stream()
                .noneMatch(owner -> resource.equals(owner) || resource.startsWith(owner + "/"))) {
          throw refusal("is about a resource that it is not of", resource);
        }
      }
      policy = policy.and(statement(statement, all));
    }
    return policy;
  }

  private static List<JsonNode> statements(JsonNode document) {
    return Trees.list(Trees.map(document).path("Statement"));
  }

  private Policy statement(JsonNode statement, List<String> all) {
    Trees.requireKnown(id + ": a statement", statement, OF_A_STATEMENT);
    var effect = Trees.text(statement, "Effect", "");
    var actions = Trees.texts(statement.path("Action"));
    var resources = Trees.texts(statement.path("Resource"));
    if (!Set.of("Allow", "Deny").contains(effect) || actions.isEmpty() || resources.isEmpty()) {
      throw refusal(
          "has a statement without Effect (Allow or Deny), Action or Resource", statement);
    }
    if (resources.stream().anyMatch(resource -> resource.contains("${"))) {
      throw refusal("has a resource with a variable of IAM, which is not known here", resources);
    }
    var conditions = new LinkedHashMap<String, Map<String, List<String>>>();
    for (var operator : Trees.map(statement.path("Condition")).properties()) {
      var byKey = new LinkedHashMap<String, List<String>>();
      for (var key : Trees.map(operator.getValue()).properties()) {
        byKey.put(key.getKey(), Trees.texts(key.getValue()));
      }
      conditions.put(operator.getKey(), byKey);
    }
    try {
      return Policy.EMPTY.with(
          effect.equals("Allow"),
          actions,
          resources.stream().flatMap(it -> it.equals("*") ? all.stream() : Stream.of(it)).toList(),
          conditions);
    } catch (IllegalArgumentException e) {
      throw new TemplateException(id + ": " + e.getMessage());
    }
  }
}
