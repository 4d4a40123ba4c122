package dev.utkast.model.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.customer.Address;
import dev.utkast.model.id.InvoiceId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.pricing.Cart;
import dev.utkast.model.pricing.CartLine;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.SellerDuties.Missing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyerDutiesTest {
  private static final Optional<String> NONE = Optional.empty();

  /// @param known `name`, `street` and `town` of the buyer, as far as they are known
  private static SaleContent content(String known) {
    var parts = List.of(known.split(" "));
    var address =
        new Address(
            Optional.of("Ada").filter(_ -> parts.contains("name")),
            NONE,
            Optional.of("Eik GmbH").filter(_ -> parts.contains("company")),
            Optional.of("Street 1").filter(_ -> parts.contains("street")),
            NONE,
            Optional.of("Town").filter(_ -> parts.contains("town")),
            NONE,
            NONE,
            NONE,
            NONE,
            Optional.of("DE"),
            NONE);
    var content = Sales.content(Sales.aLine(new LineId(1), "Cup", 1, "1.00"));
    return Sales.redirected(content, Optional.empty(), Optional.of(address), Optional.empty());
  }

  private static Invoice invoice(String country, String price, String known) {
    var content = content(known);
    var amount = Money.parse(price);
    var line = content.toCart().lines().getFirst();
    var cart =
        new Cart(
            List.of(
                new CartLine(
                    line.id(),
                    amount,
                    1,
                    Optional.empty(),
                    line.taxable(),
                    line.taxCategory(),
                    List.of(),
                    true)),
            Optional.empty(),
            Optional.empty());
    var priced = Pricing.price(cart, PricingRules.of(amount.getCurrencyUnit(), TaxContext.none()));
    return new Invoice(
        new InvoiceId(1),
        Invoice.Series.INVOICE,
        1,
        new OrderId(2),
        "#1001",
        List.of("Eik", country, "shop@example.com"),
        NONE,
        content,
        priced,
        LocalDate.of(2026, 3, 2),
        Optional.empty(),
        Sales.NOON,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NONE);
  }

  private static String told(List<Missing> missing) {
    return missing.stream().map(one -> one.duty().name()).collect(Collectors.joining(", "));
  }

  /// Up to the limit of its country a document may leave the buyer out.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          DE | EUR | 250.01 | -                | BUYER_NAME, BUYER_ADDRESS
          DE | EUR | 250.00 | -                | nothing
          DE | EUR | 250.01 | name street town | nothing
          DE | EUR | 250.01 | name street      | BUYER_ADDRESS
          DE | EUR | 250.01 | name town        | BUYER_ADDRESS
          DE | EUR | 250.01 | street town      | BUYER_NAME
          DE | USD | 10.00  | -                | BUYER_NAME, BUYER_ADDRESS
          AT | EUR | 400.00 | -                | nothing
          AT | EUR | 400.01 | -                | BUYER_NAME, BUYER_ADDRESS
          NL | EUR | 100.00 | -                | nothing
          NL | EUR | 100.01 | -                | BUYER_NAME, BUYER_ADDRESS
          PL | EUR | 100.01 | -                | BUYER_NAME, BUYER_ADDRESS
          FR | EUR | 10.00  | -                | BUYER_NAME, BUYER_ADDRESS
          GB | GBP | 250.00 | -                | nothing
          GB | GBP | 250.01 | -                | BUYER_NAME, BUYER_ADDRESS
          CH | CHF | 400.00 | -                | nothing
          CH | CHF | 400.01 | -                | BUYER_NAME, BUYER_ADDRESS
          NO | NOK | 10.00  | -                | BUYER_NAME, BUYER_ADDRESS
          US | USD | 999.00 | -                | nothing
          JP | JPY | 99999  | -                | nothing\
          """)
  void whoBuysIsNamedOnWhatIsMoreThanSmall(
      String country, String currency, String price, String known, String missing) {
    var invoice = invoice(country, currency + " " + price, known);
    assertEquals(missing == null ? "" : missing, told(BuyerDuties.missing(invoice)));
  }

  /// § 11 (1) Z 3 lit. b UStG 1994.
  @ParameterizedTest
  @CsvSource({
    "10000.01, company, -, BUYER_VAT_NUMBER",
    "10000.01, company, ATU13585627, -",
    "10000.00, company, -, -",
    "10000.01, name, -, -"
  })
  void anAustrianBusinessHasItsNumberOnLargeInvoices(
      String price, String buyer, String number, String missing) {
    var basis =
        new TaxBasis(
            LocalDate.of(2026, 3, 2),
            "AT",
            NONE,
            NONE,
            List.of("AT"),
            Optional.of("ATU37675002"),
            Optional.of(number).filter(text -> !text.equals("-")),
            List.of());
    var invoice = invoice("AT", "EUR " + price, buyer + " street town");
    var found = BuyerDuties.missing("AT", invoice.content(), invoice.priced().taxedBy(basis));
    assertEquals(missing, found.isEmpty() ? "-" : told(found));
  }

  @Test
  void theLawOfTheCountryIsNamed() {
    var missing = BuyerDuties.missing(invoice("DE", "EUR 300.00", "-"));
    assertEquals("§ 14 (4) Nr. 1 UStG", missing.getFirst().law());
    assertEquals("DE", missing.getFirst().country());
    var ofUnion = BuyerDuties.missing(invoice("PL", "EUR 300.00", "-"));
    assertEquals("Directive 2006/112/EC, art. 226 (5)", ofUnion.getFirst().law());
  }

  /// Who is known by a mail address alone has no name.
  @Test
  void whatTheBuyerLacksIsOfTheDocument() {
    var duties =
        invoice("DE", "EUR 300.00", "street town").missing().stream()
            .map(one -> one.duty().name())
            .toList();
    assertEquals(true, duties.contains("BUYER_NAME"), duties.toString());
    assertEquals(true, duties.contains("LEGAL_NAME"), duties.toString());
  }
}
