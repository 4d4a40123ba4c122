package dev.utkast.model.pricing;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.decision.CartProblem.Subject;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What a cart and its rules must be before anything is computed; every problem is named, all at
/// once.
///
/// Refuses negative prices, quantities below one, rates outside 0–100 %, discounts above what they
/// reduce, amounts in another currency than the shop's, categories the rules do not know, and a
/// missing exchange rate.
final class CartCheck {

  static final int MAX_TAXES_PER_LINE = 10;
  static final int MAX_RATE_DECIMALS = 9;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final List<CartProblem> problems = new ArrayList<>();
  private final Cart cart;
  private final PricingRules rules;

  private CartCheck(Cart cart, PricingRules rules) {
    this.cart = cart;
    this.rules = rules;
  }

  static List<CartProblem> problems(Cart cart, PricingRules rules) {
    var check = new CartCheck(cart, rules);
    check.checkRules();
    check.checkLines();
    cart.shipping().ifPresent(check::checkShipping);
    cart.discount().ifPresent(d -> check.checkDiscount(CartProblem.DOCUMENT, d, Optional.empty()));
    return check.problems;
  }

  private void checkRules() {
    var from = rules.shopCurrency();
    var to = rules.presentmentCurrency();
    if (!Conversion.matches(from, to, rules.rate())) {
      refuse(
          CartProblem.DOCUMENT, Property.PRESENTMENT_CURRENCY, new Fault.NoExchangeRate(from, to));
    }
    if (rules.roundingMode() == RoundingMode.UNNECESSARY) {
      refuse(CartProblem.DOCUMENT, Property.ROUNDING_MODE, new Fault.NoRounding());
    }
    checkRates(CartProblem.DOCUMENT, rules.tax().manualRates());
  }

  private void checkLines() {
    if (cart.lines().size() > Cart.MAX_LINES) {
      refuse(CartProblem.DOCUMENT, Property.LINES, new Fault.AtMost(Cart.MAX_LINES));
    }
    for (int i = 0; i < cart.lines().size(); i++) {
      checkLine(new Subject.Line(i), cart.lines().get(i));
    }
  }

  private void checkLine(Subject at, CartLine line) {
    checkAmount(at, Property.PRICE, line.unitPrice());
    if (line.quantity() < 1) {
      refuse(at, Property.QUANTITY, new Fault.AtLeast(1));
    }
    if (line.discount().isPresent()) {
      checkDiscount(at, line.discount().get(), Optional.of(line.unitPrice()));
    }
    checkRates(at, line.manualRates());
    checkCategory(at, line.taxCategory());
  }

  private void checkShipping(CartShipping shipping) {
    var at = CartProblem.SHIPPING;
    checkAmount(at, Property.PRICE, shipping.price());
    shipping.discount().ifPresent(d -> checkDiscount(at, d, Optional.of(shipping.price())));
    checkRates(at, shipping.manualRates());
    checkCategory(at, shipping.taxCategory());
  }

  private void checkAmount(Subject at, Property property, Money amount) {
    if (!amount.getCurrencyUnit().equals(rules.shopCurrency())) {
      refuse(at, property, new Fault.OtherCurrency(rules.shopCurrency()));
    } else if (amount.isNegative()) {
      refuse(at, property, new Fault.Negative());
    } else if (!Amounts.isInRange(amount)) {
      refuse(at, property, new Fault.TooLarge());
    }
  }

  /// @param reduced the price that a fixed amount may not exceed, where it is known already
  private void checkDiscount(Subject at, Discount discount, Optional<Money> reduced) {
    switch (discount) {
      case Discount.FixedAmount(var amount) -> {
        checkAmount(at, Property.DISCOUNT, amount);
        if (reduced.filter(r -> r.isSameCurrency(amount) && amount.isGreaterThan(r)).isPresent()) {
          refuse(at, Property.DISCOUNT, new Fault.ExceedsPrice(reduced.get()));
        }
      }
      case Discount.Percentage percentage ->
          percentage.fault().ifPresent(fault -> refuse(at, Property.DISCOUNT, fault));
    }
  }

  static Optional<Fault> ofPercentage(BigDecimal percent) {
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      return Optional.of(new Fault.Between(BigDecimal.ZERO, HUNDRED));
    }
    return decimals(percent) > MAX_RATE_DECIMALS - 2
        ? Optional.of(new Fault.TooManyDecimals())
        : Optional.empty();
  }

  private void checkRates(Subject of, List<ManualRate> rates) {
    if (rates.isEmpty()) {
      return;
    }
    if (rates.size() > MAX_TAXES_PER_LINE) {
      refuse(of, Property.TAX_LINES, new Fault.AtMost(MAX_TAXES_PER_LINE));
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < rates.size(); i++) {
      var rate = rates.get(i);
      var at = new Subject.TaxLine(of, i);
      if (rate.title().isBlank()) {
        refuse(at, Property.TITLE, new Fault.Blank());
      }
      if (rate.rate().signum() < 0 || rate.rate().compareTo(BigDecimal.ONE) > 0) {
        refuse(at, Property.RATE, new Fault.Between(BigDecimal.ZERO, BigDecimal.ONE));
      } else if (decimals(rate.rate()) > MAX_RATE_DECIMALS) {
        refuse(at, Property.RATE, new Fault.TooManyDecimals());
      } else if (!seen.add(rate.rate().stripTrailingZeros() + " " + rate.title())) {
        refuse(at, Property.TITLE, new Fault.Taken());
      }
    }
  }

  private void checkCategory(Subject at, String category) {
    if (rules.tax().category(category).isEmpty()) {
      refuse(at, Property.TAX_CATEGORY, new Fault.Unknown(category));
    }
  }

  private void refuse(Subject at, Property property, Fault fault) {
    problems.add(at.has(property, fault));
  }

  private static int decimals(BigDecimal number) {
    return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
  }
}
