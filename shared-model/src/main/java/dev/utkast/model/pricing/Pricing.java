package dev.utkast.model.pricing;

import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Conversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prices a cart: the one function behind drafts, orders, invoices and refunds.
///
/// Price × quantity, line discount, order discount allocated over the lines, shipping, tax on what
/// is left, totals; in the shop's currency and natively in the customer's. It always answers at
/// once and finally. Nonsense is refused with the names of all its fields ([CartCheck]); what would
/// leave the range of amounts (2^53 minor units) in either currency is refused too, so nothing ever
/// overflows in silence.
public final class Pricing {

  private Pricing() {}

  /// For carts that come from outside.
  public static PricingOutcome quote(Cart cart, PricingRules rules) {
    var problems = new ArrayList<>(CartCheck.problems(cart, rules));
    if (!problems.isEmpty()) {
      return new PricingOutcome.Refused(problems);
    }
    var shopCart =
        SideCart.of(cart, Conversion.identity(rules.shopCurrency()), Optional.empty(), problems);
    var conversion =
        new Conversion(
            rules.shopCurrency(), rules.presentmentCurrency(), rules.rate(), rules.roundingMode());
    var presentmentCart =
        conversion.isIdentity() || !problems.isEmpty()
            ? shopCart
            : SideCart.of(cart, conversion, rules.priceEnding(), problems);
    if (!problems.isEmpty()) {
      return new PricingOutcome.Refused(problems);
    }
    return compute(cart, rules, shopCart, presentmentCart);
  }

  /// For carts that are known to be right, such as a stored draft's; throws on those that are not.
  public static PricedDocument price(Cart cart, PricingRules rules) {
    return switch (quote(cart, rules)) {
      case PricingOutcome.Priced(var document) -> document;
      case PricingOutcome.Refused(var problems) ->
          throw new IllegalArgumentException("cannot be priced: " + problems);
    };
  }

  private static PricingOutcome compute(
      Cart cart, PricingRules rules, SideCart shopCart, SideCart presentmentCart) {
    var plan = TaxPlan.of(cart, rules);
    var shop = SideAmounts.ofShop(shopCart, plan, rules);
    var fixed = fixedDiscount(cart);
    boolean isFree = fixed.filter(minor -> minor == shop.discountedTotal).isPresent();
    var presentment =
        shopCart == presentmentCart
            ? shop
            : SideAmounts.ofPresentment(presentmentCart, plan, rules, isFree);
    var document = new PricedAssembly(cart, rules, plan, shop, presentment).document();
    var problems = new ArrayList<FieldProblem>();
    if (fixed.filter(minor -> minor > shop.discountedTotal).isPresent()) {
      problems.add(new FieldProblem("applied_discount.value", "must not exceed the lines' total"));
    }
    if (!Amounts.isInRange(document.total().shop())
        || !Amounts.isInRange(document.total().presentment())) {
      problems.add(new FieldProblem("line_items", "is too large with its taxes"));
    }
    return problems.isEmpty()
        ? new PricingOutcome.Priced(document)
        : new PricingOutcome.Refused(List.copyOf(problems));
  }

  private static Optional<Long> fixedDiscount(Cart cart) {
    return cart.discount()
        .flatMap(discount ->
            switch (discount) {
              case Discount.FixedAmount(var amount) -> Optional.of(Amounts.minor(amount));
              case Discount.Percentage _ -> Optional.empty();
            });
  }
}
