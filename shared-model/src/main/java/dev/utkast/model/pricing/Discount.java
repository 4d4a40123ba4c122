package dev.utkast.model.pricing;

import dev.utkast.model.decision.CartProblem.Fault;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;

/// A reduction given by a person or a code, before taxes.
///
/// On a line a fixed amount is per unit; on the order it is over the order; on shipping it is over
/// the shipping price. Amounts are in the shop's currency.
public sealed interface Discount {
  record FixedAmount(Money amount) implements Discount {}

  /// @param percent 10 for 10 %
  record Percentage(BigDecimal percent) implements Discount {

    /// @return what is wrong with it, whatever it is of
    public Optional<Fault> fault() {
      return CartCheck.ofPercentage(percent);
    }
  }
}
