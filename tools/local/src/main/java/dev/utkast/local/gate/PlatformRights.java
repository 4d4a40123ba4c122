package dev.utkast.local.gate;

import dev.utkast.local.roles.Call;
import dev.utkast.local.roles.Role;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import java.util.stream.Stream;

/// What Lambda and EventBridge do with the roles of functions and of schedules: they write logs,
/// read queues and streams, and call functions. AWS finds most of it out when a stack is deployed,
/// the rest never says a word; here nothing starts without it.
public final class PlatformRights {
  private static final String LAMBDA = "lambda.amazonaws.com";
  private static final String SCHEDULER = "scheduler.amazonaws.com";
  private static final String SEND = "sqs:SendMessage";

  private PlatformRights() {}

  /// @param service that takes the role
  /// @param purpose what it is for, as a sentence goes on after "cannot"
  public record Wanted(Role role, String service, Call call, String purpose) {
    private boolean isLent() {
      return role.lentTo().contains(service);
    }

    private String missing() {
      return isLent()
          ? "%s does not allow %s: %s".formatted(role.logicalId(), call, purpose)
          : "%s is not lent to %s: %s".formatted(role.logicalId(), service, purpose);
    }
  }

  /// @throws TemplateException that names each right that is missing
  public static void require(SystemModel model, Permissions permissions) {
    var missing =
        of(model)
            .filter(right -> !right.isLent() || !permissions.allows(right.role(), right.call()))
            .map(Wanted::missing)
            .toList();
    if (!missing.isEmpty()) {
      throw new TemplateException(
          "roles do not allow what the platform does with them:\n  "
              + String.join("\n  ", missing));
    }
  }

  public static Stream<Wanted> of(SystemModel model) {
    var locality = model.locality();
    return model.functions().stream()
        .flatMap(function ->
            Stream.concat(
                ofLogs(function, locality),
                function.events().stream().flatMap(event -> of(function, event, locality))));
  }

  private static Stream<Wanted> wanted(
      Role role, String service, String purpose, String resource, String... actions) {
    return Stream.of(actions)
        .map(action -> new Wanted(role, service, new Call(action, resource), purpose));
  }

  private static Stream<Wanted> ofLogs(FunctionSpec function, Locality locality) {
    var stream = "log-group:" + function.logGroup() + ":log-stream:" + function.name();
    return wanted(
        function.role(),
        LAMBDA,
        function.logicalId() + " cannot write its logs",
        locality.arn("logs", stream),
        "logs:CreateLogStream",
        "logs:PutLogEvents");
  }

  private static Stream<Wanted> of(FunctionSpec function, EventSource event, Locality locality) {
    var id = function.logicalId();
    return switch (event) {
      case EventSource.HttpRoute _ -> Stream.of();
      case EventSource.Queue queue ->
          wanted(
              function.role(),
              LAMBDA,
              id + " cannot be called by " + queue.queueName(),
              locality.arn("sqs", queue.queueName()),
              "sqs:ReceiveMessage",
              "sqs:DeleteMessage",
              "sqs:GetQueueAttributes");
      case EventSource.Stream stream -> {
        var reads =
            wanted(
                function.role(),
                LAMBDA,
                id + " cannot be called by the stream of " + stream.tableName(),
                locality.arn("dynamodb", "table/" + stream.tableName() + Locality.STREAM),
                "dynamodb:DescribeStream",
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator",
                "dynamodb:ListStreams");
        var lost = "what " + id + " gives up on cannot be told";
        var told = stream.onFailureQueue().map(queue -> locality.arn("sqs", queue)).stream();
        yield Stream.concat(
            reads, told.flatMap(it -> wanted(function.role(), LAMBDA, lost, it, SEND)));
      }
      case EventSource.Schedule(_, _, _, var role, var letters) -> {
        var purpose = "a schedule cannot call " + id;
        var arn = locality.arn("lambda", "function:" + function.name());
        var lost = "a call of " + id + " that failed cannot be told";
        yield Stream.concat(
            wanted(role, SCHEDULER, purpose, arn, "lambda:InvokeFunction"),
            letters.stream().flatMap(it -> wanted(role, SCHEDULER, lost, it, SEND)));
      }
    };
  }
}
