package dev.utkast.testkit;

import dev.utkast.model.customer.Address;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// What is sold in a test, and what it costs; immutable, each `with` gives another.
///
/// @param rate to a currency that is not the shop's
public record SampleSale(SaleContent content, Optional<ExchangeRate> rate) {

  /// Two cups at USD 30 and a pot at USD 40: USD 100 in all, to be paid on receipt.
  public static SampleSale ofCupsAndPot() {
    return of(line(11, "Cup", 2, "30.00"), line(12, "Pot", 1, "40.00"));
  }

  /// Of somebody with a mail address, and nothing else that a sale may have.
  public static SampleSale of(SaleLine... lines) {
    var nothing = Optional.<String>empty();
    return new SampleSale(
        new SaleContent(
            List.of(lines),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("customer@example.com"),
            Optional.empty(),
            Optional.empty(),
            nothing,
            List.of(),
            List.of(),
            nothing,
            false,
            List.of(),
            Optional.empty(),
            nothing,
            nothing,
            nothing),
        Optional.empty());
  }

  /// A custom line that needs a parcel.
  public static SaleLine line(long id, String title, int quantity, String price) {
    var nothing = Optional.<String>empty();
    return new SaleLine(
        new LineId(id),
        Optional.empty(),
        Optional.empty(),
        title,
        nothing,
        nothing,
        nothing,
        quantity,
        SampleShop.usd(price),
        Optional.empty(),
        true,
        TaxContext.STANDARD,
        List.of(),
        true,
        250,
        StockPolicy.UNTRACKED,
        List.of());
  }

  /// A custom line that nothing is sent of.
  public static SaleLine service(long id, String title, String price) {
    return Copy.of(line(id, title, 1, price)).with(SaleLine::requiresShipping, false).made();
  }

  /// The same in other money, at a rate that is easy to follow.
  public SampleSale in(String currency, String perDollar) {
    var frozen =
        new ExchangeRate(
            CurrencyUnit.USD,
            CurrencyUnit.of(currency),
            new BigDecimal(perDollar),
            LocalDate.of(2026, 3, 2),
            "European Central Bank");
    return new SampleSale(content, Optional.of(frozen));
  }

  /// The same but for one thing.
  public <V> SampleSale with(Copy.Component<SaleContent, V> component, V value) {
    return new SampleSale(Copy.of(content).with(component, value).made(), rate);
  }

  /// @param language of mails and pages
  /// @param address the goods go there
  public SampleSale to(Address address, String language) {
    return with(SaleContent::shippingAddress, Optional.of(address))
        .with(SaleContent::language, Optional.of(language));
  }

  public SampleSale boughtBy(CustomerId customerId) {
    return with(SaleContent::customerId, Optional.of(customerId));
  }

  public SampleSale onTerms(PaymentTerms terms) {
    return with(SaleContent::terms, Optional.of(terms));
  }

  /// Free of tax, because staff say so.
  public SampleSale exempt() {
    return with(SaleContent::taxExempt, true);
  }

  /// With a tax that staff wrote themselves.
  public SampleSale taxedByHand() {
    return with(SaleContent::manualRates, List.of(new ManualRate("Tax", new BigDecimal("0.10"))));
  }

  public PricedDocument priced() {
    var rules = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    return Pricing.price(content.toCart(), rate.map(rules::presentedIn).orElse(rules));
  }
}
