package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever the API takes is on the document, or the document says that something is not.
class LongTextsTest {
  private static final int LONGEST_TEXT = 5_000;
  private static final String WORD = "W".repeat(255);
  private static final String TALL_NOTE = "x\n".repeat(LONGEST_TEXT / 2);

  /// Below the smallest distance of any text from the edge of the page.
  private static final float MARGIN = 20;

  private static PackingSlipDocument slip(Locale locale, List<PrintedItem> items, String note) {
    var page = Samples.slip(Locale.UK, 1);
    return SlipPage.like(page)
        .in(locale)
        .of(items.stream().map(item -> new PackingSlipDocument.Line(item, 1, 1)).toList())
        .noting(Optional.of(note))
        .counted(OptionalInt.of(1))
        .made();
  }

  private static InvoiceDocument invoice(List<PrintedItem> items) {
    var page = Samples.invoice(InvoiceDocument.Kind.INVOICE, Locale.UK, "EUR", items.size());
    return InvoicePage.like(page).ofItems(items).made();
  }

  private static String numbered(String word, int count, String between) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> word + i + ".")
        .collect(Collectors.joining(between));
  }

  private static PrintedItem item(String title, Detail... details) {
    return new PrintedItem(title, Optional.of("Blue"), Optional.of("SKU-1"), List.of(details));
  }

  /// Word by word: the end of a page may be in between.
  private static void assertAllOf(String text, Pdf pdf) {
    var dense = pdf.dense();
    for (var word : text.split(" ", -1)) {
      assertTrue(dense.contains(word), () -> word + " in " + dense);
    }
    assertFalse(dense.contains("…"), dense);
  }

  @Test
  void aNoteOfFortyFiveLinesIsAllOnTheSlip() {
    var note = numbered("Line", 45, "\n");
    var pdf = new Pdf(PackingSlips.render(slip(Locale.UK, List.of(item("Cup")), note)));
    assertAllOf(note.replace('\n', ' '), pdf);
  }

  @Test
  void theLongestNoteIsAllOnTheSlip() {
    var tall = new Pdf(PackingSlips.render(slip(Locale.UK, List.of(item("Cup")), TALL_NOTE)));
    assertEquals(LONGEST_TEXT / 2, tall.linesAsDrawn().stream().filter("x"::equals).count());
    assertEquals(List.of(), tall.outside(MARGIN));
    var wide = numbered("w", 800, " ");
    var pdf = new Pdf(PackingSlips.render(slip(Locale.UK, List.of(item("Cup")), wide)));
    assertAllOf(wide, pdf);
    assertEquals(List.of(), pdf.outside(MARGIN));
  }

  @Test
  void theLongestPropertyIsAllOnSlipAndInvoice() {
    var value = numbered("part", 500, " ");
    assertTrue(value.length() > 2_000 && value.length() <= LONGEST_TEXT);
    var items = List.of(item("Cup", new Detail("Engraving", value), new Detail("Last", "seen")));
    for (var bytes :
        List.of(
            PackingSlips.render(slip(Locale.UK, items, "n")), Invoices.render(invoice(items)))) {
      var pdf = new Pdf(bytes);
      assertAllOf(value, pdf);
      assertTrue(pdf.dense().contains("Last:seen"));
      assertEquals(List.of(), pdf.outside(MARGIN));
    }
    assertTrue(Jsoup.parse(Invoices.html(invoice(items))).text().contains(value));
  }

  @Test
  void aHundredPropertiesOfOneLineAreAllOnSlipAndInvoice() {
    var details =
        IntStream.rangeClosed(1, 100)
            .mapToObj(i -> new Detail("Name" + i, "Value" + i))
            .toArray(Detail[]::new);
    var items = List.of(item("Cup", details), item("Pot", details));
    for (var bytes :
        List.of(
            PackingSlips.render(slip(Locale.UK, items, "n")), Invoices.render(invoice(items)))) {
      var pdf = new Pdf(bytes);
      for (var detail : details) {
        assertTrue(pdf.dense().contains(detail.name() + ":" + detail.value()), detail.name());
      }
      assertEquals(List.of(), pdf.outside(MARGIN));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereThereIsNoRoomForAllTheDocumentSaysSo(Language language) {
    var value = "V".repeat(LONGEST_TEXT);
    var details =
        IntStream.range(0, 100).mapToObj(i -> new Detail("Name" + i, value)).toArray(Detail[]::new);
    var items =
        IntStream.rangeClosed(1, PackingSlipDocument.MAX_LINES)
            .mapToObj(i -> i % 2 == 0 ? item("Plain" + i + ".") : item("Full" + i + ".", details))
            .toList();
    var page = slip(Locale.of(language.code()), items, TALL_NOTE);
    var pdf = assertTimeout(Duration.ofMinutes(2), () -> new Pdf(PackingSlips.render(page)));
    var text = pdf.dense();
    var sign = Pdf.dense(Words.in(language).say(Word.CONTINUES));
    assertEquals((PackingSlipDocument.MAX_LINES + 1) / 2, text.split(sign, -1).length - 1);
    for (var item : items) {
      assertTrue(text.contains(item.title()), item.title());
    }
    assertEquals(LONGEST_TEXT / 2, pdf.linesAsDrawn().stream().filter("x"::equals).count());
    assertTrue(pdf.pages().size() <= PageLimits.MAX_PAGES, pdf.pages().size() + " pages");
  }

  @Test
  void whatIsShortIsWholeBesideWhatIsLong() {
    var many = new Detail[60];
    java.util.Arrays.fill(many, new Detail("n", "v"));
    var little = item("Little", new Detail("a", "b"));
    var fitted = PrintedItem.within(40, List.of(little, item("Long", many), item("Longer", many)));
    assertEquals(little, fitted.getFirst());
    assertTrue(fitted.get(1).continued() && fitted.get(2).continued());
    assertEquals(fitted.get(1).details().size(), fitted.get(2).details().size());
    assertEquals(15, fitted.get(1).details().size());
    assertEquals(List.of(little), PrintedItem.within(40, List.of(little)));
    var titled = PrintedItem.titled(WORD);
    assertEquals(List.of(titled, titled), PrintedItem.within(2, List.of(titled, titled)));
  }

  @Test
  void aWordThatNeverEndsStaysOnTheSlip() {
    var page = slip(Locale.UK, List.of(item(WORD, new Detail(WORD, WORD))), WORD);
    var address = SlipPage.like(page).to(List.of(WORD, WORD)).by(Optional.of(WORD)).made();
    var pdf = new Pdf(PackingSlips.render(address));
    assertEquals(7, pdf.dense().split(WORD, -1).length - 1, pdf.dense());
    assertEquals(List.of(), pdf.outside(MARGIN));
  }

  @Test
  void aWordThatNeverEndsStaysOnTheInvoice() {
    var page = invoice(List.of(item(WORD, new Detail(WORD, WORD))));
    var invoice =
        InvoicePage.like(page)
            .to(new InvoiceDocument.Buyer(List.of(WORD), Optional.empty(), Optional.of(WORD)))
            .referringTo(
                new InvoiceDocument.References(
                    Optional.of("#1"), Optional.of(WORD), Optional.empty()))
            .remarking(List.of(WORD))
            .made();
    var pdf = new Pdf(Invoices.render(invoice));
    assertEquals(7, pdf.dense().split(WORD, -1).length - 1, pdf.dense());
    assertEquals(List.of(), pdf.outside(MARGIN));
  }

  @Test
  void aMailSaysAllButTheEndOfALongList() {
    var message = numbered("w", 800, "\n");
    var to = BothDirections.to();
    var request =
        new MailOccasion.PaymentRequested(
            to,
            "D1",
            Samples.unpaid(org.joda.money.Money.parse("EUR 1.00")),
            Optional.empty(),
            Samples.LINK,
            "D1",
            Optional.of(message));
    var mail = Mails.write(request);
    assertTrue(mail.text().contains(message));
    assertEquals(800, Jsoup.parse(mail.html()).select("div > div").size());
    var contents =
        IntStream.rangeClosed(1, 499)
            .mapToObj(i -> new MailOccasion.ParcelShipped.Content(item("Title" + i + "."), i))
            .toList();
    var parcel =
        new MailOccasion.ParcelShipped(
            to,
            "#1",
            Samples.DAY,
            Optional.empty(),
            contents,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var shipped = Mails.write(parcel);
    assertEquals(Mails.MAX_ENTRIES, Jsoup.parse(shipped.html()).select("li").size());
    assertTrue(shipped.text().contains("- 12 × Title12., Blue\nand 487 more\n"), shipped.text());
  }
}
