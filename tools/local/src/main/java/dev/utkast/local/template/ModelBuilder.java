package dev.utkast.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/// Turns the resources of a template into the specifications of what runs locally. A resource whose
/// condition does not hold is left out; kinds that mean nothing on a laptop (alarms, dashboards)
/// are passed over; a kind that calls functions in a way this runtime does not do is refused, since
/// its silence would look like success.
final class ModelBuilder {
  private static final String FUNCTION = "AWS::Serverless::Function";

  private static final Set<String> NOT_DONE_HERE =
      Set.of(
          "AWS::Lambda::EventSourceMapping",
          "AWS::Lambda::Function",
          "AWS::Serverless::Api",
          "AWS::Scheduler::Schedule",
          "AWS::Events::Rule",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::RolePolicy",
          "AWS::Pipes::Pipe",
          "AWS::SQS::QueueInlinePolicy",
          "AWS::Serverless::StateMachine",
          "AWS::ApiGatewayV2::Route");

  /// What of a table's properties the request to make it has under the same name.
  private static final Set<String> OF_A_TABLE =
      Set.of(
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes",
          "StreamSpecification");

  private static final ObjectMapper REQUESTS =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .build();

  private final Template template;
  private final Locality locality;
  private final Resolver resolver;
  private final Map<String, String> environment;
  private final ObjectNode globals;
  private final Map<String, JsonNode> resources = new LinkedHashMap<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();

  ModelBuilder(
      Template template,
      Locality locality,
      Map<String, String> settings,
      Map<String, String> environment) {
    this.template = template;
    this.locality = locality;
    this.resolver = new Resolver(template, locality, settings);
    this.environment = environment;
    var tree = template.tree();
    this.globals = Trees.map(tree.path("Globals"));
    for (var entry : tree.path("Resources").properties()) {
      if (Trees.text(entry.getValue(), "Condition").map(resolver::holds).orElse(true)) {
        resources.put(entry.getKey(), entry.getValue());
      }
    }
  }

  SystemModel build() {
    resources.forEach(ModelBuilder::requireDoneHere);
    each("AWS::IAM::Role", (id, it) -> new PolicyBuilder(id).role(resolver.properties(it)))
        .forEach(it -> roles.put(resolver.resourceNames(it.logicalId()).attribute("Arn"), it));
    var apis = each("AWS::Serverless::HttpApi", this::api).toList();
    if (apis.size() > 1) {
      throw new TemplateException(
          "the local runtime serves one HTTP API, the template has " + apis.size());
    }
    var api = apis.stream().findFirst();
    var queues = each("AWS::SQS::Queue", this::queue).toList();
    var functions =
        each(FUNCTION, (id, resource) -> function(id, resource, api))
            .peek(function -> TemplateLimits.requireHidden(function, queues))
            .toList();
    var ofQueues = locality.arn("sqs", "");
    return new SystemModel(
        template.folder(),
        locality,
        each("AWS::DynamoDB::Table", this::table).toList(),
        queues,
        each("AWS::S3::Bucket", (id, _) -> resolver.resourceNames(id).physical()).toList(),
        functions,
        Stream.concat(
                each(
                    "AWS::S3::BucketPolicy", (id, it) -> policy(id, it, "Bucket", "arn:aws:s3:::")),
                each("AWS::SQS::QueuePolicy", (id, it) -> policy(id, it, "Queues", ofQueues)))
            .reduce(Policy.EMPTY, Policy::and),
        api);
  }

  /// @param made of a resource and its id
  private <T> Stream<T> each(String type, BiFunction<String, JsonNode, T> made) {
    return resources.entrySet().stream()
        .filter(entry -> type.equals(Trees.text(entry.getValue(), "Type", "")))
        .map(entry -> made.apply(entry.getKey(), entry.getValue()));
  }

  private static void requireDoneHere(String id, JsonNode resource) {
    var type = Trees.text(resource, "Type", "");
    if (NOT_DONE_HERE.contains(type)) {
      throw new TemplateException(id + " is an " + type + ", which the local runtime does not do");
    }
    if (resource.has("Connectors")) {
      throw new TemplateException(id + " has Connectors, whose rights are not known here");
    }
    var properties = Trees.map(resource.path("Properties"));
    if (properties.has("ResourcePolicy")) {
      throw new TemplateException(id + " has a ResourcePolicy, which is not judged here");
    }
    if (type.equals(FUNCTION)) {
      new PolicyBuilder(id).requireNoBoundary(properties);
    }
  }

  private TableSpec table(String id, JsonNode resource) {
    var properties = resolver.properties(resource);
    var expiry = Trees.text(properties.path("TimeToLiveSpecification"), "AttributeName");
    var wanted = properties.retain(OF_A_TABLE);
    if (wanted.has("StreamSpecification")) {
      wanted.withObject("StreamSpecification").put("StreamEnabled", true);
    }
    wanted.put("TableName", resolver.resourceNames(id).physical());
    wanted.put("BillingMode", BillingMode.PAY_PER_REQUEST.toString());
    try {
      var request = REQUESTS.treeToValue(wanted, CreateTableRequest.serializableBuilderClass());
      return new TableSpec(id, request.build(), expiry);
    } catch (JsonProcessingException e) {
      throw new TemplateException(id + " is no table: " + e.getOriginalMessage());
    }
  }

  private QueueSpec queue(String id, JsonNode resource) {
    var properties = resolver.properties(resource);
    var attributes = new LinkedHashMap<String, String>();
    Trees.text(properties, "ContentBasedDeduplication")
        .ifPresent(value -> attributes.put("ContentBasedDeduplication", value));
    Map.of(
            "DelaySeconds", List.of(0, 900),
            "MessageRetentionPeriod", List.of(60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds", List.of(0, 20),
            "VisibilityTimeout", List.of(0, 43_200))
        .forEach((name, range) ->
            TemplateLimits.number(id, properties, name, range.getFirst(), range.getLast())
                .ifPresent(value -> attributes.put(name, value.toString())));
    boolean fifo = properties.path("FifoQueue").asBoolean();
    var name = resolver.resourceNames(id).physical();
    if (fifo != name.endsWith(".fifo")) {
      throw new TemplateException(
          id + ": the name of a FIFO queue, and only that, ends in .fifo: " + name);
    }
    var policy = Trees.map(properties.path("RedrivePolicy"));
    var most = TemplateLimits.number(id, policy, "maxReceiveCount", 1, 1_000).orElse(10);
    return new QueueSpec(
        id,
        name,
        fifo,
        attributes,
        Trees.text(policy, "deadLetterTargetArn")
            .map(arn -> new QueueSpec.Redrive(lastPart(arn, ':'), most)));
  }

  private HttpApiSpec api(String id, JsonNode resource) {
    var properties = resolver.properties(resource);
    Trees.requireKnown(
        id,
        properties,
        Set.of("Auth", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings"));
    var auth = Trees.map(properties.path("Auth"));
    var authorizers = new LinkedHashMap<String, HttpApiSpec.Authorizer>();
    for (var entry : Trees.map(auth.path("Authorizers")).properties()) {
      authorizers.put(entry.getKey(), authorizer(entry.getKey(), Trees.map(entry.getValue())));
    }
    var throttled = new LinkedHashMap<String, HttpApiSpec.Throttling>();
    for (var route : Trees.map(properties.path("RouteSettings")).properties()) {
      throttling(route.getValue()).ifPresent(limit -> throttled.put(route.getKey(), limit));
    }
    return new HttpApiSpec(
        id,
        authorizers,
        Trees.text(auth, "DefaultAuthorizer"),
        throttling(properties.path("DefaultRouteSettings")),
        throttled);
  }

  private static Optional<HttpApiSpec.Throttling> throttling(JsonNode settings) {
    return Trees.text(settings, "ThrottlingRateLimit")
        .map(Double::valueOf)
        .map(rate ->
            new HttpApiSpec.Throttling(
                rate, settings.path("ThrottlingBurstLimit").asInt((int) Math.ceil(rate))));
  }

  private static HttpApiSpec.Authorizer authorizer(String name, JsonNode properties) {
    var function = Trees.text(properties, "FunctionArn", "").split(":", -1);
    if (function.length < 7) {
      throw new TemplateException("authorizer " + name + " is not a Lambda authorizer");
    }
    if (!"2.0".equals(Trees.text(properties, "AuthorizerPayloadFormatVersion", ""))
        || !properties.path("EnableSimpleResponses").asBoolean()) {
      throw new TemplateException(
          "authorizer "
              + name
              + " must use payload 2.0 and simple responses, the local runtime knows no other");
    }
    var identity = Trees.map(properties.path("Identity"));
    Trees.requireKnown("the identity of " + name, identity, Set.of("Headers", "ReauthorizeEvery"));
    return new HttpApiSpec.Authorizer(
        name,
        function[6],
        Trees.texts(identity.path("Headers")).stream()
            .map(header -> header.toLowerCase(Locale.ROOT))
            .toList(),
        Duration.ofSeconds(
            TemplateLimits.number(name, identity, "ReauthorizeEvery", 0, 3_600).orElse(0)));
  }

  private FunctionSpec function(String id, JsonNode resource, Optional<HttpApiSpec> api) {
    var own = Trees.map(resource.path("Properties"));
    var properties =
        Trees.map(resolver.resolve(Trees.merge(Trees.map(globals.path("Function")), own)));
    var variables = new LinkedHashMap<String, String>();
    for (var variable : Trees.map(properties.at("/Environment/Variables")).properties()) {
      variables.put(variable.getKey(), localAddress(Trees.text(variable.getValue())));
    }
    variables.putAll(environment);
    var name = resolver.resourceNames(id).physical();
    return new FunctionSpec(
        id,
        name,
        Trees.required(id, properties, "Handler"),
        Trees.text(properties, "CodeUri").map(uri -> code(resource, uri)),
        TemplateLimits.environment(id, variables),
        TemplateLimits.number(id, properties, "MemorySize", 128, 10_240).orElse(128),
        Duration.ofSeconds(TemplateLimits.number(id, properties, "Timeout", 1, 900).orElse(3)),
        TemplateLimits.number(id, properties, "ReservedConcurrentExecutions", 0, 1_000),
        Trees.text(properties.path("LoggingConfig"), "LogGroup", "/aws/lambda/" + name),
        Trees.text(properties, "Role")
            .map(this::role)
            .orElseThrow(() ->
                new TemplateException(
                    id + " names no Role; what SAM would allow it is not known here")),
        new EventBuilder(id, api, this::role).all(properties.path("Events")));
  }

  private Role role(String arn) {
    return Optional.ofNullable(roles.get(arn))
        .orElseThrow(() -> new TemplateException("the template makes no role " + arn));
  }

  /// @param key of what it is a policy of, by name or address
  private Policy policy(String id, JsonNode resource, String key, String arnStart) {
    var properties = resolver.properties(resource);
    var owners = Trees.texts(properties.path(key)).stream();
    return new PolicyBuilder(id)
        .ofResource(owners.map(owner -> arnStart + lastPart(owner, '/')).toList(), properties);
  }

  /// A module that a Makefile builds leaves its archive in `target`, under its own name.
  private Path code(JsonNode resource, String uri) {
    Path named = template.folder().resolve(uri).normalize();
    boolean made = "makefile".equals(resource.at("/Metadata/BuildMethod").asText());
    return made ? named.resolve("target").resolve(named.getFileName() + ".zip") : named;
  }

  /// The public address of the API, put together from its id as templates do, is an address on this
  /// machine.
  private String localAddress(String value) {
    String pattern = "https://[a-z0-9]+\\.execute-api\\." + Locality.REGION + "\\.amazonaws\\.com";
    return value.replaceAll(pattern, locality.api().toString());
  }

  static String lastPart(String text, char separator) {
    return text.substring(text.lastIndexOf(separator) + 1);
  }
}
