package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.id.InvoiceId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.pricing.CategoryRates;
import dev.utkast.model.pricing.Discount;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.AppliedDiscount;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.NameValue;
import dev.utkast.model.shop.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the invoice of a sale says of its buyer and its taxes.
class SalePagesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Shop SHOP =
      new Shop(
          "Loom",
          "shop@example.com",
          CurrencyUnit.EUR,
          ZoneId.of("Europe/Amsterdam"),
          "NL",
          "",
          Shop.DEFAULT_REMINDER_DAYS);

  @Test
  void anExemptionTellsItsCertificate() {
    var reason = new ZeroTaxReason(ZeroTaxReason.Code.CUSTOMER_EXEMPT, "certificate 7");
    assertTrue(html("en", TaxContext.none(reason), "standard").contains("certificate 7"));
  }

  @Test
  void taxesNameTheAmountThatTheyAreOnAndWhatBearsNoneHasALineOfNothing() {
    var rates =
        new TaxContext(
            false,
            List.of(),
            List.of(
                new CategoryRates("standard", flat("0.21"), Optional.empty()),
                new CategoryRates("reduced", flat("0.09"), Optional.empty()),
                new CategoryRates(
                    "zero",
                    List.of(),
                    Optional.of(ZeroTaxReason.of(ZeroTaxReason.Code.ZERO_RATED)))));
    var html = html("en", rates, "standard", "standard", "reduced", "zero");
    assertTrue(html.contains("VAT 21% on €20.00"), html);
    assertTrue(html.contains("VAT 9% on €10.00"), html);
    assertTrue(html.contains("VAT 0% on €10.00"), html);
  }

  /// The data calls the tax VAT; the sale of the test is taxed in Germany.
  @ParameterizedTest
  @CsvSource({
    "en,VAT 21% on,VAT number DE136695976", "nl,Btw 21% over,Btw-nummer DE136695976",
    "nb,MVA 21 % av,MVA-nummer DE136695976", "de,USt. 21 % auf,USt-IdNr. DE136695976",
    "fr,TVA 21 % sur,N° de TVA intracommunautaire DE136695976"
  })
  void taxesAndTheirNumbersHaveTheirNamesInTheCustomersLanguage(
      String language, String tax, String number) {
    var html = html(language, TaxContext.flat("VAT", new BigDecimal("0.21")), "standard");
    var text = Jsoup.parse(html).text().replace('\u00a0', ' ');
    assertTrue(text.contains(tax), text);
    assertTrue(text.contains(number), text);
  }

  @Test
  void pricesAreSaidToContainTheTaxByItsNameWhereSomeIsDue() {
    var rules = PricingRules.of(CurrencyUnit.EUR, TaxContext.flat("VAT", new BigDecimal("0.21")));
    var taxed = html("nl", rules.includingTaxes(), "standard");
    assertTrue(taxed.contains("Prijs per stuk incl.&nbsp;btw"), taxed);
    assertTrue(taxed.contains("inclusief btw 21% over"), taxed);
    var french = html("fr", rules.includingTaxes(), "standard");
    assertTrue(french.contains(">Prix unitaire TTC<"), french);
    assertTrue(french.contains(">Montant TTC<"), french);
    var norwegian = html("nb", rules.includingTaxes(), "standard");
    assertTrue(norwegian.contains(">Enhetspris inkl.&nbsp;mva.<"), norwegian);
    assertTrue(norwegian.contains("inkludert mva. 21"), norwegian);
    assertTrue(norwegian.contains(">MVA<"), norwegian);
    var untaxed = PricingRules.of(CurrencyUnit.EUR, TaxContext.none()).includingTaxes();
    var html = html("nl", untaxed, "standard");
    assertFalse(html.contains("incl.&nbsp;btw"), html);
    assertFalse(html.contains("inclusief"), html);
  }

  /// As staff have named it: the buyer asks what a discount is for, and the books too.
  @Test
  void discountsAreCalledWhatStaffCallThem() {
    var html = discounted("de", Optional.of("Stammkunde <3"), Optional.of("Messe"));
    assertTrue(html.contains(">Rabatt (Stammkunde &lt;3) -1,00 €<"), html);
    assertTrue(html.contains(">Rabatt (Messe)<"), html);
  }

  @Test
  void aDiscountThatSaysNothingMoreIsADiscount() {
    var html = discounted("nl", Optional.of("korting "), Optional.empty());
    assertTrue(html.contains(">Korting € -1,00<"), html);
    assertTrue(html.contains(">Korting<"), html);
    assertFalse(html.contains("("), html);
  }

  /// Every line may have a discount: each is told in few words.
  @Test
  void theLongestNameOfALinesDiscountIsCut() {
    var html = discounted("en", Optional.of("x".repeat(255)), Optional.of("y".repeat(255)));
    assertTrue(html.contains(">Discount (" + "x".repeat(59) + "…) -€1.00<"), html);
    assertTrue(html.contains("(" + "y".repeat(255) + ")"), html);
  }

  private static String discounted(
      String language, Optional<String> ofLine, Optional<String> ofAll) {
    var line = Scarves.discounted(Scarves.line(1, "standard", true), off(ofLine));
    var content = Scarves.discounted(content(language, List.of(line)), off(ofAll));
    var priced =
        Pricing.price(content.toCart(), PricingRules.of(CurrencyUnit.EUR, TaxContext.none()));
    return html(content, priced)
        .replace("&nbsp;", " ")
        .replaceFirst("(?s).*<table class=\"lines\"", "")
        .replaceFirst("(?s)</table>.*", "");
  }

  private static AppliedDiscount off(Optional<String> title) {
    return new AppliedDiscount(
        new Discount.Percentage(BigDecimal.TEN), title, Optional.of("told to staff"));
  }

  @Test
  void whoIsKnownByAMailAddressAloneIsNamedByItOnce() {
    var html = html("en", TaxContext.none(), "standard");
    assertEquals(1, html.split("ada@example.com", -1).length - 1, html);
  }

  /// Shipping mails, pages and slips all show a line by this.
  @Test
  void whatProgramsKeepForThemselvesIsShownToNobody() {
    var properties =
        List.of(
            new NameValue("Engraving", "Ada"),
            new NameValue("_bundle_id", "17"),
            new NameValue("__proto", "x"),
            new NameValue("_", "y"),
            new NameValue("\u200b_hidden", "1"),
            new NameValue("\u00a0\u2060_hidden", "2"),
            new NameValue("\uff3fhidden", "3"),
            new NameValue("in_between", "z"));
    var line = SampleLine.with(properties);
    assertEquals(
        List.of(new Detail("Engraving", "Ada"), new Detail("in_between", "z")),
        SalePages.item(line).details());
  }

  /// A line with nothing but its properties.
  private static final class SampleLine {
    private static SaleLine with(List<NameValue> properties) {
      return new SaleLine(
          new LineId(1),
          Optional.empty(),
          Optional.empty(),
          "Cup",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          1,
          Money.of(CurrencyUnit.EUR, 10),
          Optional.empty(),
          true,
          TaxContext.STANDARD,
          List.of(),
          true,
          0,
          StockPolicy.UNTRACKED,
          properties);
    }
  }

  private static List<dev.utkast.model.pricing.AppliedRate> flat(String rate) {
    return List.of(new dev.utkast.model.pricing.AppliedRate("VAT", new BigDecimal(rate)));
  }

  private static String html(String language, TaxContext taxes, String... categories) {
    return html(language, PricingRules.of(CurrencyUnit.EUR, taxes), categories);
  }

  private static String html(String language, PricingRules rules, String... categories) {
    return html(content(language, categories), priced(rules, categories));
  }

  private static String html(SaleContent content, PricedDocument priced) {
    var invoice =
        new Invoice(
            new InvoiceId(1),
            Invoice.Series.INVOICE,
            1,
            new OrderId(2),
            "#1001",
            List.of("Loom"),
            Optional.empty(),
            content,
            priced,
            DAY,
            Optional.empty(),
            Instant.parse("2026-03-02T12:00:00Z"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var paid = Money.zero(CurrencyUnit.EUR);
    return Invoices.html(SalePages.legal(invoice, SHOP, Pictures.none(), paid))
        .replace('\u00a0', ' ');
  }

  private static PricedDocument priced(PricingRules rules, String... categories) {
    return Pricing.price(content("en", categories).toCart(), rules)
        .taxedBy(
            new TaxBasis(
                DAY,
                "DE",
                Optional.empty(),
                Optional.empty(),
                List.of("EU"),
                Optional.of("NL004495445B01"),
                Optional.of("DE136695976"),
                List.of()));
  }

  private static SaleContent content(String language, String... categories) {
    return content(
        language, Stream.of(categories).map(category -> Scarves.line(1, category, true)).toList());
  }

  private static SaleContent content(String language, List<SaleLine> lines) {
    return Scarves.content(
        lines, Optional.of("ada@example.com"), Optional.empty(), Optional.of(language));
  }
}
