package dev.utkast.local.template;

import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The roles of a template and the policies of its buckets and queues, with all references worked
/// out. Refuses what it could not judge as IAM would.
final class PolicyBuilder {

  private static final String ANYBODY = "*";

  private static final Set<String> OF_A_STATEMENT =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  private PolicyBuilder() {}

  static Role role(String id, Map<String, Object> properties) {
    if (properties.containsKey("ManagedPolicyArns")) {
      throw new TemplateException(
          id
              + " has managed policies; what they allow is not known here: write it out in"
              + " Policies");
    }
    var lentTo = new TreeSet<String>();
    for (var statement : statements(properties.get("AssumeRolePolicyDocument"))) {
      Trees.list(Trees.map(statement.get("Principal")).get("Service"))
          .forEach(service -> lentTo.add(String.valueOf(service)));
    }
    var policy = Policy.EMPTY;
    for (Object each : Trees.list(properties.get("Policies"))) {
      policy = policy.and(document(id, Trees.map(each).get("PolicyDocument")));
    }
    return new Role(id, lentTo, policy);
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
  /// @param owners ARNs that a resource `*` stands for
  static Policy ofResource(String id, List<String> owners, Map<String, Object> properties) {
    var policy = Policy.EMPTY;
    for (var statement : statements(properties.get("PolicyDocument"))) {
      Object principal = statement.getOrDefault("Principal", "");
      if (principal instanceof Map<?, ?> named && named.keySet().equals(Set.of("Service"))) {
        continue;
      }
      if (!principal.equals(ANYBODY) && !principal.equals(Map.of("AWS", ANYBODY))) {
        throw new TemplateException(id + " names a principal that is not known here: " + principal);
      }
      policy = policy.and(statement(id, statement, owners));
    }
    return policy;
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
    var conditions = new LinkedHashMap<String, Map<String, List<String>>>();
    Trees.map(statement.get("Condition"))
        .forEach((operator, keys) -> {
          var byKey = new LinkedHashMap<String, List<String>>();
          Trees.map(keys).forEach((key, values) -> byKey.put(key, texts(values)));
          conditions.put(operator, byKey);
        });
    var resources = new ArrayList<String>();
    texts(statement.get("Resource"))
        .forEach(resource -> resources.addAll(resource.equals("*") ? all : List.of(resource)));
    try {
      return Policy.EMPTY.with(
          "Allow".equals(statement.get("Effect")),
          texts(statement.get("Action")),
          resources,
          conditions);
    } catch (IllegalArgumentException e) {
      throw new TemplateException(id + ": " + e.getMessage());
    }
  }

  private static List<String> texts(@Nullable Object node) {
    return Trees.list(node).stream().map(String::valueOf).toList();
  }
}
