package dev.utkast.model.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.SaleContent;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class UntaxedTest {
  private static final SaleContent SALE = Sales.anOrder().content();
  private static final ZeroTaxReason REASON = ZeroTaxReason.of(ZeroTaxReason.Code.REVERSE_CHARGE);

  @Test
  void goodsAndServicesAreApartAndTogetherTheWholeSale() {
    var priced = priced(TaxContext.none(REASON));
    var untaxed = Untaxed.of(SALE, priced);
    assertEquals(
        List.of(false, true), untaxed.stream().map(Untaxed::services).toList(), untaxed::toString);
    assertEquals(
        priced.total(),
        untaxed.stream().map(Untaxed::amount).reduce(priced.total().toZero(), MoneySet::plus));
  }

  @Test
  void whatBearsTaxIsNoneOfIt() {
    assertEquals(
        List.of(), Untaxed.of(SALE, priced(TaxContext.flat("VAT", new BigDecimal("0.21")))));
  }

  private static PricedDocument priced(TaxContext taxes) {
    return Pricing.price(SALE.toCart(), PricingRules.of(CurrencyUnit.USD, taxes));
  }
}
