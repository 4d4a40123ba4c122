package dev.utkast.model.pricing;

import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Conversion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/// Takes the tax of home out of prices that contain it, where none is due: 119.00 at 19 % is
/// 100.00. Unit prices, fixed amounts and postage are rounded once each, as they are when they are
/// converted; an amount over goods with different rates loses their taxes in proportion to what
/// they come to.
///
/// Left as they are: what bears a tax, of whatever rate; what is not taxable, which contains none;
/// and what staff have written a rate of nothing for, since they have said what the price contains.
final class WithoutHomeTax {

  /// What is priced.
  final Cart cart;

  final List<Optional<HomeTax>> lines = new ArrayList<>();
  final Optional<HomeTax> discount;
  final Optional<HomeTax> shipping;

  private final Cart asked;
  private final PricingRules rules;
  private final TaxPlan due;
  private final TaxPlan home;

  /// What each line comes to after its own discount.
  private final List<Money> values = new ArrayList<>();

  private WithoutHomeTax(Cart asked, PricingRules rules, TaxPlan due, TaxContext home) {
    this.asked = asked;
    this.rules = rules;
    this.due = due;
    this.home = TaxPlan.of(asked, rules.taxedAs(home));
    var plain = SideCart.of(asked, identity(rules), Optional.empty(), new ArrayList<>());
    for (int i = 0; i < asked.lines().size(); i++) {
      var line = asked.lines().get(i);
      long gross = plain.unitPrices[i] * plain.quantities[i];
      values.add(money(gross - plain.lineDiscount(i, rules)));
      var rates = contained(due.item(i), this.home.item(i), this.home);
      lines.add(
          rates.signum() == 0 || line.unitPrice().isZero()
              ? Optional.empty()
              : Optional.of(
                  new HomeTax(
                      line.unitPrice(), List.of(new HomeTax.Share(line.unitPrice(), rates)))));
    }
    this.discount = ofDiscount();
    this.shipping = asked.shipping().flatMap(this::ofShipping);
    this.cart = reduced();
  }

  static WithoutHomeTax of(Cart cart, PricingRules rules, TaxPlan due, TaxContext home) {
    return new WithoutHomeTax(cart, rules, due, home);
  }

  boolean isNothing() {
    return shipping.isEmpty() && lines.stream().allMatch(Optional::isEmpty);
  }

  /// The sum of the lines after their own discounts, in minor units.
  long value() {
    return values.stream().mapToLong(Amounts::minor).sum();
  }

  /// The rates within a price that are not due.
  private static BigDecimal contained(TaxSet due, TaxSet there, TaxPlan home) {
    boolean lost = due.size() == 0 && due.reason().filter(r -> !staysIn(r)).isPresent();
    return lost ? home.rates(there) : BigDecimal.ZERO;
  }

  private static boolean staysIn(ZeroTaxReason reason) {
    return switch (reason.code()) {
      case NOT_TAXABLE, MANUAL_ZERO -> true;
      case DRAFT_EXEMPT,
          CUSTOMER_EXEMPT,
          REVERSE_CHARGE,
          OUTSIDE_REGISTRATIONS,
          EXPORT,
          ZERO_RATED,
          EXEMPT_CATEGORY,
          SHIPPING_NOT_TAXED,
          NOTHING_TO_TAX,
          ROUNDED_TO_ZERO,
          SEVERAL ->
          false;
    };
  }

  /// A fixed amount over all lines contains their taxes in proportion.
  private Optional<HomeTax> ofDiscount() {
    if (asked.discount().orElse(null) instanceof Discount.FixedAmount(var amount)) {
      var weights = new TreeMap<BigDecimal, Money>();
      for (int i = 0; i < values.size(); i++) {
        weights.merge(rates(lines.get(i)), values.get(i), Money::plus);
      }
      return shared(amount, weights);
    }
    return Optional.empty();
  }

  private Optional<HomeTax> ofShipping(CartShipping postage) {
    var weights = new TreeMap<BigDecimal, Money>();
    for (int i : TaxPlan.carried(asked)) {
      var line = asked.lines().get(i);
      var rates =
          contained(due.postageTaxes(postage, line), home.postageTaxes(postage, line), home);
      weights.merge(rates, values.get(i), Money::plus);
    }
    return shared(postage.price(), weights);
  }

  /// Goods that cost nothing, all of them, weigh the same.
  private Optional<HomeTax> shared(Money amount, Map<BigDecimal, Money> weights) {
    if (weights.keySet().stream().allMatch(rates -> rates.signum() == 0)) {
      return Optional.empty();
    }
    boolean free = weights.values().stream().allMatch(Money::isZero);
    return Optional.of(
        new HomeTax(
            amount,
            weights.entrySet().stream()
                .filter(one -> free || one.getValue().isPositive())
                .map(one -> new HomeTax.Share(free ? money(1) : one.getValue(), one.getKey()))
                .toList()));
  }

  private Cart reduced() {
    var reducedLines = new ArrayList<CartLine>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      var line = asked.lines().get(i);
      reducedLines.add(
          lines
              .get(i)
              .map(tax ->
                  line.at(tax.rest(rules.roundingMode()), line.discount().map(d -> less(d, tax))))
              .orElse(line));
    }
    var postage =
        asked
            .shipping()
            .map(s ->
                shipping
                    .map(tax ->
                        s.at(tax.rest(rules.roundingMode()), s.discount().map(d -> less(d, tax))))
                    .orElse(s));
    var lessLines = new Cart(reducedLines, asked.discount(), postage);
    return discount.map(tax -> lessLines.with(lessDiscount(lessLines, tax))).orElse(lessLines);
  }

  private Discount less(Discount given, HomeTax tax) {
    return switch (given) {
      case Discount.FixedAmount(var amount) ->
          new Discount.FixedAmount(tax.restOf(amount, rules.roundingMode()));
      case Discount.Percentage percentage -> percentage;
    };
  }

  /// What takes off everything still does, and what does not takes off no more than there is.
  private Discount lessDiscount(Cart lessLines, HomeTax tax) {
    var plain = SideCart.of(lessLines, identity(rules), Optional.empty(), new ArrayList<>());
    long all = 0;
    for (int i = 0; i < plain.unitPrices.length; i++) {
      all += plain.unitPrices[i] * plain.quantities[i] - plain.lineDiscount(i, rules);
    }
    long rest = Amounts.minor(tax.rest(rules.roundingMode()));
    boolean takesAll = Amounts.minor(tax.price()) == value();
    return new Discount.FixedAmount(money(takesAll ? all : Math.min(rest, all)));
  }

  private static BigDecimal rates(Optional<HomeTax> tax) {
    return tax.map(contained -> contained.shares().getFirst().rates()).orElse(BigDecimal.ZERO);
  }

  private Money money(long minor) {
    return Money.ofMinor(rules.shopCurrency(), minor);
  }

  private static Conversion identity(PricingRules rules) {
    return Conversion.identity(rules.shopCurrency());
  }
}
