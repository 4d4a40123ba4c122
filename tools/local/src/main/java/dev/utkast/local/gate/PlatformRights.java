package dev.utkast.local.gate;

import dev.utkast.local.roles.Call;
import dev.utkast.local.roles.Role;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What Lambda and EventBridge do with the roles of functions and of schedules: they write logs,
/// read queues and streams, and call functions. AWS finds most of it out when a stack is deployed,
/// the rest never says a word; here nothing starts without it.
public final class PlatformRights {
  private static final String LAMBDA = "lambda.amazonaws.com";
  private static final String SCHEDULER = "scheduler.amazonaws.com";

  private final Locality locality;
  private final List<Wanted> wanted = new ArrayList<>();

  private PlatformRights(SystemModel model) {
    locality = model.locality();
    model.functions().forEach(this::add);
  }

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
    return new PlatformRights(model).wanted.stream();
  }

  private void add(Role role, String service, String purpose, String resource, String... actions) {
    for (var action : actions) {
      wanted.add(new Wanted(role, service, new Call(action, resource), purpose));
    }
  }

  private void add(FunctionSpec function) {
    add(
        function.role(),
        LAMBDA,
        function.logicalId() + " cannot write its logs",
        locality.arn("logs", "log-group:" + function.logGroup() + ":log-stream:" + function.name()),
        "logs:CreateLogStream",
        "logs:PutLogEvents");
    for (var event : function.events()) {
      switch (event) {
        case EventSource.HttpRoute _ -> {}
        case EventSource.Queue queue ->
            add(
                function.role(),
                LAMBDA,
                "%s cannot be called by %s".formatted(function.logicalId(), queue.queueName()),
                locality.arn("sqs", queue.queueName()),
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes");
        case EventSource.Stream stream -> add(function, stream);
        case EventSource.Schedule schedule -> add(function, schedule);
      }
    }
  }

  private void add(FunctionSpec function, EventSource.Stream stream) {
    add(
        function.role(),
        LAMBDA,
        "%s cannot be called by the stream of %s"
            .formatted(function.logicalId(), stream.tableName()),
        locality.arn("dynamodb", "table/" + stream.tableName() + Locality.STREAM),
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams");
    stream
        .onFailureQueue()
        .ifPresent(queue ->
            add(
                function.role(),
                LAMBDA,
                "what " + function.logicalId() + " gives up on cannot be told",
                locality.arn("sqs", queue),
                "sqs:SendMessage"));
  }

  private void add(FunctionSpec function, EventSource.Schedule schedule) {
    add(
        schedule.role(),
        SCHEDULER,
        "a schedule cannot call " + function.logicalId(),
        locality.arn("lambda", "function:" + function.name()),
        "lambda:InvokeFunction");
    schedule
        .deadLetterArn()
        .ifPresent(queue ->
            add(
                schedule.role(),
                SCHEDULER,
                "a call of " + function.logicalId() + " that failed cannot be told",
                queue,
                "sqs:SendMessage"));
  }
}
