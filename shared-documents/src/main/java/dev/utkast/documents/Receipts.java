package dev.utkast.documents;

import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// Receipts: that what a sale cost has been paid, with each payment. An invoice asks for money and
/// says what for; a receipt says that it came.
public final class Receipts {
  private Receipts() {}

  /// The receipt of a sale, once nothing of it is open.
  ///
  /// @param content of the order, in the language of whoever reads it
  /// @param invoice of it, if it was issued
  /// @param ledger all entries of the sale: those that count are told
  /// @return nothing while something is to be paid, and where nothing ever was
  public static Optional<ReceiptDocument> of(
      Order order,
      SaleContent content,
      Optional<Invoice> invoice,
      List<PaymentEntry> ledger,
      Seller seller,
      Pictures pictures) {
    var counted =
        ledger.stream()
            .filter(PaymentEntry::isReceived)
            .sorted(Comparator.comparing(PaymentEntry::at))
            .toList();
    if (counted.isEmpty() || order.outstanding().isPositive()) {
      return Optional.empty();
    }
    var locale = SalePages.locale(content, seller);
    var words = Words.in(locale);
    var payer = content.billingAddress().or(content::shippingAddress);
    return Optional.of(
        new ReceiptDocument(
            locale,
            SalePages.letterhead(seller, pictures, locale),
            SalePages.recipient(content, payer, seller.country(), locale),
            invoice.map(Invoice::name).orElseGet(order::name),
            invoice.isPresent(),
            invoice.map(_ -> order.name()),
            seller.dayOf(counted.getLast().at()),
            counted.stream().map(entry -> payment(entry, seller, words)).toList(),
            Money.total(counted.stream().map(PaymentEntry::amount).toList())));
  }

  private static ReceiptDocument.Payment payment(PaymentEntry entry, Seller seller, Words words) {
    boolean byHand = entry.provider().equals(PaymentNotice.MANUAL);
    var way =
        entry
            .gateway()
            .orElseGet(() -> words.say(byHand ? Word.RECEIPT_WAY_OTHER : Word.RECEIPT_WAY_CARD));
    return new ReceiptDocument.Payment(
        seller.dayOf(entry.at()), way, entry.reference(), entry.amount());
  }

  /// The receipt as a PDF. The same receipt gives the same bytes.
  public static byte[] render(ReceiptDocument page) {
    var stamp = DocumentStamp.on(title(page), page.issued());
    return HtmlToPdf.render(sheet(page).finish().html(), stamp);
  }

  private static String title(ReceiptDocument page) {
    return Words.in(page.locale()).say(Word.RECEIPT) + " " + PlainText.oneLine(page.number());
  }

  private static Sheet sheet(ReceiptDocument page) {
    var sheet = Sheet.begin(page.locale(), page.seller(), title(page));
    sheet.head(page.seller(), sheet.say(Word.RECEIPT), page.number());
    var row = Sheet.layout(sheet.body(), "blocks").appendElement("tr");
    var payer = row.appendElement("td");
    Sheet.text(payer, "h2", "", sheet.say(Word.RECEIPT_FROM));
    sheet.lines(payer.appendElement("div").addClass("recipient"), page.from());
    var facts = Sheet.table(row.appendElement("td").addClass("last"), "facts");
    Sheet.fact(facts, sheet.say(Word.RECEIPT_DATE), sheet.formats().date(page.issued()));
    Sheet.fact(facts, sheet.say(page.invoice() ? Word.INVOICE : Word.ORDER), page.number());
    Sheet.fact(facts, sheet.say(Word.ORDER), page.order());
    payments(sheet, page);
    return sheet;
  }

  private static void payments(Sheet sheet, ReceiptDocument page) {
    var table = sheet.body().appendElement("table").addClass("lines");
    var heads = table.appendElement("thead").appendElement("tr");
    sheet.column(heads, Word.RECEIPT_PAID_ON, "of-item");
    sheet.column(heads, Word.RECEIPT_WAY, "");
    sheet.column(heads, Word.RECEIPT_REFERENCE, "");
    sheet.column(heads, Word.INVOICE_AMOUNT, "number");
    var formats = sheet.formats();
    var together =
        Sheet.keepingLast(
            table,
            page.payments().size(),
            (row, i) -> {
              var payment = page.payments().get(i);
              Sheet.text(row, "th", "of-item", formats.date(payment.day())).attr("scope", "row");
              Sheet.text(row, "td", "", payment.way());
              Sheet.text(row, "td", "muted", payment.reference());
              Sheet.text(row, "td", "number", formats.money(payment.amount()));
            });
    var total = together.appendElement("tr").addClass("total").addClass("grand");
    Sheet.text(total, "th", "sum", sheet.say(Word.RECEIPT_TOTAL))
        .attr("scope", "row")
        .attr("colspan", "3");
    Sheet.text(total, "td", "number", formats.money(page.total()));
    var after = sheet.body().appendElement("div").addClass("after");
    Sheet.text(after, "p", "", sheet.say(Word.RECEIPT_SETTLED));
    sheet.footer(after, page.seller());
  }
}
