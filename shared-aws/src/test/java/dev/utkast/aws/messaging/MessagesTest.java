package dev.utkast.aws.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where each message goes, and in which order it stays with others.
class MessagesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  record Case(Message message, QueueName queue, String group) {}

  static Stream<Case> messages() {
    return Stream.of(
        new Case(
            new Message.IssueInvoice(new OrderId(7)), QueueName.ISSUE_INVOICE, "legal-documents"),
        new Case(
            new Message.IssueCreditNote(new OrderId(7)),
            QueueName.ISSUE_INVOICE,
            "legal-documents"),
        new Case(new Message.ClaimStock(new OrderId(7)), QueueName.ADJUST_INVENTORY, "7"),
        new Case(new Message.ReleaseStock(new OrderId(7)), QueueName.ADJUST_INVENTORY, "7"),
        new Case(new Message.RestockRefund(new OrderId(7), 2), QueueName.ADJUST_INVENTORY, "7"),
        new Case(
            new Message.ShipStock(new OrderId(7), new FulfillmentId(8)),
            QueueName.ADJUST_INVENTORY,
            "7"),
        new Case(
            new Message.RenderPackingSlip(new FulfillmentOrderId(9)),
            QueueName.RENDER_PACKING_SLIP,
            "9"),
        new Case(new Message.SendMail(MailKind.INVOICE, 5, 1, NOON), QueueName.SEND_MAIL, "5"),
        new Case(
            new Message.SettlePayment(new DraftId(1), new CheckoutId(6), Optional.of("cs_1")),
            QueueName.CARD_PAYMENTS,
            "1"),
        new Case(new Message.FindPayment("pi_2"), QueueName.CARD_PAYMENTS, "pi_2"),
        new Case(
            new Message.RefundPayment(new DraftId(1), new TransactionId(8)),
            QueueName.CARD_PAYMENTS,
            "1"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageHasItsQueueAndGroup(Case expected) {
    var outgoing = Messages.outgoing(expected.message(), "1-0");
    assertEquals(expected.queue(), Messages.queueOf(expected.message()));
    assertEquals(expected.group(), outgoing.group());
    assertEquals("1-0", outgoing.deduplicationId());
    assertEquals(expected.message(), Messages.read(outgoing.body(), Message.class));
  }

  @Test
  void noMessageIsForgottenHere() {
    assertEquals(
        Arrays.stream(Message.class.getPermittedSubclasses())
            .flatMap(queue -> Arrays.stream(queue.getPermittedSubclasses()))
            .toList(),
        messages().map(expected -> expected.message().getClass()).toList());
  }

  /// Those of earlier versions asked for the fulfillment order of an order alone: who claims its
  /// stock again makes that, and finds the stock claimed.
  @ParameterizedTest
  @ValueSource(strings = {"FulfillOrder", "FulfilOrder"})
  void aMessageThatWaitsSinceItWasCalledOtherwiseIsRead(String former) {
    assertEquals(
        new Message.ClaimStock(new OrderId(7)),
        Messages.read(
            "{\"type\":\"%s\",\"orderId\":7,\"shortages\":[]}".formatted(former), Message.class));
  }

  /// A message that came to the wrong queue is named by its type alone.
  @Test
  void aMessageOfAnotherQueueIsRefusedByItsType() {
    var mail = new Message.SendMail(MailKind.PAYMENT_REQUEST, 5, 1, NOON);
    var refusal =
        assertThrows(
            MessageRefusedException.class,
            () -> Messages.read(Messages.write(mail), Message.ToAdjustInventory.class));
    assertEquals(
        "a SendMail is nothing for this queue: it takes ToAdjustInventory", refusal.getMessage());
  }

  private static Message slipWith(String note) {
    var text = new Message.SlipText(Optional.of(note), Optional.empty());
    return new Message.RenderPackingSlip(
        new FulfillmentOrderId(9),
        Optional.empty(),
        Optional.empty(),
        Optional.of(text),
        Optional.empty());
  }

  /// Bytes count, not characters.
  @Test
  void aMessageMayHaveAsManyBytesAsOneOfABatch() {
    int others = Messages.outgoing(slipWith(""), "1-0").body().length();
    var euros = "\u20ac".repeat((Queues.MAX_BYTES - others) / 3);
    var fitting = euros + "x".repeat((Queues.MAX_BYTES - others) % 3);
    assertEquals(slipWith(fitting), Messages.read(outgoing(slipWith(fitting)), Message.class));
    var refusal =
        assertThrows(MessageRefusedException.class, () -> outgoing(slipWith(fitting + "x")));
    assertEquals("a message of more than 262144 bytes", refusal.getMessage());
  }

  private static String outgoing(Message message) {
    return Messages.outgoing(message, "1-0").body();
  }

  /// What people write has few thousand characters, and a sale so many lines: no message of theirs
  /// comes near to what a queue takes.
  @Test
  void theLargestMessagesOfASaleAreSentByFour() {
    var text = Optional.of("\ud83d\ude00".repeat(5_000));
    var address = "a".repeat(254);
    var wishes =
        new Message.MailOverrides(
            Optional.of(address), Collections.nCopies(10, address), text, text);
    var mail =
        new Message.SendMail(MailKind.INVOICE, 5, 1, NOON, Optional.of(wishes), Optional.empty());
    for (var message : List.of(mail, slipWith(text.get()))) {
      int bytes = outgoing(message).getBytes(StandardCharsets.UTF_8).length;
      assertTrue(4 * bytes <= Queues.MAX_BYTES, message.getClass() + ": " + bytes);
    }
  }

  @Test
  void whatMustKeepItsOrderGoesByFifoQueue() {
    for (var expected : messages().toList()) {
      boolean ordered =
          expected.message() instanceof Message.IssueInvoice
              || expected.message() instanceof Message.IssueCreditNote
              || expected.queue() == QueueName.ADJUST_INVENTORY
              || expected.queue() == QueueName.CARD_PAYMENTS;
      assertEquals(ordered, expected.queue().fifo(), expected.toString());
    }
  }
}
