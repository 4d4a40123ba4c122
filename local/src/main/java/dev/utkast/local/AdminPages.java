package dev.utkast.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.local.http.LocalPages;
import dev.utkast.local.inbox.Html;
import dev.utkast.local.inbox.InboxPages;
import dev.utkast.local.inbox.Page;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.template.TemplateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The local system's own pages under `/_local/`: where everything is, the inbox, the status, the
/// clock, schedules, dead letters, stored objects and the day's exchange rates. For this machine
/// only: they need no token.
final class AdminPages implements LocalPages {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int LARGEST_BODY = 64 * 1024;

  private final LocalSystem system;
  private final DailyRates rates;
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  AdminPages(LocalSystem system, DailyRates rates) {
    this.system = system;
    this.rates = rates;
  }

  @Override
  public void answer(HttpExchange exchange) throws IOException {
    String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("/_local/");
    String rest = path.length() <= "/_local/".length() ? "" : path.substring("/_local/".length());
    String body =
        new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
    Page page;
    try {
      page =
          switch (fromHere(exchange) ? exchange.getRequestMethod() : "") {
            case "" -> Page.error(403, "these pages are for this machine only");
            case "GET", "HEAD" -> get(rest);
            case "POST" ->
                post(rest, body.isBlank() ? json.createObjectNode() : json.readTree(body));
            default -> Page.error(405, "Method Not Allowed");
          };
    } catch (com.fasterxml.jackson.core.JacksonException
        | DateTimeException
        | IllegalArgumentException e) {
      page = Page.error(400, String.valueOf(e.getMessage()));
    } catch (TemplateException e) {
      page = Page.error(404, String.valueOf(e.getMessage()));
    }
    page.send(exchange);
  }

  /// These pages need no token, so a page of another site in the same browser must not use them:
  /// neither by a name that it points to this machine, nor by sending a form.
  private static boolean fromHere(HttpExchange exchange) {
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return HERE.contains(host.replaceFirst(":\\d+$", ""))
        && (origin == null || origin.equals("http://" + host));
  }

  private Page get(String path) throws IOException {
    return switch (path) {
      case "" -> LandingPage.of(system);
      case "status" -> Page.json(statusJson(system.status()));
      case "clock" -> clock();
      case "roles" -> roles();
      case "objects", "objects/" -> objects();
      case "deadletters" -> Page.json(json.writeValueAsString(system.deadLetters()));
      case "ecb/eurofxref-daily.xml" ->
          rates
              .xml(system.now().atZone(ZoneOffset.UTC).toLocalDate())
              .map(xml ->
                  Page.of(200, "text/xml; charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8)))
              .orElseGet(() ->
                  Page.error(404, "no rates are known for this day: give a table with --rates"));
      default -> {
        if (path.startsWith("objects/") && path.length() > "objects/".length()) {
          yield object(path.substring("objects/".length()));
        }
        yield path.equals("inbox") || path.startsWith("inbox/")
            ? new InboxPages(system.mails()).page(path.substring("inbox".length()))
            : Page.error(404, "Not Found");
      }
    };
  }

  private Page post(String path, JsonNode body) throws IOException {
    if (path.equals("clock")) {
      if (body.has("now")) {
        system.setClock(Instant.parse(body.path("now").asText()));
      } else if (body.path("offset_ms").canConvertToLong() && body.has("offset_ms")) {
        system.setClockOffset(Duration.ofMillis(body.path("offset_ms").asLong()));
      } else {
        return Page.error(400, "give {\"now\": \"2026-01-01T00:00:00Z\"} or {\"offset_ms\": 0}");
      }
      return clock();
    }
    if (path.equals("idle")) {
      Duration patience = Duration.ofMillis(body.path("timeout_ms").asLong(60_000));
      var status = system.awaitIdle(patience.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : patience);
      return Page.of(
          status.atRest() ? 200 : 503,
          "application/json",
          statusJson(status).getBytes(StandardCharsets.UTF_8));
    }
    if (path.startsWith("schedules/")) {
      return called(system.fireSchedule(path.substring("schedules/".length())));
    }
    if (path.startsWith("functions/")) {
      return called(system.invoke(path.substring("functions/".length()), body.toString()));
    }
    if (path.startsWith("redrive/")) {
      int count = system.redrive(path.substring("redrive/".length()));
      return Page.json(json.writeValueAsString(Map.of("redriven", count)));
    }
    return Page.error(404, "Not Found");
  }

  private static Page called(Answer answer) {
    return switch (answer) {
      case Answer.Success(var payload) -> Page.json(payload.isBlank() ? "null" : payload);
      case Answer.Failure failure ->
          Page.of(502, "application/json", failure.payload().getBytes(StandardCharsets.UTF_8));
    };
  }

  private Page clock() {
    return Page.json(json.createObjectNode().put("now", system.now().toString()).toString());
  }

  /// What roles allow and nothing has used since the start, and what they refused.
  private Page roles() throws IOException {
    var node = json.createObjectNode();
    var roles = node.putObject("roles");
    system
        .permissions()
        .use()
        .forEach((name, use) -> {
          var unused = roles.putObject(name).put("allowed", use.allowed()).putArray("unused");
          use.unused().forEach(right -> unused.add(right.toString()));
        });
    system.permissions().refusals().forEach(node.putArray("refused")::add);
    return Page.json(json.writeValueAsString(node));
  }

  private Page objects() {
    var html =
        new StringBuilder("<p><a href=\"/_local/\">Utkast</a></p><h1>Stored objects</h1><table>");
    for (var bucket : system.model().buckets()) {
      system
          .services()
          .s3()
          .listObjectsV2(request -> request.bucket(bucket.name()))
          .contents()
          .forEach(object ->
              html.append("<tr><td><a href=\"/_local/objects/")
                  .append(Html.text(object.key()))
                  .append("\">")
                  .append(Html.text(object.key()))
                  .append("</a></td><td>")
                  .append(object.size())
                  .append(" bytes</td></tr>"));
    }
    return Page.html("Stored objects", html.append("</table>").toString());
  }

  private Page object(String key) {
    var buckets = system.model().buckets();
    for (var bucket : buckets) {
      try {
        var object =
            system
                .services()
                .s3()
                .getObjectAsBytes(request -> request.bucket(bucket.name()).key(key));
        String type =
            Optional.ofNullable(object.response().contentType()).orElse("application/octet-stream");
        return Page.of(200, type, object.asByteArray());
      } catch (S3Exception e) {
        if (e.statusCode() != 404) {
          throw e;
        }
      }
    }
    return Page.error(404, "no bucket holds " + key);
  }

  private String statusJson(SystemStatus status) throws IOException {
    var node = json.createObjectNode();
    node.put("at_rest", status.atRest()).put("busy", status.busy());
    node.put("clock", status.clock().toString()).put("clock_offset_ms", status.clockOffsetMillis());
    var queues = node.putObject("queues");
    status
        .queues()
        .forEach((name, depth) ->
            queues
                .putObject(name)
                .put("waiting", depth.waiting())
                .put("in_flight", depth.inFlight())
                .put("delayed", depth.delayed()));
    var letters = node.putObject("dead_letters");
    status.deadLetters().forEach(letters::put);
    node.put("refused_calls", status.refused());
    node.put("outbox", status.outbox()).put("mails", status.mails());
    var functions = node.putObject("functions");
    status
        .functions()
        .forEach((name, calls) ->
            functions
                .putObject(name)
                .put("invocations", calls.invocations())
                .put("errors", calls.errors())
                .put("exits", calls.exits())
                .put("running", calls.running()));
    status.schedules().forEach(node.putArray("schedules")::add);
    return json.writeValueAsString(node);
  }
}
