package dev.utkast.model.order;

import dev.utkast.model.customer.Address;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.decision.OrderRefusal.Because;
import dev.utkast.model.decision.OrderRefusal.Option;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.joda.money.Money;

/// What may be done with an order, and what comes of it.
///
/// It starts from an agreed draft. It is cancelled only while nothing has left, and nothing leaves
/// or is reminded of once it is cancelled. No line ships more than was sold. Money is taken
/// whenever it comes: beyond what is owed it is credit.
public final class OrderDecider {
  private static final PaymentTerms DUE_ON_RECEIPT =
      new PaymentTerms(PaymentTerms.Type.RECEIPT, Optional.empty(), Optional.empty());

  private OrderDecider() {}

  /// @param draft as it is agreed
  /// @param paid all that was paid on the draft
  public static Order start(
      DraftOrder draft, OrderId id, long number, Money paid, Shop shop, Instant now) {
    var terms = draft.content().terms().orElse(DUE_ON_RECEIPT);
    return new Order(
        id,
        1,
        number,
        draft.id(),
        draft.name(),
        draft.content(),
        draft.priced(),
        0,
        Optional.of(terms.dueDay(shop.dayOf(now))),
        paid,
        0,
        ShippedUnits.none(draft.content().lines()),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// @param paid all that counts
  public static Order paid(Order order, Money paid, Instant now) {
    return order.change(now).paid(paid).done();
  }

  /// @param entry that is new in its ledger; one that counts for nothing changes no balance
  public static Order booked(Order order, PaymentEntry entry, Instant now) {
    var change = order.change(now);
    if (entry.settles()) {
      change.refunds(order.refunded().lessUnderWay(entry.amount()));
    }
    return entry.counts()
        ? change.balance(order.balance().after(entry.kind(), entry.amount())).done()
        : change.done();
  }

  /// @param totals of all refunds, this one included
  /// @param paidBack by hand with it
  /// @param slip whether what is to be sent became less
  public static Order refunded(
      Order order, RefundTotals totals, List<PaymentEntry> paidBack, boolean slip, Instant now) {
    var balance = order.balance();
    for (var entry : paidBack) {
      balance = entry.counts() ? balance.after(entry.kind(), entry.amount()) : balance;
    }
    var change = order.change(now).refunds(totals);
    if (!paidBack.isEmpty()) {
      change.balance(balance);
    }
    return slip && !order.hasShipped() && !order.fulfillmentOrderIds().isEmpty()
        ? change.newSlip().done()
        : change.done();
  }

  /// Something beside it was written that must not be decided twice from the same version of it.
  public static Order touched(Order order, Instant now) {
    return order.change(now).done();
  }

  /// An order is cancelled once; who asks again may ask for the same, or leave it open.
  ///
  /// @param said what was said of how it is cancelled; the rest is the usual
  public static Decision<Order> cancel(Order order, Cancellation asked, Set<Option> said) {
    if (order.cancellation().isPresent()) {
      var otherwise = otherwise(order.cancellation().get(), asked, said);
      return otherwise.isEmpty()
          ? Decision.alreadyDone()
          : Decision.refused(new OrderRefusal.CancelledOtherwise(otherwise));
    }
    return order.hasShipped()
        ? Decision.refused(new OrderRefusal.Shipped())
        : Decision.changed(order.change(asked.at()).cancelled(asked).done());
  }

  private static Set<Option> otherwise(Cancellation done, Cancellation asked, Set<Option> said) {
    var otherwise = EnumSet.noneOf(Option.class);
    for (var option : said) {
      boolean same =
          switch (option) {
            case REASON -> asked.reason() == done.reason();
            case RESTOCK -> asked.withoutRestock() == done.withoutRestock();
            case EMAIL -> asked.withoutMail() == done.withoutMail();
          };
      if (!same) {
        otherwise.add(option);
      }
    }
    return otherwise;
  }

  /// @param customerOrdinal which order of its customer this is, from 1; 0 without a customer
  public static Decision<Order> withFulfillmentOrder(
      Order order,
      FulfillmentOrderId fulfillmentOrderId,
      IntSupplier customerOrdinal,
      Instant now) {
    if (order.cancellation().isPresent()) {
      return Decision.refused(new OrderRefusal.Cancelled());
    }
    return order.fulfillmentOrderIds().isEmpty()
        ? Decision.changed(
            order
                .change(now)
                .addFulfillmentOrder(fulfillmentOrderId)
                .customerOrdinal(ordinal(order, customerOrdinal))
                .done())
        : Decision.alreadyDone();
  }

  /// The slip greets a returning customer. Orders made by older versions know their place already.
  private static int ordinal(Order order, IntSupplier counted) {
    return order.customerOrdinal() > 0 ? order.customerOrdinal() : counted.getAsInt();
  }

  /// @param units that leave, by line
  public static Decision<Order> shipped(
      Order order, FulfillmentId fulfillmentId, Map<LineId, Integer> units, Instant now) {
    if (order.cancellation().isPresent()) {
      return Decision.refused(new OrderRefusal.Cancelled());
    } else if (order.fulfillmentIds().contains(fulfillmentId)) {
      return Decision.alreadyDone();
    }
    var lines = order.content().lines();
    var total = order.shippedUnits().plus(lines, units);
    for (int i = 0; i < lines.size(); i++) {
      int shipped = total.of(i);
      if (shipped > order.unitsToLeave(i)) {
        return Decision.refused(
            new OrderRefusal.ShippedMoreThanSold(
                lines.get(i).id(), order.unitsToLeave(i), shipped));
      }
    }
    return Decision.changed(
        order.change(now).shippedUnits(total).addFulfillment(fulfillmentId).done());
  }

  /// Changes what staff may still change: their own notes and how the customer is reached at any
  /// time, where the goods go until something of them has left. The invoice was issued for the
  /// place that the goods go to, so they stay within what is one place to taxes.
  public static Decision<Order> amend(
      Order order, Amendment asked, SalesSettings settings, Shop shop, Instant now) {
    if (asked.parts(order).isEmpty()) {
      return Decision.alreadyDone();
    }
    var refusal =
        asked.movesGoods(order)
            ? reasonToStay(order, asked, settings, shop)
            : Optional.<OrderRefusal>empty();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
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
    var change = order.change(now).content(content).phone(asked.phone());
    return Decision.changed(isPrintedAnew(order, asked) ? change.newSlip().done() : change.done());
  }

  /// Slips that are printed already and not sent yet are printed again.
  private static boolean isPrintedAnew(Order order, Amendment asked) {
    return !order.fulfillmentOrderIds().isEmpty()
        && !order.hasShipped()
        && order.cancellation().isEmpty()
        && asked.showsOnSlip(order);
  }

  private static Optional<OrderRefusal> reasonToStay(
      Order order, Amendment asked, SalesSettings settings, Shop shop) {
    if (order.cancellation().isPresent()) {
      return Optional.of(new OrderRefusal.AddressFixed(Because.CANCELLED));
    } else if (order.hasShipped()) {
      return Optional.of(new OrderRefusal.AddressFixed(Because.SHIPPED));
    } else if (asked.shippingAddress().isEmpty()) {
      return Optional.of(new OrderRefusal.AddressMissing());
    }
    return movesTaxes(order, asked.shippingAddress().get(), settings, shop)
        ? Optional.of(new OrderRefusal.OtherTaxes())
        : Optional.empty();
  }

  /// By the place of taxation, as a draft's own taxes are. An address that named its country still
  /// names it: goods that go home do not lose the name of home on the way.
  private static boolean movesTaxes(Order order, Address to, SalesSettings settings, Shop shop) {
    var from = order.content().shippingAddress();
    boolean lost = !to.namesCountry() && from.filter(Address::namesCountry).isPresent();
    return from.filter(to::isWhere).isEmpty()
        && order
            .priced()
            .taxBasis()
            .filter(basis -> !settings.registrations(basis.date()).isEmpty())
            .filter(basis -> lost || !settings.taxesAlike(basis, to, shop.country()))
            .isPresent();
  }

  /// The day on which the customer is to be reminded next, if at all. Whose bank took the money
  /// back is written to by people.
  public static Optional<LocalDate> nextReminder(Order order, Shop shop) {
    if (order.outstanding().isZero()
        || order.balance().chargedBack().isPositive()
        || order.remindersSent() >= shop.reminderDays().size()) {
      return Optional.empty();
    }
    return order.dueOn().map(day -> day.plusDays(shop.reminderDays().get(order.remindersSent())));
  }

  /// Reminds once for all steps that have come due: whoever missed days catches up without sending
  /// three mails at once.
  ///
  /// @param today the day in the shop for which it is asked
  public static Effect<Order> remind(Order order, Shop shop, LocalDate today, Instant now) {
    if (nextReminder(order, shop).isEmpty()) {
      return Decision.alreadyDone();
    }
    var dueOn = order.dueOn().orElseThrow();
    int steps = order.remindersSent();
    while (steps < shop.reminderDays().size()
        && !dueOn.plusDays(shop.reminderDays().get(steps)).isAfter(today)) {
      steps++;
    }
    return steps == order.remindersSent()
        ? Decision.alreadyDone()
        : Decision.changed(order.change(now).remindersSent(steps).done());
  }
}
