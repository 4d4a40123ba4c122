package dev.utkast.local.template;

import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns the resources of a template into the specifications of what runs locally. A resource whose
/// condition does not hold is left out; kinds that mean nothing on a laptop (alarms, dashboards)
/// are passed over; a kind that calls functions in a way this runtime does not do is refused, since
/// its silence would look like success.
final class ModelBuilder {

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
  private static final List<String> QUEUE_ATTRIBUTES =
      List.of(
          "ContentBasedDeduplication",
          "DelaySeconds",
          "MessageRetentionPeriod",
          "ReceiveMessageWaitTimeSeconds",
          "VisibilityTimeout");

  private final Template template;
  private final Locality locality;
  private final Resolver resolver;
  private final Map<String, String> environment;
  private final Map<String, Object> globals;
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
    this.globals = template.section("Globals");
  }

  SystemModel build() {
    var tables = new ArrayList<TableSpec>();
    var queues = new ArrayList<QueueSpec>();
    var buckets = new ArrayList<BucketSpec>();
    var functions = new ArrayList<FunctionSpec>();
    var apis = new ArrayList<HttpApiSpec>();
    var resources = existing();
    resources.forEach((id, resource) -> {
      String type = Trees.text(resource, "Type", "");
      requireDoneHere(id, type, resource);
      switch (type) {
        case "AWS::DynamoDB::Table" -> tables.add(table(id, resolver.properties(resource)));
        case "AWS::SQS::Queue" ->
            queues.add(TemplateLimits.checked(queue(id, resolver.properties(resource))));
        case "AWS::S3::Bucket" ->
            buckets.add(new BucketSpec(id, resolver.resourceNames(id).physical()));
        case "AWS::IAM::Role" ->
            roles.put(arn(id), PolicyBuilder.role(id, resolver.properties(resource)));
        case "AWS::Serverless::HttpApi" -> apis.add(api(id, resource));
        default -> {}
      }
    });
    if (apis.size() > 1) {
      throw new TemplateException(
          "the local runtime serves one HTTP API, the template has " + apis.size());
    }
    Optional<HttpApiSpec> api = apis.stream().findFirst();
    resources.forEach((id, resource) -> {
      if ("AWS::Serverless::Function".equals(resource.get("Type"))) {
        functions.add(TemplateLimits.checked(function(id, resource, api)));
      }
    });
    boolean served =
        functions.stream()
            .flatMap(f -> f.events().stream())
            .anyMatch(EventSource.HttpRoute.class::isInstance);
    var servedApi = api.isEmpty() && served ? Optional.of(api("ServerlessHttpApi", Map.of())) : api;
    functions.forEach(function -> TemplateLimits.checked(function, queues));
    return new SystemModel(
        template.folder(),
        locality,
        List.copyOf(tables),
        List.copyOf(queues),
        List.copyOf(buckets),
        List.copyOf(functions),
        resourcePolicies(resources),
        servedApi);
  }

  /// The resources whose condition holds.
  private Map<String, Map<String, Object>> existing() {
    var result = template.resources();
    result
        .values()
        .removeIf(resource -> !Trees.text(resource, "Condition").map(resolver::holds).orElse(true));
    return result;
  }

  private static void requireDoneHere(String id, String type, Map<String, Object> resource) {
    if (NOT_DONE_HERE.contains(type)) {
      throw new TemplateException(id + " is an " + type + ", which the local runtime does not do");
    }
    if (resource.containsKey("Connectors")) {
      throw new TemplateException(id + " has Connectors, whose rights are not known here");
    }
    var properties = Trees.map(resource.get("Properties"));
    if (properties.containsKey("ResourcePolicy")) {
      throw new TemplateException(id + " has a ResourcePolicy, which is not judged here");
    }
    if (type.equals("AWS::Serverless::Function")) {
      PolicyBuilder.requireNoBoundary(id, properties);
    }
  }

  private TableSpec table(String id, Map<String, Object> properties) {
    var types = new LinkedHashMap<String, String>();
    for (Object definition : Trees.list(properties.get("AttributeDefinitions"))) {
      var attribute = Trees.map(definition);
      types.put(
          Trees.text(attribute, "AttributeName", ""), Trees.text(attribute, "AttributeType", "S"));
    }
    var indexes = new ArrayList<TableSpec.Index>();
    Trees.list(properties.get("GlobalSecondaryIndexes"))
        .forEach(node -> indexes.add(index(Trees.map(node), false)));
    Trees.list(properties.get("LocalSecondaryIndexes"))
        .forEach(node -> indexes.add(index(Trees.map(node), true)));
    return new TableSpec(
        id,
        resolver.resourceNames(id).physical(),
        types,
        key(properties),
        indexes,
        Trees.text(Trees.map(properties.get("StreamSpecification")), "StreamViewType"),
        Trees.text(Trees.map(properties.get("TimeToLiveSpecification")), "AttributeName"));
  }

  private static TableSpec.Index index(Map<String, Object> properties, boolean local) {
    var projection = Trees.map(properties.get("Projection"));
    return new TableSpec.Index(
        Trees.text(properties, "IndexName", ""),
        key(properties),
        Trees.text(projection, "ProjectionType", "ALL"),
        Trees.list(projection.get("NonKeyAttributes")).stream().map(String::valueOf).toList(),
        local);
  }

  private static TableSpec.Key key(Map<String, Object> properties) {
    String hash = "";
    Optional<String> range = Optional.empty();
    for (Object part : Trees.list(properties.get("KeySchema"))) {
      var element = Trees.map(part);
      String name = Trees.text(element, "AttributeName", "");
      if ("HASH".equals(element.get("KeyType"))) {
        hash = name;
      } else {
        range = Optional.of(name);
      }
    }
    return new TableSpec.Key(hash, range);
  }

  private QueueSpec queue(String id, Map<String, Object> properties) {
    var attributes = new LinkedHashMap<String, String>();
    for (String name : QUEUE_ATTRIBUTES) {
      Trees.text(properties, name).ifPresent(value -> attributes.put(name, value));
    }
    boolean fifo = Trees.flag(properties, "FifoQueue", false);
    String name = resolver.resourceNames(id).physical();
    if (fifo != name.endsWith(".fifo")) {
      throw new TemplateException(
          id + ": the name of a FIFO queue, and only that, ends in .fifo: " + name);
    }
    var policy = Trees.map(properties.get("RedrivePolicy"));
    Optional<QueueSpec.Redrive> redrive =
        Trees.text(policy, "deadLetterTargetArn")
            .map(arn ->
                new QueueSpec.Redrive(
                    lastPart(arn, ':'), Trees.number(policy, "maxReceiveCount", 10)));
    return new QueueSpec(id, name, fifo, attributes, redrive);
  }

  private HttpApiSpec api(String id, Map<String, Object> resource) {
    var own = Trees.map(resource.get("Properties"));
    var properties =
        Trees.map(resolver.resolve(Trees.merge(Trees.map(globals.get("HttpApi")), own)));
    var auth = Trees.map(properties.get("Auth"));
    var authorizers = new LinkedHashMap<String, HttpApiSpec.Authorizer>();
    Trees.map(auth.get("Authorizers"))
        .forEach((name, node) -> authorizers.put(name, authorizer(name, Trees.map(node))));
    var throttled = new LinkedHashMap<String, HttpApiSpec.Throttling>();
    Trees.map(properties.get("RouteSettings"))
        .forEach((route, node) ->
            throttling(Trees.map(node)).ifPresent(limit -> throttled.put(route, limit)));
    return new HttpApiSpec(
        id,
        authorizers,
        Trees.text(auth, "DefaultAuthorizer"),
        throttling(Trees.map(properties.get("DefaultRouteSettings"))),
        throttled);
  }

  private static Optional<HttpApiSpec.Throttling> throttling(Map<String, Object> settings) {
    return Trees.text(settings, "ThrottlingRateLimit")
        .map(Double::parseDouble)
        .map(rate ->
            new HttpApiSpec.Throttling(
                rate, Trees.number(settings, "ThrottlingBurstLimit", (int) Math.ceil(rate))));
  }

  private static HttpApiSpec.Authorizer authorizer(String name, Map<String, Object> properties) {
    String function =
        Trees.text(properties, "FunctionArn")
            .map(ModelBuilder::functionName)
            .orElseThrow(
                () -> new TemplateException("authorizer " + name + " is not a Lambda authorizer"));
    if (!"2.0".equals(Trees.text(properties, "AuthorizerPayloadFormatVersion", ""))
        || !Trees.flag(properties, "EnableSimpleResponses", false)) {
      throw new TemplateException(
          "authorizer "
              + name
              + " must use payload 2.0 and simple responses, the local runtime knows no other");
    }
    var identity = Trees.map(properties.get("Identity"));
    return new HttpApiSpec.Authorizer(
        name,
        function,
        Trees.list(identity.get("Headers")).stream()
            .map(h -> String.valueOf(h).toLowerCase(Locale.ROOT))
            .toList(),
        Trees.list(identity.get("QueryStrings")).stream().map(String::valueOf).toList(),
        Duration.ofSeconds(Trees.number(identity, "ReauthorizeEvery", 0)));
  }

  private FunctionSpec function(
      String id, Map<String, Object> resource, Optional<HttpApiSpec> api) {
    var merged =
        Trees.merge(Trees.map(globals.get("Function")), Trees.map(resource.get("Properties")));
    var wanted = new LinkedHashMap<String, Object>();
    for (String name :
        List.of(
            "FunctionName",
            "Handler",
            "CodeUri",
            "Environment",
            "MemorySize",
            "Timeout",
            "ReservedConcurrentExecutions",
            "Role",
            "Policies",
            "LoggingConfig",
            "Events")) {
      Optional.ofNullable(merged.get(name))
          .ifPresent(node -> wanted.put(name, resolver.resolve(node)));
    }
    var variables = new LinkedHashMap<String, String>();
    Trees.map(Trees.map(wanted.get("Environment")).get("Variables"))
        .forEach((name, value) -> variables.put(name, localAddress(String.valueOf(value))));
    variables.putAll(environment);
    var events = new EventBuilder(id, api, this::role).all(Trees.map(wanted.get("Events")));
    var name = resolver.resourceNames(id).physical();
    return new FunctionSpec(
        id,
        name,
        Trees.text(wanted, "Handler")
            .orElseThrow(() -> new TemplateException(id + " names no Handler")),
        Trees.text(wanted, "CodeUri").map(uri -> code(resource, uri)),
        variables,
        Trees.number(wanted, "MemorySize", 128),
        Duration.ofSeconds(Trees.number(wanted, "Timeout", 3)),
        Trees.number(wanted, "ReservedConcurrentExecutions"),
        Trees.text(Trees.map(wanted.get("LoggingConfig")), "LogGroup", "/aws/lambda/" + name),
        Trees.text(wanted, "Role")
            .map(this::role)
            .orElseGet(
                () -> PolicyBuilder.generated(id, Trees.list(wanted.get("Policies")), events)),
        events);
  }

  private String arn(String logicalId) {
    return resolver.resourceNames(logicalId).attribute("Arn");
  }

  private Role role(String arn) {
    return Optional.ofNullable(roles.get(arn))
        .orElseThrow(() -> new TemplateException("the template makes no role " + arn));
  }

  private Policy resourcePolicies(Map<String, Map<String, Object>> resources) {
    var all = Policy.EMPTY;
    for (var resource : resources.entrySet()) {
      var properties = resource.getValue();
      var owners =
          switch (Trees.text(properties, "Type", "")) {
            case "AWS::S3::BucketPolicy" -> owners(properties, "Bucket", "arn:aws:s3:::");
            case "AWS::SQS::QueuePolicy" -> owners(properties, "Queues", locality.arn("sqs", ""));
            default -> List.<String>of();
          };
      if (!owners.isEmpty()) {
        all =
            all.and(
                PolicyBuilder.ofResource(
                    resource.getKey(), owners, resolver.properties(properties)));
      }
    }
    return all;
  }

  /// @param key of the property that names what a policy is of, by name or address
  private List<String> owners(Map<String, Object> policy, String key, String arnStart) {
    return Trees.list(resolver.properties(policy).get(key)).stream()
        .map(owner -> arnStart + lastPart(String.valueOf(owner), '/'))
        .toList();
  }

  /// A module that a Makefile builds leaves its archive in `target`, under its own name.
  private Path code(Map<String, Object> resource, String uri) {
    Path named = template.folder().resolve(uri).normalize();
    boolean made = "makefile".equals(Trees.map(resource.get("Metadata")).get("BuildMethod"));
    return made ? named.resolve("target").resolve(named.getFileName() + ".zip") : named;
  }

  /// The public address of the API, put together from its id as templates do, is an address on this
  /// machine.
  private String localAddress(String value) {
    String pattern =
        "https://[a-z0-9]+\\.execute-api\\." + locality.region() + "\\.amazonaws\\.com";
    return value.replaceAll(pattern, locality.api().toString());
  }

  /// The function's name out of an ARN that may go on with an alias or a version.
  private static String functionName(String arn) {
    String name = arn.substring(arn.indexOf(":function:") + ":function:".length());
    return name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
  }

  static String lastPart(String text, char separator) {
    return text.substring(text.lastIndexOf(separator) + 1);
  }
}
