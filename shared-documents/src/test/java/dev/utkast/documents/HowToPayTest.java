package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.documents.LawfulSales.Situation;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.shop.BankAccount;
import dev.utkast.model.shop.ShopIdentity;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is to be paid says where, or whom to ask.
class HowToPayTest {
  private static final String ASK = "Bitte stimmen Sie die Zahlungsweise mit uns ab:";

  private static BankAccount account(Optional<String> currency) {
    return new BankAccount(
        currency.map(CurrencyUnit::of),
        Optional.empty(),
        Optional.empty(),
        new BankAccount.International("DE89370400440532013000", Optional.empty()));
  }

  private static Invoice invoice(BankAccount... accounts) {
    var invoice = LawfulSales.sale(LawfulSeller.of("DE"), Situation.DOMESTIC).invoice();
    var identity = invoice.identity().orElseThrow();
    return like(invoice, with(identity, List.of(accounts)), invoice.paid());
  }

  private static Invoice like(
      Invoice invoice, Optional<ShopIdentity> identity, Optional<Money> paid) {
    return new Invoice(
        invoice.id(),
        invoice.series(),
        invoice.number(),
        invoice.orderId(),
        invoice.orderName(),
        invoice.seller(),
        invoice.credits(),
        invoice.content(),
        invoice.priced(),
        invoice.issuedOn(),
        invoice.dueOn(),
        invoice.issuedAt(),
        paid,
        identity,
        invoice.creditsOf(),
        Optional.of("de"));
  }

  private static Optional<ShopIdentity> with(ShopIdentity identity, List<BankAccount> accounts) {
    return Optional.of(
        new ShopIdentity(
            1,
            identity.name(),
            identity.email(),
            identity.legalName(),
            identity.legalForm(),
            identity.address(),
            identity.register(),
            identity.directors(),
            identity.taxNumbers(),
            accounts,
            Optional.of("+49 89 555"),
            identity.website(),
            identity.logo(),
            identity.language(),
            identity.footer(),
            identity.invoicePrefix(),
            identity.creditNotePrefix(),
            List.of(),
            List.of()));
  }

  private static InvoiceDocument page(Invoice invoice) {
    var none = Money.zero(invoice.priced().total().presentment().getCurrencyUnit());
    return SalePages.legal(invoice, LawfulSeller.of("DE").shop(), Pictures.none(), none);
  }

  private static String text(Invoice invoice) {
    return Jsoup.parse(Invoices.html(page(invoice))).text().replace('\u00a0', ' ');
  }

  /// The invoice is in euros.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"EUR, true", "-, true", "USD, false"})
  void anAccountOfTheCurrencyOrOfAnyIsNamedAndElseTheShop(String currency, boolean takes) {
    var invoice = invoice(account(Optional.ofNullable(currency)));
    var text = text(invoice);
    assertEquals(takes, text.contains("DE89 3704 0044 0532 0130 00"), text);
    assertEquals(!takes, text.contains(ASK + " shop@example.com, +49 89 555"), text);
    assertEquals(
        takes ? Optional.empty() : Optional.of(CurrencyUnit.EUR), invoice.withoutAccount());
  }

  @Test
  void withoutAnyAccountTheShopIsAsked() {
    assertTrue(text(invoice()).contains(ASK), text(invoice()));
  }

  @Test
  void whatIsPaidAsksForNothing() {
    var invoice = invoice();
    var total = Optional.of(invoice.priced().total().presentment());
    var paid = like(invoice, invoice.identity(), total);
    assertEquals(false, text(paid).contains(ASK));
    assertEquals(Optional.empty(), paid.withoutAccount());
  }

  /// A seller who has said all has nothing to be warned of, but of the account.
  @ParameterizedTest
  @CsvSource({"DE", "FR", "NL", "BE", "AT", "NO", "GB", "CH", "US"})
  void whatIsComplete(String seller) {
    for (var situation : Situation.values()) {
      var sale = LawfulSales.sale(LawfulSeller.of(seller), situation);
      assertEquals(List.of(), sale.invoice().missing(), situation.name());
    }
  }
}
