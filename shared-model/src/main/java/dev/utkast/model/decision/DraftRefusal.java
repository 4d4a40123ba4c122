package dev.utkast.model.decision;

import org.joda.money.Money;

/// Why something may not be done with a draft order.
public sealed interface DraftRefusal extends Refusal {

  /// It has become an order, and that is the end of it.
  record Completed(Action action) implements DraftRefusal {}

  /// What was to be done with a draft.
  enum Action {
    EDIT,
    SEND_INVOICE,
    DELETE,
    RECEIVE_PAYMENT,
    COMPLETE
  }

  /// It was completed to be paid later; a payment is the order's.
  record CompletedUnpaid() implements DraftRefusal {}

  /// It was completed as paid; nothing of it is pending.
  record CompletedPaid() implements DraftRefusal {}

  /// Who completes it as paid may not receive payments.
  record PaymentNotAllowed() implements DraftRefusal {}

  /// Something was paid on it, which fixes its currency.
  record CurrencyFixed() implements DraftRefusal {}

  /// An edit would cover it by what was paid before, and only a payment may do that.
  record CoveredByEdit(Money paid, Money total) implements DraftRefusal {}

  /// What was paid covers it: it becomes an order, and is not paid in part.
  record Covered(Money paid, Money total) implements DraftRefusal {}

  /// There is nobody to send the payment request to.
  record NobodyToAsk() implements DraftRefusal {}

  /// The ledger has an entry of it.
  record InLedger() implements DraftRefusal {}
}
