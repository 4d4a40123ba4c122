package dev.utkast.aws.wiring;

import static dev.utkast.aws.wiring.Peer.cutOff;
import static dev.utkast.aws.wiring.Peer.fails;
import static dev.utkast.aws.wiring.Peer.says;
import static dev.utkast.aws.wiring.Peer.silent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.mail.MailRefusedException;
import dev.utkast.aws.wiring.Edge.Clause;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// What is asked of SES: a mail cannot be taken back, so nothing sends it a second time unseen.
final class MailClauses {
  private static final String RAW = "Subject: Hello\r\n\r\nAda\r\n";

  private MailClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("a mail goes to its recipients", MailClauses::sent),
        new Clause("a mail without an answer is sent once", MailClauses::once),
        new Clause("what SES will never take is refused", MailClauses::refused),
        new Clause("what SES may take later is not refused", MailClauses::later));
  }

  private static String send(Edge edge) {
    return edge.wiring
        .mailer()
        .send(
            "shop@example.com",
            List.of("ada@example.com", "bcc@example.com"),
            RAW.getBytes(StandardCharsets.UTF_8));
  }

  private static void sent(Edge edge) {
    edge.answers(says("{\"MessageId\":\"ses-1\"}"));
    assertEquals("ses-1", send(edge));
    var asked = edge.peer.asked().getFirst();
    assertEquals("POST /v2/email/outbound-emails", asked.operation());
    assertEquals("shop@example.com", asked.json().textAt("FromEmailAddress"));
    assertEquals(
        List.of("ada@example.com", "bcc@example.com"),
        asked.json().at("Destination").at("ToAddresses").items().stream()
            .map(address -> ((Json.Str) address).value())
            .toList());
    var data = asked.json().at("Content").at("Raw").textAt("Data");
    assertEquals(RAW, new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
  }

  private static void once(Edge edge) {
    for (var answer :
        List.of(cutOff(), silent(), fails(500, "InternalServiceErrorException"), says(503, ""))) {
      edge.answersThrice(answer);
      var failure = assertThrows(RuntimeException.class, () -> send(edge));
      assertFalse(failure instanceof MailRefusedException, failure::toString);
      assertEquals(1, edge.peer.asked().size());
    }
  }

  private static void refused(Edge edge) {
    for (var type : List.of("BadRequestException", "MessageRejected")) {
      edge.answers(fails(type));
      assertThrows(MailRefusedException.class, () -> send(edge));
    }
  }

  private static void later(Edge edge) {
    for (var answer :
        List.of(
            fails(429, "TooManyRequestsException"),
            fails("SendingPausedException"),
            fails("LimitExceededException"))) {
      edge.answersThrice(answer);
      var failure = assertThrows(RuntimeException.class, () -> send(edge));
      assertFalse(failure instanceof MailRefusedException, failure::toString);
      assertEquals(1, edge.peer.asked().size());
    }
  }
}
