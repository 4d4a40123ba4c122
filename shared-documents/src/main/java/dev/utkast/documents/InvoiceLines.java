package dev.utkast.documents;

import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jsoup.nodes.Element;

/// The table of an invoice's lines. Columns of amounts are as wide as their longest amount; the
/// description gets the rest.
final class InvoiceLines {

  private static final int LEAST_WIDTH_MILLIMETRES = 22;

  private final Sheet sheet;
  private final InvoiceDocument page;

  InvoiceLines(Sheet sheet, InvoiceDocument page) {
    this.sheet = sheet;
    this.page = page;
  }

  /// @param items of the lines, as much of them as there is room for
  void append(List<PrintedItem> items) {
    var table = sheet.body().appendElement("table").addClass("lines");
    var head = table.appendElement("thead").appendElement("tr");
    Sheet.text(head, "th", "", sheet.say(Word.INVOICE_ITEM));
    column(head, Word.QUANTITY_SHORT, "of-quantity");
    column(head, Word.INVOICE_UNIT_PRICE, "of-price").addClass("optional");
    column(head, Word.INVOICE_TAX, "of-tax").addClass("optional");
    column(head, Word.INVOICE_AMOUNT, "of-amount");
    width(".of-quantity", 16);
    width(".of-price", widthOf(page.lines().stream().map(InvoiceDocument.Line::unitPrice)));
    width(".of-tax", 16);
    width(".of-amount", widthOf(page.lines().stream().map(InvoiceDocument.Line::amount)));
    var body = table.appendElement("tbody");
    for (int i = 0; i < items.size(); i++) {
      line(body.appendElement("tr"), items.get(i), page.lines().get(i));
    }
  }

  private Element column(Element head, Word title, String kind) {
    return Sheet.text(head, "th", "number", sheet.say(title)).addClass(kind);
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

  private void line(Element row, PrintedItem item, InvoiceDocument.Line line) {
    var formats = sheet.formats();
    var description = row.appendElement("td");
    sheet.item(description, item);
    if (!line.discount().isZero()) {
      var discount =
          sheet
              .words()
              .say(Word.INVOICE_LINE_DISCOUNT, "amount", formats.money(line.discount().negated()));
      Sheet.text(description, "div", "muted", discount);
    }
    Sheet.text(row, "td", "number", formats.whole(line.quantity()));
    Sheet.text(row, "td", "number", formats.money(line.unitPrice())).addClass("optional");
    Sheet.text(row, "td", "number", line.taxRate().map(formats::percent).orElse("–"))
        .addClass("optional");
    Sheet.text(row, "td", "number", formats.money(line.amount()));
  }
}
