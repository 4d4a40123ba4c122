package dev.utkast.model.payment;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.money.Amounts;
import java.time.Instant;
import java.util.List;
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

  /// A payment that is new to the ledger.
  ///
  /// @param entry its kind says whether it counts
  /// @param paid all that counts, this entry included
  public record Receipt(PaymentEntry entry, Money paid) {

    /// @return whether the balance changes by it
    public boolean counts() {
      return entry.counts();
    }
  }

  /// @param paid what was paid so far, in the currency that is asked for
  /// @param earlier the entry stored under this payment's key, if any
  /// @param orderId the order that the money is for, if there is one already
  public static Decision<Receipt> receive(
      Money paid,
      Optional<PaymentEntry> earlier,
      PaymentNotice notice,
      Optional<OrderId> orderId,
      Actor by,
      Instant now) {
    if (earlier.isPresent()) {
      return earlier.get().amount().equals(notice.amount())
          ? Decision.alreadyDone()
          : Decision.refused(new PaymentRefusal.ReferenceTaken(earlier.get().amount()));
    }
    var kind = kind(notice, paid);
    var entry =
        new PaymentEntry(
            notice.transactionId(),
            kind,
            notice.provider(),
            notice.reference(),
            notice.amount(),
            orderId,
            now,
            notice.test(),
            notice.gateway(),
            Optional.of(by),
            notice.payment(),
            notice.ofHeld() || isForeign(kind, notice, paid),
            notice.refund());
    if (!entry.counts()) {
      return Decision.changed(new Receipt(entry, paid));
    }
    var sum = paid.plus(entry.effect());
    return Amounts.isInRange(sum)
        ? Decision.changed(new Receipt(entry, sum))
        : Decision.refused(new PaymentRefusal.SumTooLarge());
  }

  /// What is to be returned of a sale that is called off: all that was paid on it until then.
  ///
  /// @return none where nothing was paid
  public static Optional<Money> toReturn(List<PaymentEntry> ledger, Instant cancelledAt) {
    return ledger.stream()
        .filter(PaymentEntry::counts)
        .filter(entry -> !entry.at().isAfter(cancelledAt))
        .map(PaymentEntry::effect)
        .reduce(Money::plus)
        .filter(Money::isPositive);
  }

  /// What follows a payment that counted once, before the sale changed to another currency.
  private static boolean isForeign(PaymentEntry.Kind kind, PaymentNotice notice, Money paid) {
    return kind.moves() && !notice.amount().isSameCurrency(paid);
  }

  private static PaymentEntry.Kind kind(PaymentNotice notice, Money paid) {
    if (!notice.kind().isMoney()) {
      return notice.kind();
    }
    boolean held = notice.kind() == PaymentEntry.Kind.HELD;
    return !held && notice.amount().isSameCurrency(paid)
        ? PaymentEntry.Kind.PAYMENT
        : PaymentEntry.Kind.HELD;
  }
}
