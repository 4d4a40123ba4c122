package dev.utkast.local.services;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.utkast.local.inbox.MailMessage;
import dev.utkast.local.inbox.MailStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// SES v2's `SendEmail`, kept instead of sent. Answers in SES's shapes: a mail without sender,
/// recipient or content, with more than fifty recipients or to an address that SES does not take is
/// a `BadRequestException`, one over 40 MB a `MessageRejected`; everything else of SES is
/// `NotFoundException`.
final class MailService implements AutoCloseable {

  private static final String PATH = "/v2/email/outbound-emails";

  /// Largest message SES takes, encoded.
  private static final int LARGEST = 40 * 1024 * 1024;

  private static final int LARGEST_REQUEST = 2 * LARGEST;

  /// Recipients of one message.
  private static final int MOST_RECIPIENTS = 50;

  /// SES does not support SMTPUTF8: both parts are ASCII, the domain in Punycode where it must be
  /// (SES API reference, Destination).
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[!#-'*+/-9=?A-Z^-~-]+(\\.[!#-'*+/-9=?A-Z^-~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
              + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

  private static final int LONGEST_ADDRESS = 320;

  private final HttpServer server;
  private final MailStore store;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper(ofLongTexts());

  private MailService(MailStore store, int port, InstantSource clock) throws IOException {
    this.store = store;
    this.clock = clock;
    server = HttpServer.create(ServicePorts.loopback(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
  }

  /// A mail is one text of the request, in base64; Jackson itself takes texts of 20 MB.
  private static JsonFactory ofLongTexts() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(LARGEST_REQUEST).build())
        .build();
  }

  static MailService start(MailStore store, int port, InstantSource clock) throws IOException {
    var service = new MailService(store, port, clock);
    service.server.start();
    return service;
  }

  MailStore store() {
    return store;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!"POST".equals(exchange.getRequestMethod())
          || !PATH.equals(exchange.getRequestURI().getPath())) {
        refuse(exchange, 404, "NotFoundException", "Only SendEmail is served here.");
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
      send(exchange, json.readTree(body));
    } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException e) {
      refuse(exchange, 400, "BadRequestException", "The request is not valid.");
    }
  }

  private void send(HttpExchange exchange, JsonNode request) throws IOException {
    String from = request.path("FromEmailAddress").asText("");
    List<String> to = new ArrayList<>();
    for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      request.path("Destination").path(kind).forEach(address -> to.add(address.asText()));
    }
    byte[] message = message(request.path("Content"), from, to);
    if (message.length > LARGEST) {
      refuse(exchange, 400, "MessageRejected", "Message length is more than 40 MB.");
      return;
    }
    var parsed = MailMessage.parse(message);
    String sender = from.isEmpty() ? parsed.header("From").orElse("") : from;
    if (to.isEmpty()) {
      parsed.header("To").ifPresent(to::add);
    }
    if (message.length == 0 || sender.isEmpty() || to.isEmpty()) {
      refuse(
          exchange,
          400,
          "BadRequestException",
          "A mail needs a sender, a recipient and a content.");
      return;
    }
    if (to.size() > MOST_RECIPIENTS) {
      refuse(exchange, 400, "BadRequestException", "Recipient count exceeds 50.");
      return;
    }
    if (!isAddress(sender) || !to.stream().allMatch(MailService::isAddress)) {
      refuse(exchange, 400, "BadRequestException", "Address contains illegal characters.");
      return;
    }
    String id = UUID.randomUUID().toString();
    store.keep(
        new MailStore.Envelope(
            id, clock.instant(), sender, to, parsed.header("Subject").orElse("")),
        message);
    answer(exchange, 200, json.createObjectNode().put("MessageId", id).toString());
  }

  /// @param text an address, alone or in angle brackets after a name
  private static boolean isAddress(String text) {
    var address =
        text.endsWith(">") ? text.substring(text.indexOf('<') + 1, text.length() - 1) : text;
    return address.length() <= LONGEST_ADDRESS && ADDRESS.matcher(address).matches();
  }

  private static byte[] message(JsonNode content, String from, List<String> to) {
    if (content.has("Raw")) {
      return Base64.getMimeDecoder().decode(content.path("Raw").path("Data").asText());
    }
    var simple = content.path("Simple");
    if (simple.isMissingNode()) {
      return new byte[0];
    }
    boolean html = simple.path("Body").has("Html");
    String text = simple.path("Body").path(html ? "Html" : "Text").path("Data").asText();
    String subject =
        Base64.getEncoder()
            .encodeToString(
                simple.path("Subject").path("Data").asText().getBytes(StandardCharsets.UTF_8));
    String mail =
        "From: "
            + from
            + "\r\nTo: "
            + String.join(", ", to)
            + "\r\nSubject: =?UTF-8?B?"
            + subject
            + "?=\r\nMIME-Version: 1.0\r\nContent-Type: text/"
            + (html ? "html" : "plain")
            + "; charset=UTF-8\r\n\r\n"
            + text;
    return mail.getBytes(StandardCharsets.UTF_8);
  }

  private void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    answer(exchange, status, json.createObjectNode().put("message", message).toString());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
