package dev.utkast.model.decision;

import org.joda.money.Money;

/// Why word of a payment is not taken.
public sealed interface PaymentRefusal extends Refusal {

  /// The reference belongs to another payment of the sale.
  ///
  /// @param earlier its amount
  record ReferenceTaken(Money earlier) implements PaymentRefusal {}

  /// It is not what there is to pay.
  ///
  /// @param open what is
  record AmountNotAsked(Money open) implements PaymentRefusal {}

  /// Nothing behind the link is to be paid by its customer.
  record NothingToPay() implements PaymentRefusal {}

  /// The customer has paid, and the money is on its way.
  record UnderWay() implements PaymentRefusal {}

  /// All payments together would be 2^53 minor units or more.
  record SumTooLarge() implements PaymentRefusal {}
}
