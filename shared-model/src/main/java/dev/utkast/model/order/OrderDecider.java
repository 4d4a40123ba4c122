package dev.utkast.model.order;

import dev.utkast.model.customer.Address;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What may be done with an order, and what comes of it.
///
/// It starts from an agreed draft, and sets invoice and stock going. It is cancelled only while
/// nothing has left. No line ships more than was sold.
public final class OrderDecider {
  private OrderDecider() {}

  /// What was decided.
  public sealed interface Outcome {
    record Changed(Order next, List<Message> messages) implements Outcome {}

    record Unchanged(Order current) implements Outcome {}

    record Rejected(String field, String reason) implements Outcome {}
  }

  /// What makes an order of a draft, beside the draft.
  ///
  /// @param customerOrdinal as in [Order]
  public record Start(long id, long number, int customerOrdinal, Money paid) {}

  /// A new order, with the messages that set its life going.
  public record Started(Order order, List<Message> messages) {}

  public static Started start(DraftOrder draft, Start start, Shop shop, Instant now) {
    var terms = draft.content().terms().orElse(DUE_ON_RECEIPT);
    var order =
        new Order(
            start.id(),
            1,
            start.number(),
            draft.id(),
            draft.name(),
            draft.content(),
            draft.priced(),
            start.customerOrdinal(),
            Optional.of(terms.dueDay(now, shop.timeZone())),
            start.paid(),
            0,
            Collections.nCopies(draft.content().lines().size(), 0),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(new TimelineEvent(now, "Order made from draft " + draft.name())),
            now,
            now,
            Optional.empty(),
            Optional.empty());
    return new Started(
        order,
        List.of(
            new Message.IssueInvoice(order.id(), Optional.of(order.paid())),
            new Message.ClaimStock(order.id())));
  }

  private static final PaymentTerms DUE_ON_RECEIPT =
      new PaymentTerms(PaymentTerms.Type.RECEIPT, Optional.empty(), Optional.empty());

  public static Order paid(Order order, Money paid, PaymentEntry entry, Instant now) {
    var what = "Payment of " + entry.amount() + " confirmed (" + entry.provider() + ")";
    return order.change(now, what).paid(paid).done();
  }

  /// Word of a payment that counts for nothing: one that failed, waits, or was a test.
  public static Order paymentNoted(Order order, PaymentEntry entry, Instant now) {
    return order
        .change(
            now,
            "Payment of "
                + entry.amount()
                + " noted, counts for nothing ("
                + entry.kind().label()
                + ")")
        .done();
  }

  public static Order paymentHeld(Order order, PaymentEntry entry, Instant now) {
    return order
        .change(now, "Payment of " + entry.amount() + " held: not the currency asked for")
        .done();
  }

  public static Outcome cancel(Order order, Cancellation asked) {
    if (order.cancellation().isPresent()) {
      return new Outcome.Unchanged(order);
    }
    if (order.hasShipped()) {
      return new Outcome.Rejected(
          "base", "an order of which something was shipped can't be cancelled");
    }
    var next = order.change(asked.at(), told(order, asked)).cancelled(asked).done();
    return new Outcome.Changed(
        next,
        List.of(
            new Message.IssueCreditNote(order.id(), Optional.of(order.paid())),
            new Message.ReleaseStock(order.id())));
  }

  private static String told(Order order, Cancellation asked) {
    var restock = asked.withoutRestock() ? ", nothing put back into stock" : "";
    var back = order.paid().isZero() ? "" : ", " + order.paid() + " to be returned";
    return "Order cancelled (" + asked.reason().label() + ")" + restock + back;
  }

  /// @param customerOrdinal the how-manieth order of its customer this is; 0 without a customer
  /// @param holdReason why the fulfillment order starts on hold, if it does
  public static Order withFulfillmentOrder(
      Order order,
      long fulfillmentOrderId,
      int customerOrdinal,
      Optional<String> holdReason,
      Instant now) {
    var held = holdReason.map(reason -> ", on hold: " + reason).orElse("");
    return order
        .change(now, "Fulfillment order " + fulfillmentOrderId + " made" + held)
        .addFulfillmentOrder(fulfillmentOrderId)
        .customerOrdinal(customerOrdinal)
        .done();
  }

  /// A note in the timeline and nothing else.
  public static Order noted(Order order, String what, Instant now) {
    return order.change(now, what).done();
  }

  /// @param units per line of the order, in its order
  /// @param message what staff say of it, if anything
  public static Order shipped(
      Order order,
      long fulfillmentId,
      List<Integer> units,
      Optional<String> tracking,
      Optional<String> message,
      Instant now) {
    var total = new ArrayList<Integer>();
    for (int i = 0; i < units.size(); i++) {
      total.add(order.shippedUnits().get(i) + units.get(i));
    }
    var what =
        "Shipped"
            + tracking.map(number -> ", tracking number " + number).orElse("")
            + message.map(text -> ": " + text).orElse("");
    return order.change(now, what).shippedUnits(total).addFulfillment(fulfillmentId).done();
  }

  /// Changes what staff may still change: their own notes and how the customer is reached at any
  /// time, where the goods go until something of them has left. The invoice was issued for the
  /// place that the goods go to, so they stay within what is one place to taxes. Slips that are
  /// printed already and not sent yet are printed again.
  public static Outcome amend(
      Order order, Amendment asked, SalesSettings settings, Shop shop, Instant now) {
    var what = asked.told(order);
    if (what.isEmpty()) {
      return new Outcome.Unchanged(order);
    }
    var no =
        asked.movesGoods(order)
            ? reasonToStay(order, asked, settings, shop)
            : Optional.<String>empty();
    if (no.isPresent()) {
      return new Outcome.Rejected("shipping_address", no.get());
    }
    var content =
        order
            .content()
            .amended(
                asked.email(),
                asked.shippingAddress(),
                asked.note(),
                asked.noteAttributes(),
                asked.tags());
    var change = order.change(now, what).content(content).phone(asked.phone());
    boolean printed = !order.fulfillmentOrderIds().isEmpty() && !order.hasShipped();
    if (!printed || order.cancellation().isPresent() || !asked.showsOnSlip(order)) {
      return new Outcome.Changed(change.done(), List.of());
    }
    var next = change.newSlip().done();
    return new Outcome.Changed(
        next,
        next.fulfillmentOrderIds().stream()
            .<Message>map(id ->
                new Message.RenderPackingSlip(
                    id, Optional.empty(), next.slipEdits(), Optional.of(next.slipText())))
            .toList());
  }

  private static Optional<String> reasonToStay(
      Order order, Amendment asked, SalesSettings settings, Shop shop) {
    if (order.cancellation().isPresent()) {
      return Optional.of("can't be changed: the order is cancelled");
    } else if (order.hasShipped()) {
      return Optional.of("can't be changed: something was shipped to it");
    } else if (asked.shippingAddress().isEmpty()) {
      return Optional.of("can't be blank");
    }
    return movesTaxes(order, asked.shippingAddress().get(), settings, shop)
        ? Optional.of("can't be where other taxes are due: the invoice has those of the first one")
        : Optional.empty();
  }

  private static boolean movesTaxes(Order order, Address to, SalesSettings settings, Shop shop) {
    var from = order.content().shippingAddress();
    boolean lost = to.country().isEmpty() && from.flatMap(Address::country).isPresent();
    return from.filter(to::isWhere).isEmpty()
        && order
            .priced()
            .taxBasis()
            .filter(basis -> !settings.registrations(basis.date()).isEmpty())
            .filter(basis -> lost || !settings.taxesAlike(basis, to, shop.country()))
            .isPresent();
  }

  /// The day on which the customer is to be reminded next, if at all.
  public static Optional<LocalDate> nextReminder(Order order, Shop shop) {
    if (order.outstanding().isZero() || order.remindersSent() >= shop.reminderDays().size()) {
      return Optional.empty();
    }
    return order.dueOn().map(day -> day.plusDays(shop.reminderDays().get(order.remindersSent())));
  }

  /// Reminds once for all steps that have come due: whoever missed days catches up without sending
  /// three mails at once.
  public static Outcome remind(Order order, Shop shop, Instant now) {
    var today = now.atZone(shop.timeZone()).toLocalDate();
    int steps = order.remindersSent();
    if (nextReminder(order, shop).isEmpty()) {
      return new Outcome.Unchanged(order);
    }
    var dueOn = order.dueOn().orElseThrow();
    while (steps < shop.reminderDays().size()
        && !dueOn.plusDays(shop.reminderDays().get(steps)).isAfter(today)) {
      steps++;
    }
    if (steps == order.remindersSent()) {
      return new Outcome.Unchanged(order);
    }
    boolean known = order.content().email().isPresent();
    var became = known ? " sent" : " passed over: no mail address is known";
    var next = order.change(now, "Payment reminder " + steps + became).remindersSent(steps).done();
    var mail =
        new Message.SendMail(
            MailKind.REMINDER,
            order.id(),
            steps,
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.of(order.outstanding()));
    return new Outcome.Changed(next, known ? List.of(mail) : List.of());
  }
}
