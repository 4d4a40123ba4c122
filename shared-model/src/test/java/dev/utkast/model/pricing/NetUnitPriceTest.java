package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetUnitPriceTest {
  /// The second and third lie on the half of a coin: 10.01 / 1.04 is 9.625, 0.63 / 1.2 is 0.525.
  @ParameterizedTest
  @CsvSource({
    "119.00, 0.19, HALF_UP, 100.00",
    "10.01, 0.04, HALF_UP, 9.63",
    "10.01, 0.04, HALF_EVEN, 9.62",
    "0.63, 0.2, HALF_DOWN, 0.52",
    "99.99, 0.21, DOWN, 82.63",
    "9999999999999.99, 0.25, HALF_UP, 7999999999999.99"
  })
  void aPriceLosesTheTaxesThatItContainsAndIsRoundedOnce(
      String price, String rate, java.math.RoundingMode mode, String net) {
    var rules =
        PricingRules.of(CurrencyUnit.EUR, TaxContext.flat("VAT", new BigDecimal(rate)))
            .rounding(RoundingLevel.LINE, mode);
    assertEquals(Optional.of(eur(net)), netUnitPrice(price, rules.includingTaxes()));
    assertEquals(Optional.empty(), netUnitPrice(price, rules));
  }

  @Test
  void aPriceThatBearsNoTaxContainsNone() {
    var rules = PricingRules.of(CurrencyUnit.EUR, TaxContext.none()).includingTaxes();
    assertEquals(Optional.empty(), netUnitPrice("10.00", rules));
    assertFalse(document("10.00", rules).containsTax());
  }

  @Test
  void aDocumentContainsTaxWhereItsPricesDoAndSomeIsDue() {
    var taxed = PricingRules.of(CurrencyUnit.EUR, TaxContext.flat("VAT", new BigDecimal("0.2")));
    assertTrue(document("10.00", taxed.includingTaxes()).containsTax());
    assertFalse(document("10.00", taxed).containsTax());
    var nothing = PricingRules.of(CurrencyUnit.EUR, TaxContext.flat("VAT", BigDecimal.ZERO));
    assertFalse(document("10.00", nothing.includingTaxes()).containsTax());
  }

  @Test
  void taxesSideBySideAreTakenOutTogether() {
    var taxes =
        Stream.of("0.05", "0.07")
            .map(rate -> new AppliedRate("tax " + rate, new BigDecimal(rate)))
            .toArray(AppliedRate[]::new);
    var rules = PricingRules.of(CurrencyUnit.EUR, TaxContext.flat(taxes)).includingTaxes();
    assertEquals(Optional.of(eur("100.00")), netUnitPrice("112.00", rules));
  }

  private static Optional<MoneySet> netUnitPrice(String price, PricingRules rules) {
    var document = document(price, rules);
    return document.netUnitPrice(document.lines().getFirst());
  }

  private static PricedDocument document(String price, PricingRules rules) {
    var lines = List.of(Lines.of(1, eur(price).shop(), 1));
    return Pricing.price(new Cart(lines, Optional.empty(), Optional.empty()), rules);
  }

  private static MoneySet eur(String amount) {
    return MoneySet.same(Money.of(CurrencyUnit.EUR, new BigDecimal(amount)));
  }
}
