package dev.utkast.local.services;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.utkast.local.inbox.MailMessage;
import dev.utkast.local.inbox.MailStore;
import dev.utkast.local.web.LoopbackServer;
import dev.utkast.local.web.Reply;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// SES v2's `SendEmail`, kept instead of sent. Answers in SES's shapes: a mail without sender,
/// recipient or content, with more than fifty recipients or to an address that SES does not take is
/// a `BadRequestException`, one over 40 MB a `MessageRejected`; everything else of SES is
/// `NotFoundException`.
final class MailService implements AutoCloseable {
  private static final String SEND = "POST /v2/email/outbound-emails";

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

  private final LoopbackServer server;
  private final MailStore store;
  private final InstantSource clock;

  /// A mail is one text of the request, in base64; Jackson itself takes texts of 20 MB.
  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LARGEST_REQUEST).build())
              .build());

  MailService(MailStore store, int port, InstantSource clock) throws IOException {
    this.store = store;
    this.clock = clock;
    server = new LoopbackServer(ServicePorts.loopback(port), this::answer);
    server.start();
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try {
      var reply =
          asked.equals(SEND)
              ? send(json.readTree(exchange.getRequestBody().readNBytes(LARGEST_REQUEST)))
              : refused(404, "NotFoundException", "Only SendEmail is served here.");
      return reply.with("x-amzn-RequestId", UUID.randomUUID().toString());
    } catch (JacksonException | IllegalArgumentException e) {
      return refused("The request is not valid.");
    }
  }

  private Reply send(JsonNode request) throws IOException {
    if (request.path("Content").has("Simple") || request.path("Content").has("Template")) {
      return refused("Only raw mails are taken here.");
    }
    byte[] message = Base64.getMimeDecoder().decode(request.at("/Content/Raw/Data").asText());
    if (message.length > LARGEST) {
      return refused(400, "MessageRejected", "Message length is more than 40 MB.");
    }
    var parsed = MailMessage.parse(message);
    var from = request.path("FromEmailAddress").asText("");
    var sender = from.isEmpty() ? parsed.header("From").orElse("") : from;
    List<String> to = new ArrayList<>();
    for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      request.path("Destination").path(kind).forEach(address -> to.add(address.asText()));
    }
    if (to.isEmpty()) {
      parsed.header("To").ifPresent(to::add);
    }
    if (message.length == 0 || sender.isEmpty() || to.isEmpty()) {
      return refused("A mail needs a sender, a recipient and a content.");
    }
    if (to.size() > MOST_RECIPIENTS) {
      return refused("Recipient count exceeds 50.");
    }
    if (!isAddress(sender) || !to.stream().allMatch(MailService::isAddress)) {
      return refused("Address contains illegal characters.");
    }
    String id = UUID.randomUUID().toString();
    var subject = parsed.header("Subject").orElse("");
    store.keep(new MailStore.Envelope(id, clock.instant(), sender, to, subject), message);
    return Reply.json(200, json.createObjectNode().put("MessageId", id).toString());
  }

  /// @param text an address, alone or in angle brackets after a name
  private static boolean isAddress(String text) {
    var address =
        text.endsWith(">") ? text.substring(text.lastIndexOf('<') + 1, text.length() - 1) : text;
    return address.length() <= LONGEST_ADDRESS && ADDRESS.matcher(address).matches();
  }

  private static Reply refused(String message) {
    return refused(400, "BadRequestException", message);
  }

  private static Reply refused(int status, String type, String message) {
    return Reply.message(status, message).with("x-amzn-ErrorType", type);
  }

  @Override
  public void close() {
    server.close();
  }
}
