package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// Texts of both directions in one line, in everything that a customer gets.
class BothDirectionsTest {
  private static final List<String> SEEN =
      List.of("Table 2 ןחלוש units", "Hebrew (2) םולש", "מ\"ס 120x80 (ןולא) ץע ןחלוש");

  @Test
  void aSlipReadsFromLeftToRightAsItShould() {
    var slip = new Pdf(PackingSlips.render(BothDirections.slip()));
    assertSeen(slip, SEEN);
    assertSeen(
        slip,
        List.of(
            "(Sarah) ןהכ הרש",
            "12/4 לצרה בוחר",
            "24h (Express) חילש",
            ".050-1234567 'לט ,(2 המוק) 14 הרידב ןכשה לצא ריאשהל אנ",
            "Ring the bell (ןהכ הרש) twice.",
            "L / לוחכ · SKU AB-12/3",
            "החנה 5% ,הדעל :הטירח",
            "Color: (2) לוחכ"));
    assertEquals(0, slip.missingGlyphs());
    assertFalse(slip.dense().contains("\ufffd"), slip.dense());
  }

  @Test
  void anInvoiceReadsFromLeftToRightAsItShould() {
    var invoice = new Pdf(Invoices.render(BothDirections.invoice()));
    assertSeen(invoice, SEEN);
    assertSeen(
        invoice,
        List.of(
            "(2) ןהכ הרש",
            "Herzl 12, 6713205 ביבא לת, Israel",
            "(מ\"עמ ללוכ) 15% :הרעה",
            "(2) מ\"עב למרכ יטיהר · info@carmel.example · +972 (3) 123-4567 · carmel.example"));
    assertEquals(0, invoice.missingGlyphs());
  }

  @Test
  void theTopOfFurtherPagesDoesToo() {
    var slip = BothDirections.slip();
    var many = java.util.stream.Stream.generate(() -> slip.lines().getFirst()).limit(60).toList();
    var long1 = SlipPage.like(slip).of(many).made();
    assertSeen(
        new Pdf(PackingSlips.render(long1)), List.of("(2) מ\"עב למרכ יטיהר · Packing slip #1042"));
  }

  private static void assertSeen(Pdf pdf, List<String> expected) {
    var lines = String.join("\n", pdf.linesAsDrawn()).replaceAll("[\u2068\u2069\u202c\u202d]", "");
    for (var seen : expected) {
      assertTrue(lines.contains(seen), () -> seen + " in\n" + lines);
    }
  }

  @Test
  void digitsOfArabicHaveTheirGlyphsWithoutAnArabicLetter() {
    var pdf = new Pdf(HtmlToPdf.render("<p>١٢ ۳۴</p>", DocumentStamp.on("Test", Samples.DAY)));
    assertEquals(0, pdf.missingGlyphs());
    assertFalse(pdf.dense().contains("\ufffd"), pdf.dense());
  }

  @Test
  void aValueWithinASentenceKeepsItsOrderToItself() {
    var mail = Mails.write(BothDirections.parcel());
    var html = Jsoup.parse(mail.html());
    assertEquals("2 × \u2068Table שולחן 2 units\u2069", html.expectFirst("li").text());
    assertTrue(mail.text().contains("- 2 × \u2068Hebrew שלום (2)\u2069\n"), mail.text());
    assertTrue(
        mail.text().contains("- 2 × \u2068שולחן עץ (אלון) 120x80 ס\"מ\u2069, \u2068כחול / L\u2069"),
        mail.text());
    assertEquals(List.of("ltr"), html.select("li").eachAttr("dir").stream().distinct().toList());
    assertFalse(mail.subject().matches("(?s).*[\u2066-\u2069].*"), mail.subject());
    assertTrue(mail.subject().contains("רהיטי כרמל בע\"מ (2)"), mail.subject());
    assertEquals("רהיטי כרמל בע\"מ (2)", html.select("bdi").text());
  }

  /// A shop's own words at the end: in their own order, and no line of ours turned by them.
  @Test
  void whatTheShopSaysAtTheEndTurnsNoParagraph() {
    var said = "\u2068כרמל since 1948, Haifa\u2069";
    var mail = Mails.write(BothDirections.request());
    var pages = List.of(mail.html(), Invoices.html(BothDirections.invoice()));
    for (var html : pages) {
      var line = Jsoup.parse(html).select(":containsOwn(כרמל since)");
      assertEquals(List.of(said), line.eachText());
      assertEquals(List.of("ltr"), line.eachAttr("dir"));
    }
    var address = Jsoup.parse(mail.html()).select("p:contains(הרצל)");
    assertEquals(List.of("ltr"), address.eachAttr("dir"));
    assertTrue(mail.text().contains("\n" + said), mail.text());
    var glyphs = Glyphs.of(new Pdf(Invoices.render(BothDirections.invoice()))).getLast();
    var drawn = glyphs.lines().stream().filter(line -> Glyphs.read(line).contains("1948")).toList();
    assertEquals(1, drawn.size());
    assertTrue(drawn.getFirst().getFirst().left() < glyphs.width() / 4, "It is on the right");
  }

  @Test
  void eachLineOfAMessageGoesItsOwnWay() {
    var html = Jsoup.parse(Mails.write(BothDirections.request()).html());
    assertEquals(
        List.of("תודה על ההזמנה (2)!", "", "See you, שרה 3.", "شكرا ١٢٣"),
        html.select("div > div[dir=auto]").stream().map(line -> line.text()).toList());
  }

  @Test
  void aSentenceOfOneDirectionHasNothingInvisibleInIt() {
    for (var occasion : Samples.mails(java.util.Locale.UK)) {
      assertFalse(Mails.write(occasion).text().matches("(?s).*[\u2066-\u2069].*"));
    }
  }

  @Test
  void whatSomebodyTypedOpensNothingThatItDoesNotClose() {
    assertEquals("a b", PlainText.oneLine("a\u2068 b"));
    assertEquals("a b", PlainText.oneLine("a\u2069 b\u2068"));
    assertEquals("ab", PlainText.oneLine("\u2067a\u202eb\u2069"));
    assertEquals("\u2068שa\u2069", PlainText.isolated("שa\u2069"));
    assertEquals("plain", PlainText.isolated("plain"));
  }
}
