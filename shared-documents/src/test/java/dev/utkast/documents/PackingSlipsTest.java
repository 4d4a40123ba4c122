package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackingSlipsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40, 499})
  void everyLineIsOnTheSlip(int count) {
    var slip = new Pdf(PackingSlips.render(Samples.slip(Locale.UK, count)));
    var text = slip.dense();
    for (var i = 1; i <= count; i++) {
      var title = Pdf.dense(Samples.item(i).title());
      assertTrue(text.contains(title), () -> "missing: " + title);
    }
    assertEquals(0, slip.missingGlyphs());
  }

  @Test
  void aShortSlipIsOnePageAndALongOneRepeatsItsHeadingsAndCountsItsPages() {
    assertEquals(1, new Pdf(PackingSlips.render(Samples.slip(Locale.UK, 1))).pages().size());
    var pages = new Pdf(PackingSlips.render(Samples.slip(Locale.UK, 40))).pagesAsSeen();
    assertTrue(pages.size() >= 3 && pages.size() <= 5, () -> pages.size() + " pages");
    for (var i = 0; i < pages.size(); i++) {
      var page = pages.get(i);
      assertTrue(page.contains("Page " + (i + 1) + " of " + pages.size()), page);
      assertTrue(page.contains("Packing slip"), page);
      assertTrue(page.contains("#1042"), page);
      // The last may have room for no more than what comes after the lines.
      assertTrue(page.contains("Quantity") || i == pages.size() - 1, page);
    }
  }

  @Test
  void aPartOfAnOrderSaysHowManyOfHowManyAndThatTheRestFollows() {
    var partial = List.of(new PackingSlipDocument.Line(PrintedItem.titled("Wool"), 2, 3));
    var text = new Pdf(PackingSlips.render(Samples.slip(Locale.UK, partial))).dense();
    assertTrue(text.contains("2of3Wool"), text);
    assertTrue(text.contains("Therestofyourordercomesinanotherparcel."), text);
    var whole = List.of(new PackingSlipDocument.Line(PrintedItem.titled("Wool"), 3, 3));
    assertFalse(
        new Pdf(PackingSlips.render(Samples.slip(Locale.UK, whole)))
            .dense()
            .contains("anotherparcel"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Packing slip      | Thank you – this is your 7th order.
          nl | Pakbon            | Bedankt – dit is uw 7e bestelling.
          nb | Pakkseddel        | Tusen takk – dette er din 7. bestilling.
          de | Lieferschein      | Vielen Dank – dies ist Ihre 7. Bestellung.
          fr | Bon de livraison  | Merci ! C’est votre 7e commande.
          ja | Packing slip      | Thank you – this is your 7th order.\
          """)
  void aSlipSpeaksTheCustomersLanguage(String tag, String title, String greeting) {
    var text = new Pdf(PackingSlips.render(Samples.slip(Locale.forLanguageTag(tag), 2))).dense();
    assertTrue(text.contains(Pdf.dense(title)), text);
    assertTrue(text.contains(Pdf.dense(greeting)), text);
  }

  /// With nothing that may be left out.
  private static SlipPage plain(PackingSlipDocument page) {
    return SlipPage.like(page)
        .by(Optional.empty())
        .noting(Optional.empty())
        .counted(OptionalInt.empty())
        .leadingTo(Optional.empty());
  }

  @Test
  void aCustomerWhoseOrdersAreNotCountedIsThankedAllTheSame() {
    var uncounted = plain(Samples.slip(Locale.UK, 1)).made();
    assertTrue(PackingSlips.html(uncounted).contains("Thank you for your order."));
  }

  @Test
  void namesInEveryScriptHaveTheirGlyphs() {
    var slip = new Pdf(PackingSlips.render(Samples.scripts()));
    assertEquals(0, slip.missingGlyphs());
    var text = String.join("\n", slip.pages());
    assertFalse(text.contains("\uFFFD"), text);
    for (var seen :
        List.of("Ægir Þór, Łódź", "Κασκόλ μάλλινο", "Шерстяной свитер", "手編みのウールセーター", "山田太郎")) {
      assertTrue(slip.dense().contains(Pdf.dense(seen)), seen + " in\n" + text);
    }
    assertTrue(
        slip.fonts()
            .containsAll(
                List.of(
                    "NotoSans-Regular",
                    "NotoSansArabic-Bold",
                    "NotoSansHebrew-Bold",
                    "NotoSansThai-Bold",
                    "NotoSansJP-Regular")),
        slip.fonts().toString());
  }

  @Test
  void aPlainSlipHoldsOnlyTheFontsItsScriptNeeds() {
    assertEquals(
        List.of("NotoSans-Bold", "NotoSans-Regular"),
        new Pdf(PackingSlips.render(Samples.slip(Locale.UK, 1)))
            .fonts().stream().sorted().toList());
  }

  @Test
  void theSameSlipIsTheSameFile() {
    assertArrayEquals(
        PackingSlips.render(Samples.slip(Locale.GERMANY, 12)),
        PackingSlips.render(Samples.slip(Locale.GERMANY, 12)));
    assertArrayEquals(
        PackingSlips.render(Samples.scripts()), PackingSlips.render(Samples.scripts()));
  }

  @Test
  void whatBuyersTypeIsNeverMarkup() {
    var hostile =
        "</td><script>alert(1)</script><img src=x"
            + " onerror=alert(2)><style>*{display:none}</style>&lt;b&gt;";
    var item =
        new PrintedItem(
            hostile,
            Optional.of(hostile),
            Optional.of(hostile),
            List.of(new Detail(hostile, hostile)));
    var page = Samples.slip(Locale.UK, List.of(new PackingSlipDocument.Line(item, 1, 1)));
    var parsed = org.jsoup.Jsoup.parse(PackingSlips.html(page));
    assertEquals(0, parsed.select("script, img, [onerror]").size());
    assertEquals(1, parsed.select("style").size());
    assertTrue(new Pdf(PackingSlips.render(page)).dense().contains(Pdf.dense(hostile)));
  }

  @Test
  void aNameCannotTurnTheDirectionOfThePageAroundIt() {
    var page =
        Samples.slip(
            Locale.UK,
            List.of(
                new PackingSlipDocument.Line(
                    PrintedItem.titled("\u202Egnp.exe\u202C\u0007"), 1, 1)));
    var html = PackingSlips.html(page);
    assertFalse(html.contains("\u202E") || html.contains("\u202C") || html.contains("\u0007"));
  }

  @Test
  void textsOfAnyLengthStillGiveASlip() {
    var endless = "W".repeat(100_000);
    var details = IntStream.range(0, 100).mapToObj(i -> new Detail("Name " + i, endless)).toList();
    var lines = new ArrayList<PackingSlipDocument.Line>();
    for (var i = 0; i < PackingSlipDocument.MAX_LINES; i++) {
      var item =
          new PrintedItem(
              "Title " + i + " " + endless, Optional.of(endless), Optional.of(endless), details);
      lines.add(new PackingSlipDocument.Line(item, 1, 1));
    }
    var pages = new Pdf(PackingSlips.render(Samples.slip(Locale.UK, lines))).pages();
    var text = String.join("", pages);
    assertTrue(pages.size() <= PageLimits.MAX_PAGES);
    assertTrue(text.contains("Title 0") && text.contains("Title 498"), "first and last line");
  }

  @Test
  void anOrderNameThatNoBarcodeCanHoldIsPrintedWithoutOne() {
    var page = Samples.slip(Locale.UK, 1);
    var html = PackingSlips.html(page);
    assertEquals(2, org.jsoup.Jsoup.parse(html).select("svg").size());
    var japanese = plain(page).named("注文1042").made();
    assertEquals(0, org.jsoup.Jsoup.parse(PackingSlips.html(japanese)).select("svg").size());
  }

  @Test
  void aSlipHasOneTo499Lines() {
    assertThrows(IllegalArgumentException.class, () -> Samples.slip(Locale.UK, 0));
    assertThrows(IllegalArgumentException.class, () -> Samples.slip(Locale.UK, 500));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PackingSlipDocument.Line(PrintedItem.titled("x"), 2, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PackingSlipDocument.Line(PrintedItem.titled("x"), 0, 1));
  }
}
