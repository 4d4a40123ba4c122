package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.invoice.Advance;
import dev.utkast.model.invoice.Balance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands where on invoices and slips of every length, from the coordinates in the PDF itself:
///
/// - each page but the last has lines, no page is blank, and sums, thanks, notes and what is said
///   about paying never stand alone, but where names fill the page of the only line;
/// - no glyph and no bar of a barcode leaves the margins, or stands on another;
/// - each amount stands apart from what is beside it.
///
/// With `-Dlayout.all=true` for every number from 1 to 120, and 499, in every shape.
class LayoutTest {
  private static final double MILLIMETRE = 72 / 25.4;
  private static final double SIDE = 16 * MILLIMETRE;
  private static final double EDGE = 8 * MILLIMETRE;

  /// Starts every title, and stands nowhere else.
  private static final String LINE = "§";

  private static final String NOTICE = "A remark";

  private static final String LONG_WORD = "Donaudampfschifffahrtsgesellschaft";
  private static final String LONG_TITLE = (LONG_WORD + " ").repeat(6).substring(0, 195);

  /// @param title behind the mark and the number of the line
  record Shape(
      String name,
      Locale locale,
      String currency,
      String title,
      int notes,
      boolean discount,
      boolean foreign,
      boolean gross,
      long price,
      boolean longNames) {

    /// Whether one line and all that stands around it need more than a page.
    boolean fillsAPage() {
      return longNames || notes > 1;
    }

    @Override
    public String toString() {
      return name;
    }

    private static final Shape PLAIN =
        new Shape("plain", Locale.UK, "GBP", " Cup", 0, false, false, false, 1_250, false);
    private static final Shape FULL =
        new Shape(
            "note, discount, second currency",
            Locale.GERMANY,
            "EUR",
            " Tasse",
            1,
            true,
            true,
            false,
            1_250,
            false);
    private static final Shape WORDY =
        new Shape(
            "as many notices as a law asks for",
            Locale.GERMANY,
            "EUR",
            " Tasse",
            6,
            true,
            true,
            true,
            1_250,
            false);
    private static final Shape LONG =
        new Shape(
            "long titles and names",
            Locale.FRANCE,
            "EUR",
            LONG_TITLE,
            1,
            true,
            true,
            true,
            1_250,
            true);
    private static final Shape RICH =
        new Shape(
            "amounts of twenty characters",
            Locale.of("de", "CH"),
            "CHF",
            LONG_TITLE,
            0,
            true,
            false,
            true,
            9_151_999_953_161_6L,
            false);
  }

  record Sheets(Shape shape, IntStream counts) {
    @Override
    public String toString() {
      return shape.name();
    }
  }

  /// Every number of lines in one shape, and others where pages end in the others.
  static Stream<Sheets> sheets() {
    if (Boolean.getBoolean("layout.all")) {
      return Stream.of(Shape.PLAIN, Shape.FULL, Shape.WORDY, Shape.LONG, Shape.RICH)
          .map(shape ->
              new Sheets(
                  shape, IntStream.concat(IntStream.rangeClosed(1, 120), IntStream.of(499))));
    }
    return Stream.of(
        new Sheets(Shape.PLAIN, IntStream.rangeClosed(1, 50)),
        new Sheets(Shape.PLAIN, IntStream.of(57, 64, 72, 81, 99, 120)),
        new Sheets(Shape.FULL, IntStream.concat(IntStream.rangeClosed(14, 34), IntStream.of(499))),
        new Sheets(Shape.WORDY, IntStream.concat(IntStream.rangeClosed(1, 20), IntStream.of(33))),
        new Sheets(Shape.LONG, IntStream.concat(IntStream.rangeClosed(1, 12), IntStream.of(71))),
        new Sheets(Shape.RICH, IntStream.of(1, 2, 6, 7, 8, 15)));
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void anInvoiceOfAnyLengthIsWhole(Sheets sheets) {
    sheets
        .counts()
        .forEach(count -> {
          var page = invoice(sheets.shape(), count);
          var words = Words.in(Language.of(page.locale()));
          var formats = Formats.of(page.locale());
          var pages = Glyphs.of(new Pdf(Invoices.render(page)));
          var told = sheets.shape() + ", " + count + " lines";
          assertWhole(told, pages, count);
          assertBesideALine(told, pages, words.say(Word.INVOICE_SUBTOTAL));
          assertBesideALine(
              told,
              pages,
              words.say(
                  Word.INVOICE_TOTAL,
                  "currency",
                  page.totals().subtotal().getCurrencyUnit().getCode()));
          if (count > 1 || !sheets.shape().fillsAPage()) {
            assertBesideALine(told, pages, words.say(Word.INVOICE_TRANSFER));
            if (sheets.shape().notes() > 0) {
              assertBesideALine(told, pages, NOTICE);
            }
          }
          var read = read(pages);
          for (var amount : amounts(page, count)) {
            var written = formats.money(amount).replaceAll("\\p{Z}", " ");
            assertTrue(
                read.stream().anyMatch(line -> (" " + line + " ").contains(" " + written + " ")),
                () ->
                    told + ": " + written + " stands alone nowhere in\n" + String.join("\n", read));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void aSlipOfAnyLengthIsWhole(Sheets sheets) {
    sheets
        .counts()
        .forEach(count -> {
          var page = slip(sheets.shape(), count);
          var words = Words.in(Language.of(page.locale()));
          var pages = Glyphs.of(new Pdf(PackingSlips.render(page)));
          var told = sheets.shape() + ", " + count + " lines";
          assertWhole(told, pages, count);
          assertBesideALine(told, pages, words.say(Word.SLIP_THANKS));
          if (sheets.shape().notes() > 0) {
            assertBesideALine(told, pages, "neighbour");
          }
        });
  }

  @Test
  void whatIsLongerThanAnyRoomStaysWithinItsColumn() {
    Extremes.pdfs()
        .flatMap(bytes -> Glyphs.of(new Pdf(bytes)).stream())
        .forEach(page -> {
          assertEquals(List.of(), page.outside(SIDE, EDGE));
          assertEquals(List.of(), page.overlaps());
        });
  }

  private static void assertWhole(String told, List<Glyphs> pages, int count) {
    var lines =
        pages.stream().map(page -> page.lines().stream().map(Glyphs::read).toList()).toList();
    for (int i = 0; i < pages.size(); i++) {
      var page = pages.get(i);
      var text = lines.get(i);
      assertTrue(
          text.stream().filter(line -> !line.isBlank()).count() > 3,
          () -> told + ": page " + page.number() + " is blank: " + text);
      assertTrue(
          i == pages.size() - 1 || text.stream().anyMatch(line -> line.contains(LINE)),
          () -> told + ": page " + page.number() + " has no line: " + text);
      assertEquals(List.of(), page.outside(SIDE, EDGE), told);
      assertEquals(List.of(), page.overlaps(), told);
    }
    long found = lines.stream().flatMap(List::stream).filter(line -> line.contains(LINE)).count();
    assertEquals(count, found, told + ": lines");
  }

  private static void assertBesideALine(String told, List<Glyphs> pages, String words) {
    var dense = Pdf.dense(words);
    var on =
        pages.stream()
            .map(page -> page.lines().stream().map(Glyphs::read).collect(Collectors.joining("\n")))
            .filter(text -> Pdf.dense(text).contains(dense))
            .toList();
    assertFalse(on.isEmpty(), told + ": nowhere " + words);
    assertTrue(on.stream().allMatch(text -> text.contains(LINE)), told + ": alone " + words);
  }

  private static List<String> read(List<Glyphs> pages) {
    return pages.stream()
        .flatMap(page -> page.lines().stream())
        .map(Glyphs::read)
        .map(line -> line.replaceAll("\\p{Z}", " "))
        .toList();
  }

  /// Those of the first and the last line, and the sums.
  private static List<Money> amounts(InvoiceDocument page, int count) {
    var totals = page.totals();
    return Stream.of(
            page.lines().getFirst().unitPrice(),
            page.lines().getFirst().amount(),
            page.lines().get(count - 1).amount(),
            totals.subtotal(),
            totals.shipping(),
            totals.balance().total(),
            totals.balance().outstanding())
        .toList();
  }

  private static PrintedItem item(Shape shape, int number) {
    var title = LINE + number + shape.title();
    return shape.longNames() || number % 3 != 0
        ? PrintedItem.titled(title)
        : new PrintedItem(title, Optional.of("blue"), Optional.of("C-" + number), List.of());
  }

  private static List<String> address(Shape shape) {
    return shape.longNames()
        ? List.of(
            LONG_TITLE, LONG_WORD + LONG_WORD + LONG_WORD, "1 Rue " + LONG_WORD, "75001 Paris")
        : List.of("Ada Lovelace", "12 St James’s Square", "London SW1Y 4JH");
  }

  private static InvoiceDocument invoice(Shape shape, int count) {
    var sample = Samples.invoice(InvoiceDocument.Kind.INVOICE, shape.locale(), shape.currency(), 1);
    var unit = CurrencyUnit.of(shape.currency());
    var lines = new ArrayList<InvoiceDocument.Line>();
    for (int i = 1; i <= count; i++) {
      var price = Money.ofMinor(unit, shape.price() + i);
      var discount = Money.ofMinor(unit, shape.discount() && i % 2 == 0 ? 100 : 0);
      lines.add(
          new InvoiceDocument.Line(
              item(shape, i), 1, price, discount, sample.lines().getFirst().taxRate(), price));
    }
    return InvoicePage.like(
            Samples.invoice(InvoiceDocument.Kind.INVOICE, shape.locale(), shape.currency(), 1))
        .of(lines)
        .adding(totals(shape, lines))
        .to(new InvoiceDocument.Buyer(address(shape), Optional.empty(), Optional.empty()))
        .remarking(Collections.nCopies(shape.notes(), (NOTICE + ". ").repeat(20)))
        .made();
  }

  private static InvoiceDocument.Totals totals(Shape shape, List<InvoiceDocument.Line> lines) {
    var unit = CurrencyUnit.of(shape.currency());
    var sample = Samples.invoice(InvoiceDocument.Kind.INVOICE, shape.locale(), shape.currency(), 1);
    var subtotal = Money.total(lines.stream().map(InvoiceDocument.Line::amount).toList());
    return new InvoiceDocument.Totals(
        subtotal,
        Money.ofMinor(unit, shape.discount() ? 999 : 0),
        Optional.empty(),
        Optional.of(shape.longNames() ? LONG_TITLE : "Express"),
        Money.ofMinor(unit, 4_995),
        shape.gross(),
        sample.totals().taxLines(),
        Balance.of(subtotal, Money.ofMinor(unit, 500)),
        shape.discount()
            ? List.of(
                new Advance(Samples.DAY.minusDays(9), Money.ofMinor(unit, 200)),
                new Advance(Samples.DAY.minusDays(2), Money.ofMinor(unit, 100)))
            : List.of());
  }

  private static PackingSlipDocument slip(Shape shape, int count) {
    var lines =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                i -> new PackingSlipDocument.Line(item(shape, i), 1, shape.discount() ? 2 : 1))
            .toList();
    var sample = SlipPage.like(Samples.slip(shape.locale(), lines)).to(address(shape));
    var note = "Please leave the parcel with the neighbour\nat number 14 if nobody is home.";
    return sample
        .counted(OptionalInt.empty())
        .noting(shape.notes() > 0 ? Optional.of(note) : Optional.empty())
        .by(Optional.of(shape.longNames() ? LONG_TITLE : "Express"))
        .named(shape.longNames() ? "ORDER-2026-ABCDEFGHIJKL-1042" : "#1042")
        .made();
  }
}
