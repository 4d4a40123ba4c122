package dev.utkast.documents;

import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.MoneyBack;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jsoup.nodes.Element;

/// Receipts: that what a sale cost has been paid, with each payment and what went back of it. An
/// invoice asks for money and says what for; a receipt says that it came.
public final class Receipts {
  private Receipts() {}

  /// The receipt of a sale, once nothing of it is open.
  ///
  /// @param content of the order, in the language of whoever reads it
  /// @param invoice of it, if it was issued
  /// @param ledger all entries of the sale: those that move money are told
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
            .filter(PaymentEntry::counts)
            .sorted(Comparator.comparing(PaymentEntry::at))
            .toList();
    var received = counted.stream().filter(PaymentEntry::isReceived).toList();
    if (received.isEmpty() || order.outstanding().isPositive()) {
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
            Money.total(received.stream().map(PaymentEntry::amount).toList()),
            MoneyBack.of(counted)));
  }

  private static ReceiptDocument.Payment payment(PaymentEntry entry, Seller seller, Words words) {
    boolean byHand = entry.provider().equals(PaymentNotice.MANUAL);
    var way =
        switch (entry.kind()) {
          case REFUND -> words.say(Word.RECEIPT_REFUND);
          case REFUND_FAILED -> words.say(Word.RECEIPT_REFUND_FAILED);
          case DISPUTE -> words.say(Word.RECEIPT_DISPUTE);
          case DISPUTE_WON -> words.say(Word.RECEIPT_DISPUTE_WON);
          case PAYMENT,
              HELD,
              PENDING,
              FAILURE,
              ERROR,
              TEST,
              REFUND_ASKED,
              REFUND_REFUSED,
              DISPUTE_LOST,
              FEE ->
              entry
                  .gateway()
                  .orElseGet(
                      () -> words.say(byHand ? Word.RECEIPT_WAY_OTHER : Word.RECEIPT_WAY_CARD));
        };
    return new ReceiptDocument.Payment(
        seller.dayOf(entry.at()), way, entry.reference(), entry.effect());
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
    boolean alsoBack = page.returned().isPresent();
    sheet.column(heads, alsoBack ? Word.RECEIPT_DAY : Word.RECEIPT_PAID_ON, "of-item");
    sheet.column(heads, alsoBack ? Word.RECEIPT_WHAT : Word.RECEIPT_WAY, "");
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
    sums(sheet, together, page);
    var after = sheet.body().appendElement("div").addClass("after");
    Sheet.text(after, "p", "", sheet.say(Word.RECEIPT_SETTLED));
    sheet.footer(after, page.seller());
  }

  private static void sums(Sheet sheet, Element table, ReceiptDocument page) {
    var total = sum(sheet, table, Word.RECEIPT_TOTAL, page.total());
    if (page.returned().isEmpty()) {
      total.addClass("grand");
      return;
    }
    var returned = page.returned().get();
    if (!returned.refunded().isZero()) {
      sum(sheet, table, Word.RECEIPT_REFUNDED, returned.refunded().negated());
    }
    if (!returned.chargedBack().isZero()) {
      sum(sheet, table, Word.RECEIPT_CHARGED_BACK, returned.chargedBack().negated());
    }
    sum(sheet, table, Word.RECEIPT_KEPT, returned.kept()).addClass("grand");
  }

  private static Element sum(Sheet sheet, Element table, Word name, Money amount) {
    var row = table.appendElement("tr").addClass("total");
    Sheet.text(row, "th", "sum", sheet.say(name)).attr("scope", "row").attr("colspan", "3");
    Sheet.text(row, "td", "number", sheet.formats().money(amount));
    return row;
  }
}
