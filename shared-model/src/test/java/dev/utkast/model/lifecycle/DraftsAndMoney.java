package dev.utkast.model.lifecycle;

import dev.utkast.model.Sales;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// Drafts in the states that tables name, and word of payments for them.
final class DraftsAndMoney {
  private DraftsAndMoney() {}

  /// @param state its status first; partly paid is ten dollars of the hundred
  static DraftOrder draft(String state) {
    var free = Sales.anOpenDraft(Sales.aFreeSample());
    return switch (state) {
      case "Open" -> Sales.anOpenDraft();
      case "Open, partly paid" -> Sales.partlyPaid(Sales.anOpenDraft());
      case "Open, with money held" -> Sales.recorded(Sales.anOpenDraft());
      case "Open, free" -> free;
      case "InvoiceSent" -> Sales.anInvoicedDraft();
      case "InvoiceSent, partly paid" -> Sales.partlyPaid(Sales.anInvoicedDraft());
      case "InvoiceSent, free" -> Sales.invoiced(free);
      case "Completed, unpaid" -> Sales.completed(Sales.anOpenDraft(), Sales.usd("0.00"));
      case "Completed, partly paid" -> Sales.completed(Sales.anOpenDraft(), Sales.usd("10.00"));
      case "Completed, paid", "Completed, booked" -> Sales.aCompletedDraft();
      case "Completed, free" -> Sales.completed(free, Sales.usd("0.00"));
      default -> throw new IllegalArgumentException(state);
    };
  }

  /// @param words a sum, and a kind where it is no money that has arrived: `USD 10.00 FAILURE`
  static PaymentNotice notice(String words) {
    var parts = words.split(" ");
    var kind = parts.length > 2 ? PaymentEntry.Kind.valueOf(parts[2]) : PaymentEntry.Kind.PAYMENT;
    var amount = Money.parse(parts[0] + " " + parts[1]);
    return new PaymentNotice(
        new TransactionId(9),
        "stripe",
        "pi_1",
        amount,
        kind,
        false,
        Optional.of("card"),
        Optional.empty(),
        false);
  }

  /// What was stored under the reference of the same notice.
  static PaymentEntry stored(Money amount) {
    return new PaymentEntry(
        new TransactionId(8),
        PaymentEntry.Kind.PAYMENT,
        "stripe",
        "pi_1",
        amount,
        Optional.empty(),
        Sales.NOON,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /// What was paid on a draft: by its customer, or booked as it was completed.
  static List<PaymentEntry> ledger(String state) {
    var paid = stored(Sales.usd("100.00"));
    return switch (state) {
      case "Completed, paid" -> List.of(paid);
      case "Completed, booked" ->
          List.of(
              new PaymentEntry(
                  paid.transactionId(),
                  paid.kind(),
                  PaymentNotice.MANUAL,
                  "completed #D5",
                  paid.amount(),
                  Optional.of(new OrderId(2)),
                  paid.at(),
                  false,
                  Optional.empty(),
                  Optional.of(Sales.STAFF),
                  Optional.empty(),
                  false));
      default -> List.of();
    };
  }

  /// What is to be stored of a notice.
  static PaymentEntry entry(
      PaymentNotice notice, PaymentEntry.Kind kind, Optional<OrderId> orderId) {
    return new PaymentEntry(
        new TransactionId(9),
        kind,
        "stripe",
        "pi_1",
        notice.amount(),
        orderId,
        Sales.LATER,
        false,
        Optional.of("card"),
        Optional.of(Sales.STAFF),
        Optional.empty(),
        false);
  }
}
