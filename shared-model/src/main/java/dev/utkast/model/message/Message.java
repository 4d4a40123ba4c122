package dev.utkast.model.message;

import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.text.MailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What one function asks of another. A message names the thing to look at; its consumer decides
/// from stored state, so a message that comes twice, late or out of order does no harm.
///
/// Each queue has a type of its own, named as the queue is, and takes no other.
public sealed interface Message {

  /// What queue `issue-invoice` takes.
  sealed interface ToIssueInvoice extends Message {}

  /// What queue `adjust-inventory` takes.
  sealed interface ToAdjustInventory extends Message {
    OrderId orderId();
  }

  /// What queue `render-packing-slip` takes.
  sealed interface ToRenderPackingSlip extends Message {}

  /// What queue `send-mail` takes.
  sealed interface ToSendMail extends Message {}

  /// What queue `card-payments` takes.
  sealed interface ToCardPayments extends Message {}

  /// Ask the provider what became of an attempt to pay, and book what is new of it.
  ///
  /// @param draftId whose ledger it goes to
  /// @param session the provider's id of it, if whoever asks knows it
  record SettlePayment(DraftId draftId, CheckoutId checkoutId, Optional<String> session)
      implements ToCardPayments {}

  /// The same of a payment of which nothing but the provider's id is known: the provider is asked
  /// whose it is.
  ///
  /// @param payment the provider's id of it
  record FindPayment(String payment) implements ToCardPayments {}

  /// Pay back what staff gave back, by the provider that took it, and book it.
  ///
  /// @param draftId whose ledger has what the provider is asked for
  /// @param asked the entry that says it
  record RefundPayment(DraftId draftId, TransactionId asked) implements ToCardPayments {}

  /// Issue the legal invoice of an order whose sale is agreed.
  ///
  /// @param paid on the order at that moment, however late the invoice is written; older messages
  ///   have none
  record IssueInvoice(OrderId orderId, Optional<Money> paid) implements ToIssueInvoice {

    /// The invoice of an order, showing what is paid when it is written.
    public IssueInvoice(OrderId orderId) {
      this(orderId, Optional.empty());
    }
  }

  /// Issue the credit note of a cancelled order.
  ///
  /// @param paid on the order when it was cancelled; older messages have none
  record IssueCreditNote(OrderId orderId, Optional<Money> paid) implements ToIssueInvoice {

    /// The credit note of an order, showing what is paid when it is written.
    public IssueCreditNote(OrderId orderId) {
      this(orderId, Optional.empty());
    }
  }

  /// Commit stock to the lines of an order, and make its fulfillment order, on hold for lines that
  /// are short; asked again, look whether they still are.
  ///
  /// @param items of the lines, which are read with the order; none where that is not known
  ///   beforehand, and of orders that are claimed in several parts
  record ClaimStock(OrderId orderId, List<VariantId> items) implements ToAdjustInventory {
    public ClaimStock {
      items = List.copyOf(items);
    }

    public ClaimStock(OrderId orderId) {
      this(orderId, List.of());
    }
  }

  /// Give back what a cancelled order has claimed and not shipped.
  record ReleaseStock(OrderId orderId) implements ToAdjustInventory {}

  /// Give back, or take off the shelf, what a refund of an order says of its units.
  ///
  /// @param number of the refund among those of its order, from 1
  record RestockRefund(OrderId orderId, int number) implements ToAdjustInventory {}

  /// Take the units of one fulfillment off the shelf.
  record ShipStock(OrderId orderId, FulfillmentId fulfillmentId) implements ToAdjustInventory {}

  /// Render the packing slip of a fulfillment order, or of one parcel that holds less than all of
  /// it.
  ///
  /// @param fulfillmentId of the parcel, if it is about one
  /// @param revision how often the order was amended since; none for the first
  /// @param text of the order at that moment; older messages have none
  /// @param orderId of the order, which is read together with the rest; older messages have none
  record RenderPackingSlip(
      FulfillmentOrderId fulfillmentOrderId,
      Optional<FulfillmentId> fulfillmentId,
      Optional<Integer> revision,
      Optional<SlipText> text,
      Optional<OrderId> orderId)
      implements ToRenderPackingSlip {

    /// The first slip of a fulfillment order, showing the order as it stands when it is printed.
    public RenderPackingSlip(FulfillmentOrderId fulfillmentOrderId) {
      this(
          fulfillmentOrderId,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /// What a packing slip shows of an order that staff may change at any time.
  ///
  /// @param email names the customer where no address is known
  record SlipText(Optional<String> note, Optional<String> email) {}

  /// Send one mail, once per kind, subject and step. The link in it is made when it is written: no
  /// message carries one.
  ///
  /// @param subjectId the draft, order or fulfillment that it is about, by kind; an invoice is that
  ///   of its order
  /// @param step revision of a draft, or step of the reminder ladder
  /// @param at when what it tells happened
  /// @param wishes of whoever asked for it
  /// @param open what was to be paid at that moment, for a mail that asks for it: what is paid
  ///   until it is sent changes nothing of what it says
  record SendMail(
      MailKind kind,
      long subjectId,
      int step,
      Instant at,
      Optional<MailOverrides> wishes,
      Optional<Money> open)
      implements ToSendMail {

    public SendMail(MailKind kind, long subjectId, int step, Instant at) {
      this(kind, subjectId, step, at, Optional.empty(), Optional.empty());
    }
  }

  /// How staff want one mail to differ from the usual.
  record MailOverrides(
      Optional<String> to,
      List<String> bcc,
      Optional<String> subject,
      Optional<String> customMessage) {

    /// The same of a mail whose recipient is known by now. Who gets the mail itself gets no copy of
    /// it.
    public MailOverrides addressedTo(Optional<String> recipient) {
      var key = recipient.map(MailAddress::key);
      var copies =
          bcc.stream().filter(one -> !key.equals(Optional.of(MailAddress.key(one)))).toList();
      return new MailOverrides(recipient, copies, subject, customMessage);
    }
  }
}
