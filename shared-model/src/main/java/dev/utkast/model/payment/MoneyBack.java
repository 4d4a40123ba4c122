package dev.utkast.model.payment;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What went back of a sale's payments, in the currency of the sale.
///
/// @param refunded by the shop, less what came again
/// @param chargedBack by the customer's bank, less what it gave again
/// @param kept what still counts as paid
public record MoneyBack(Money refunded, Money chargedBack, Money kept) {

  /// @param counted entries of one sale that count, in its currency
  /// @return nothing where nothing but payments is among them
  public static Optional<MoneyBack> of(List<PaymentEntry> counted) {
    if (counted.stream().allMatch(PaymentEntry::isReceived)) {
      return Optional.empty();
    }
    var refunds = EnumSet.of(PaymentEntry.Kind.REFUND, PaymentEntry.Kind.REFUND_FAILED);
    var disputes = EnumSet.of(PaymentEntry.Kind.DISPUTE, PaymentEntry.Kind.DISPUTE_WON);
    var like = counted.getFirst().amount();
    return Optional.of(
        new MoneyBack(
            sum(counted, refunds, like).negated(),
            sum(counted, disputes, like).negated(),
            PaymentEntry.sum(counted, like)));
  }

  private static Money sum(
      Collection<PaymentEntry> counted, EnumSet<PaymentEntry.Kind> kinds, Money like) {
    return PaymentEntry.sum(
        counted.stream().filter(entry -> kinds.contains(entry.kind())).toList(), like);
  }
}
