package dev.utkast.house;

import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.RefundId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.lifecycle.RefundDecider;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.refund.RefundPlanner;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.MemoryProvider;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What [StoredSales] has of what was given back: one of two tables, and USD 5.00 that the provider
/// is asked to pay back (8201) of attempt 8101.
final class StoredRefund {
  private StoredRefund() {}

  /// @param order that is paid
  static void store(Wiring wiring, OrdersTable orders, Order order) {
    wiring.database().commit(orders.put(order, wiring.shop()));
    var line = new RefundPlanner.Line(new LineId(1101), 1, Refund.Restock.CANCEL);
    var refunded =
        Decided.changed(
            RefundDecider.refund(
                new RefundDecider.Found(order, List.of(), List.of(), List.of()),
                new RefundPlanner.Asked(List.of(line), Optional.empty(), List.of()),
                new RefundDecider.Made(
                    new RefundId(4105),
                    Optional.of("Scratched"),
                    new Actor.Staff("test"),
                    StoredSales.NOW,
                    () -> 7201L)));
    wiring
        .database()
        .commit(
            List.of(
                orders.put(refunded.order(), wiring.shop()),
                orders.putNew(refunded.refund()),
                new PaymentsTable(wiring.database()).putNew(order.draftId(), asked(order))));
  }

  private static PaymentEntry asked(Order order) {
    return new PaymentEntry(
        new TransactionId(8201),
        PaymentEntry.Kind.REFUND_ASKED,
        "stripe",
        "refund 8201",
        Money.ofMajor(order.total().getCurrencyUnit(), 5),
        Optional.of(order.id()),
        StoredSales.NOW,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(MemoryProvider.payment(new CheckoutId(8101))),
        false,
        Optional.of(new PaymentEntry.OfRefund(new RefundId(4105), Optional.empty())));
  }
}
