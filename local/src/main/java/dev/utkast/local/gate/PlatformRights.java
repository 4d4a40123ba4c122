package dev.utkast.local.gate;

import dev.utkast.local.roles.Call;
import dev.utkast.local.roles.Role;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import java.util.List;
import java.util.stream.Stream;

/// What Lambda and EventBridge do with the roles of functions and of schedules: they write logs,
/// read queues and streams, and call functions. AWS finds most of it out when a stack is deployed,
/// the rest never says a word; here nothing starts without it.
public final class PlatformRights {

  private static final String LAMBDA = "lambda.amazonaws.com";
  private static final String SCHEDULER = "scheduler.amazonaws.com";

  private PlatformRights() {}

  /// @param service that takes the role
  /// @param purpose what it is for, as a sentence goes on after "cannot"
  public record Wanted(Role role, String service, Call call, String purpose) {}

  /// @throws TemplateException that names each right that is missing
  public static void require(SystemModel model, Permissions permissions) {
    var missing =
        of(model)
            .filter(wanted ->
                !wanted.role().lentTo().contains(wanted.service())
                    || !permissions.allows(wanted.role(), wanted.call()))
            .map(wanted ->
                wanted.role().lentTo().contains(wanted.service())
                    ? "%s does not allow %s: %s"
                        .formatted(wanted.role().logicalId(), wanted.call(), wanted.purpose())
                    : "%s is not lent to %s: %s"
                        .formatted(wanted.role().logicalId(), wanted.service(), wanted.purpose()))
            .toList();
    if (!missing.isEmpty()) {
      throw new TemplateException(
          "roles do not allow what the platform does with them:\n  "
              + String.join("\n  ", missing));
    }
  }

  public static Stream<Wanted> of(SystemModel model) {
    return model.functions().stream().flatMap(function -> of(function, model.locality()));
  }

  private static Stream<Wanted> of(FunctionSpec function, Locality locality) {
    var logs =
        locality.arn("logs", "log-group:" + function.logGroup() + ":log-stream:" + function.name());
    return Stream.concat(
        wanted(
            function.role(),
            LAMBDA,
            function.logicalId() + " cannot write its logs",
            logs,
            "logs:CreateLogStream",
            "logs:PutLogEvents"),
        function.events().stream().flatMap(event -> of(function, event, locality)));
  }

  private static Stream<Wanted> of(FunctionSpec function, EventSource event, Locality locality) {
    return switch (event) {
      case EventSource.HttpRoute _ -> Stream.empty();
      case EventSource.Queue queue ->
          wanted(
              function.role(),
              LAMBDA,
              "%s cannot be called by %s".formatted(function.logicalId(), queue.queueName()),
              locality.arn("sqs", queue.queueName()),
              "sqs:ReceiveMessage",
              "sqs:DeleteMessage",
              "sqs:GetQueueAttributes");
      case EventSource.Stream stream -> ofStream(function, stream, locality);
      case EventSource.Schedule schedule -> ofSchedule(function, schedule, locality);
    };
  }

  private static Stream<Wanted> ofStream(
      FunctionSpec function, EventSource.Stream stream, Locality locality) {
    var purpose =
        "%s cannot be called by the stream of %s"
            .formatted(function.logicalId(), stream.tableName());
    var table = locality.arn("dynamodb", "table/" + stream.tableName());
    var reading =
        wanted(
            function.role(),
            LAMBDA,
            purpose,
            table + Locality.STREAM,
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams");
    return Stream.concat(
        reading,
        stream.onFailureQueue().stream()
            .flatMap(queue ->
                wanted(
                    function.role(),
                    LAMBDA,
                    "what " + function.logicalId() + " gives up on cannot be told",
                    locality.arn("sqs", queue),
                    "sqs:SendMessage")));
  }

  private static Stream<Wanted> ofSchedule(
      FunctionSpec function, EventSource.Schedule schedule, Locality locality) {
    return schedule.role().stream()
        .flatMap(role ->
            Stream.concat(
                wanted(
                    role,
                    SCHEDULER,
                    "a schedule cannot call " + function.logicalId(),
                    locality.arn("lambda", "function:" + function.name()),
                    "lambda:InvokeFunction"),
                schedule.deadLetterArn().stream()
                    .flatMap(queue ->
                        wanted(
                            role,
                            SCHEDULER,
                            "a call of " + function.logicalId() + " that failed cannot be told",
                            queue,
                            "sqs:SendMessage"))));
  }

  private static Stream<Wanted> wanted(
      Role role, String service, String purpose, String resource, String... actions) {
    return List.of(actions).stream()
        .map(action -> new Wanted(role, service, new Call(action, resource), purpose));
  }
}
