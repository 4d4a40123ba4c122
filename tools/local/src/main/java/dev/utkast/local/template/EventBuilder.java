package dev.utkast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.roles.Role;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The `Events` of one function. Refuses kinds of events, and properties of them, that are not run
/// locally.
///
/// @param roles by ARN
record EventBuilder(String function, Optional<HttpApiSpec> api, Function<String, Role> roles) {
  private static final int LARGEST_BATCH_OF_A_QUEUE = 10;
  private static final int LARGEST_BATCH_OF_A_STREAM = 10_000;
  private static final int MOST_RETRIES = 10_000;
  private static final String STARTS = "TRIM_HORIZON";

  List<EventSource> all(JsonNode events) {
    return Trees.map(events)
        .propertyStream()
        .map(entry -> event(entry.getKey(), Trees.map(entry.getValue())))
        .toList();
  }

  private EventSource event(String id, JsonNode event) {
    var name = function + ", event " + id;
    var properties = Trees.map(event.path("Properties"));
    return switch (Trees.text(event, "Type", "")) {
      case "HttpApi" -> route(name, properties);
      case "SQS" -> queue(name, properties);
      case "DynamoDB" -> stream(name, properties);
      case "ScheduleV2" -> schedule(name, function + id, properties);
      default ->
          throw new TemplateException(
              function + ": the local runtime does not know events of type " + event.get("Type"));
    };
  }

  private EventSource.HttpRoute route(String name, JsonNode properties) {
    Trees.requireKnown(name, properties, Set.of("ApiId", "Method", "Path", "Auth"));
    var served =
        api.orElseThrow(() -> new TemplateException(name + ": the template has no HttpApi"));
    var authorizer =
        Trees.text(Trees.map(properties.path("Auth")), "Authorizer")
            .or(served::defaultAuthorizer)
            .filter(guard -> !"NONE".equals(guard));
    authorizer
        .filter(guard -> !served.authorizers().containsKey(guard))
        .ifPresent(guard -> {
          throw new TemplateException(
              function + " names the authorizer " + guard + ", which the API does not have");
        });
    var method = Trees.text(properties, "Method", "ANY").toUpperCase(Locale.ROOT);
    if (!method.matches("[A-Z]+")) {
      throw new TemplateException(name + ": its Method is not known here: " + method);
    }
    return new EventSource.HttpRoute(
        method, Trees.text(properties, "Path", "$default"), authorizer);
  }

  private static EventSource.Queue queue(String name, JsonNode properties) {
    Trees.requireKnown(
        name, properties, Set.of("Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig"));
    return new EventSource.Queue(
        ModelBuilder.lastPart(Trees.required(name, properties, "Queue"), ':'),
        TemplateLimits.number(name, properties, "BatchSize", 1, LARGEST_BATCH_OF_A_QUEUE)
            .orElse(10),
        partialFailures(properties),
        TemplateLimits.number(
            name, Trees.map(properties.path("ScalingConfig")), "MaximumConcurrency", 2, 1_000));
  }

  private static EventSource.Stream stream(String name, JsonNode properties) {
    Trees.requireKnown(
        name,
        properties,
        Set.of(
            "Stream",
            "StartingPosition",
            "BatchSize",
            "BisectBatchOnFunctionError",
            "MaximumRetryAttempts",
            "FunctionResponseTypes",
            "DestinationConfig",
            "FilterCriteria"));
    var stream = Trees.required(name, properties, "Stream");
    if (!stream.contains(":table/") || !stream.endsWith(Locality.STREAM)) {
      throw new TemplateException(name + ": its Stream is not a table's stream: " + stream);
    }
    if (!Trees.required(name, properties, "StartingPosition").equals(STARTS)) {
      throw new TemplateException(name + ": streams are read from " + STARTS + " here");
    }
    return new EventSource.Stream(
        ModelBuilder.lastPart(stream.replace(Locality.STREAM, ""), '/'),
        TemplateLimits.number(name, properties, "BatchSize", 1, LARGEST_BATCH_OF_A_STREAM)
            .orElse(100),
        properties.path("BisectBatchOnFunctionError").asBoolean(),
        TemplateLimits.number(name, properties, "MaximumRetryAttempts", 0, MOST_RETRIES),
        partialFailures(properties),
        Trees.text(properties.at("/DestinationConfig/OnFailure"), "Destination")
            .map(arn -> ModelBuilder.lastPart(arn, ':')),
        Trees.list(properties.at("/FilterCriteria/Filters")).stream()
            .map(filter -> Trees.required(name, Trees.map(filter), "Pattern"))
            .toList());
  }

  private EventSource.Schedule schedule(String name, String ownName, JsonNode properties) {
    Trees.requireKnown(
        name,
        properties,
        Set.of(
            "ScheduleExpression",
            "ScheduleExpressionTimezone",
            "RoleArn",
            "DeadLetterConfig",
            "RetryPolicy",
            "OmitName"));
    return new EventSource.Schedule(
        ownName,
        Trees.required(name, properties, "ScheduleExpression"),
        zone(Trees.text(properties, "ScheduleExpressionTimezone", "UTC")),
        roles.apply(Trees.required(name, properties, "RoleArn")),
        Trees.text(Trees.map(properties.path("DeadLetterConfig")), "Arn"));
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

  private static boolean partialFailures(JsonNode properties) {
    return Trees.texts(properties.path("FunctionResponseTypes"))
        .contains("ReportBatchItemFailures");
  }
}
