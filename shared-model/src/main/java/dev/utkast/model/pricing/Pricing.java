package dev.utkast.model.pricing;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Conversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prices a cart: the one function behind drafts, orders, invoices and refunds.
///
/// Price × quantity, line discount, order discount allocated over the lines, shipping, tax on what
/// is left, totals; in the shop's currency and natively in the customer's. It always answers at
/// once and finally. Nonsense is refused with all that is wrong ([CartCheck]); what would leave the
/// range of amounts (2^53 minor units) in either currency is refused too, so nothing ever overflows
/// in silence.
public final class Pricing {

  private Pricing() {}

  /// For carts that come from outside.
  public static PricingOutcome quote(Cart cart, PricingRules rules) {
    var problems = new ArrayList<>(CartCheck.problems(cart, rules));
    if (!problems.isEmpty()) {
      return PricingOutcome.refused(problems);
    }
    var asked = side(cart, rules, problems);
    if (!problems.isEmpty()) {
      return PricingOutcome.refused(problems);
    }
    var plan = TaxPlan.of(cart, rules);
    var home = home(cart, rules, plan);
    var lost = home.filter(without -> rules.home().filter(HomeTaxes::kept).isEmpty());
    if (lost.isPresent() && fixedDiscount(cart).filter(m -> m > lost.get().value()).isPresent()) {
      return PricingOutcome.refused(List.of(exceedsLines()));
    }
    var priced = lost.map(without -> without.cart).orElse(cart);
    var shopCart = lost.isPresent() ? side(priced, rules, problems) : asked;
    var conversion =
        new Conversion(
            rules.shopCurrency(), rules.presentmentCurrency(), rules.rate(), rules.roundingMode());
    var presentmentCart =
        conversion.isIdentity()
            ? shopCart
            : SideCart.of(priced, conversion, rules.priceEnding(), problems);
    if (!problems.isEmpty()) {
      return PricingOutcome.refused(problems);
    }
    return compute(
        new Priced(cart, priced, rules, plan, lost, home.isPresent() && lost.isEmpty()),
        shopCart,
        presentmentCart);
  }

  /// @param asked as it was asked for
  /// @param cart without the tax of home, where none is due
  /// @param lost what it lost
  /// @param kept whether it would have lost it, and the shop keeps its prices
  record Priced(
      Cart asked,
      Cart cart,
      PricingRules rules,
      TaxPlan plan,
      Optional<WithoutHomeTax> lost,
      boolean kept) {}

  private static SideCart side(Cart cart, PricingRules rules, List<CartProblem> problems) {
    return SideCart.of(cart, Conversion.identity(rules.shopCurrency()), Optional.empty(), problems);
  }

  private static Optional<WithoutHomeTax> home(Cart cart, PricingRules rules, TaxPlan plan) {
    return rules
        .home()
        .filter(_ -> rules.taxesIncluded())
        .map(taxes -> WithoutHomeTax.of(cart, rules, plan, taxes.taxes()))
        .filter(without -> !without.isNothing());
  }

  /// For carts that are known to be right, such as a stored draft's; throws on those that are not.
  public static PricedDocument price(Cart cart, PricingRules rules) {
    return switch (quote(cart, rules)) {
      case PricingOutcome.Priced(var document) -> document;
      case PricingOutcome.Refused(var reason) ->
          throw new IllegalArgumentException("cannot be priced: " + reason);
    };
  }

  private static PricingOutcome compute(Priced sale, SideCart shopCart, SideCart presentmentCart) {
    var shop = SideAmounts.ofShop(shopCart, sale.plan(), sale.rules());
    var fixed = fixedDiscount(sale.cart());
    boolean isFree = fixed.filter(minor -> minor == shop.discountedTotal).isPresent();
    var presentment =
        shopCart == presentmentCart
            ? shop
            : SideAmounts.ofPresentment(presentmentCart, sale.plan(), sale.rules(), isFree);
    var document = new PricedAssembly(sale, shop, presentment).document();
    var problems = new ArrayList<CartProblem>();
    if (fixed.filter(minor -> minor > shop.discountedTotal).isPresent()) {
      problems.add(exceedsLines());
    }
    if (!Amounts.isInRange(document.total().shop())
        || !Amounts.isInRange(document.total().presentment())) {
      problems.add(CartProblem.DOCUMENT.has(Property.LINES, new Fault.TooLargeWithTaxes()));
    }
    return problems.isEmpty()
        ? new PricingOutcome.Priced(document)
        : PricingOutcome.refused(problems);
  }

  private static CartProblem exceedsLines() {
    return CartProblem.DOCUMENT.has(Property.DISCOUNT, new Fault.ExceedsLines());
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
