package dev.utkast.model.payment;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/// One line of the ledger of a sale; written once, never changed. A correction is another entry.
///
/// @param transactionId what clients know it by
/// @param reference the provider's id of the payment, or what staff wrote for a manual one: with
///   the provider it is the entry's natural key within its sale
/// @param amount in the currency that was paid
public record PaymentEntry(
    long transactionId,
    Kind kind,
    String provider,
    String reference,
    Money amount,
    Optional<Long> orderId,
    Instant at) {

  /// What an entry does to the balance.
  public enum Kind {
    /// Counts towards the total.
    PAYMENT,
    /// Arrived in another currency than was asked for; waits for a person and counts for nothing
    /// until then.
    HELD
  }
}
