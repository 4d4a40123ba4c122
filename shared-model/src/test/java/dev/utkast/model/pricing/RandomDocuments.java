package dev.utkast.model.pricing;

import dev.utkast.model.id.LineId;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.money.PriceEnding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Carts and rules from a seed: all currencies, 1 to 499 lines (mostly few), prices up to 10^12
/// minor units, free lines, discounts up to 100 %, stacked taxes, both rounding levels, taxes on
/// top and within, every rounding mode. The same seed gives the same.
final class RandomDocuments {

  record Sample(long seed, Cart cart, PricingRules rules) {}

  private static final List<CurrencyUnit> CURRENCIES =
      List.copyOf(CurrencyUnit.registeredCurrencies());
  private static final List<RoundingMode> MODES =
      List.of(
          RoundingMode.HALF_UP,
          RoundingMode.HALF_UP,
          RoundingMode.HALF_EVEN,
          RoundingMode.HALF_DOWN,
          RoundingMode.DOWN,
          RoundingMode.FLOOR,
          RoundingMode.UP,
          RoundingMode.CEILING);
  private static final List<String> CATEGORIES =
      List.of("standard", "standard", "standard", "reduced", "zero", "exempt");
  private static final List<String> RATES =
      List.of("0.25", "0.06", "0.0775", "0.2", "0.05", "0.09975", "0.19", "0.081", "0", "1");

  private final SplittableRandom random;
  private final CurrencyUnit shop;

  private RandomDocuments(SplittableRandom random) {
    this.random = random;
    this.shop = pick(CURRENCIES);
  }

  static Sample sample(long seed) {
    var documents = new RandomDocuments(new SplittableRandom(seed));
    var cart = documents.cart();
    return new Sample(seed, cart, documents.rules());
  }

  private Cart cart() {
    int size = random.nextInt(2048) == 0 ? 1 + random.nextInt(499) : 1 + random.nextInt(4);
    int digits = random.nextInt(13);
    var lines = new ArrayList<CartLine>(size);
    for (int i = 0; i < size; i++) {
      lines.add(line(i + 1, digits));
    }
    var cart = new Cart(lines, Optional.empty(), shipping());
    return switch (random.nextInt(4)) {
      case 0 -> cart.with(percentage());
      case 1 -> cart.with(new Discount.FixedAmount(upTo(discountedTotal(cart))));
      default -> cart;
    };
  }

  private CartLine line(long id, int digits) {
    var unit = random.nextInt(8) == 0 ? Money.zero(shop) : price(digits);
    int quantity = random.nextInt(4) == 0 ? 1 + random.nextInt(1000) : 1 + random.nextInt(4);
    Optional<Discount> discount =
        switch (random.nextInt(6)) {
          case 0 -> Optional.of(percentage());
          case 1 -> Optional.of(new Discount.FixedAmount(upTo(Amounts.minor(unit))));
          default -> Optional.empty();
        };
    boolean taxable = random.nextInt(8) != 0;
    var manual = random.nextInt(10) == 0 ? manualRates() : List.<ManualRate>of();
    boolean carried = random.nextInt(6) != 0;
    return new CartLine(
        new LineId(id), unit, quantity, discount, taxable, pick(CATEGORIES), manual, carried);
  }

  private Optional<CartShipping> shipping() {
    if (random.nextBoolean()) {
      return Optional.empty();
    }
    var price = price(random.nextInt(8));
    Optional<Discount> discount =
        switch (random.nextInt(6)) {
          case 0 -> Optional.of(percentage());
          case 1 -> Optional.of(new Discount.FixedAmount(upTo(Amounts.minor(price))));
          default -> Optional.empty();
        };
    var manual = random.nextInt(10) == 0 ? manualRates() : List.<ManualRate>of();
    boolean taxable = random.nextInt(4) != 0;
    return Optional.of(new CartShipping(price, discount, taxable, TaxContext.SHIPPING, manual));
  }

  /// Around 10^digits minor units.
  private Money price(int digits) {
    return Money.ofMinor(shop, random.nextLong(1 + (long) Math.pow(10, digits)));
  }

  private Money upTo(long minor) {
    return Money.ofMinor(shop, random.nextInt(4) == 0 ? minor : random.nextLong(minor + 1));
  }

  private Discount percentage() {
    return new Discount.Percentage(
        switch (random.nextInt(4)) {
          case 0 -> BigDecimal.valueOf(100);
          case 1 -> BigDecimal.valueOf(random.nextInt(1001), 1);
          default -> BigDecimal.valueOf(random.nextInt(100));
        });
  }

  /// An upper bound is enough: percentages are rounded up here.
  private static long discountedTotal(Cart cart) {
    long total = 0;
    for (var line : cart.lines()) {
      long gross = Amounts.minor(line.unitPrice()) * line.quantity();
      total +=
          line.discount()
              .map(d ->
                  switch (d) {
                    case Discount.FixedAmount(var amount) ->
                        gross - Amounts.minor(amount) * line.quantity();
                    case Discount.Percentage(var percent) ->
                        gross
                            - BigDecimal.valueOf(gross)
                                .multiply(percent)
                                .movePointLeft(2)
                                .setScale(0, RoundingMode.UP)
                                .longValueExact();
                  })
              .orElse(gross);
    }
    return total;
  }

  private PricingRules rules() {
    var presentment = random.nextBoolean() ? shop : pick(CURRENCIES);
    Optional<ExchangeRate> rate =
        presentment.equals(shop)
            ? Optional.empty()
            : Optional.of(
                new ExchangeRate(
                    shop,
                    presentment,
                    BigDecimal.valueOf(1 + random.nextLong(20_000_000), 4 + random.nextInt(4)),
                    LocalDate.of(2026, 10, 30),
                    "test"));
    Optional<PriceEnding> ending =
        random.nextInt(8) == 0
            ? Optional.of(new PriceEnding(presentment, 100, random.nextInt(100)))
            : Optional.empty();
    return new PricingRules(
        shop,
        presentment,
        rate,
        taxes(),
        random.nextInt(3) == 0,
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new HomeTaxes(homeTaxes(), random.nextInt(4) == 0)),
        pick(List.of(RoundingLevel.values())),
        pick(MODES),
        pick(List.of(AllocationMode.values())),
        ending);
  }

  private TaxContext taxes() {
    return switch (random.nextInt(8)) {
      case 0 -> TaxContext.none();
      case 1 -> TaxContext.flat("VAT", rate()).exempted();
      case 2 -> TaxContext.flat("VAT", rate()).withManualRates(manualRates());
      case 3 -> TaxContext.flat(new AppliedRate("GST", rate()), new AppliedRate("PST", rate()));
      case 4 -> twoRates();
      default -> TaxContext.flat("VAT", rate());
    };
  }

  /// One rate, or several; a document's own words are none of home.
  private TaxContext homeTaxes() {
    return random.nextBoolean() ? TaxContext.flat("VAT", rate()) : twoRates();
  }

  /// A reduced rate, and one tax that both categories share beside it.
  private TaxContext twoRates() {
    var shared = new AppliedRate("Shared", rate());
    var context = TaxContext.flat(shared, new AppliedRate("Local", rate()));
    var categories = new ArrayList<>(context.categories());
    categories.removeIf(c -> c.category().equals("reduced"));
    categories.add(new CategoryRates("reduced", List.of(shared), Optional.empty()));
    var untaxed = ZeroTaxReason.of(ZeroTaxReason.Code.SHIPPING_NOT_TAXED);
    List<CategoryRates> postage =
        switch (random.nextInt(4)) {
          case 0 ->
              List.of(
                  new CategoryRates("standard", List.of(shared), Optional.empty()),
                  new CategoryRates("reduced", List.of(), Optional.of(untaxed)));
          case 1 -> List.of(new CategoryRates("zero", List.of(shared), Optional.empty()));
          default -> List.of();
        };
    return new TaxContext(false, List.of(), categories, postage);
  }

  private List<ManualRate> manualRates() {
    var first = new ManualRate("City", rate());
    return random.nextBoolean() ? List.of(first) : List.of(first, new ManualRate("County", rate()));
  }

  private BigDecimal rate() {
    return random.nextInt(4) == 0
        ? BigDecimal.valueOf(random.nextInt(1_000_000), 6)
        : new BigDecimal(pick(RATES));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
