package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Decisions;
import dev.utkast.model.Sales;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.Checkouts;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderBalance;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/// One sale and its ledger, in which all that a provider tells is booked as its consumer does: what
/// is new is booked on the draft, or on the order once there is one, until nothing is new.
final class SettledSale {
  private final Map<String, PaymentEntry> ledger = new TreeMap<>();
  private DraftOrder draft;
  private Optional<Order> order = Optional.empty();
  private int orders;
  private long ids;

  SettledSale(DraftOrder draft) {
    this.draft = draft;
  }

  void told(Checkout checkout, ProviderPayment told) {
    for (int booked = 0; ; booked++) {
      assertTrue(booked <= told.events().size(), "something is booked again and again");
      var open = order.isPresent() ? Optional.<DraftOrder>empty() : Optional.of(draft);
      var next =
          SettlementDecider.next(checkout, told, List.copyOf(ledger.values()), open, () -> ++ids);
      if (next.isEmpty()) {
        return;
      }
      book(next.get());
      checkBalance();
    }
  }

  private void book(PaymentNotice notice) {
    var earlier =
        Optional.ofNullable(ledger.get(key(notice.kind(), notice.provider(), notice.reference())));
    if (order.isPresent()) {
      var received =
          Decisions.changed(
              SaleDecider.receivePayment(order.get(), earlier, notice, Sales.STAFF, Sales.LATER));
      order = Optional.of(received.order());
      add(received.entry());
      return;
    }
    var received =
        Decisions.changed(
            SaleDecider.receivePayment(
                draft,
                earlier,
                notice,
                AskedOrder.ofNobody(),
                Sales.STAFF,
                Sales.aShop(),
                Sales.LATER));
    draft = received.draft();
    switch (received) {
      case Change.DraftPaid(_, var entry) -> add(entry);
      case Change.SaleAgreed agreed -> agreed(agreed);
    }
  }

  private void agreed(Change.SaleAgreed agreed) {
    draft = agreed.draft();
    order = Optional.of(agreed.order());
    orders++;
    agreed.payment().ifPresent(this::add);
  }

  /// Staff complete it.
  void completed(boolean payLater) {
    agreed(
        Decisions.changed(
            SaleDecider.complete(
                draft,
                new SaleDecider.Completion(payLater, true, Sales.STAFF),
                List::of,
                () -> ++ids,
                AskedOrder.ofNobody(),
                Sales.aShop(),
                Sales.LATER)));
    checkBalance();
  }

  private void add(PaymentEntry entry) {
    var before = ledger.put(key(entry.kind(), entry.provider(), entry.reference()), entry);
    assertEquals(null, before, "an entry is never changed");
  }

  /// As the table of the ledger has it.
  private static String key(PaymentEntry.Kind kind, String provider, String reference) {
    return (kind.isMoney() ? "PAY" : kind.label()) + "#" + provider + "#" + reference;
  }

  private void checkBalance() {
    assertEquals(PaymentEntry.sum(ledger.values(), draft.total()), kept(), "kept is the ledger");
    assertTrue(order.isPresent() || !draft.isCoveredBy(draft.paid()), "covered, and no order");
    order.ifPresent(made -> {
      var balance = made.balance();
      for (var part : List.of(balance.paid(), balance.refunded(), balance.chargedBack())) {
        assertTrue(part.isPositiveOrZero(), balance.toString());
      }
    });
  }

  /// @return what the shop has of its money
  Money kept() {
    return order.map(made -> made.balance().kept()).orElse(draft.paid());
  }

  int orders() {
    return orders;
  }

  /// @return whether all of it is paid, and nothing went back since
  boolean isKeptWhole() {
    return draft.isCoveredBy(kept());
  }

  /// @return what each entry says, but for when and under which id it was written
  String ledger() {
    var told = new StringBuilder();
    ledger.forEach((key, entry) ->
        told.append(
            "%s %s %s of %s%s%n"
                .formatted(
                    key,
                    entry.kind(),
                    entry.amount(),
                    entry.payment().orElse("-"),
                    entry.ofHeld() ? ", counts for nothing" : "")));
    return told.toString();
  }

  /// @return what is still to be paid, and what is too much
  String owed() {
    return order
        .map(made -> "open " + made.outstanding() + ", credit " + made.credit())
        .orElse("open " + draft.outstanding());
  }

  Optional<OrderBalance> balance() {
    return order.map(Order::balance);
  }

  /// The first attempt that was made to pay for it.
  static Checkout aCheckout(String amount) {
    return Checkouts.begun(7, 1, Sales.usd(amount));
  }
}
