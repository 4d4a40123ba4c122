package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What pages and mails say to who hears them, and to who likes them dark.
class SemanticsTest {
  private static final Locale GERMAN = Locale.GERMANY;

  private static InvoiceDocument invoice() {
    return Samples.invoice(InvoiceDocument.Kind.PAYMENT_REQUEST, GERMAN, "EUR", 3);
  }

  private static Stream<String> pages() {
    return Stream.concat(
        Stream.of(Invoices.html(invoice()), PackingSlips.html(Samples.slip(GERMAN, 3))),
        Stream.concat(PageSamples.all(GERMAN).values().stream().map(WebPage::html), mails()));
  }

  private static Stream<String> mails() {
    return Samples.mails(GERMAN).stream().map(occasion -> Mails.write(occasion).html());
  }

  /// A mail's colours stand on its elements, and give way to those of a class in the dark.
  @Test
  void whatHasAColourInAMailHasOneInTheDark() {
    for (var occasion : Samples.mails(GERMAN)) {
      var main = Jsoup.parse(Mails.write(occasion).html()).expectFirst("main");
      var alwaysLight =
          main.select("[style~=(^|; ?)color: #]").stream()
              .filter(element ->
                  Stream.of("text", "muted", "link", "button").noneMatch(element::hasClass))
              .map(Element::outerHtml)
              .toList();
      assertEquals(List.of(), alwaysLight);
    }
  }

  @Test
  void everyPageHasOneMainPartAndOneHeadingAboveAll() {
    pages()
        .map(Jsoup::parse)
        .forEach(page -> {
          assertEquals(1, page.select("main").size(), page.title());
          assertEquals(1, page.select("h1").size(), page.title());
          assertFalse(page.expectFirst("html").attr("lang").isEmpty(), page.title());
          assertEquals("light dark", page.select("meta[name=color-scheme]").attr("content"));
          assertTrue(page.select("style").html().contains("color-scheme"), page.title());
        });
  }

  @Test
  void aPageHasAHeaderAndAFooter() {
    var page = Jsoup.parse(Invoices.html(invoice()));
    assertEquals(
        List.of("header", "main"),
        page.body().select("> header, > main").stream().map(Element::tagName).toList());
    assertEquals(1, page.body().select("> footer").size());
    assertEquals(1, page.select("header h1").size());
  }

  @Test
  void tablesSayWhatTheirColumnsAndRowsAre() {
    pages().map(Jsoup::parse).forEach(SemanticsTest::assertToldApart);
  }

  private static void assertToldApart(Document page) {
    for (var head : page.select("th")) {
      assertTrue(List.of("col", "row").contains(head.attr("scope")), head.outerHtml());
    }
    for (var table : page.select("table:not([role=presentation])")) {
      var rows = table.select("> tbody > tr:has(> td)");
      for (var row : rows) {
        boolean everyCell = row.children().size() == 1;
        assertTrue(everyCell || row.select("> th[scope=row]").size() == 1, row.outerHtml());
      }
    }
    for (var cell : page.select("table.lines > * > tr > *")) {
      assertFalse(cell.attr("role").isEmpty(), cell.outerHtml());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theAmountIsSeenFirstInAMailAndBesideItsSubject(Language language) {
    for (var occasion : Samples.mails(Locale.of(language.code()))) {
      if (occasion instanceof MailOccasion.ParcelShipped) {
        continue;
      }
      var mail = Jsoup.parse(Mails.write(occasion).html());
      var amount = mail.select("main > p").get(1);
      assertTrue(amount.text().replaceAll("\\p{Z}", "").contains("1"), amount.text());
      assertTrue(amount.attr("style").contains("font-size: 30px"), amount.outerHtml());
      assertTrue(preview(mail).text().contains(amount.text()), preview(mail).text());
      var named = mail.select("main > p").getFirst().text() + " " + amount.text();
      assertFalse(mail.select("tr").eachText().contains(named), "twice");
    }
  }

  @Test
  void thePreviewIsSeenInTheListOfMailsOnly() {
    Samples.mails(GERMAN).stream()
        .map(occasion -> Jsoup.parse(Mails.write(occasion).html()))
        .forEach(mail -> {
          assertTrue(preview(mail).attr("style").startsWith("display: none"));
          assertFalse(preview(mail).text().isBlank(), mail.title());
        });
  }

  private static Element preview(Document mail) {
    return mail.body().child(0);
  }

  @ParameterizedTest
  @CsvSource({"12,12,''", "13,13,''", "14,12,and 2 more", "49,12,and 37 more"})
  void aLongListIsCutWithACount(int lines, int shown, String rest) {
    var to = new MailOccasion.Addressee(Locale.UK, Samples.shop(), Optional.empty());
    var none = Optional.<String>empty();
    var contents =
        IntStream.range(0, lines)
            .mapToObj(i -> new MailOccasion.ParcelShipped.Content(Samples.item(4), 1))
            .toList();
    var parcel =
        new MailOccasion.ParcelShipped(
            to, "#1", Samples.DAY, none, contents, false, none, none, Optional.empty());
    var mail = Mails.write(parcel);
    assertEquals(shown, Jsoup.parse(mail.html()).select("li").size());
    assertEquals(shown, mail.text().lines().filter(line -> line.startsWith("- ")).count());
    assertEquals(!rest.isEmpty(), mail.text().contains("more"));
    assertTrue(mail.text().contains(rest) && mail.html().contains(rest), mail.text());
  }

  @ParameterizedTest
  @CsvSource({"de-DE,Einzelpreis inkl.", "en-GB,Unit price incl.", "fr-FR,Prix unitaire TTC"})
  void pricesThatIncludeTaxSaySo(String tag, String words) {
    var net = Samples.invoice(InvoiceDocument.Kind.INVOICE, Locale.forLanguageTag(tag), "EUR", 1);
    var t = net.totals();
    var gross =
        new InvoiceDocument.Totals(
            t.subtotal(),
            t.discount(),
            t.shippingTitle(),
            t.shipping(),
            true,
            t.taxLines(),
            t.balance());
    assertFalse(Invoices.html(net).contains(words));
    assertTrue(Invoices.html(InvoicePage.like(net).adding(gross).made()).contains(words));
  }

  @Test
  void aSlipSaysWhereAParcelGoesThatCannotBeDelivered() {
    var slip = Samples.slip(Locale.UK, 1);
    assertTrue(
        PackingSlips.html(slip)
            .contains("Fjellheim Ull &amp; Garn, Storgata 12, 6413 Molde, Norway"));
    var unknown = SlipPage.like(slip).from(Letterhead.of("Loom", "NL", "a@b.example")).made();
    assertFalse(PackingSlips.html(unknown).contains("Return address"));
  }

  /// Room for 80 mm.
  @ParameterizedTest
  @CsvSource({
    "#1042,true",
    "ORDER-2026-ABCDEFGHIJKL-1042,true",
    "an order whose name is a sentence of its own,false"
  })
  void aBarcodeHasRoomAndBarsThatScannersRead(String name, boolean drawn) {
    var code = Barcodes.code128(name, 10, 80);
    assertEquals(drawn, code.isPresent());
    code.ifPresent(svg -> {
      var width = svg.attr("style").replaceFirst("width: ([0-9.]+)mm.*", "$1");
      assertTrue(Double.parseDouble(width) <= 80, width);
      assertEquals(name, svg.attr("aria-label"));
    });
  }
}
