package dev.utkast.model.decision;

import org.joda.money.Money;

/// Why word of a payment is not taken.
public sealed interface PaymentRefusal extends Refusal {

  /// The reference belongs to another payment of the sale.
  ///
  /// @param earlier its amount
  record ReferenceTaken(Money earlier) implements PaymentRefusal {}

  /// All payments together would be 2^53 minor units or more.
  record SumTooLarge() implements PaymentRefusal {}
}
