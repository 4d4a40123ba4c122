package dev.utkast.local.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.local.events.Bell;
import dev.utkast.local.gate.Permissions.Need;
import dev.utkast.local.limits.ServiceLimits;
import dev.utkast.local.roles.Call;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;

/// The one address at which functions find all services. It knows a function by its key, refuses
/// what the function's role does not allow, and passes on the rest, signature and all.
public final class Gatekeeper implements AutoCloseable {
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

  /// What changes nothing in a table.
  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan", "DescribeTable");

  private static final String SEND = "POST /v2/email/outbound-emails";
  private static final Optional<ServiceLimits.Refusal> NOTHING = Optional.empty();

  private final LoopbackServer server;
  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LARGEST).build())
              .build());

  /// Where the services are, as signatures name them.
  private final Map<String, URI> services;

  private final SystemModel model;
  private final FunctionKeys keys;
  private final Permissions permissions;
  private final BiConsumer<String, String> logs;
  private final Bell written;
  private final HttpClient plain =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Of our own service of objects, which checks that a request reaches it under the name that it
  /// was signed for.
  private final Optional<HttpClient> signed;

  /// @param logs is told of refusals: the function's logical id and a line
  /// @param written is rung when something may have been written to a table
  public Gatekeeper(
      SystemModel model,
      LocalServices services,
      FunctionKeys keys,
      Permissions permissions,
      BiConsumer<String, String> logs,
      Bell written)
      throws IOException {
    var urls = services.urls();
    this.services =
        Map.of("dynamodb", urls.dynamoDb(), "sqs", urls.sqs(), "s3", urls.s3(), "ses", urls.mail());
    this.keys = keys;
    this.permissions = permissions;
    this.logs = logs;
    this.written = written;
    this.model = model;
    signed = services.embedded() ? Optional.of(signing(urls.s3())) : Optional.empty();
    server = new LoopbackServer(ServicePorts.loopback(0), this::answer);
    server.start();
  }

  /// Java's client says a host of its own, but to a proxy that of the address: and that is what was
  /// signed.
  private static HttpClient signing(URI service) {
    var address = new InetSocketAddress(service.getHost(), service.getPort());
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(ProxySelector.of(address))
        .build();
  }

  public URI address() {
    return ServicePorts.address(server.port());
  }

  /// The environment that points an unmodified SDK to this address, with a function's own keys.
  public Map<String, String> environment(FunctionSpec function) {
    var here = address();
    var key = keys.of(function);
    return new LocalServices.Urls(here, here, here, here, here)
        .environment(key, keys.secret(key).orElseThrow());
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    var head = ServiceRequest.head(exchange);
    var signer = head.signer();
    var service = signer.map(ServiceRequest.Signer::service).orElse("s3");
    var function = signer.flatMap(who -> keys.holder(who.key()));
    return function.isEmpty() || !services.containsKey(service)
        ? ServiceRefusal.of(
            service,
            "UnrecognizedClientException",
            "The security token included in the request is invalid.")
        : answer(
            head.with(exchange.getRequestBody().readNBytes(LARGEST + 1)), service, function.get());
  }

  private Reply answer(ServiceRequest request, String service, FunctionSpec function) {
    if (request.body().length > LARGEST) {
      return ServiceRefusal.of(
          service,
          413,
          "RequestEntityTooLarge",
          "The request has more than " + LARGEST + " bytes.");
    }
    try {
      var other = service.equals("s3") ? S3Calls.notDoneHere(request) : NOTHING;
      return other
          .map(refusal -> ServiceRefusal.of(service, refusal))
          .or(() ->
              permissions
                  .refusal(function, needs(service, request))
                  .map(why -> refused(function, service, why)))
          .or(() -> beyondLimits(service, request))
          .orElseGet(() -> passed(request, service));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return ServiceRefusal.of(
          service, 400, "SerializationException", "The request is not valid: " + e.getMessage());
    }
  }

  private Reply refused(FunctionSpec function, String service, String why) {
    logs.accept(function.logicalId(), Instant.now() + " REFUSED " + why);
    return ServiceRefusal.of(service, "AccessDeniedException", why);
  }

  /// What AWS would refuse and the service behind us would not.
  private Optional<Reply> beyondLimits(String service, ServiceRequest request) {
    var refusal =
        switch (service) {
          case "s3" -> ServiceLimits.checkObject(S3Calls.key(request), S3Calls.metadata(request));
          case "sqs" -> ServiceLimits.checkMessages(request.operation(service), body(request));
          default -> NOTHING;
        };
    return refusal.map(beyond -> ServiceRefusal.of(service, beyond));
  }

  private List<Need> needs(String service, ServiceRequest request) {
    var sent = request.method() + " " + request.uri().getPath();
    if (service.equals("ses") && sent.equals(SEND)) {
      return new MailCalls(model.locality()).of(body(request)).toList();
    }
    var calls =
        switch (service) {
          case "dynamodb" -> new DynamoDbCalls(model).of(request.operation(service), body(request));
          case "sqs" ->
              new SqsCalls(model.locality()).of(request.operation(service), body(request));
          case "ses" -> Stream.of(new Call("ses:" + sent, "*"));
          default -> S3Calls.of(request);
        };
    return calls.map(Need::of).toList();
  }

  private JsonNode body(ServiceRequest request) {
    return Uncheck.get(() -> json.readTree(request.body()));
  }

  private Reply passed(ServiceRequest request, String service) {
    var client = signed.filter(_ -> service.equals("s3"));
    // Only path and query are the caller's.
    var at = client.isPresent() ? address() : Objects.requireNonNull(services.get(service));
    var query = Optional.ofNullable(request.uri().getRawQuery()).map(it -> "?" + it).orElse("");
    var builder =
        HttpRequest.newBuilder(URI.create(at + request.uri().getRawPath() + query))
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
      var answer =
          client.orElse(plain).send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (service.equals("dynamodb") && !READS.contains(request.operation(service))) {
        written.ring();
      }
      return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      return ServiceRefusal.of("", "ServiceUnavailable", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ServiceRefusal.of("", "ServiceUnavailable", "the local system is shutting down");
    }
  }

  @Override
  public void close() {
    server.close();
    plain.shutdownNow();
    signed.ifPresent(HttpClient::shutdownNow);
  }
}
