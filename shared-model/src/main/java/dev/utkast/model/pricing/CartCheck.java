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
    cart.discount().ifPresent(d -> check.checkDiscount("applied_discount", d, Optional.empty()));
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
    checkRates("tax_lines", rules.tax().manualRates());
  }

  private void checkLines() {
    if (cart.lines().size() > Cart.MAX_LINES) {
      refuse("line_items", "must be at most " + Cart.MAX_LINES);
    }
    for (int i = 0; i < cart.lines().size(); i++) {
      checkLine("line_items[" + i + "].", cart.lines().get(i));
    }
  }

  private void checkLine(String at, CartLine line) {
    checkAmount(at + "price", line.unitPrice());
    if (line.quantity() < 1) {
      refuse(at + "quantity", "must be at least 1");
    }
    if (line.discount().isPresent()) {
      checkDiscount(at + "applied_discount", line.discount().get(), Optional.of(line.unitPrice()));
    }
    checkRates(at + "tax_lines", line.manualRates());
    checkCategory(at + "tax_category", line.taxCategory());
  }

  private void checkShipping(CartShipping shipping) {
    checkAmount("shipping_line.price", shipping.price());
    shipping
        .discount()
        .ifPresent(
            d -> checkDiscount("shipping_line.applied_discount", d, Optional.of(shipping.price())));
    checkRates("shipping_line.tax_lines", shipping.manualRates());
    checkCategory("shipping_line.tax_category", shipping.taxCategory());
  }

  private void checkAmount(String field, Money amount) {
    if (!amount.getCurrencyUnit().equals(rules.shopCurrency())) {
      refuse(field, "must be in " + rules.shopCurrency().getCode());
    } else if (amount.isNegative()) {
      refuse(field, "must not be negative");
    } else if (!Amounts.isInRange(amount)) {
      refuse(field, "is too large");
    }
  }

  /// @param reduced the price that a fixed amount may not exceed, where it is known already
  private void checkDiscount(String field, Discount discount, Optional<Money> reduced) {
    switch (discount) {
      case Discount.FixedAmount(var amount) -> {
        checkAmount(field + ".value", amount);
        if (reduced.filter(r -> r.isSameCurrency(amount) && amount.isGreaterThan(r)).isPresent()) {
          refuse(field + ".value", "must not exceed " + Amounts.format(reduced.get()));
        }
      }
      case Discount.Percentage(var percent) -> {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
          refuse(field + ".value", "must be from 0 to 100");
        } else if (decimals(percent) > MAX_RATE_DECIMALS - 2) {
          refuse(field + ".value", "has too many decimals");
        }
      }
    }
  }

  private void checkRates(String field, List<ManualRate> rates) {
    if (rates.isEmpty()) {
      return;
    }
    if (rates.size() > MAX_TAXES_PER_LINE) {
      refuse(field, "must be at most " + MAX_TAXES_PER_LINE);
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < rates.size(); i++) {
      var rate = rates.get(i);
      var at = field + "[" + i + "].";
      if (rate.title().isBlank()) {
        refuse(at + "title", "can't be blank");
      }
      if (rate.rate().signum() < 0 || rate.rate().compareTo(BigDecimal.ONE) > 0) {
        refuse(at + "rate", "must be from 0 to 1");
      } else if (decimals(rate.rate()) > MAX_RATE_DECIMALS) {
        refuse(at + "rate", "has too many decimals");
      } else if (!seen.add(rate.rate().stripTrailingZeros() + " " + rate.title())) {
        refuse(at + "title", "has been taken");
      }
    }
  }

  private void checkCategory(String field, String category) {
    if (rules.tax().category(category).isEmpty()) {
      refuse(field, "is unknown: " + category);
    }
  }

  private void refuse(String field, String reason) {
    problems.add(new FieldProblem(field, reason));
  }

  private static int decimals(BigDecimal number) {
    return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
  }
}
