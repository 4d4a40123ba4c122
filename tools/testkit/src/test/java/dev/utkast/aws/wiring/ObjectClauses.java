package dev.utkast.aws.wiring;

import static dev.utkast.aws.wiring.Peer.cutOff;
import static dev.utkast.aws.wiring.Peer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.wiring.Edge.Clause;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is asked of S3, and what its answers say about an object.
final class ObjectClauses {
  private static final byte[] PAGE = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);

  private ObjectClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("a key is taken once", ObjectClauses::stored),
        new Clause("a key that is taken is left alone", ObjectClauses::taken),
        new Clause("another put under way is not stored yet", ObjectClauses::underWay),
        new Clause("what S3 does not say it stored is not stored", ObjectClauses::notStored),
        new Clause("its own first try is stored", ObjectClauses::ownWay),
        new Clause("what is not there is not found", ObjectClauses::found));
  }

  private static void put(Edge edge) {
    edge.wiring.objects().putNew("slips/1.pdf", PAGE, "application/pdf");
  }

  private static Peer.Answer error(int status, String code) {
    return says(status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
  }

  private static void stored(Edge edge) {
    edge.answers(says(200, ""));
    put(edge);
    var asked = edge.peer.asked().getFirst();
    assertEquals("PUT /documents/slips/1.pdf", asked.operation());
    assertEquals("*", asked.headers().get("if-none-match"));
    assertEquals("application/pdf", asked.headers().get("content-type"));
  }

  private static void taken(Edge edge) {
    edge.answers(error(412, "PreconditionFailed"));
    put(edge);
    assertEquals(1, edge.peer.asked().size());
  }

  private static void underWay(Edge edge) {
    edge.answersThrice(error(409, "ConditionalRequestConflict"));
    assertThrows(RuntimeException.class, () -> put(edge));
  }

  private static void notStored(Edge edge) {
    for (var answer :
        List.of(error(503, "SlowDown"), error(500, "InternalError"), error(403, "AccessDenied"))) {
      edge.answersThrice(answer);
      assertThrows(RuntimeException.class, () -> put(edge));
    }
    edge.answersThrice(cutOff());
    assertThrows(RuntimeException.class, () -> put(edge));
    assertEquals(2, edge.peer.asked().size());
  }

  private static void ownWay(Edge edge) {
    edge.answers(cutOff(), error(412, "PreconditionFailed"));
    put(edge);
    assertEquals(2, edge.peer.asked().size());
  }

  private static void found(Edge edge) {
    edge.answers(says(200, "%PDF"), error(404, "NoSuchKey"), error(403, "AccessDenied"));
    var objects = edge.wiring.objects();
    assertEquals(
        "%PDF", new String(objects.get("slips/1.pdf").orElseThrow(), StandardCharsets.UTF_8));
    assertTrue(objects.get("slips/2.pdf").isEmpty());
    assertThrows(RuntimeException.class, () -> objects.get("slips/3.pdf"));
  }
}
