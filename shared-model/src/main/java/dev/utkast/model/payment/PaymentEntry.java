package dev.utkast.model.payment;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.RefundId;
import dev.utkast.model.id.TransactionId;
import java.time.Instant;
import java.util.Collection;
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
/// @param payment of what follows a payment, such as a refund: the reference of that payment
/// @param ofHeld whether that payment is held, or was none: what follows it counts for nothing
///   either
/// @param refund of staff that it carries out, if it does
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
    Optional<Actor> by,
    Optional<String> payment,
    boolean ofHeld,
    Optional<OfRefund> refund) {

  /// Which refund of staff an entry carries out.
  ///
  /// @param asked what the provider was asked with, where a provider pays it back
  public record OfRefund(RefundId refundId, Optional<TransactionId> asked) {}

  /// One of no refund of staff.
  public PaymentEntry(
      TransactionId transactionId,
      Kind kind,
      String provider,
      String reference,
      Money amount,
      Optional<OrderId> orderId,
      Instant at,
      boolean test,
      Optional<String> gateway,
      Optional<Actor> by,
      Optional<String> payment,
      boolean ofHeld) {
    this(
        transactionId,
        kind,
        provider,
        reference,
        amount,
        orderId,
        at,
        test,
        gateway,
        by,
        payment,
        ofHeld,
        Optional.empty());
  }

  /// The same of a draft that became an order by it.
  public PaymentEntry forOrder(OrderId id) {
    return new PaymentEntry(
        transactionId,
        kind,
        provider,
        reference,
        amount,
        Optional.of(id),
        at,
        test,
        gateway,
        by,
        payment,
        ofHeld,
        refund);
  }

  /// @return whether it is the end of what a provider was asked to pay back
  public boolean settles() {
    return (kind == Kind.REFUND || kind == Kind.REFUND_REFUSED)
        && refund.flatMap(OfRefund::asked).isPresent();
  }

  /// @return whether the balance of its sale changes by it
  public boolean counts() {
    return kind.moves() && !ofHeld;
  }

  /// @return whether it is a payment that counts, whatever became of it since
  public boolean isReceived() {
    return kind == Kind.PAYMENT;
  }

  /// @return what it adds to what the shop has of the sale's money; negative where money leaves
  public Money effect() {
    return counts() ? amount.multipliedBy(kind.sign) : Money.zero(amount.getCurrencyUnit());
  }

  /// @return what the shop has of a sale's money after all of this
  /// @param like in the currency of the sale; an entry in another one counts for nothing
  public static Money sum(Collection<PaymentEntry> ledger, Money like) {
    return ledger.stream()
        .map(PaymentEntry::effect)
        .filter(effect -> effect.isSameCurrency(like))
        .reduce(Money.zero(like.getCurrencyUnit()), Money::plus);
  }

  /// @return whether it waits for a person, who decides what becomes of it
  public boolean isHeld() {
    return kind == Kind.HELD;
  }

  /// What an entry does to the balance.
  public enum Kind {
    /// Counts towards the total.
    PAYMENT(1),
    /// Arrived in another currency than was asked for; waits for a person and counts for nothing
    /// until then.
    HELD(0),
    /// Announced, and not there yet; the payment itself is an entry of its own.
    PENDING(0),
    /// The payer or his bank said no.
    FAILURE(0),
    /// Somebody's system failed.
    ERROR(0),
    /// Went through in a provider's test mode, where no money moves.
    TEST(0),
    /// Went back to the customer.
    REFUND(-1),
    /// The provider is asked to pay it back; that it went back is an entry of its own.
    REFUND_ASKED(0),
    /// The provider will not pay back what he was asked to.
    REFUND_REFUSED(0),
    /// Went back, and came again: the customer's bank did not take it.
    REFUND_FAILED(1),
    /// Taken back by the customer's bank, until the dispute is decided.
    DISPUTE(-1),
    /// Given again by the bank, which decided for the shop.
    DISPUTE_WON(1),
    /// The bank decided for the customer; what was taken stays away.
    DISPUTE_LOST(0),
    /// Kept by the provider for its work: the shop's cost, which no customer owes.
    FEE(0);

    private final int sign;

    Kind(int sign) {
      this.sign = sign;
    }

    /// @return whether money of the shop becomes more or less by it
    boolean moves() {
      return sign != 0;
    }

    /// @return whether it is word of money that has arrived, in whichever currency
    public boolean isMoney() {
      return this == PAYMENT || this == HELD;
    }

    /// @return what clients of the Admin API know such a transaction as; of what they have no name
    ///   for, our own
    public String transaction() {
      return switch (this) {
        case PAYMENT, HELD, PENDING, FAILURE, ERROR, TEST -> "sale";
        case REFUND, REFUND_ASKED, REFUND_REFUSED, REFUND_FAILED -> "refund";
        case DISPUTE, DISPUTE_WON, DISPUTE_LOST, FEE -> label();
      };
    }

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
