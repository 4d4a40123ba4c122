package dev.utkast.model.order;

import org.joda.money.Money;

/// What of an order's payments the customer has again, in the presentment currency.
///
/// @param refunded by the shop
/// @param chargedBack by the customer's bank, in disputes that are open or lost
public record Returned(Money refunded, Money chargedBack) {

  static Returned nothing(Money like) {
    var zero = Money.zero(like.getCurrencyUnit());
    return new Returned(zero, zero);
  }

  boolean isNothing() {
    return refunded.isZero() && chargedBack.isZero();
  }
}
