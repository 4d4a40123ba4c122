package dev.utkast.local.gate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.local.limits.ServiceLimits;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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

  /// @param checksSignatures whether a request must reach it under the name that it was signed for
  public record Service(URI address, boolean checksSignatures) {}

  /// Where the services are, as signatures name them.
  public interface Services {
    Optional<Service> named(String name);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ObjectMapper json = new ObjectMapper();
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
    result.put("AWS_ACCESS_KEY_ID", function.logicalId());
    result.put("AWS_SECRET_ACCESS_KEY", keys.secret(function.logicalId()).orElseThrow());
    for (var name : List.of("DYNAMODB", "SQS", "S3", "SESV2")) {
      result.put("AWS_ENDPOINT_URL_" + name, address().toString());
    }
    return result;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(ServiceRequest.read(exchange)).send(exchange);
    }
  }

  private ServiceAnswer answer(ServiceRequest request) {
    var signer = request.signer();
    var function = signer.flatMap(who -> keys.holder(who.key()));
    var service = signer.flatMap(who -> services.named(who.service()));
    if (signer.isEmpty() || function.isEmpty() || service.isEmpty()) {
      return ServiceAnswer.refused(
          signer.map(ServiceRequest.Signer::service).orElse("s3"),
          "UnrecognizedClientException",
          "The security token included in the request is invalid.");
    }
    var name = signer.get().service();
    try {
      return permissions
          .refusal(function.get(), needs(name, request))
          .map(why -> refused(function.get(), name, why))
          .or(() -> beyondLimits(name, request))
          .orElseGet(() -> passed(request, service.get()));
    } catch (JacksonException e) {
      return ServiceAnswer.refused(name, "SerializationException", "The request is not valid.");
    }
  }

  private ServiceAnswer refused(FunctionSpec function, String service, String why) {
    logs.accept(function.logicalId(), "REFUSED " + why);
    return ServiceAnswer.refused(service, "AccessDeniedException", why);
  }

  /// What AWS would refuse and the service behind us would not.
  private static Optional<ServiceAnswer> beyondLimits(String service, ServiceRequest request) {
    var refusal =
        service.equals("s3")
            ? ServiceLimits.checkObject(S3Calls.key(request), S3Calls.metadata(request))
            : ServiceLimits.check(service, request.operation(), request.body());
    return refusal.map(
        beyond -> ServiceAnswer.refused(service, beyond.status(), beyond.type(), beyond.message()));
  }

  private List<Need> needs(String service, ServiceRequest request) throws JacksonException {
    return switch (service) {
      case "dynamodb" -> dynamoDb.of(request.operation(), body(request)).map(Need::of).toList();
      case "sqs" -> sqs.of(request.operation(), body(request)).map(Need::of).toList();
      case "ses" -> mail.of(body(request)).toList();
      default -> S3Calls.of(request).map(Need::of).toList();
    };
  }

  private JsonNode body(ServiceRequest request) throws JacksonException {
    try {
      return json.readTree(request.body());
    } catch (JacksonException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("bytes at hand cannot be read", e);
    }
  }

  private ServiceAnswer passed(ServiceRequest request, Service service) {
    var target = service.checksSignatures() ? address() : service.address();
    var builder =
        HttpRequest.newBuilder(target.resolve(request.uri()))
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
      return new ServiceAnswer(
          answer.statusCode(), answer.headers().map(), answer.body(), request.method());
    } catch (IOException e) {
      return ServiceAnswer.refused("", "ServiceUnavailable", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ServiceAnswer.refused("", "ServiceUnavailable", "the local system is shutting down");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    plain.shutdownNow();
    signed.ifPresent(HttpClient::shutdownNow);
  }
}
