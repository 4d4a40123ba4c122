package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.invoice.Balance;
import dev.utkast.model.mail.Due;
import dev.utkast.model.shop.WebLink;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailsTest {

  private static final String HOSTILE =
      "<script>alert(1)</script>\"'<img src=x>\r\nBcc: everyone@example.com";

  @ParameterizedTest
  @EnumSource
  void everyMailIsCompleteInEveryLanguage(Language language) {
    for (var occasion : Samples.mails(Locale.of(language.code()))) {
      var mail = Mails.write(occasion);
      var html = Jsoup.parse(mail.html());
      assertFalse((mail.subject() + mail.text()).contains("{"), mail.text());
      assertEquals(language.code(), html.expectFirst("html").attr("lang"));
      assertEquals(1, html.select("a").eachAttr("href").stream().distinct().count());
      assertTrue(mail.text().contains(html.expectFirst("a").attr("href")));
      var htmlWords = Pdf.dense(html.body().text());
      for (var line : mail.text().split("[\\n:]", -1)) {
        var words = Pdf.dense(line).replaceFirst("^- ?", "");
        assertTrue(
            htmlWords.contains(words) || Pdf.dense(mail.html()).contains(words),
            "not in the HTML: " + line);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | 0 | Your payment request D12-2 from Fjellheim Ull & Garn
          nb | 1 | Faktura 2026-000117 fra Fjellheim Ull & Garn
          en | 3 | Invoice 2026-000117 from Fjellheim Ull & Garn is due in 3 days
          en | 4 | Invoice 2026-000117 from Fjellheim Ull & Garn is due tomorrow
          en | 5 | Invoice 2026-000117 from Fjellheim Ull & Garn is due today
          en | 6 | Invoice 2026-000117 from Fjellheim Ull & Garn is 1 day overdue
          en | 7 | Invoice 2026-000117 from Fjellheim Ull & Garn is 14 days overdue
          nl | 6 | Factuur 2026-000117 van Fjellheim Ull & Garn: betaaltermijn 1 dag verstreken
          nb | 7 | Faktura 2026-000117 fra Fjellheim Ull & Garn forfalt for 14 dager siden
          de | 6 | Rechnung 2026-000117 von Fjellheim Ull & Garn ist seit 1 Tag überfällig
          de | 7 | Rechnung 2026-000117 von Fjellheim Ull & Garn ist seit 14 Tagen überfällig
          fr | 3 | Facture 2026-000117 – Fjellheim Ull & Garn : échéance dans 3 jours
          fr | 8 | Avoir C-2026-000004 – Fjellheim Ull & Garn
          de | 9 | Ein Teil Ihrer Bestellung #1042 von Fjellheim Ull & Garn ist unterwegs
          en | 9 | Part of your order #1042 from Fjellheim Ull & Garn is on its way\
          """)
  void theSubjectSaysWhatItIsAbout(String language, int occasion, String subject) {
    assertEquals(subject, Mails.write(Samples.mails(Locale.of(language)).get(occasion)).subject());
  }

  @Test
  void theLastParcelIsNotSaidToBeAPart() {
    var to = new MailOccasion.Addressee(Locale.ENGLISH, Samples.shop(), Optional.empty());
    var whole =
        new MailOccasion.ParcelShipped(
            to,
            "#1042",
            Samples.DAY,
            Optional.empty(),
            List.of(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertEquals(
        "Your order #1042 from Fjellheim Ull & Garn is on its way", Mails.write(whole).subject());
  }

  private static MailOccasion hostileReminder(MailOccasion.Addressee to, Balance balance) {
    var account =
        new InvoiceDocument.BankTransfer(
            HOSTILE,
            Optional.of(HOSTILE),
            Optional.of(HOSTILE),
            HOSTILE,
            Optional.of(HOSTILE),
            HOSTILE);
    return new MailOccasion.PaymentReminder(
        to,
        HOSTILE,
        Optional.of(HOSTILE),
        balance,
        Samples.DAY,
        new Due.Today(),
        Optional.empty(),
        Optional.of(account),
        Optional.of(Samples.LINK),
        true);
  }

  @Test
  void whatPeopleTypeIsNeitherMarkupNorAHeader() {
    var shop = Letterhead.of(HOSTILE, "GB", HOSTILE);
    var to = new MailOccasion.Addressee(Locale.UK, shop, Optional.of(HOSTILE));
    var amount = Money.parse("EUR 1.00");
    var balance = Samples.unpaid(amount);
    var item =
        new PrintedItem(
            HOSTILE,
            Optional.of(HOSTILE),
            Optional.of(HOSTILE),
            List.of(new Detail(HOSTILE, HOSTILE)));
    var link = Optional.of(Samples.LINK);
    for (var occasion :
        List.of(
            new MailOccasion.PaymentRequested(
                to,
                HOSTILE,
                balance,
                Optional.empty(),
                Samples.LINK,
                HOSTILE,
                Optional.of(HOSTILE)),
            new MailOccasion.InvoiceIssued(
                to,
                HOSTILE,
                Optional.of(HOSTILE),
                balance,
                Optional.empty(),
                List.of(new Detail(HOSTILE, HOSTILE)),
                link),
            hostileReminder(to, balance),
            new MailOccasion.CreditNoteIssued(to, HOSTILE, HOSTILE, amount, amount, link),
            new MailOccasion.ParcelShipped(
                to,
                HOSTILE,
                Samples.DAY,
                Optional.of(HOSTILE),
                List.of(new MailOccasion.ParcelShipped.Content(item, 1)),
                false,
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                link.map(WebLink::new)))) {
      var mail = Mails.write(occasion);
      assertEquals(0, Jsoup.parse(mail.html()).select("script, img").size());
      assertFalse(mail.subject().contains("\n") || mail.subject().contains("\r"));
      assertTrue(mail.subject().length() <= Mails.MAX_SUBJECT_CHARACTERS);
    }
  }

  @Test
  void aSubjectWithALineBreakIsRefusedWhoeverMakesIt() {
    assertThrows(
        IllegalArgumentException.class, () -> new MailContent("Hi\r\nBcc: x@example.com", "", ""));
    assertThrows(IllegalArgumentException.class, () -> new MailContent(" ", "", ""));
  }

  @Test
  void staffMayChooseTheSubjectAndAddAMessage() {
    var to = new MailOccasion.Addressee(Locale.UK, Samples.shop(), Optional.empty());
    var mail =
        Mails.write(
            new MailOccasion.PaymentRequested(
                to,
                "D1-1",
                Samples.unpaid(Money.parse("GBP 10.00")),
                Optional.empty(),
                Samples.LINK,
                "Your  wool\nis ready",
                Optional.of("Line one\nLine two")));
    assertEquals("Your  wool is ready", mail.subject());
    assertTrue(mail.text().startsWith("Hello,\n"), mail.text());
    assertTrue(mail.text().contains("\nLine one\nLine two\n"));
    assertEquals(
        List.of("Line one", "Line two"), Jsoup.parse(mail.html()).select("div > div").eachText());
  }

  @Test
  void aMailOffersOnlySafeLinks() {
    var to = new MailOccasion.Addressee(Locale.UK, Samples.shop(), Optional.empty());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new MailOccasion.CreditNoteIssued(
                to,
                "C-1",
                "1",
                Money.parse("GBP 1.00"),
                Money.parse("GBP 0.00"),
                Optional.of(URI.create("javascript:alert(1)"))));
  }

  /// 40.00 of 100.00 were paid when the sale was called off.
  @ParameterizedTest
  @CsvSource({
    "en,To be refunded",
    "de,Zu erstatten",
    "fr,À rembourser",
    "nb,Tilbakebetales",
    "nl,Terug te betalen"
  })
  void aCreditNoteSaysWhatIsToBeReturned(String language, String words) {
    var to = new MailOccasion.Addressee(Locale.of(language), Samples.shop(), Optional.empty());
    var total = Money.parse("EUR 100.00");
    var note =
        new MailOccasion.CreditNoteIssued(
            to, "CN-1", "INV-1", total, Money.parse("EUR 40.00"), Optional.empty());
    assertTrue(Mails.write(note).text().contains(words), Mails.write(note).text());
    var unpaid =
        new MailOccasion.CreditNoteIssued(
            to, "CN-1", "INV-1", total, Money.parse("EUR 0.00"), Optional.empty());
    assertFalse(Mails.write(unpaid).text().contains(words), Mails.write(unpaid).text());
  }

  @ParameterizedTest
  @CsvSource({
    "en,View and confirm",
    "de,Ansehen und bestätigen",
    "fr,Consulter et confirmer",
    "nb,Se og bekreft",
    "nl,Bekijken en bevestigen"
  })
  void whatCostsNothingIsToBeConfirmedAndNotPaid(String language, String button) {
    var to = new MailOccasion.Addressee(Locale.of(language), Samples.shop(), Optional.empty());
    var mail =
        Mails.write(
            new MailOccasion.PaymentRequested(
                to,
                "D1-1",
                Samples.unpaid(Money.parse("EUR 0.00")),
                Optional.empty(),
                Samples.LINK,
                "D1-1",
                Optional.empty()));
    assertTrue(mail.text().contains(button) || mail.html().contains(button), mail.text());
    var words = mail.text().replace(Samples.LINK.toString(), "");
    assertFalse(words.matches("(?is).*\\b(pay|bezahl|betal|zahlung).*"), words);
  }
}
