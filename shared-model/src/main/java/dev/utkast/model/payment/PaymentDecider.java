package dev.utkast.model.payment;

import dev.utkast.model.money.Amounts;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/// What word of a payment does to the balance of a sale.
///
/// The same payment counts once, whoever brings it and however often. The same reference with
/// another amount is not the same payment, and is refused rather than guessed at. Money in another
/// currency than was asked for is kept, counts for nothing, and waits for a person. Word of a
/// payment that failed, waits or was a test is kept beside it, under a key of its own: the payment
/// that follows it counts.
public final class PaymentDecider {
  private PaymentDecider() {}

  /// What was decided.
  public sealed interface Outcome {
    /// Counts: `paid` is the new sum.
    record Counted(Money paid, PaymentEntry entry) implements Outcome {}

    record HeldForReview(PaymentEntry entry) implements Outcome {}

    /// Kept, and counts for nothing: no money has arrived.
    record Noted(PaymentEntry entry) implements Outcome {}

    record AlreadyRecorded(PaymentEntry earlier) implements Outcome {}

    /// The reference belongs to a different payment of this sale.
    record ReferenceTaken(PaymentEntry earlier) implements Outcome {}

    /// All payments together would be 2^53 minor units or more.
    record SumTooLarge() implements Outcome {}
  }

  /// @param paid what was paid so far, in the currency that is asked for
  /// @param earlier the entry stored under this payment's key, if any
  /// @param orderId the order that the money is for, if there is one already
  public static Outcome receive(
      Money paid,
      Optional<PaymentEntry> earlier,
      PaymentNotice notice,
      Optional<Long> orderId,
      Instant now) {
    if (earlier.isPresent()) {
      return earlier.get().amount().equals(notice.amount())
          ? new Outcome.AlreadyRecorded(earlier.get())
          : new Outcome.ReferenceTaken(earlier.get());
    }
    if (!notice.kind().isMoney()) {
      return new Outcome.Noted(entry(notice.kind(), notice, orderId, now));
    }
    if (!notice.amount().isSameCurrency(paid)) {
      return new Outcome.HeldForReview(entry(PaymentEntry.Kind.HELD, notice, orderId, now));
    }
    var sum = paid.plus(notice.amount());
    return Amounts.isInRange(sum)
        ? new Outcome.Counted(sum, entry(PaymentEntry.Kind.PAYMENT, notice, orderId, now))
        : new Outcome.SumTooLarge();
  }

  private static PaymentEntry entry(
      PaymentEntry.Kind kind, PaymentNotice notice, Optional<Long> orderId, Instant now) {
    return new PaymentEntry(
        notice.transactionId(),
        kind,
        notice.provider(),
        notice.reference(),
        notice.amount(),
        orderId,
        now,
        notice.test(),
        notice.gateway());
  }
}
