package dev.utkast.model.order;

import dev.utkast.model.payment.PaymentEntry.Kind;
import org.joda.money.Money;

/// How the money of an order stands, all of it in the presentment currency.
///
/// A refund makes nobody owe again: who is given back a part has paid what he was to pay. What a
/// bank took back is owed as before.
///
/// @param payable what the customer owes in all
/// @param paid all that was paid, whatever became of it since
public record OrderBalance(Money payable, Money paid, Returned returned) {

  /// @return what went back to the customer by the shop's own will
  public Money refunded() {
    return returned.refunded();
  }

  /// @return what the customer's bank took back
  public Money chargedBack() {
    return returned.chargedBack();
  }

  /// @return what was paid and was not taken back by a bank
  public Money received() {
    return paid.minus(chargedBack());
  }

  /// @return what the shop has of it now
  public Money kept() {
    return received().minus(refunded());
  }

  public Money outstanding() {
    return notNegative(payable.minus(received()));
  }

  /// @return what was paid beyond what is owed, and was not returned
  public Money credit() {
    return notNegative(received().minus(payable).minus(refunded()));
  }

  /// The balance after one more entry of the ledger. Money that comes again after a refund or a
  /// dispute of the time before there was an order is paid now: the order never had it.
  ///
  /// @param kind of an entry that counts
  OrderBalance after(Kind kind, Money amount) {
    return switch (kind) {
      case PAYMENT -> new OrderBalance(payable, paid.plus(amount), returned);
      case REFUND -> with(refunded().plus(amount), chargedBack());
      case DISPUTE -> with(refunded(), chargedBack().plus(amount));
      case REFUND_FAILED -> {
        var again = least(amount, refunded());
        yield with(refunded().minus(again), chargedBack()).after(Kind.PAYMENT, amount.minus(again));
      }
      case DISPUTE_WON -> {
        var again = least(amount, chargedBack());
        yield with(refunded(), chargedBack().minus(again)).after(Kind.PAYMENT, amount.minus(again));
      }
      case HELD, PENDING, FAILURE, ERROR, TEST, REFUND_ASKED, REFUND_REFUSED, DISPUTE_LOST, FEE ->
          this;
    };
  }

  private OrderBalance with(Money refunded, Money chargedBack) {
    return new OrderBalance(payable, paid, new Returned(refunded, chargedBack));
  }

  private static Money least(Money one, Money other) {
    return one.isGreaterThan(other) ? other : one;
  }

  private static Money notNegative(Money amount) {
    return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
  }
}
