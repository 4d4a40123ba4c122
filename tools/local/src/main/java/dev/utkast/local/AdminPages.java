package dev.utkast.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.local.inbox.InboxPages;
import dev.utkast.local.inbox.Page;
import dev.utkast.local.roles.Right;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.template.TemplateException;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The local system's own pages under `/_local/`: where everything is, the inbox, the status, the
/// clock, schedules, dead letters, stored objects and the day's exchange rates. For this machine
/// only: they need no token.
record AdminPages(LocalSystem system, ReferenceRates rates) {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int LARGEST_BODY = 64 * 1024;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Right.class, ToStringSerializer.instance))
          .build();

  Reply answer(HttpExchange exchange) throws IOException {
    var path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
    return Page.guarded(page(exchange, path.replaceFirst("^/(_local/?)?", "")));
  }

  private Reply page(HttpExchange exchange, String path) throws IOException {
    var body =
        new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
    try {
      return switch (fromHere(exchange) ? exchange.getRequestMethod() : "") {
        case "" -> Reply.message(403, "these pages are for this machine only");
        case "GET", "HEAD" -> get(path);
        case "POST" -> post(path, JSON.readTree(body.isBlank() ? "{}" : body));
        default -> Reply.message(405, "Method Not Allowed");
      };
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      return Reply.message(400, String.valueOf(e.getMessage()));
    } catch (TemplateException e) {
      return Reply.message(404, String.valueOf(e.getMessage()));
    }
  }

  /// These pages need no token, so a page of another site in the same browser must not use them:
  /// neither by a name that it points to this machine, nor by sending a form.
  private static boolean fromHere(HttpExchange exchange) {
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return HERE.contains(host.replaceFirst(":\\d+$", ""))
        && (origin == null || origin.equals("http://" + host));
  }

  private Reply get(String path) throws JsonProcessingException {
    var rest = path.replaceFirst("^[^/]*/?", "");
    return switch (path.replaceFirst("/.*", "")) {
      case "" -> LandingPage.of(system);
      case "status" -> json(200, system.status());
      case "clock" -> json(200, Map.of("now", system.now()));
      // What roles allow and nothing has used since the start, and what they refused.
      case "roles" ->
          json(
              200,
              Map.of(
                  "roles", system.permissions().use(),
                  "refused", system.permissions().refusals()));
      case "objects" -> rest.isEmpty() ? objects() : object(rest);
      case "deadletters" -> json(200, system.deadLetters());
      case "inbox" -> new InboxPages(system.mails()).page(rest);
      case "ecb" ->
          rates
              .xml(system.now().atZone(ZoneOffset.UTC).toLocalDate())
              .filter(_ -> path.equals(LocalSystem.RATES_PAGE))
              .map(xml -> Reply.of(200, "text/xml; charset=UTF-8", xml))
              .orElseGet(() ->
                  Reply.message(404, "no rates are known for this day: give a table with --rates"));
      default -> Reply.message(404, "Not Found");
    };
  }

  private static Reply json(int status, Object value) throws JsonProcessingException {
    return Reply.json(status, JSON.writeValueAsString(value));
  }

  private Reply post(String path, JsonNode body) throws JsonProcessingException {
    var name = path.replaceFirst("^[^/]*/", "");
    return switch (path.replaceFirst("/.*", "/")) {
      case "clock" -> {
        if (body.has("now")) {
          system.clock().moveTo(Instant.parse(body.path("now").asText()));
        } else if (body.path("offset_ms").isIntegralNumber()) {
          system.clock().moveBy(Duration.ofMillis(body.path("offset_ms").asLong()));
        } else {
          throw new IllegalArgumentException(
              "give {\"now\": \"2026-01-01T00:00:00Z\"} or {\"offset_ms\": 0}");
        }
        yield json(200, Map.of("now", system.now()));
      }
      case "idle" -> {
        long patience = body.path("timeout_ms").asLong(60_000);
        var status =
            system.awaitIdle(Duration.ofMillis(Math.min(patience, LONGEST_WAIT.toMillis())));
        yield json(status.atRest() ? 200 : 503, status);
      }
      case "schedules/" -> called(system.fireSchedule(name));
      case "functions/" -> called(system.invoke(name, body.toString()));
      case "redrive/" -> json(200, Map.of("redriven", system.redrive(name)));
      default -> Reply.message(404, "Not Found");
    };
  }

  private static Reply called(Answer answer) {
    return switch (answer) {
      case Answer.Success(var payload) -> Reply.json(200, payload.isBlank() ? "null" : payload);
      case Answer.Failure failure -> Reply.json(502, failure.payload());
    };
  }

  private Reply objects() {
    var objects =
        system.model().buckets().stream()
            .flatMap(name ->
                system.services().s3().listObjectsV2(it -> it.bucket(name)).contents().stream())
            .toList();
    return Page.html("objects", Map.of("title", "Stored objects", "objects", objects));
  }

  private Reply object(String key) {
    for (var bucket : system.model().buckets()) {
      try {
        var object = system.services().s3().getObjectAsBytes(it -> it.bucket(bucket).key(key));
        String type =
            Optional.ofNullable(object.response().contentType()).orElse("application/octet-stream");
        return Reply.of(200, type, object.asByteArray());
      } catch (NoSuchKeyException _) {
        // Perhaps another bucket holds it.
      }
    }
    return Reply.message(404, "no bucket holds " + key);
  }
}
