package dev.utkast.aws.messaging;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.message.Message;
import java.nio.charset.StandardCharsets;

/// Which queue a message goes to, in which group, and its wire form.
public final class Messages {
  /// Legal numbers are taken one after the other: one group for all invoices and credit notes of
  /// the shop.
  static final String LEGAL_SERIES = "legal-documents";

  private static final RecordCodec<Message> CODEC = RecordCodec.of(Message.class);

  private Messages() {}

  public static String write(Message message) {
    return CODEC.write(message);
  }

  /// @param queue that it came from, which takes no other messages
  /// @throws MessageRefusedException where it is for another queue; it is named by its type alone,
  ///   for what it says of a customer is nobody's business here
  public static <M extends Message> M read(String body, Class<M> queue) {
    var message = CODEC.read(body);
    if (!queue.isInstance(message)) {
      throw new MessageRefusedException(
          "a "
              + message.getClass().getSimpleName()
              + " is nothing for this queue: it takes "
              + queue.getSimpleName());
    }
    return queue.cast(message);
  }

  public static QueueName queueOf(Message message) {
    return switch (message) {
      case Message.ToIssueInvoice _ -> QueueName.ISSUE_INVOICE;
      case Message.ToAdjustInventory _ -> QueueName.ADJUST_INVENTORY;
      case Message.ToRenderPackingSlip _ -> QueueName.RENDER_PACKING_SLIP;
      case Message.ToSendMail _ -> QueueName.SEND_MAIL;
      case Message.ToCardPayments _ -> QueueName.CARD_PAYMENTS;
    };
  }

  static String groupOf(Message message) {
    return switch (message) {
      case Message.ToIssueInvoice _ -> LEGAL_SERIES;
      case Message.ToAdjustInventory stock -> stock.orderId().toString();
      case Message.RenderPackingSlip(var id, _, _, _, _) -> id.toString();
      case Message.SendMail mail -> Long.toString(mail.subjectId());
      case Message.SettlePayment(var draftId, _, _) -> draftId.toString();
      case Message.RefundPayment(var draftId, _) -> draftId.toString();
      case Message.FindPayment(var payment) -> payment;
    };
  }

  /// @throws MessageRefusedException where SQS takes no such message: it carries what XML 1.0 does
  ///   (API reference, SendMessage), and so many bytes
  public static Queues.Outgoing outgoing(Message message, String deduplicationId) {
    var body = write(message);
    if (body.getBytes(StandardCharsets.UTF_8).length > Queues.MAX_BYTES) {
      throw new MessageRefusedException("a message of more than " + Queues.MAX_BYTES + " bytes");
    } else if (!body.codePoints().allMatch(Messages::isCarried)) {
      throw new MessageRefusedException("a message with characters that no queue takes");
    }
    return new Queues.Outgoing(body, groupOf(message), deduplicationId);
  }

  private static boolean isCarried(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
