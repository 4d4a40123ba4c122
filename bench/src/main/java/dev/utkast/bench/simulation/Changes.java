package dev.utkast.bench.simulation;

import static dev.utkast.bench.simulation.InvariantBroken.unless;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.PricedLine;
import dev.utkast.model.pricing.ZeroTaxReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/// Which changes of a document there are. The arrows are listed here a second time, on purpose: the
/// model is what is checked.
final class Changes {
  private static final long LARGEST = 1L << 53;
  private static final Set<String> DRAFT_ARROWS =
      Set.of(
          "open>open",
          "open>invoice_sent",
          "open>completed",
          "invoice_sent>invoice_sent",
          "invoice_sent>completed",
          "completed>completed");
  private static final Map<String, Set<String>> PARCEL_ARROWS =
      Map.of(
          "open", Set.of("on_hold", "in_progress", "closed", "cancelled"),
          "on_hold", Set.of("on_hold", "open", "in_progress", "cancelled"),
          "in_progress", Set.of("in_progress", "on_hold", "closed"),
          "closed", Set.of(),
          "cancelled", Set.of());

  private final Known known;
  private final List<Rise> rising = new ArrayList<>();

  Changes(Known known) {
    this.known = known;
  }

  void draft(DraftOrder draft) {
    var before = Optional.ofNullable(known.drafts().put(draft.id(), draft));
    var paid = before.map(DraftOrder::paid).filter(earlier -> !earlier.isZero());
    rising.add(new Rise(paid, draft.paid(), draft.name()));
    unless(
        draft.status().label().equals("completed")
            || draft.paid().isZero()
            || draft.paid().isLessThan(draft.total()),
        "a covered draft is completed",
        draft.name());
    if (before.isEmpty()) {
      unless(draft.status().label().equals("open"), "a draft begins open", draft.name());
      addsUp(draft.priced(), draft.name());
      return;
    }
    var old = before.get();
    var arrow = old.status().label() + ">" + draft.status().label();
    unless(DRAFT_ARROWS.contains(arrow), "a draft goes along listed arrows", arrow);
    unless(draft.revision() >= old.revision(), "revisions rise", draft.name());
    unless(draft.number() == old.number(), "numbers stay", draft.name());
    if (old.status().label().equals("completed")) {
      unless(
          draft.priced().equals(old.priced()) && draft.paid().equals(old.paid()),
          "a completed draft's amounts stay",
          draft.name());
      unless(draft.status().equals(old.status()), "a draft has one order", draft.name());
    } else if (!draft.priced().equals(old.priced())) {
      addsUp(draft.priced(), draft.name());
      stillExempt(old, draft);
    }
  }

  /// Who was exempt and is gone may not be asked again.
  private void stillExempt(DraftOrder old, DraftOrder draft) {
    boolean gone =
        draft
            .content()
            .customerId()
            .filter(id -> old.content().customerId().equals(Optional.of(id)))
            .filter(id -> !known.customers().contains(id))
            .isPresent();
    unless(
        !gone || !exemptByCustomer(old) || exemptByCustomer(draft),
        "a draft keeps an exemption whose customer was deleted",
        draft.name());
  }

  private static boolean exemptByCustomer(DraftOrder draft) {
    return draft
        .priced()
        .zeroTaxReason()
        .filter(reason -> reason.code() == ZeroTaxReason.Code.CUSTOMER_EXEMPT)
        .isPresent();
  }

  private static void addsUp(PricedDocument document, String name) {
    var zero = document.total().toZero();
    var gross = document.lines().stream().map(PricedLine::gross).reduce(zero, MoneySet::plus);
    var net = document.lines().stream().map(PricedLine::net).reduce(zero, MoneySet::plus);
    var tax = document.taxLines().stream().map(line -> line.amount()).reduce(zero, MoneySet::plus);
    var plain = document.subtotal().plus(document.shippingTotal());
    boolean holds =
        gross.equals(document.lineItemsTotal())
            && gross.minus(document.discountsTotal()).equals(document.subtotal())
            && net.equals(document.subtotal())
            && tax.equals(document.taxTotal())
            && document.total().equals(document.taxesIncluded() ? plain : plain.plus(tax))
            && !document.total().isNegative();
    unless(holds, "total = lines - discounts + shipping + tax, not negative", name);
    for (var amount : List.of(document.total().shop(), document.total().presentment())) {
      boolean whole = amount.getAmount().scale() <= amount.getCurrencyUnit().getDecimalPlaces();
      unless(
          whole && Math.abs(amount.getAmountMinorLong()) < LARGEST,
          "amounts are whole minor units below 2^53",
          name);
    }
  }

  void order(Order order) {
    var before = Optional.ofNullable(known.orders().put(order.id(), order));
    before.ifPresent(
        old -> rising.add(new Rise(Optional.of(old.paid()), order.paid(), order.name())));
    if (order.cancellation().isPresent()) {
      known.paidWhenCancelled().putIfAbsent(order.id(), order.paid());
    }
    if (before.isEmpty()) {
      known.paidWhenAgreed().put(order.id(), order.paid());
      var draft = known.drafts().get(order.draftId());
      unless(draft != null, "an order has its draft", order.name());
      if (draft != null) {
        unless(draft.priced().equals(order.priced()), "price and rate stay", order.name());
      }
    }
    unless(
        order.outstanding().plus(order.paid()).equals(order.payable().plus(order.credit())),
        "paid + outstanding = payable + credit",
        order.name());
    var lines = order.content().lines();
    for (int i = 0; i < lines.size(); i++) {
      int shipped = order.shippedUnits().get(i);
      int earlier = before.isEmpty() ? 0 : before.get().shippedUnits().get(i);
      unless(
          earlier <= shipped && shipped <= lines.get(i).quantity(),
          "0 <= shipped <= sold, and never less than before",
          order.name());
    }
    if (before.isPresent()) {
      var old = before.get();
      unless(order.priced().equals(old.priced()), "price and rate stay", order.name());
      unless(order.dueOn().equals(old.dueOn()), "the due day stays", order.name());
      unless(order.remindersSent() >= old.remindersSent(), "reminders rise", order.name());
      unless(
          old.cancellation().isEmpty() || old.cancellation().equals(order.cancellation()),
          "cancelled is cancelled",
          order.name());
      unless(
          order.fulfillmentOrderIds().containsAll(old.fulfillmentOrderIds())
              && order.fulfillmentIds().containsAll(old.fulfillmentIds()),
          "an order keeps its parcels",
          order.name());
    }
  }

  /// However late it is written. An invoice that its credit note had to wait for may show what was
  /// paid by then.
  void legalDocument(Invoice document) {
    var cancelled = Optional.ofNullable(known.paidWhenCancelled().get(document.orderId()));
    boolean then =
        switch (document.series()) {
          case INVOICE ->
              document
                  .paid()
                  .equals(Optional.ofNullable(known.paidWhenAgreed().get(document.orderId())));
          case CREDIT_NOTE -> false;
        };
    unless(
        then || (cancelled.isPresent() && document.paid().equals(cancelled)),
        "a legal document shows what was paid at its event",
        document.name());
  }

  void fulfillmentOrder(FulfillmentOrder made) {
    var before = Optional.ofNullable(known.fulfillmentOrders().put(made.id(), made));
    for (var line : made.lines()) {
      unless(
          line.shipped() >= 0 && line.shipped() <= line.quantity(),
          "shipped <= quantity",
          "fulfillment order " + made.id());
    }
    if (before.isPresent()) {
      var from = before.get().status().label();
      var to = made.status().label();
      unless(
          PARCEL_ARROWS.getOrDefault(from, Set.of()).contains(to),
          "a fulfillment order goes along listed arrows",
          from + ">" + to);
      boolean all = made.lines().stream().allMatch(line -> line.remaining() == 0);
      unless(all == to.equals("closed"), "closed = all has left", made.id());
    }
  }

  /// What is paid on a document rises by exactly the ledger entries of the same commit.
  void paidRises(List<PaymentEntry> entries) {
    var all = List.copyOf(rising);
    rising.clear();
    all.forEach(rise -> rises(rise.before(), rise.paid(), entries, rise.name()));
  }

  /// What was paid on a document before and after a write of the commit that is looked at.
  private record Rise(Optional<Money> before, Money paid, String name) {}

  private static void rises(
      Optional<Money> before, Money paid, List<PaymentEntry> entries, String name) {
    var start = before.orElse(Money.zero(paid.getCurrencyUnit()));
    var counted =
        entries.stream()
            .filter(entry -> entry.kind() == PaymentEntry.Kind.PAYMENT)
            .map(PaymentEntry::amount)
            .reduce(start, Money::plus);
    unless(counted.equals(paid), "paid rises with its ledger entry", name + ": " + paid);
  }

  void level(Item item, Optional<Item> before, List<Movement> movements) {
    var level = StockTable.readLevel(item);
    var name = level.itemId() + "/" + level.locationId();
    known.levels().put(name, level);
    long onHand = before.map(StockTable::readLevel).map(old -> old.onHand()).orElse(0L);
    long committed = before.map(StockTable::readLevel).map(old -> old.committed()).orElse(0L);
    boolean denied = false;
    for (var move : movements) {
      if (move.itemId() == level.itemId() && move.locationId() == level.locationId()) {
        onHand += move.onHandChange();
        committed += move.committedChange();
        denied |= move.kind() == Movement.Kind.CLAIM && known.denies(move);
      }
    }
    unless(
        onHand == level.onHand() && committed == level.committed(),
        "a level changes by its movements",
        "item " + name);
    unless(level.committed() >= 0, "committed >= 0", "item " + name);
    unless(!denied || level.available() >= 0, "no claim oversells what may not be", name);
  }
}
