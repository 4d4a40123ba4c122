package dev.utkast.model.pricing;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.decision.CartProblem.Subject;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Conversion;
import dev.utkast.model.money.Fraction;
import dev.utkast.model.money.PriceEnding;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// A cart's numbers in one currency, in minor units: each price and fixed amount converted and
/// rounded once.
///
/// Notes a problem for every number, line and sum that would leave the range of amounts, so that
/// nothing computed from a cart without problems can overflow.
final class SideCart {

  final CurrencyUnit currency;
  final long[] unitPrices;
  final int[] quantities;

  private final Cart cart;
  private final Conversion conversion;
  private final Optional<PriceEnding> ending;

  private SideCart(Cart cart, Conversion conversion, Optional<PriceEnding> ending) {
    this.cart = cart;
    this.conversion = conversion;
    this.ending = ending.filter(e -> e.currency().equals(conversion.presentmentCurrency()));
    this.currency = conversion.presentmentCurrency();
    this.unitPrices = new long[cart.lines().size()];
    this.quantities = new int[cart.lines().size()];
  }

  static SideCart of(
      Cart cart, Conversion conversion, Optional<PriceEnding> ending, List<CartProblem> problems) {
    var side = new SideCart(cart, conversion, ending);
    side.fill(problems);
    return side;
  }

  private void fill(List<CartProblem> problems) {
    long sum = cart.shipping().map(s -> converted(s.price())).orElse(0L);
    if (sum > Amounts.MAX_MINOR) {
      problems.add(CartProblem.SHIPPING.has(Property.PRICE, tooLarge()));
    }
    for (int i = 0; i < unitPrices.length; i++) {
      var line = cart.lines().get(i);
      unitPrices[i] = unitPrice(line.unitPrice());
      quantities[i] = line.quantity();
      if (unitPrices[i] > Amounts.MAX_MINOR / quantities[i]) {
        problems.add(new Subject.Line(i).has(Property.PRICE, tooLarge()));
      } else {
        sum = Math.addExact(sum, unitPrices[i] * quantities[i]);
      }
    }
    if (sum > Amounts.MAX_MINOR && problems.isEmpty()) {
      problems.add(CartProblem.DOCUMENT.has(Property.LINES, tooLarge()));
    }
  }

  private Fault tooLarge() {
    return new Fault.TooLargeIn(currency);
  }

  private long unitPrice(Money shopPrice) {
    long plain = converted(shopPrice);
    return plain > Amounts.MAX_MINOR ? plain : ending.map(e -> e.applyTo(plain)).orElse(plain);
  }

  /// What is out of range stands just above it, whatever it is.
  private long converted(Money amount) {
    var money = conversion.convert(amount);
    return Amounts.isInRange(money) ? Amounts.minor(money) : Amounts.MAX_MINOR + 1;
  }

  /// A fixed amount needs no cap: it is at most the price in the shop's currency, rounding keeps
  /// their order, and an ending only raises the price. One that is all of the price there is all of
  /// it here.
  long lineDiscount(int line, PricingRules rules) {
    var asked = cart.lines().get(line);
    long gross = unitPrices[line] * quantities[line];
    return asked.discount().isEmpty()
        ? 0
        : switch (asked.discount().get()) {
          case Discount.FixedAmount(var perUnit) ->
              perUnit.isEqual(asked.unitPrice()) ? gross : converted(perUnit) * quantities[line];
          case Discount.Percentage(var percent) ->
              Fraction.ofPercent(percent).of(gross, rules.roundingMode());
        };
  }

  /// @param discounted sum of the lines after their own discounts
  /// @param isFree whether a fixed amount is all of that in the shop's currency
  long orderDiscount(long discounted, boolean isFree, PricingRules rules) {
    return isFree ? discounted : cart.discount().map(d -> over(discounted, d, rules)).orElse(0L);
  }

  long shippingPrice() {
    return cart.shipping().map(s -> converted(s.price())).orElse(0L);
  }

  long shippingDiscount(PricingRules rules) {
    return cart.shipping()
        .flatMap(CartShipping::discount)
        .map(d -> over(shippingPrice(), d, rules))
        .orElse(0L);
  }

  /// Capped, because rounding each unit price down and the discount up may leave less than is to be
  /// taken off.
  private long over(long amount, Discount discount, PricingRules rules) {
    return switch (discount) {
      case Discount.FixedAmount(var fixed) -> Math.min(converted(fixed), amount);
      case Discount.Percentage(var percent) ->
          Fraction.ofPercent(percent).of(amount, rules.roundingMode());
    };
  }
}
