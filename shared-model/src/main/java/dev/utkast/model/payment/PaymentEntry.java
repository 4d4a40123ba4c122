package dev.utkast.model.payment;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TransactionId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// One line of the ledger of a sale; written once, never changed. A correction is another entry.
///
/// @param transactionId what clients know it by
/// @param reference the provider's id of the payment, or what staff wrote for a manual one: with
///   the provider it is the entry's natural key within its sale
/// @param amount in the currency that was paid
/// @param test whether the payment was a provider's test
/// @param gateway the way it was paid, as whoever told of it calls it; nothing is decided by it
/// @param by who told of it; not known of what older versions wrote
public record PaymentEntry(
    TransactionId transactionId,
    Kind kind,
    String provider,
    String reference,
    Money amount,
    Optional<OrderId> orderId,
    Instant at,
    boolean test,
    Optional<String> gateway,
    Optional<Actor> by) {

  /// The same of a draft that became an order by it.
  public PaymentEntry forOrder(OrderId id) {
    return new PaymentEntry(
        transactionId, kind, provider, reference, amount, Optional.of(id), at, test, gateway, by);
  }

  public boolean counts() {
    return kind == Kind.PAYMENT;
  }

  /// @return whether it waits for a person, who decides what becomes of it
  public boolean isHeld() {
    return kind == Kind.HELD;
  }

  /// What an entry does to the balance.
  public enum Kind {
    /// Counts towards the total.
    PAYMENT,
    /// Arrived in another currency than was asked for; waits for a person and counts for nothing
    /// until then.
    HELD,
    /// Announced, and not there yet; the payment itself is an entry of its own.
    PENDING,
    /// The payer or his bank said no.
    FAILURE,
    /// Somebody's system failed.
    ERROR,
    /// Went through in a provider's test mode, where no money moves.
    TEST;

    /// @return whether it is word of money that has arrived, in whichever currency
    public boolean isMoney() {
      return this == PAYMENT || this == HELD;
    }

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
