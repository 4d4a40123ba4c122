package dev.utkast.model.pricing;

import dev.utkast.model.money.Amounts;
import dev.utkast.model.pricing.Oracle.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// A second opinion on what prices are without the tax of home.
final class OracleHome {
  private record Part(Rational worth, Rational rates) {
    Rational rest() {
      return worth.dividedBy(rates.plus(Rational.of(1)));
    }
  }

  private final Cart cart;
  private final PricingRules rules;
  private final TaxContext home;

  private OracleHome(Cart cart, PricingRules rules, TaxContext home) {
    this.cart = cart;
    this.rules = rules;
    this.home = home;
  }

  static Cart lessHomeTax(Cart cart, PricingRules rules) {
    return rules
        .home()
        .filter(taxes -> rules.taxesIncluded() && !taxes.kept())
        .map(taxes -> new OracleHome(cart, rules, taxes.taxes()).reduced())
        .orElse(cart);
  }

  private Cart reduced() {
    var lines = new ArrayList<CartLine>();
    var parts = new ArrayList<Part>();
    var left = BigInteger.ZERO;
    for (var line : cart.lines()) {
      var contained = contained(line);
      var worth = worth(line, line.unitPrice(), line.discount());
      parts.add(new Part(new Rational(worth, BigInteger.ONE), contained));
      var price = less(line.unitPrice(), List.of(new Part(Rational.of(1), contained)));
      var discount =
          line.discount()
              .map(d ->
                  d instanceof Discount.FixedAmount(var amount)
                      ? new Discount.FixedAmount(
                          less(amount, List.of(new Part(Rational.of(1), contained))))
                      : d);
      left = left.add(worth(line, price, discount));
      lines.add(line.at(price, discount));
    }
    var all = parts.stream().map(Part::worth).reduce(Rational.of(0), Rational::plus);
    var whole = left;
    var discount =
        cart.discount()
            .map(d -> {
              if (!(d instanceof Discount.FixedAmount(var amount)) || contain(parts)) {
                return d;
              }
              boolean takesAll = Rational.of(Amounts.minor(amount)).compare(all) == 0;
              var most = Money.ofMinor(rules.shopCurrency(), whole.longValueExact());
              var rest = less(amount, parts);
              return new Discount.FixedAmount(takesAll || rest.isGreaterThan(most) ? most : rest);
            });
    return new Cart(lines, discount, cart.shipping().map(s -> postage(s)));
  }

  private static boolean contain(List<Part> parts) {
    return parts.stream().allMatch(part -> part.rates().over().signum() == 0);
  }

  private CartShipping postage(CartShipping shipping) {
    var parts = new ArrayList<Part>();
    for (var line : OracleRates.carried(cart)) {
      boolean loses = OracleRates.ofPostage(rules.tax(), shipping, line).loses();
      parts.add(
          new Part(
              new Rational(worth(line, line.unitPrice(), line.discount()), BigInteger.ONE),
              loses ? OracleRates.ofPostage(home, shipping, line).sum() : Rational.of(0)));
    }
    var distinct = new ArrayList<Part>();
    if (parts.stream().allMatch(part -> part.worth().over().signum() == 0)) {
      for (var part : parts) {
        if (distinct.stream().noneMatch(d -> d.rates().compare(part.rates()) == 0)) {
          distinct.add(new Part(Rational.of(1), part.rates()));
        }
      }
    }
    var weighed = distinct.isEmpty() ? parts : distinct;
    return shipping.at(
        less(shipping.price(), weighed),
        shipping
            .discount()
            .map(d ->
                d instanceof Discount.FixedAmount(var amount)
                    ? new Discount.FixedAmount(less(amount, weighed))
                    : d));
  }

  private Rational contained(CartLine line) {
    return OracleRates.of(rules.tax(), line).loses()
        ? OracleRates.of(home, line).sum()
        : Rational.of(0);
  }

  private BigInteger worth(CartLine line, Money price, Optional<Discount> discount) {
    var quantity = BigInteger.valueOf(line.quantity());
    var gross = BigInteger.valueOf(Amounts.minor(price)).multiply(quantity);
    return gross.subtract(
        discount
            .map(d ->
                switch (d) {
                  case Discount.FixedAmount(var amount) ->
                      BigInteger.valueOf(Amounts.minor(amount)).multiply(quantity);
                  case Discount.Percentage(var percent) ->
                      Rational.of(percent)
                          .times(new Rational(gross, BigInteger.valueOf(100)))
                          .round(rules.roundingMode());
                })
            .orElse(BigInteger.ZERO));
  }

  /// In proportion to what the parts come to.
  private Money less(Money amount, List<Part> parts) {
    var all = parts.stream().map(Part::worth).reduce(Rational.of(0), Rational::plus);
    var rest = parts.stream().map(Part::rest).reduce(Rational.of(0), Rational::plus);
    if (all.over().signum() == 0) {
      return amount;
    }
    var left = Rational.of(BigDecimal.valueOf(Amounts.minor(amount))).times(rest).dividedBy(all);
    return Money.ofMinor(rules.shopCurrency(), left.round(rules.roundingMode()).longValueExact());
  }
}
