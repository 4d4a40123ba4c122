package dev.utkast.documents;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// Packing slips: one parcel's contents for the person who packs it and the one who opens it. No
/// prices.
public final class PackingSlips {

  private static final int BARCODE_HEIGHT_MILLIMETRES = 10;

  private PackingSlips() {}

  /// The slip as a PDF. The same page gives the same bytes. One whose texts are too long for any
  /// page comes with its items in few words, because an order never waits for a document.
  public static byte[] render(PackingSlipDocument page) {
    var stamp = DocumentStamp.on(title(page), page.date());
    try {
      return HtmlToPdf.render(html(page), stamp);
    } catch (PageRefused tooLarge) {
      return HtmlToPdf.render(html(page.terse()), stamp);
    }
  }

  /// The slip as a page of HTML that needs nothing from elsewhere.
  public static String html(PackingSlipDocument page) {
    var sheet = Sheet.begin(page.locale(), page.shop(), title(page));
    sheet.body().addClass("slip");
    var head = sheet.head(page.shop(), sheet.say(Word.SLIP_TITLE), page.orderName());
    Barcodes.code128(page.orderName(), BARCODE_HEIGHT_MILLIMETRES)
        .ifPresent(
            code -> head.document().appendElement("div").addClass("barcode").appendChild(code));
    addressAndFacts(sheet, page);
    lines(sheet, page);
    after(sheet, page);
    return sheet.finish().html();
  }

  private static String title(PackingSlipDocument page) {
    return Words.in(Language.of(page.locale())).say(Word.SLIP_TITLE)
        + " "
        + PlainText.oneLine(page.orderName());
  }

  private static void addressAndFacts(Sheet sheet, PackingSlipDocument page) {
    var row = Sheet.table(sheet.body(), "blocks").appendElement("tr");
    var shipTo = row.appendElement("td");
    Sheet.text(shipTo, "h2", "", sheet.say(Word.SLIP_SHIP_TO));
    sheet.lines(shipTo.appendElement("div").addClass("recipient"), page.shipTo());
    var facts = Sheet.table(row.appendElement("td").addClass("last"), "facts");
    Sheet.fact(facts, sheet.say(Word.ORDER), page.orderName());
    Sheet.fact(facts, sheet.say(Word.SLIP_ORDER_DATE), sheet.formats().date(page.orderDate()));
    Sheet.fact(facts, sheet.say(Word.SLIP_DATE), sheet.formats().date(page.date()));
    Sheet.fact(facts, sheet.say(Word.SLIP_DELIVERY), page.deliveryMethod());
  }

  private static void lines(Sheet sheet, PackingSlipDocument page) {
    var table = sheet.body().appendElement("table").addClass("lines");
    var head = table.appendElement("thead").appendElement("tr");
    Sheet.text(head, "th", "", sheet.say(Word.QUANTITY)).addClass("of-quantity");
    Sheet.text(head, "th", "", sheet.say(Word.SLIP_ITEM));
    head.appendElement("th").addClass("of-tick");
    var body = table.appendElement("tbody");
    var items =
        PrintedItem.within(
            Sheet.ROOM_FOR_ITEMS,
            page.lines().stream().map(PackingSlipDocument.Line::item).toList());
    for (int i = 0; i < items.size(); i++) {
      line(sheet, body, items.get(i), page.lines().get(i));
    }
  }

  private static void line(
      Sheet sheet, Element body, PrintedItem item, PackingSlipDocument.Line line) {
    var row = body.appendElement("tr");
    Sheet.text(row, "td", "quantity", quantity(sheet, line));
    sheet.item(row.appendElement("td"), item);
    row.appendElement("td").addClass("tick").appendElement("span").addClass("box");
  }

  private static String quantity(Sheet sheet, PackingSlipDocument.Line line) {
    var packed = sheet.formats().whole(line.quantity());
    return line.quantity() == line.ordered()
        ? packed
        : sheet
            .words()
            .say(
                Word.SLIP_QUANTITY_OF,
                Map.of("quantity", packed, "ordered", sheet.formats().whole(line.ordered())));
  }

  private static void after(Sheet sheet, PackingSlipDocument page) {
    var row = Sheet.table(sheet.body(), "after").appendElement("tr");
    var left = row.appendElement("td");
    var pieces = Map.of("count", sheet.formats().whole(page.pieces()));
    Sheet.text(
        left, "p", "strong", sheet.words().sayCounted(Word.SLIP_PIECES, page.pieces(), pieces));
    if (page.restFollows()) {
      Sheet.text(left, "p", "", sheet.say(Word.SLIP_PARTIAL));
    }
    page.note().filter(note -> !note.isBlank()).ifPresent(note -> note(sheet, left, note));
    Sheet.text(left, "p", "greeting", greeting(sheet.words(), page));
    page.qrCode()
        .flatMap(Barcodes::qr)
        .ifPresent(
            code -> row.appendElement("td").addClass("end").addClass("of-code").appendChild(code));
  }

  private static void note(Sheet sheet, Element parent, String note) {
    var box = parent.appendElement("div").addClass("note");
    Sheet.text(box, "h2", "", sheet.say(Word.SLIP_NOTE));
    sheet.lines(box, List.of(PlainText.lines(note)));
  }

  private static String greeting(Words words, PackingSlipDocument page) {
    return page.ordersCount().isPresent()
        ? words.say(
            Word.SLIP_GREETING, "ordinal", words.language().nth(page.ordersCount().getAsInt()))
        : words.say(Word.SLIP_THANKS);
  }
}
