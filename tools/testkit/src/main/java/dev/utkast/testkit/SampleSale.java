package dev.utkast.testkit;

import dev.utkast.model.customer.Address;
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

  public static SampleSale of(SaleLine... lines) {
    return new SampleSale(
        new SaleContent(
            List.of(lines),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("customer@example.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty());
  }

  /// A custom line that needs a parcel.
  public static SaleLine line(long id, String title, int quantity, String price) {
    return line(id, title, quantity, price, true);
  }

  /// A custom line that nothing is sent of.
  public static SaleLine service(long id, String title, String price) {
    return line(id, title, 1, price, false);
  }

  private static SaleLine line(long id, String title, int quantity, String price, boolean parcel) {
    return new SaleLine(
        id,
        Optional.empty(),
        Optional.empty(),
        title,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        quantity,
        SampleShop.usd(price),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        TaxContext.STANDARD,
        List.of(),
        parcel,
        250,
        StockPolicy.UNTRACKED,
        List.of());
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

  /// @param language of mails and pages
  /// @param address the goods go there
  public SampleSale to(Address address, String language) {
    return with(Optional.of(address), content.customerId(), content.terms(), Optional.of(language));
  }

  public SampleSale boughtBy(long customerId) {
    return with(
        content.shippingAddress(), Optional.of(customerId), content.terms(), content.language());
  }

  public SampleSale onTerms(PaymentTerms terms) {
    return with(
        content.shippingAddress(), content.customerId(), Optional.of(terms), content.language());
  }

  /// Free of tax, because staff say so.
  public SampleSale exempt() {
    return taxed(true, List.of());
  }

  /// With a tax that staff wrote themselves.
  public SampleSale taxedByHand() {
    return taxed(false, List.of(new ManualRate("Tax", new BigDecimal("0.10"))));
  }

  private SampleSale taxed(boolean exempt, List<ManualRate> manualRates) {
    return new SampleSale(
        new SaleContent(
            content.lines(),
            content.discount(),
            content.discountTitle(),
            content.discountDescription(),
            content.shipping(),
            content.customerId(),
            content.email(),
            content.shippingAddress(),
            content.billingAddress(),
            content.note(),
            content.noteAttributes(),
            content.tags(),
            content.poNumber(),
            exempt,
            manualRates,
            content.terms(),
            content.currency(),
            content.language()),
        rate);
  }

  private SampleSale with(
      Optional<Address> address,
      Optional<Long> customerId,
      Optional<PaymentTerms> terms,
      Optional<String> language) {
    return new SampleSale(
        new SaleContent(
            content.lines(),
            content.discount(),
            content.discountTitle(),
            content.discountDescription(),
            content.shipping(),
            customerId,
            content.email(),
            address,
            content.billingAddress(),
            content.note(),
            content.noteAttributes(),
            content.tags(),
            content.poNumber(),
            content.taxExempt(),
            content.manualRates(),
            terms,
            content.currency(),
            language),
        rate);
  }

  public PricedDocument priced() {
    var rules = PricingRules.of(CurrencyUnit.USD, TaxContext.none());
    return Pricing.price(content.toCart(), rate.map(rules::presentedIn).orElse(rules));
  }
}
