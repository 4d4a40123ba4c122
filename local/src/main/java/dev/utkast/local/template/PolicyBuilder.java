package dev.utkast.local.template;

import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The roles of a template and the policies of its buckets and queues, with all references worked
/// out. Refuses what it could not judge as IAM would.
final class PolicyBuilder {

  private static final String ANYBODY = "*";

  private static final Set<String> OF_A_STATEMENT =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  private PolicyBuilder() {}

  static Role role(String id, Map<String, Object> properties) {
    if (!Trees.list(properties.get("ManagedPolicyArns")).isEmpty()) {
      throw new TemplateException(
          id
              + " has managed policies; what they allow is not known here: write it out in"
              + " Policies");
    }
    requireNoBoundary(id, properties);
    var lentTo = new TreeSet<String>();
    for (var statement : statements(properties.get("AssumeRolePolicyDocument"))) {
      lentTo.addAll(lentTo(id, statement));
    }
    var policy = Policy.EMPTY;
    for (Object each : Trees.list(properties.get("Policies"))) {
      policy = policy.and(document(id, Trees.map(each).get("PolicyDocument")));
    }
    return new Role(id, lentTo, policy);
  }

  static void requireNoBoundary(String id, Map<String, Object> properties) {
    if (properties.containsKey("PermissionsBoundary")) {
      throw new TemplateException(
          id + " has a PermissionsBoundary; what it leaves of a role is not known here");
    }
  }

  /// To services, for functions and schedules of this account.
  private static List<String> lentTo(String id, Map<String, Object> statement) {
    var condition = statement.getOrDefault("Condition", Map.of());
    boolean ofThisAccount =
        condition.equals(Map.of())
            || condition.equals(
                Map.of("StringEquals", Map.of("aws:SourceAccount", Locality.ACCOUNT)));
    if (!"Allow".equals(statement.get("Effect"))
        || !texts(statement.get("Action")).equals(List.of("sts:AssumeRole"))
        || !ofThisAccount) {
      throw new TemplateException(id + " is lent in a way that is not known here: " + statement);
    }
    return texts(Trees.map(statement.get("Principal")).get("Service"));
  }

  /// The role that SAM makes for a function that names none.
  static Role generated(String function, List<Object> policies, List<EventSource> events) {
    var policy =
        Policy.EMPTY.with(
            true,
            List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
            List.of("*"),
            Map.of());
    if (events.stream().anyMatch(EventSource.Queue.class::isInstance)) {
      policy =
          policy.with(
              true,
              List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
              List.of("*"),
              Map.of());
    }
    for (var event : events) {
      if (event instanceof EventSource.Stream stream) {
        policy =
            policy.with(
                true,
                List.of(
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams"),
                List.of("*"),
                Map.of());
        if (stream.onFailureQueue().isPresent()) {
          policy = policy.with(true, List.of("sqs:SendMessage"), List.of("*"), Map.of());
        }
      }
    }
    for (Object each : policies) {
      if (!(each instanceof Map<?, ?> map) || !map.containsKey("Statement")) {
        throw new TemplateException(
            function
                + " has a policy whose text is not known here: write its Statement out: "
                + each);
      }
      policy = policy.and(document(function, map));
    }
    return new Role(function + "Role", Set.of("lambda.amazonaws.com"), policy);
  }

  /// A policy of a bucket or of queues. What it says of services of AWS is passed over: they do not
  /// call here.
  ///
  /// @param owners ARNs of what it is a policy of
  static Policy ofResource(String id, List<String> owners, Map<String, Object> properties) {
    var policy = Policy.EMPTY;
    for (var statement : statements(properties.get("PolicyDocument"))) {
      Object principal = statement.getOrDefault("Principal", "");
      if (principal instanceof Map<?, ?> named && named.keySet().equals(Set.of("Service"))) {
        continue;
      }
      if (!principal.equals(ANYBODY)
          && !principal.equals(Map.of("AWS", ANYBODY))
          && !principal.equals(Map.of("AWS", List.of(ANYBODY)))) {
        throw new TemplateException(id + " names a principal that is not known here: " + principal);
      }
      for (var resource : texts(statement.get("Resource"))) {
        if (!resource.equals("*")
            && owners.stream()
                .noneMatch(owner -> resource.equals(owner) || resource.startsWith(owner + "/"))) {
          throw new TemplateException(id + " is about a resource that it is not of: " + resource);
        }
      }
      policy = policy.and(statement(id, statement, owned(owners)));
    }
    return policy;
  }

  /// What a resource `*` stands for in a policy of them, with what is in them.
  private static List<String> owned(List<String> owners) {
    return owners.stream().flatMap(owner -> Stream.of(owner, owner + "/*")).toList();
  }

  private static Policy document(String id, @Nullable Object document) {
    var policy = Policy.EMPTY;
    for (var statement : statements(document)) {
      policy = policy.and(statement(id, statement, List.of("*")));
    }
    return policy;
  }

  private static List<Map<String, Object>> statements(@Nullable Object document) {
    return Trees.list(Trees.map(document).get("Statement")).stream().map(Trees::map).toList();
  }

  private static Policy statement(String id, Map<String, Object> statement, List<String> all) {
    statement.keySet().stream()
        .filter(key -> !OF_A_STATEMENT.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw new TemplateException(
              id + " has a statement with " + key + ", which is not known here");
        });
    var actions = texts(statement.get("Action"));
    var written = texts(statement.get("Resource"));
    if (!List.of("Allow", "Deny").contains(statement.getOrDefault("Effect", ""))
        || actions.isEmpty()
        || written.isEmpty()) {
      throw new TemplateException(
          id + " has a statement without Effect (Allow or Deny), Action or Resource: " + statement);
    }
    written.stream()
        .filter(resource -> resource.contains("${"))
        .findFirst()
        .ifPresent(resource -> {
          throw new TemplateException(
              id + " has a resource with a variable of IAM, which is not known here: " + resource);
        });
    var conditions = new LinkedHashMap<String, Map<String, List<String>>>();
    Trees.map(statement.get("Condition"))
        .forEach((operator, keys) -> {
          var byKey = new LinkedHashMap<String, List<String>>();
          Trees.map(keys).forEach((key, values) -> byKey.put(key, texts(values)));
          conditions.put(operator, byKey);
        });
    var resources = new ArrayList<String>();
    written.forEach(resource -> resources.addAll(resource.equals("*") ? all : List.of(resource)));
    try {
      return Policy.EMPTY.with(
          "Allow".equals(statement.get("Effect")), actions, resources, conditions);
    } catch (IllegalArgumentException e) {
      throw new TemplateException(id + ": " + e.getMessage());
    }
  }

  private static List<String> texts(@Nullable Object node) {
    return Trees.list(node).stream().map(String::valueOf).toList();
  }
}
