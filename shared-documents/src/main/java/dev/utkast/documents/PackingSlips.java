package dev.utkast.documents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Packing slips: one parcel's contents for the person who packs it and the one who opens it. No
/// prices.
public final class PackingSlips {

  private static final int BARCODE_HEIGHT_MILLIMETRES = 10;

  /// Half a page less a quiet zone.
  private static final int BARCODE_WIDTH_MILLIMETRES = 80;

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
    Barcodes.code128(page.orderName(), BARCODE_HEIGHT_MILLIMETRES, BARCODE_WIDTH_MILLIMETRES)
        .ifPresent(
            code -> head.document().appendElement("div").addClass("barcode").appendChild(code));
    addressAndFacts(sheet, page);
    page.note().filter(note -> !note.isBlank()).ifPresent(note -> note(sheet, note));
    after(sheet, lines(sheet, page), page);
    return sheet.finish().html();
  }

  private static String title(PackingSlipDocument page) {
    return Words.in(Language.of(page.locale())).say(Word.SLIP_TITLE)
        + " "
        + PlainText.oneLine(page.orderName());
  }

  private static void addressAndFacts(Sheet sheet, PackingSlipDocument page) {
    var row = Sheet.layout(sheet.body(), "blocks").appendElement("tr");
    var shipTo = row.appendElement("td");
    Sheet.text(shipTo, "h2", "", sheet.say(Word.SLIP_SHIP_TO));
    sheet.lines(shipTo.appendElement("div").addClass("recipient"), page.shipTo());
    var facts = Sheet.table(row.appendElement("td").addClass("last"), "facts");
    Sheet.fact(facts, sheet.say(Word.ORDER), page.orderName());
    Sheet.fact(facts, sheet.say(Word.SLIP_ORDER_DATE), sheet.formats().date(page.orderDate()));
    Sheet.fact(facts, sheet.say(Word.SLIP_SHIPPED), page.shipped().map(sheet.formats()::date));
    Sheet.fact(facts, sheet.say(Word.SLIP_DELIVERY), page.deliveryMethod());
    Sheet.fact(facts, sheet.say(Word.SLIP_RETURN), returnAddress(page.shop()));
  }

  /// Where a parcel goes that cannot be delivered; none before the shop has said where it is.
  private static Optional<String> returnAddress(Letterhead shop) {
    return shop.address().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Stream.concat(Stream.of(shop.name()), shop.address().stream())
                .map(PlainText::isolated)
                .collect(Collectors.joining(", ")));
  }

  /// @return the part of the table that stays on the page of its last line
  private static Element lines(Sheet sheet, PackingSlipDocument page) {
    var table = sheet.body().appendElement("table").addClass("lines");
    var head = table.appendElement("thead").appendElement("tr");
    sheet.column(head, Word.QUANTITY, "of-quantity");
    sheet.column(head, Word.SLIP_ITEM, "");
    head.appendElement("td").addClass("of-tick");
    var items =
        PrintedItem.within(
            Sheet.ROOM_FOR_ITEMS,
            page.lines().stream().map(PackingSlipDocument.Line::item).toList());
    return Sheet.keepingLast(
        table, items.size(), (row, i) -> line(sheet, row, items.get(i), page.lines().get(i)));
  }

  private static void line(
      Sheet sheet, Element row, PrintedItem item, PackingSlipDocument.Line line) {
    Sheet.text(row, "td", "quantity", quantity(sheet, line));
    sheet.item(row.appendElement("th").attr("scope", "row"), item);
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

  private static void after(Sheet sheet, Element together, PackingSlipDocument page) {
    var cell = together.appendElement("tr").addClass("total").appendElement("td");
    cell.addClass("holder").attr("colspan", "3");
    var row = Sheet.layout(cell, "after").appendElement("tr");
    var left = row.appendElement("td");
    var pieces = Map.of("count", sheet.formats().whole(page.pieces()));
    Sheet.text(
        left, "p", "strong", sheet.words().sayCounted(Word.SLIP_PIECES, page.pieces(), pieces));
    if (page.restFollows()) {
      Sheet.text(left, "p", "", sheet.say(Word.SLIP_PARTIAL));
    }
    Sheet.text(left, "p", "greeting", greeting(sheet.words(), page));
    page.qrCode()
        .flatMap(Barcodes::qr)
        .ifPresent(
            code -> row.appendElement("td").addClass("end").addClass("of-code").appendChild(code));
  }

  /// Above the lines, where whoever packs reads it first and where it never stands alone.
  private static void note(Sheet sheet, String note) {
    var box = sheet.body().appendElement("div").addClass("note");
    Sheet.text(box, "h2", "", sheet.say(Word.SLIP_NOTE));
    sheet.lines(box, List.of(PlainText.lines(note)));
  }

  private static String greeting(Words words, PackingSlipDocument page) {
    int count = page.ordersCount().orElse(0);
    return switch (count) {
      case 0 -> words.say(Word.SLIP_THANKS);
      case 1 -> words.say(Word.SLIP_WELCOME);
      default -> words.say(Word.SLIP_GREETING, "ordinal", words.language().nth(count));
    };
  }
}
