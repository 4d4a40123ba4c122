package dev.utkast.model.invoice;

import java.util.Optional;
import org.joda.money.Money;

/// How the money of a document stands, in the presentment currency.
///
/// @param total of the document
public record Balance(Money total, Money paid, Money outstanding) {

  /// What a document says of its payment.
  public enum State {
    /// It costs nothing.
    FREE,
    AWAITING,
    PARTIALLY_PAID,
    PAID
  }

  /// What is paid beyond the total is nobody's debt.
  public static Balance of(Money total, Money paid) {
    var open = total.minus(paid);
    return new Balance(total, paid, open.isNegative() ? Money.zero(open.getCurrencyUnit()) : open);
  }

  /// @param open what is to be paid of the total; the rest is paid
  public static Balance open(Money total, Money open) {
    return new Balance(total, total.minus(open), open);
  }

  /// @return what was paid, where something was
  public Optional<Money> somethingPaid() {
    return Optional.of(paid).filter(Money::isPositive);
  }

  /// @return what is to be paid, where something is
  public Optional<Money> somethingOpen() {
    return Optional.of(outstanding).filter(Money::isPositive);
  }

  public State state() {
    if (total.isZero()) {
      return State.FREE;
    } else if (outstanding.isZero()) {
      return State.PAID;
    }
    return paid.isZero() ? State.AWAITING : State.PARTIALLY_PAID;
  }
}
