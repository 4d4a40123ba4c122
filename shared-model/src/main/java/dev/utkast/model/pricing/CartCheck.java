package dev.utkast.model.pricing;

import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// What a cart and its rules must be before anything is computed; every problem is named with its
/// field, all at once.
///
/// Refuses negative prices, quantities below one, rates outside 0–100 %, discounts above what they
/// reduce, amounts in another currency than the shop's, categories the rules do not know, and a
/// missing exchange rate.
final class CartCheck {

  static final int MAX_TAXES_PER_LINE = 10;
  static final int MAX_RATE_DECIMALS = 9;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final String DISCOUNT = "applied_discount.value";
  private static final At DOCUMENT = new At("", 0);

  private final List<FieldProblem> problems = new ArrayList<>();
  private final Cart cart;
  private final PricingRules rules;

  private CartCheck(Cart cart, PricingRules rules) {
    this.cart = cart;
    this.rules = rules;
  }

  static List<FieldProblem> problems(Cart cart, PricingRules rules) {
    var check = new CartCheck(cart, rules);
    check.checkRules();
    check.checkLines();
    cart.shipping().ifPresent(check::checkShipping);
    cart.discount().ifPresent(d -> check.checkDiscount(DOCUMENT, d, Optional.empty()));
    return check.problems;
  }

  private void checkRules() {
    if (!Conversion.matches(rules.shopCurrency(), rules.presentmentCurrency(), rules.rate())) {
      refuse(
          "presentment_currency",
          "has no exchange rate from "
              + rules.shopCurrency().getCode()
              + " to "
              + rules.presentmentCurrency().getCode());
    }
    if (rules.roundingMode() == RoundingMode.UNNECESSARY) {
      refuse("rounding_mode", "must round");
    }
    checkRates(DOCUMENT, rules.tax().manualRates());
  }

  private void checkLines() {
    if (cart.lines().size() > Cart.MAX_LINES) {
      refuse("line_items", "must be at most " + Cart.MAX_LINES);
    }
    for (int i = 0; i < cart.lines().size(); i++) {
      checkLine(new At("line_items[#].", i), cart.lines().get(i));
    }
  }

  private void checkLine(At at, CartLine line) {
    checkAmount(at, "price", line.unitPrice());
    if (line.quantity() < 1) {
      refuse(at.field("quantity"), "must be at least 1");
    }
    if (line.discount().isPresent()) {
      checkDiscount(at, line.discount().get(), Optional.of(line.unitPrice()));
    }
    checkRates(at, line.manualRates());
    checkCategory(at, line.taxCategory());
  }

  private void checkShipping(CartShipping shipping) {
    var at = new At("shipping_line.", 0);
    checkAmount(at, "price", shipping.price());
    shipping.discount().ifPresent(d -> checkDiscount(at, d, Optional.of(shipping.price())));
    checkRates(at, shipping.manualRates());
    checkCategory(at, shipping.taxCategory());
  }

  private void checkAmount(At at, String name, Money amount) {
    if (!amount.getCurrencyUnit().equals(rules.shopCurrency())) {
      refuse(at.field(name), "must be in " + rules.shopCurrency().getCode());
    } else if (amount.isNegative()) {
      refuse(at.field(name), "must not be negative");
    } else if (!Amounts.isInRange(amount)) {
      refuse(at.field(name), "is too large");
    }
  }

  /// @param reduced the price that a fixed amount may not exceed, where it is known already
  private void checkDiscount(At at, Discount discount, Optional<Money> reduced) {
    switch (discount) {
      case Discount.FixedAmount(var amount) -> {
        checkAmount(at, DISCOUNT, amount);
        if (reduced.filter(r -> r.isSameCurrency(amount) && amount.isGreaterThan(r)).isPresent()) {
          refuse(at.field(DISCOUNT), "must not exceed " + Amounts.format(reduced.get()));
        }
      }
      case Discount.Percentage(var percent) -> {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
          refuse(at.field(DISCOUNT), "must be from 0 to 100");
        } else if (decimals(percent) > MAX_RATE_DECIMALS - 2) {
          refuse(at.field(DISCOUNT), "has too many decimals");
        }
      }
    }
  }

  private void checkRates(At at, List<ManualRate> rates) {
    if (rates.isEmpty()) {
      return;
    }
    if (rates.size() > MAX_TAXES_PER_LINE) {
      refuse(at.field("manual_tax_lines"), "must be at most " + MAX_TAXES_PER_LINE);
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < rates.size(); i++) {
      var rate = rates.get(i);
      var field = at.field("manual_tax_lines[" + i + "].");
      if (rate.title().isBlank()) {
        refuse(field + "title", "can't be blank");
      }
      if (rate.rate().signum() < 0 || rate.rate().compareTo(BigDecimal.ONE) > 0) {
        refuse(field + "rate", "must be from 0 to 1");
      } else if (decimals(rate.rate()) > MAX_RATE_DECIMALS) {
        refuse(field + "rate", "has too many decimals");
      } else if (!seen.add(rate.rate().stripTrailingZeros() + " " + rate.title())) {
        refuse(field + "title", "has been taken");
      }
    }
  }

  private void checkCategory(At at, String category) {
    if (rules.tax().category(category).isEmpty()) {
      refuse(at.field("tax_category"), "is unknown: " + category);
    }
  }

  private void refuse(String field, String reason) {
    problems.add(new FieldProblem(field, reason));
  }

  /// Where a field stands; its name is written only when it is refused.
  private record At(String path, int index) {
    String field(String name) {
      return path.replace("#", Integer.toString(index)) + name;
    }
  }

  private static int decimals(BigDecimal number) {
    return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
  }
}
