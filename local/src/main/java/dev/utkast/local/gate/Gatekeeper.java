package dev.utkast.local.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.local.limits.ServiceLimits;
import dev.utkast.local.roles.Call;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/// The one address at which functions find all services. It knows a function by its key, refuses
/// what the function's role does not allow, and passes on the rest, signature and all.
public final class Gatekeeper implements AutoCloseable {

  static {
    // Without it small answers wait for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /// What belongs to one connection, and is made anew for the next.
  private static final Set<String> OF_A_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Of a request: more than a mail of 40 MB in base64, which is the largest that a service takes.
  private static final int LARGEST = 64 * 1024 * 1024;

  private static final String SEND = "POST /v2/email/outbound-emails";
  private static final Optional<ServiceLimits.Refusal> NOTHING = Optional.empty();

  /// @param checksSignatures whether a request must reach it under the name that it was signed for
  public record Service(URI address, boolean checksSignatures) {}

  /// Where the services are, as signatures name them.
  public interface Services {
    Optional<Service> named(String name);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LARGEST).build())
              .build());
  private final Services services;
  private final FunctionKeys keys;
  private final Permissions permissions;
  private final BiConsumer<String, String> logs;
  private final DynamoDbCalls dynamoDb;
  private final SqsCalls sqs;
  private final MailCalls mail;
  private final HttpClient plain =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Optional<HttpClient> signed;

  /// @param logs is told of refusals: the function's logical id and a line
  public Gatekeeper(
      SystemModel model,
      Services services,
      FunctionKeys keys,
      Permissions permissions,
      BiConsumer<String, String> logs)
      throws IOException {
    this.services = services;
    this.keys = keys;
    this.permissions = permissions;
    this.logs = logs;
    dynamoDb = new DynamoDbCalls(model);
    sqs = new SqsCalls(model.locality());
    mail = new MailCalls(model.locality());
    signed = services.named("s3").filter(Service::checksSignatures).map(Gatekeeper::signing);
    server = HttpServer.create(ServicePorts.loopback(0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /// Java's client says a host of its own, but to a proxy that of the address: and that is what was
  /// signed.
  private static HttpClient signing(Service service) {
    var address = new InetSocketAddress(service.address().getHost(), service.address().getPort());
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(ProxySelector.of(address))
        .build();
  }

  public URI address() {
    return ServicePorts.address(server.getAddress().getPort());
  }

  /// The environment that points an unmodified SDK to this address, with a function's own keys.
  public Map<String, String> environment(FunctionSpec function) {
    var result = new LinkedHashMap<String, String>();
    result.put("AWS_REGION", Locality.REGION);
    result.put("AWS_DEFAULT_REGION", Locality.REGION);
    result.putAll(keys.environment(function));
    for (var name : List.of("DYNAMODB", "SQS", "S3", "SESV2")) {
      result.put("AWS_ENDPOINT_URL_" + name, address().toString());
    }
    return result;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var head = ServiceRequest.head(exchange);
      var signer = head.signer();
      var function = signer.flatMap(who -> keys.holder(who.key()));
      var service = signer.flatMap(who -> services.named(who.service()));
      var answer =
          signer.isEmpty() || function.isEmpty() || service.isEmpty()
              ? ServiceAnswer.refused(
                  signer.map(ServiceRequest.Signer::service).orElse("s3"),
                  "UnrecognizedClientException",
                  "The security token included in the request is invalid.")
              : answer(
                  head.with(exchange.getRequestBody().readNBytes(LARGEST + 1)),
                  signer.get().service(),
                  function.get(),
                  service.get());
      answer.send(exchange);
    }
  }

  private ServiceAnswer answer(
      ServiceRequest request, String name, FunctionSpec function, Service service) {
    if (request.body().length > LARGEST) {
      return ServiceAnswer.refused(
          name, 413, "RequestEntityTooLarge", "The request has more than " + LARGEST + " bytes.");
    }
    try {
      var other = name.equals("s3") ? S3Calls.notDoneHere(request) : NOTHING;
      return other
          .map(refusal -> ServiceAnswer.refused(name, refusal))
          .or(() ->
              permissions
                  .refusal(function, needs(name, request))
                  .map(why -> refused(function, name, why)))
          .or(() -> beyondLimits(name, request))
          .orElseGet(() -> passed(request, service));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return ServiceAnswer.refused(
          name, 400, "SerializationException", "The request is not valid: " + e.getMessage());
    }
  }

  private ServiceAnswer refused(FunctionSpec function, String service, String why) {
    logs.accept(function.logicalId(), Instant.now() + " REFUSED " + why);
    return ServiceAnswer.refused(service, "AccessDeniedException", why);
  }

  /// What AWS would refuse and the service behind us would not.
  private static Optional<ServiceAnswer> beyondLimits(String service, ServiceRequest request) {
    var refusal =
        switch (service) {
          case "s3" -> ServiceLimits.checkObject(S3Calls.key(request), S3Calls.metadata(request));
          case "sqs" -> ServiceLimits.check(service, request.operation(service), request.body());
          default -> NOTHING;
        };
    return refusal.map(beyond -> ServiceAnswer.refused(service, beyond));
  }

  private List<Need> needs(String service, ServiceRequest request) {
    return switch (service) {
      case "dynamodb" ->
          dynamoDb.of(request.operation(service), body(request)).map(Need::of).toList();
      case "sqs" -> sqs.of(request.operation(service), body(request)).map(Need::of).toList();
      case "ses" -> ofMail(request);
      default -> S3Calls.of(request).map(Need::of).toList();
    };
  }

  private List<Need> ofMail(ServiceRequest request) {
    var sent = request.method() + " " + request.uri().getPath();
    return sent.equals(SEND)
        ? mail.of(body(request)).toList()
        : List.of(Need.of(new Call("ses:" + sent, "*")));
  }

  private JsonNode body(ServiceRequest request) {
    try {
      return json.readTree(request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServiceAnswer passed(ServiceRequest request, Service service) {
    var builder =
        HttpRequest.newBuilder(target(request, service))
            .timeout(PATIENCE)
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach((header, values) -> {
          if (!OF_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> builder.header(header, value));
          }
        });
    try {
      var client = service.checksSignatures() ? signed.orElse(plain) : plain;
      var answer = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new ServiceAnswer(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      return ServiceAnswer.refused("", "ServiceUnavailable", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ServiceAnswer.refused("", "ServiceUnavailable", "the local system is shutting down");
    }
  }

  /// Only path and query are the caller's.
  private URI target(ServiceRequest request, Service service) {
    var at = service.checksSignatures() ? address() : service.address();
    var query = request.uri().getRawQuery();
    return URI.create(at + request.uri().getRawPath() + (query == null ? "" : "?" + query));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    plain.shutdownNow();
    signed.ifPresent(HttpClient::shutdownNow);
  }
}
