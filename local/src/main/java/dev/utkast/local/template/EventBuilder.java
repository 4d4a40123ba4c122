package dev.utkast.local.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.roles.Role;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The `Events` of one function. Refuses kinds of events that are not run locally.
final class EventBuilder {

  private final String function;
  private final Optional<HttpApiSpec> api;
  private final Function<String, Role> roles;
  private final ObjectMapper json = new ObjectMapper();

  /// @param roles by ARN
  EventBuilder(String function, Optional<HttpApiSpec> api, Function<String, Role> roles) {
    this.function = function;
    this.api = api;
    this.roles = roles;
  }

  List<EventSource> all(Map<String, Object> events) {
    return events.entrySet().stream()
        .map(entry -> {
          var event = event(entry.getKey(), Trees.map(entry.getValue()));
          return TemplateLimits.checked(function, entry.getKey(), event);
        })
        .toList();
  }

  private EventSource event(String id, Map<String, Object> event) {
    var properties = Trees.map(event.get("Properties"));
    return switch (Trees.text(event, "Type", "")) {
      case "HttpApi" -> route(properties);
      case "SQS" -> queue(properties);
      case "DynamoDB" -> stream(properties);
      case "Schedule" -> schedule(id, properties, false);
      case "ScheduleV2" -> schedule(id, properties, true);
      default ->
          throw new TemplateException(
              function + ": the local runtime does not know events of type " + event.get("Type"));
    };
  }

  private EventSource.HttpRoute route(Map<String, Object> properties) {
    String method = Trees.text(properties, "Method", "ANY").toUpperCase(Locale.ROOT);
    Optional<String> named = Trees.text(Trees.map(properties.get("Auth")), "Authorizer");
    Optional<String> authorizer =
        named.isPresent() ? named : api.flatMap(HttpApiSpec::defaultAuthorizer);
    authorizer = authorizer.filter(name -> !"NONE".equals(name));
    authorizer.ifPresent(name -> {
      if (api.map(spec -> !spec.authorizers().containsKey(name)).orElse(true)) {
        throw new TemplateException(
            function + " names the authorizer " + name + ", which the API does not have");
      }
    });
    return new EventSource.HttpRoute(
        "X-AMAZON-APIGATEWAY-ANY-METHOD".equals(method) || "*".equals(method) ? "ANY" : method,
        Trees.text(properties, "Path", "$default"),
        authorizer);
  }

  private EventSource.Queue queue(Map<String, Object> properties) {
    String arn =
        Trees.text(properties, "Queue")
            .orElseThrow(
                () -> new TemplateException(function + " has an SQS event without a Queue"));
    return new EventSource.Queue(
        ModelBuilder.lastPart(arn, ':'),
        Trees.number(properties, "BatchSize", 10),
        Duration.ofSeconds(Trees.number(properties, "MaximumBatchingWindowInSeconds", 0)),
        partialFailures(properties),
        Trees.number(Trees.map(properties.get("ScalingConfig")), "MaximumConcurrency"),
        filters(properties));
  }

  private EventSource.Stream stream(Map<String, Object> properties) {
    String arn = Trees.text(properties, "Stream", "");
    int start = arn.indexOf(":table/");
    int end = arn.indexOf("/stream/");
    if (start < 0 || end < 0) {
      throw new TemplateException(
          function + " has a DynamoDB event whose Stream is not a table's stream: " + arn);
    }
    int retries = Trees.number(properties, "MaximumRetryAttempts", -1);
    var failure = Trees.map(Trees.map(properties.get("DestinationConfig")).get("OnFailure"));
    return new EventSource.Stream(
        arn.substring(start + ":table/".length(), end),
        Trees.number(properties, "BatchSize", 100),
        Duration.ofSeconds(Trees.number(properties, "MaximumBatchingWindowInSeconds", 0)),
        "LATEST".equals(Trees.text(properties, "StartingPosition", "LATEST")),
        Trees.flag(properties, "BisectBatchOnFunctionError", false),
        retries < 0 ? Optional.empty() : Optional.of(retries),
        partialFailures(properties),
        Trees.number(properties, "ParallelizationFactor", 1),
        Trees.text(failure, "Destination").map(queueArn -> ModelBuilder.lastPart(queueArn, ':')),
        filters(properties));
  }

  private EventSource.Schedule schedule(
      String id, Map<String, Object> properties, boolean scheduler) {
    String expression =
        Trees.text(properties, scheduler ? "ScheduleExpression" : "Schedule")
            .orElseThrow(() ->
                new TemplateException(function + ": the schedule " + id + " has no expression"));
    boolean enabled =
        !"DISABLED".equals(Trees.text(properties, "State", "ENABLED"))
            && Trees.flag(properties, "Enabled", true);
    return new EventSource.Schedule(
        Trees.text(properties, "Name", function + id),
        expression,
        zone(Trees.text(properties, "ScheduleExpressionTimezone", "UTC")),
        Optional.ofNullable(properties.get("Input"))
            .map(input -> input instanceof String text ? text : json.valueToTree(input).toString()),
        enabled,
        scheduler,
        Trees.text(properties, "RoleArn").map(roles),
        Trees.text(Trees.map(properties.get("DeadLetterConfig")), "Arn"));
  }

  private ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new TemplateException(
          "%s is no time zone, such as Europe/Berlin; the schedule of %s is in it"
              .formatted(name, function));
    }
  }

  private static boolean partialFailures(Map<String, Object> properties) {
    return Trees.list(properties.get("FunctionResponseTypes")).contains("ReportBatchItemFailures");
  }

  private List<String> filters(Map<String, Object> properties) {
    return Trees.list(Trees.map(properties.get("FilterCriteria")).get("Filters")).stream()
        .map(filter -> Trees.map(filter).get("Pattern"))
        .filter(java.util.Objects::nonNull)
        .map(
            pattern -> pattern instanceof String text ? text : json.valueToTree(pattern).toString())
        .toList();
  }
}
