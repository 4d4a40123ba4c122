package dev.utkast.documents;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jsoup.nodes.Element;

/// The table of an invoice's lines. Columns of amounts are as wide as their longest amount; the
/// description gets the rest.
///
/// The last line stands in a part of its own that is never torn apart, together with the sums that
/// [InvoiceTotals] adds to it: so no page has sums alone.
final class InvoiceLines {

  /// Columns of the table, for what is as wide as all of it.
  static final int COLUMNS = 5;

  private static final int LEAST_WIDTH_MILLIMETRES = 22;
  private static final int NARROW_MILLIMETRES = 16;

  /// In characters: each line of the table may have one.
  private static final int LONGEST_DISCOUNT_TITLE = 60;

  /// As much as the two columns of amounts may take of a page that has 178 mm for everything.
  private static final int MOST_OF_AMOUNTS_MILLIMETRES = 84;

  private final Sheet sheet;
  private final InvoiceDocument page;

  InvoiceLines(Sheet sheet, InvoiceDocument page) {
    this.sheet = sheet;
    this.page = page;
  }

  /// @param items of the lines, as much of them as there is room for
  /// @return the part of the table that the last line stands in
  Element append(List<PrintedItem> items) {
    var table = sheet.body().appendElement("table").addClass("lines");
    head(table.appendElement("thead").appendElement("tr"));
    widths();
    return Sheet.keepingLast(
        table, items.size(), (row, i) -> line(row, items.get(i), page.lines().get(i)));
  }

  private void head(Element row) {
    boolean gross = page.totals().taxIncluded() && !page.totals().taxLines().isEmpty();
    sheet.column(row, Word.INVOICE_ITEM, "of-item");
    sheet.column(row, Word.QUANTITY_SHORT, "number").addClass("of-quantity");
    Sheet.column(
            row,
            gross ? gross(Word.INVOICE_UNIT_PRICE_GROSS) : sheet.say(Word.INVOICE_UNIT_PRICE),
            "number")
        .addClass("of-price");
    Sheet.column(row, tax(), "number").addClass("of-tax");
    Sheet.column(
            row,
            gross ? gross(Word.INVOICE_AMOUNT_GROSS) : sheet.say(Word.INVOICE_AMOUNT),
            "number")
        .addClass("of-amount");
  }

  /// Where amounts are so long that little would be left for what they are of, they are written
  /// smaller.
  private void widths() {
    var price = widthOf(page.lines().stream().map(InvoiceDocument.Line::unitPrice));
    var amount = widthOf(page.lines().stream().map(InvoiceDocument.Line::amount));
    width(".of-quantity", NARROW_MILLIMETRES);
    width(".of-tax", NARROW_MILLIMETRES);
    if (price + amount > MOST_OF_AMOUNTS_MILLIMETRES) {
      sheet.style(".lines td.of-price, .lines td.of-amount { font-size: 7.5pt }");
      sheet.style(
          "@media screen { .lines td.of-price, .lines td.of-amount { font-size: 0.8rem } }");
      sheet.style(".lines .grand .sum, .lines .grand td.number { font-size: 9.5pt }");
      sheet.style(
          "@media screen { .lines .grand .sum, .lines .grand td.number { font-size: 1rem } }");
      width(".of-price", price * 4 / 5);
      width(".of-amount", Math.max(amount * 4 / 5, widthOfTotal(21)));
    } else {
      width(".of-price", price);
      width(".of-amount", Math.max(amount, widthOfTotal(27)));
    }
  }

  /// With the tax by its name, where it is one.
  private String gross(Word word) {
    var titles = titles().stream().distinct().toList();
    var tax = titles.size() == 1 ? titles.getFirst() : sheet.say(Word.INVOICE_TAXES_WITHIN);
    return sheet.words().say(word, "tax", tax);
  }

  private List<String> titles() {
    return page.totals().taxLines().stream().map(InvoiceDocument.TaxLine::title).toList();
  }

  private String tax() {
    return TaxNames.heading(titles(), page.seller().country(), sheet.words().language())
        .orElseGet(() -> sheet.say(Word.INVOICE_TAX));
  }

  private void width(String column, int millimetres) {
    sheet.style(".lines " + column + " { width: " + millimetres + "mm }");
  }

  /// At 9.5 points a digit of Noto Sans is 1.92 mm wide and letters of a currency's name hardly
  /// more.
  private int widthOf(Stream<Money> amounts) {
    var longest =
        amounts.mapToInt(amount -> sheet.formats().money(amount).length()).max().orElse(0);
    return Math.max(LEAST_WIDTH_MILLIMETRES, 3 + 2 * longest);
  }

  /// The total has the column of the tax rates, too.
  ///
  /// @param tenths of a millimetre that a bold digit is wide: 26 at 12 points, 20 at 9.5
  private int widthOfTotal(int tenths) {
    var total = sheet.formats().money(page.totals().balance().total());
    return 4 + total.length() * tenths / 10 - NARROW_MILLIMETRES;
  }

  private void line(Element row, PrintedItem item, InvoiceDocument.Line line) {
    var formats = sheet.formats();
    var description = row.appendElement("th").attr("scope", "row").addClass("of-item");
    sheet.item(description, item);
    line.netUnitPrice()
        .ifPresent(net ->
            Sheet.text(
                description,
                "div",
                "muted",
                sheet.words().say(Word.INVOICE_NET_UNIT_PRICE, "amount", formats.money(net))));
    if (!line.discount().isZero()) {
      var title = line.discountTitle().map(it -> PlainText.shortened(it, LONGEST_DISCOUNT_TITLE));
      var discount = InvoiceTotals.titled(sheet.say(Word.INVOICE_DISCOUNT), title);
      var amount = formats.money(line.discount().negated());
      var said = Map.of("discount", discount, "amount", amount);
      Sheet.text(description, "div", "muted", sheet.words().say(Word.INVOICE_LINE_DISCOUNT, said));
    }
    Sheet.text(row, "td", "number", formats.whole(line.quantity())).addClass("of-quantity");
    Sheet.text(row, "td", "number", formats.money(line.unitPrice())).addClass("of-price");
    var tax = Sheet.text(row, "td", "number", line.taxRate().map(formats::percent).orElse("–"));
    tax.addClass("of-tax");
    if (line.taxRate().isEmpty()) {
      tax.addClass("untaxed");
    }
    Sheet.text(row, "td", "number", formats.money(line.amount())).addClass("of-amount");
  }
}
