package dev.utkast.model.pricing;

import dev.utkast.model.money.AllocationMode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// A second opinion on every amount: arbitrary-precision rationals, maps and lists, nothing shared
/// with what it checks but the input.
///
/// Amounts are whole numbers of minor units. Results are named: `line 1 net`, `tax VAT 0.25`,
/// `total`.
final class Oracle {

  /// An exact number.
  record Rational(BigInteger over, BigInteger under) {
    static Rational of(long whole) {
      return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Rational of(BigDecimal decimal) {
      return decimal.scale() < 0
          ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
          : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    Rational plus(Rational other) {
      return new Rational(
          over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Rational times(Rational other) {
      return new Rational(over.multiply(other.over), under.multiply(other.under));
    }

    Rational dividedBy(Rational other) {
      return new Rational(over.multiply(other.under), under.multiply(other.over));
    }

    BigInteger floor() {
      return over.divide(under);
    }

    Rational fraction() {
      return new Rational(over.mod(under), under);
    }

    int compare(Rational other) {
      return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    BigInteger round(RoundingMode mode) {
      var down = floor();
      var half = fraction().compare(new Rational(BigInteger.ONE, BigInteger.TWO));
      boolean exact = fraction().over.signum() == 0;
      boolean up =
          !exact
              && switch (mode) {
                case UP, CEILING -> true;
                case DOWN, FLOOR, UNNECESSARY -> false;
                case HALF_UP -> half >= 0;
                case HALF_DOWN -> half > 0;
                case HALF_EVEN -> half > 0 || (half == 0 && down.testBit(0));
              };
      return up ? down.add(BigInteger.ONE) : down;
    }
  }

  /// Something that is taxed: a line or shipping.
  private record Taxed(String name, BigInteger net, Map<String, Rational> rates) {
    Rational part(String tax, boolean included) {
      var rate = at(rates, tax);
      return included
          ? rate.dividedBy(rates.values().stream().reduce(Rational.of(1), Rational::plus))
          : rate;
    }
  }

  private final Cart cart;

  /// With the prices that were asked: what was given away is known by them.
  private final Cart asked;

  private final PricingRules rules;
  private final CurrencyUnit currency;
  private final Map<String, BigInteger> results = new TreeMap<>();
  private final List<Taxed> taxed = new ArrayList<>();

  private Oracle(Cart cart, PricingRules rules, CurrencyUnit currency) {
    this(cart, cart, rules, currency);
  }

  private Oracle(Cart cart, Cart asked, PricingRules rules, CurrencyUnit currency) {
    this.cart = cart;
    this.asked = asked;
    this.rules = rules;
    this.currency = currency;
  }

  static Map<String, BigInteger> shopSide(Cart cart, PricingRules rules) {
    return new Oracle(OracleHome.lessHomeTax(cart, rules), cart, rules, rules.shopCurrency())
        .compute();
  }

  static Map<String, BigInteger> presentmentSide(Cart cart, PricingRules rules) {
    return new Oracle(OracleHome.lessHomeTax(cart, rules), cart, rules, rules.presentmentCurrency())
        .compute();
  }

  /// Whether an amount leaves the range of 2^53 minor units in one of the currencies, with the tax
  /// of home or without it.
  static boolean isTooLarge(RandomDocuments.Sample sample) {
    var asked = new Oracle(sample.cart(), sample.rules(), sample.rules().shopCurrency());
    return isTooLarge(asked.compute())
        || isTooLarge(shopSide(sample.cart(), sample.rules()))
        || isTooLarge(presentmentSide(sample.cart(), sample.rules()));
  }

  private static boolean isTooLarge(Map<String, BigInteger> amounts) {
    return at(amounts, "total").max(at(amounts, "line items")).bitLength() > 53;
  }

  private Map<String, BigInteger> compute() {
    var discounted = new LinkedHashMap<String, BigInteger>();
    var lineItems = BigInteger.ZERO;
    for (var line : cart.lines()) {
      var unit = unitPrice(line);
      var quantity = BigInteger.valueOf(line.quantity());
      var gross = unit.multiply(quantity);
      var discount =
          line.discount()
              .map(d ->
                  d instanceof Discount.FixedAmount(var amount)
                      ? (amount.isEqual(line.unitPrice()) ? unit : here(amount)).multiply(quantity)
                      : percent(d, gross))
              .orElse(BigInteger.ZERO);
      put("line " + line.id() + " gross", gross);
      put("line " + line.id() + " line discount", discount);
      discounted.put("line " + line.id(), gross.subtract(discount));
      lineItems = lineItems.add(gross);
    }
    var all = sum(discounted.values());
    var shares = allocate(orderDiscount(all), discounted);
    for (var line : cart.lines()) {
      var name = "line " + line.id();
      var net = at(discounted, name).subtract(at(shares, name));
      put(name + " order discount", at(shares, name));
      put(name + " net", net);
      taxed.add(new Taxed(name, net, OracleRates.of(rules.tax(), line).rates()));
    }
    var subtotal = sum(taxed.stream().map(Taxed::net).toList());
    var shipping = shipping();
    var tax = taxes();
    put("line items", lineItems);
    put("subtotal", subtotal);
    put("shipping", shipping);
    put("tax", tax);
    var before = subtotal.add(shipping);
    put("total", rules.taxesIncluded() ? before : before.add(tax));
    return results;
  }

  /// What takes everything off in the shop's currency does so in the other.
  private BigInteger orderDiscount(BigInteger all) {
    if (cart.discount().orElse(null) instanceof Discount.FixedAmount(var amount)
        && !currency.equals(rules.shopCurrency())) {
      var shop = new Oracle(cart, rules, rules.shopCurrency());
      shop.compute();
      var left = at(shop.results, "line items");
      for (var line : cart.lines()) {
        left = left.subtract(at(shop.results, "line " + line.id() + " line discount"));
      }
      if (left.equals(shop.here(amount))) {
        return all;
      }
    }
    return reduction(cart.discount().orElse(null), all);
  }

  /// Shipping, divided by what its goods come to among those that bear the same.
  private BigInteger shipping() {
    if (cart.shipping().isEmpty()) {
      return BigInteger.ZERO;
    }
    var shipping = cart.shipping().get();
    var price = here(shipping.price());
    var net = price.subtract(reduction(shipping.discount().orElse(null), price));
    var goods = new TreeMap<OracleRates, BigInteger>(OracleRates.ORDER);
    for (var line : OracleRates.carried(asked)) {
      goods.merge(
          OracleRates.ofPostage(rules.tax(), shipping, line),
          at(results, "line " + line.id() + " net"),
          BigInteger::add);
    }
    if (goods.values().stream().allMatch(worth -> worth.signum() == 0)) {
      goods.replaceAll((_, _) -> BigInteger.ONE);
    }
    var weights = new LinkedHashMap<String, BigInteger>();
    var rates = new LinkedHashMap<String, Map<String, Rational>>();
    goods.forEach((one, worth) -> {
      var name = goods.size() == 1 ? "shipping" : "shipping " + (weights.size() + 1);
      weights.put(name, worth);
      rates.put(name, one.rates());
    });
    allocate(net, weights)
        .forEach((name, share) -> {
          if (goods.size() > 1) {
            put(name + " net", share);
          }
          taxed.add(new Taxed(name, share, at(rates, name)));
        });
    return net;
  }

  private BigInteger taxes() {
    var names = taxed.stream().flatMap(t -> t.rates().keySet().stream()).distinct().toList();
    var total = BigInteger.ZERO;
    for (var name : names) {
      var bearers = taxed.stream().filter(t -> t.rates().containsKey(name)).toList();
      var exact = new LinkedHashMap<String, Rational>();
      for (var bearer : bearers) {
        exact.put(
            bearer.name(),
            new Rational(bearer.net(), BigInteger.ONE)
                .times(bearer.part(name, rules.taxesIncluded())));
      }
      var amounts = new LinkedHashMap<String, BigInteger>();
      if (rules.roundingLevel() == RoundingLevel.LINE) {
        exact.forEach((item, amount) -> amounts.put(item, amount.round(rules.roundingMode())));
      } else {
        var sum = exact.values().stream().reduce(Rational.of(0), Rational::plus);
        amounts.putAll(share(sum.round(rules.roundingMode()), exact));
      }
      amounts.forEach((item, amount) -> put(item + " tax " + name, amount));
      put("tax " + name, sum(amounts.values()));
      total = total.add(sum(amounts.values()));
    }
    return total;
  }

  static String taxName(String title, BigDecimal rate) {
    return title + " " + rate.stripTrailingZeros().toPlainString();
  }

  private Map<String, BigInteger> allocate(BigInteger amount, Map<String, BigInteger> weights) {
    var exact = new LinkedHashMap<String, Rational>();
    weights.forEach((name, weight) -> exact.put(name, new Rational(weight, BigInteger.ONE)));
    return share(amount, exact);
  }

  private Map<String, BigInteger> share(BigInteger amount, Map<String, Rational> weights) {
    var all = weights.values().stream().reduce(Rational.of(0), Rational::plus);
    var shares = new LinkedHashMap<String, BigInteger>();
    var losses = new ArrayList<Map.Entry<String, Rational>>();
    weights.forEach((name, weight) -> {
      var exact =
          all.over().signum() == 0
              ? Rational.of(0)
              : new Rational(amount, BigInteger.ONE).times(weight).dividedBy(all);
      shares.put(name, exact.floor());
      if (weight.over().signum() > 0) {
        losses.add(Map.entry(name, exact.fraction()));
      }
    });
    if (rules.allocation() == AllocationMode.LARGEST_REMAINDER) {
      Comparator<Map.Entry<String, Rational>> byLoss =
          (left, right) -> right.getValue().compare(left.getValue());
      losses.sort(byLoss);
    }
    int left = amount.subtract(sum(shares.values())).intValueExact();
    losses.stream()
        .limit(left)
        .forEach(loss -> shares.merge(loss.getKey(), BigInteger.ONE, BigInteger::add));
    return shares;
  }

  private BigInteger unitPrice(CartLine line) {
    var price = here(line.unitPrice());
    if (currency.equals(rules.shopCurrency()) || price.signum() == 0) {
      return price;
    }
    return rules
        .priceEnding()
        .filter(e -> e.currency().equals(currency))
        .map(e -> {
          var step = BigInteger.valueOf(e.stepMinor());
          var raised = price;
          while (!raised.mod(step).equals(BigInteger.valueOf(e.endingMinor()))) {
            raised = raised.add(BigInteger.ONE);
          }
          return raised;
        })
        .orElse(price);
  }

  private BigInteger reduction(@Nullable Discount discount, BigInteger of) {
    if (discount == null) {
      return BigInteger.ZERO;
    }
    return discount instanceof Discount.FixedAmount(var amount)
        ? here(amount).min(of)
        : percent(discount, of);
  }

  private BigInteger percent(Discount discount, BigInteger of) {
    var percent = ((Discount.Percentage) discount).percent();
    return Rational.of(percent)
        .times(new Rational(of, BigInteger.valueOf(100)))
        .round(rules.roundingMode());
  }

  private BigInteger here(Money amount) {
    var minor =
        Rational.of(amount.getAmount().movePointRight(rules.shopCurrency().getDecimalPlaces()));
    if (currency.equals(rules.shopCurrency())) {
      return minor.floor();
    }
    int decimals = currency.getDecimalPlaces() - rules.shopCurrency().getDecimalPlaces();
    return minor
        .times(Rational.of(rules.rate().orElseThrow().rate()))
        .times(Rational.of(BigDecimal.ONE.movePointRight(decimals)))
        .round(rules.roundingMode());
  }

  static <T> T at(Map<String, T> amounts, String name) {
    return Objects.requireNonNull(amounts.get(name), name);
  }

  private void put(String name, BigInteger amount) {
    results.put(name, amount);
  }

  private static BigInteger sum(Iterable<BigInteger> amounts) {
    var sum = BigInteger.ZERO;
    for (var amount : amounts) {
      sum = sum.add(amount);
    }
    return sum;
  }
}
