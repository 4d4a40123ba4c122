package dev.utkast.model.money;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// One amount in the shop's currency and in the customer's.
///
/// The two sides are priced natively and never derived from each other, so that sums hold to the
/// minor unit on both. Adding sets of different currencies is a programmer's mistake and throws.
public record MoneySet(Money shop, Money presentment) {

  public static MoneySet zero(CurrencyUnit shopCurrency, CurrencyUnit presentmentCurrency) {
    return new MoneySet(Money.zero(shopCurrency), Money.zero(presentmentCurrency));
  }

  /// The same amount on both sides, for a document in the shop's own currency.
  public static MoneySet same(Money amount) {
    return new MoneySet(amount, amount);
  }

  public MoneySet plus(MoneySet other) {
    return new MoneySet(shop.plus(other.shop), presentment.plus(other.presentment));
  }

  public MoneySet minus(MoneySet other) {
    return new MoneySet(shop.minus(other.shop), presentment.minus(other.presentment));
  }

  public MoneySet negated() {
    return new MoneySet(shop.negated(), presentment.negated());
  }

  public boolean isZero() {
    return shop.isZero() && presentment.isZero();
  }

  public boolean isNegative() {
    return shop.isNegative() || presentment.isNegative();
  }

  public MoneySet toZero() {
    return zero(shop.getCurrencyUnit(), presentment.getCurrencyUnit());
  }
}
