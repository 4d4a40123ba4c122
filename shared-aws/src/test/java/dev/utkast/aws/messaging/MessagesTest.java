package dev.utkast.aws.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where each message goes, and in which order it stays with others.
class MessagesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  record Case(Message message, QueueName queue, String group) {}

  static Stream<Case> messages() {
    return Stream.of(
        new Case(new Message.IssueInvoice(7), QueueName.ISSUE_INVOICE, "legal-documents"),
        new Case(new Message.IssueCreditNote(7), QueueName.ISSUE_INVOICE, "legal-documents"),
        new Case(new Message.ClaimStock(7), QueueName.ADJUST_INVENTORY, "7"),
        new Case(new Message.ReleaseStock(7), QueueName.ADJUST_INVENTORY, "7"),
        new Case(new Message.ShipStock(7, 8), QueueName.ADJUST_INVENTORY, "7"),
        new Case(new Message.FulfilOrder(7, List.of()), QueueName.FULFIL_ORDER, "7"),
        new Case(new Message.RenderPackingSlip(9), QueueName.RENDER_PACKING_SLIP, "9"),
        new Case(new Message.SendMail(MailKind.INVOICE, 5, 1, NOON), QueueName.SEND_MAIL, "5"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageHasItsQueueAndGroup(Case expected) {
    var outgoing = Messages.outgoing(expected.message(), "1-0");
    assertEquals(expected.queue(), Messages.queueOf(expected.message()));
    assertEquals(expected.group(), outgoing.group());
    assertEquals("1-0", outgoing.deduplicationId());
    assertEquals(expected.message(), Messages.read(outgoing.body()));
  }

  @Test
  void noMessageIsForgottenHere() {
    assertEquals(
        Arrays.stream(Message.class.getPermittedSubclasses()).toList(),
        messages().map(expected -> expected.message().getClass()).toList());
  }

  @Test
  void whatMustKeepItsOrderGoesByFifoQueue() {
    for (var expected : messages().toList()) {
      boolean ordered =
          expected.message() instanceof Message.IssueInvoice
              || expected.message() instanceof Message.IssueCreditNote
              || expected.queue() == QueueName.ADJUST_INVENTORY
              || expected.queue() == QueueName.FULFIL_ORDER;
      assertEquals(ordered, expected.queue().fifo(), expected.toString());
    }
  }
}
