package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.documents.InvoiceDocument.Kind;
import dev.utkast.model.invoice.Balance;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoicesTest {
  /// SES takes 40 MB in base64, Lambda gives a function less memory than that to lay it out.
  private static final int LARGEST = 4 * 1024 * 1024;

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 499})
  void everyLineWithItsAmountsIsOnTheInvoice(int count) {
    var page = Samples.invoice(Kind.INVOICE, Locale.UK, "EUR", count);
    var bytes = Invoices.render(page);
    assertTrue(bytes.length < LARGEST, bytes.length + " bytes");
    var pdf = new Pdf(bytes);
    var text = pdf.dense();
    var formats = Formats.of(Locale.UK);
    for (var line : page.lines()) {
      assertTrue(text.contains(Pdf.dense(line.item().title())), line.item().title());
      assertTrue(text.contains(Pdf.dense(formats.money(line.amount()))), line.amount().toString());
      assertTrue(
          text.contains(Pdf.dense(formats.money(line.unitPrice()))), line.unitPrice().toString());
    }
    var totals = page.totals();
    for (var amount :
        List.of(
            totals.subtotal(),
            totals.shipping(),
            totals.balance().total(),
            totals.balance().outstanding())) {
      assertTrue(text.contains(Pdf.dense(formats.money(amount))), amount.toString());
    }
    assertEquals(0, pdf.missingGlyphs());
    assertEquals(count == 1, pdf.pages().size() == 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en-GB | PAYMENT_REQUEST | Payment request
          nl-NL | PAYMENT_REQUEST | Betaalverzoek
          nb-NO | PAYMENT_REQUEST | Betalingsforespørsel
          de-DE | PAYMENT_REQUEST | Zahlungsanfrage
          fr-FR | PAYMENT_REQUEST | Demande de paiement
          en-GB | INVOICE         | Invoice
          nl-NL | INVOICE         | Factuur
          nb-NO | INVOICE         | Faktura
          de-DE | INVOICE         | Rechnung
          fr-FR | INVOICE         | Facture
          en-GB | CREDIT_NOTE     | Credit note
          nl-NL | CREDIT_NOTE     | Creditfactuur
          nb-NO | CREDIT_NOTE     | Kreditnota
          de-DE | CREDIT_NOTE     | Rechnungskorrektur
          fr-FR | CREDIT_NOTE     | Avoir\
          """)
  void eachKindHasItsTitleInEachLanguage(String tag, Kind kind, String title) {
    var page = Samples.invoice(kind, Locale.forLanguageTag(tag), "EUR", 3);
    var pdf = new Pdf(Invoices.render(page));
    assertTrue(pdf.pages().getFirst().contains(title), pdf.pages().getFirst());
    assertTrue(pdf.dense().contains(page.number()));
    assertEquals(title, Jsoup.parse(Invoices.html(page)).expectFirst("h1").text());
    assertEquals(
        kind == Kind.CREDIT_NOTE,
        pdf.dense().contains("2026-000098"),
        "names the invoice it corrects");
  }

  @Test
  void anInvoiceInAForeignCurrencySaysTheRateAndTheShopsOwnTotals() {
    var text =
        new Pdf(Invoices.render(Samples.invoice(Kind.INVOICE, Locale.GERMANY, "EUR", 2))).dense();
    assertTrue(
        text.contains(
            Pdf.dense(
                "Wechselkurs 1 EUR = 11,623 NOK (Europäische Zentralbank, 16. Oktober 2026)")),
        text);
    assertTrue(
        text.contains(Pdf.dense("Gesamtbetrag in NOK: 4.062,75 NOK, davon Steuer 812,55 NOK")),
        text);
    var domestic =
        new Pdf(Invoices.render(Samples.invoice(Kind.INVOICE, Locale.GERMANY, "NOK", 2))).dense();
    assertFalse(domestic.contains("Wechselkurs"));
  }

  @Test
  void thePayLinkIsOnWhatIsStillToPayAndNowhereElse() {
    var open = Samples.invoice(Kind.PAYMENT_REQUEST, Locale.UK, "EUR", 1);
    assertEquals(List.of(Samples.LINK.toString()), new Pdf(Invoices.render(open)).links());
    var t = open.totals();
    var settled =
        new InvoiceDocument.Totals(
            t.subtotal(),
            t.discount(),
            t.shippingTitle(),
            t.shipping(),
            false,
            t.taxLines(),
            Balance.of(t.balance().total(), t.balance().total()));
    assertEquals(
        List.of(),
        new Pdf(Invoices.render(with(open, settled, Optional.of(Samples.LINK)))).links());
  }

  /// An invoice without terms has its own day as its last one.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en-GB | Due date 17 October 2026, payable on receipt | Due date on receipt
          de-DE | Fälligkeit 17. Oktober 2026, sofort nach Erhalt | Fälligkeit sofort nach Erhalt
          fr-FR | Échéance 17 octobre 2026, à réception | Échéance à réception
          nl-NL | Vervaldatum 17 oktober 2026, direct na ontvangst | Vervaldatum direct na ontvangst
          nb-NO | Forfallsdato 17. oktober 2026, ved mottak | Forfallsdato ved mottak\
          """)
  void whatIsDueAtOnceSaysSoWhileItIsOpen(String tag, String invoice, String request) {
    var open = Samples.invoice(Kind.INVOICE, Locale.forLanguageTag(tag), "EUR", 1);
    var due = InvoicePage.like(open).due(Optional.of(open.issued()));
    assertTrue(text(due.made()).contains(invoice), text(due.made()));
    var t = open.totals();
    var all = t.balance().total();
    var paid =
        new InvoiceDocument.Totals(
            t.subtotal(),
            t.discount(),
            t.shippingTitle(),
            t.shipping(),
            false,
            t.taxLines(),
            Balance.of(all, all));
    assertFalse(text(due.adding(paid).made()).contains(invoice));
    var asked = Samples.invoice(Kind.PAYMENT_REQUEST, Locale.forLanguageTag(tag), "EUR", 1);
    assertFalse(text(asked).contains(request));
    var atOnce = InvoicePage.like(asked).due(Optional.empty()).made();
    assertTrue(text(atOnce).contains(request), text(atOnce));
  }

  @Test
  void whatIsToBePaidIsSeenFirstAndOnAPhoneTheButtonWithIt() {
    var asked = Samples.invoice(Kind.PAYMENT_REQUEST, Locale.UK, "EUR", 1);
    var open = Formats.of(Locale.UK).money(asked.totals().balance().outstanding());
    var head = Jsoup.parse(Invoices.html(asked)).expectFirst("header");
    assertEquals("Amount due " + open, head.expectFirst(".asked").text());
    assertEquals(List.of("Pay " + open), head.select(".first a").eachText());
    assertEquals(1, new Pdf(Invoices.render(asked)).links().size());
    for (var kind : List.of(Kind.CONFIRMATION_REQUEST, Kind.CREDIT_NOTE)) {
      var other = Samples.invoice(kind, Locale.UK, "EUR", 1);
      assertEquals(0, Jsoup.parse(Invoices.html(other)).select(".asked").size());
    }
    var all = asked.totals().balance().total();
    var t = asked.totals();
    var paid =
        new InvoiceDocument.Totals(
            t.subtotal(),
            t.discount(),
            t.shippingTitle(),
            t.shipping(),
            false,
            t.taxLines(),
            Balance.of(all, all));
    var settled = with(asked, paid, Optional.of(Samples.LINK));
    assertEquals(0, Jsoup.parse(Invoices.html(settled)).select(".asked, .first").size());
  }

  private static String text(InvoiceDocument page) {
    return Jsoup.parse(Invoices.html(page)).text();
  }

  @Test
  void aBankIsNamedWhereItsNameIsKnown() {
    var text = text(Samples.invoice(Kind.INVOICE, Locale.UK, "NOK", 1));
    assertTrue(text.contains("Bank DNB IBAN NO93 8601 1117 947"), text);
  }

  @Test
  void aDangerousLinkIsRefused() {
    var page = Samples.invoice(Kind.PAYMENT_REQUEST, Locale.UK, "EUR", 1);
    for (var link :
        List.of(
            "javascript:alert(1)",
            "http://shop.example/",
            "/pay",
            "file:///etc/passwd",
            "https:///x")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> with(page, page.totals(), Optional.of(URI.create(link))),
          link);
    }
    with(page, page.totals(), Optional.of(URI.create("http://127.0.0.1:8080/i/abc")));
  }

  @Test
  void taxThatIsIncludedStandsUnderTheTotalAndOtherTaxAboveIt() {
    var page = Samples.invoice(Kind.INVOICE, Locale.UK, "EUR", 1);
    var above = new Pdf(Invoices.render(page)).dense();
    assertTrue(above.indexOf("MVA25%on") < above.indexOf("TotalEUR"), above);
    var t = page.totals();
    var included =
        new InvoiceDocument.Totals(
            t.subtotal(),
            t.discount(),
            t.shippingTitle(),
            t.shipping(),
            true,
            t.taxLines(),
            t.balance());
    var below = new Pdf(Invoices.render(with(page, included, Optional.empty()))).dense();
    assertTrue(below.indexOf("includingMVA25%on") > below.indexOf("TotalEUR"), below);
  }

  /// "Shipping (Shipping)" says one thing twice.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Versand | Versand
          versand | Versand
          DHL     | Versand (DHL)
                  | Versand
          """)
  void theChosenDeliveryStandsBesideTheWordUnlessItIsTheWord(String title, String label) {
    var page = Samples.invoice(Kind.INVOICE, Locale.GERMANY, "EUR", 1);
    var t = page.totals();
    var titled =
        new InvoiceDocument.Totals(
            t.subtotal(),
            t.discount(),
            Optional.ofNullable(title),
            Money.parse("EUR 1.00"),
            false,
            t.taxLines(),
            t.balance());
    var html = Jsoup.parse(Invoices.html(with(page, titled, Optional.empty())));
    var labels = html.select("th, td, dt").eachText();
    assertTrue(labels.contains(label), labels::toString);
  }

  @Test
  void amountsOfTwoCurrenciesOnOnePageAreRefused() {
    var page = Samples.invoice(Kind.INVOICE, Locale.UK, "EUR", 1);
    var t = page.totals();
    var mixed =
        new InvoiceDocument.Totals(
            t.subtotal(),
            t.discount(),
            t.shippingTitle(),
            Money.parse("USD 1.00"),
            false,
            t.taxLines(),
            t.balance());
    assertThrows(IllegalArgumentException.class, () -> with(page, mixed, Optional.empty()));
  }

  @Test
  void largeAmountsStayInTheirColumns() {
    var page = Samples.invoice(Kind.INVOICE, Locale.of("nb", "NO"), "NOK", 1);
    var huge = Money.parse("NOK 123456789012.34");
    var line =
        new InvoiceDocument.Line(
            PrintedItem.titled("A ship"), 1, huge, Money.parse("NOK 0.00"), Optional.empty(), huge);
    var pdf = new Pdf(Invoices.render(InvoicePage.like(page).of(List.of(line)).made()));
    var first = pdf.pagesAsSeen().getFirst().replaceAll("\\p{Z}+", " ");
    assertTrue(first.contains("A ship 1 123 456 789 012,34 kr – 123 456 789 012,34 kr"), first);
  }

  @Test
  void theWebPageNeedsNothingThatItsPolicyForbids() {
    var web = Invoices.web(Samples.invoice(Kind.INVOICE, Locale.FRANCE, "EUR", 3));
    var parsed = Jsoup.parse(web.html());
    assertEquals(1, parsed.select("style").size());
    assertEquals(web.style(), parsed.expectFirst("style").data());
    assertEquals(0, parsed.select("[style], script, link, iframe, [src], [onclick]").size());
    assertTrue(
        web.contentSecurityPolicy()
            .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; .*"));
  }

  @Test
  void whatBuyersTypeIsNeverMarkup() {
    var hostile = "<script>alert(1)</script>\"'></a><img src=x>";
    var page = Samples.invoice(Kind.INVOICE, Locale.UK, "EUR", 1);
    var buyer =
        new InvoiceDocument.Buyer(List.of(hostile), Optional.of(hostile), Optional.of(hostile));
    var html =
        Invoices.html(
            InvoicePage.like(page)
                .to(buyer)
                .numbered(hostile)
                .referringTo(
                    new InvoiceDocument.References(
                        Optional.of(hostile), Optional.of(hostile), Optional.of(hostile)))
                .remarking(List.of(hostile))
                .made());
    assertEquals(0, Jsoup.parse(html).select("script, img").size());
  }

  @Test
  void theSameInvoiceIsTheSameFile() {
    assertArrayEquals(
        Invoices.render(Samples.invoice(Kind.INVOICE, Locale.US, "USD", 7)),
        Invoices.render(Samples.invoice(Kind.INVOICE, Locale.US, "USD", 7)));
  }

  private static InvoiceDocument with(
      InvoiceDocument page, InvoiceDocument.Totals totals, Optional<URI> payLink) {
    return InvoicePage.like(page).adding(totals).paidAt(payLink).made();
  }
}
