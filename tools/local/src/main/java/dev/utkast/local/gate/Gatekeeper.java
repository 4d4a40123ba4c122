package dev.utkast.local.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.aws.wiring.JavaHttpClient;
import dev.utkast.local.events.Bell;
import dev.utkast.local.gate.Permissions.Need;
import dev.utkast.local.limits.ServiceLimits;
import dev.utkast.local.roles.Call;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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

  private static final int PATIENCE_MILLIS = 30_000;
  private static final Set<String> TAKES_BODY = Set.of("POST", "PUT");

  /// Of a request: more than a mail of 40 MB in base64, which is the largest that a service takes.
  private static final int LARGEST = 64 * 1024 * 1024;

  /// What a function that is fed by a table's stream may wait for.
  private static final Set<String> ADDITIONS =
      Set.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem");

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

  /// Tables whose streams feed functions.
  private final Set<String> streamed;

  /// Of our own service of objects, which checks that a request reaches it under the name that it
  /// was signed for.
  private final Optional<Proxy> signed;

  /// @param logs is told of refusals: the function's logical id and a line
  /// @param written is rung when something may have been written to a table whose stream feeds a
  ///   function
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
    streamed =
        model.functions().stream()
            .flatMap(function -> function.events(EventSource.Stream.class))
            .map(stream -> model.locality().arn("dynamodb", "table/" + stream.tableName()))
            .collect(Collectors.toUnmodifiableSet());
    signed = services.embedded() ? Optional.of(proxy(urls.s3())) : Optional.empty();
    server = new LoopbackServer(ServicePorts.loopback(0), this::answer);
    server.start();
  }

  /// Java's client says a host of its own, but to a proxy that of the address: and that is what was
  /// signed.
  private static Proxy proxy(URI service) {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(service.getHost(), service.getPort()));
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
      if (other.isPresent()) {
        return ServiceRefusal.of(service, other.get());
      }
      var needs = needs(service, request);
      return permissions
          .refusal(function, needs)
          .map(why -> refused(function, service, why))
          .or(() -> beyondLimits(service, request))
          .orElseGet(() -> passed(request, service, needs));
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

  private Reply passed(ServiceRequest request, String service, List<Need> needs) {
    var proxy = signed.filter(_ -> service.equals("s3"));
    // Only path and query are the caller's.
    var at = proxy.isPresent() ? address() : Objects.requireNonNull(services.get(service));
    var query = Optional.ofNullable(request.uri().getRawQuery()).map(it -> "?" + it).orElse("");
    var target = URI.create(at + request.uri().getRawPath() + query);
    try {
      var answer = sent(request, target, proxy.orElse(Proxy.NO_PROXY));
      if (needs.stream().flatMap(need -> need.anyOf().stream()).anyMatch(this::feedsFunction)) {
        written.ring();
      }
      return answer;
    } catch (IOException e) {
      return ServiceRefusal.of("", "ServiceUnavailable", String.valueOf(e.getMessage()));
    }
  }

  private boolean feedsFunction(Call call) {
    return ADDITIONS.contains(call.action()) && streamed.contains(call.resource());
  }

  /// By a client that works on the thread of who asks: to hand a request to threads of a client's
  /// own and back costs more than the request.
  private static Reply sent(ServiceRequest request, URI target, Proxy proxy) throws IOException {
    var connection = (HttpURLConnection) target.toURL().openConnection(proxy);
    connection.setRequestMethod(request.method());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    request
        .headers()
        .forEach((header, values) -> {
          if (!OF_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> connection.addRequestProperty(header, value));
          }
        });
    if (request.body().length > 0 || TAKES_BODY.contains(request.method())) {
      connection.setDoOutput(true);
      if (!request.method().equals("POST")) {
        // Else Java would send it again by itself. A POST it would not, as JavaHttpClient has asked
        // for, and before a POST that is streamed it waits.
        connection.setFixedLengthStreamingMode(request.body().length);
      }
      try (var out = connection.getOutputStream()) {
        out.write(request.body());
      }
    }
    int status = connection.getResponseCode();
    var headers = JavaHttpClient.headers(connection);
    try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Reply(status, headers, in == null ? new byte[0] : in.readAllBytes());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
