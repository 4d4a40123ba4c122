package dev.utkast.documents;

import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.jsoup.nodes.Element;

/// Payment requests, invoices and credit notes: one layout, three titles. Prints the amounts it is
/// given.
public final class Invoices {

  private Invoices() {}

  /// The document as a PDF. The same page gives the same bytes. One whose texts are too long for
  /// any page comes with its items in few words, because an order never waits for a document.
  public static byte[] render(InvoiceDocument page) {
    var stamp = DocumentStamp.on(title(page), page.issued());
    try {
      return HtmlToPdf.render(html(page), stamp);
    } catch (PageRefused tooLarge) {
      return HtmlToPdf.render(html(page.terse()), stamp);
    }
  }

  /// The document as a page of HTML that needs nothing from elsewhere and runs no script, for a
  /// browser or for print.
  public static String html(InvoiceDocument page) {
    return web(page).html();
  }

  /// The page with a button that says yes to it: a form, for scripts are not run.
  ///
  /// @param action where the form is sent to, relative to the page
  public static String htmlToConfirm(InvoiceDocument page, String action) {
    var sheet = sheet(page);
    var form = sheet.body().appendElement("form").addClass("confirm");
    form.attr("method", "post").attr("action", action);
    Sheet.text(form, "button", "", sheet.say(Word.CONFIRM_NOW)).attr("type", "submit");
    return sheet.finish().html();
  }

  /// The same page with the policy a browser should hold it to.
  public static WebPage web(InvoiceDocument page) {
    return sheet(page).finish();
  }

  private static Sheet sheet(InvoiceDocument page) {
    var sheet = Sheet.begin(page.locale(), page.seller(), title(page));
    var items =
        PrintedItem.within(
            Sheet.ROOM_FOR_ITEMS, page.lines().stream().map(InvoiceDocument.Line::item).toList());
    var head = sheet.head(page.seller(), sheet.say(kind(page)), page.number());
    sellerNumbers(sheet, head.shop(), page.seller());
    state(page.paymentState())
        .ifPresent(word ->
            Sheet.text(head.document(), "div", "state", sheet.say(word))
                .addClass(
                    "state-"
                        + page.paymentState().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    buyerAndFacts(sheet, page);
    new InvoiceLines(sheet, page).append(items);
    InvoiceTotals.append(sheet, page);
    after(sheet, page);
    return sheet;
  }

  private static String title(InvoiceDocument page) {
    return Words.in(Language.of(page.locale())).say(kind(page))
        + " "
        + PlainText.oneLine(page.number());
  }

  private static Word kind(InvoiceDocument page) {
    return switch (page.kind()) {
      case PAYMENT_REQUEST -> Word.PAYMENT_REQUEST;
      case CONFIRMATION_REQUEST -> Word.CONFIRMATION_REQUEST;
      case INVOICE -> Word.INVOICE;
      case CREDIT_NOTE -> Word.CREDIT_NOTE;
    };
  }

  private static Optional<Word> state(InvoiceDocument.PaymentState state) {
    return switch (state) {
      case AWAITING -> Optional.of(Word.STATE_AWAITING);
      case UNCONFIRMED -> Optional.of(Word.STATE_UNCONFIRMED);
      case PARTIALLY_PAID -> Optional.of(Word.STATE_PARTIALLY_PAID);
      case PAID -> Optional.of(Word.STATE_PAID);
      case OVERDUE -> Optional.of(Word.STATE_OVERDUE);
      case REFUNDED -> Optional.of(Word.STATE_REFUNDED);
      case NOT_SHOWN -> Optional.empty();
    };
  }

  private static void buyerAndFacts(Sheet sheet, InvoiceDocument page) {
    var row = Sheet.table(sheet.body(), "blocks").appendElement("tr");
    var buyer = row.appendElement("td");
    Sheet.text(buyer, "h2", "", sheet.say(Word.INVOICE_BILL_TO));
    sheet.lines(buyer.appendElement("div").addClass("recipient"), page.buyer().lines());
    page.buyer().email().ifPresent(email -> Sheet.text(buyer, "div", "muted", email));
    page.buyer()
        .taxNumber()
        .ifPresent(number ->
            Sheet.text(buyer, "div", "muted", sheet.say(Word.INVOICE_TAX_NUMBER) + " " + number));
    var facts = Sheet.table(row.appendElement("td").addClass("last"), "facts");
    var formats = sheet.formats();
    Sheet.fact(facts, sheet.say(Word.INVOICE_DATE), formats.date(page.issued()));
    Sheet.fact(facts, sheet.say(Word.INVOICE_SUPPLIED), page.supplied().map(formats::date));
    Sheet.fact(facts, sheet.say(Word.INVOICE_DUE), page.due().map(formats::date));
    Sheet.fact(facts, sheet.say(Word.INVOICE_CORRECTS), page.references().corrects());
    Sheet.fact(facts, sheet.say(Word.ORDER), page.references().order());
    Sheet.fact(facts, sheet.say(Word.INVOICE_PURCHASE_ORDER), page.references().purchaseOrder());
  }

  private static void after(Sheet sheet, InvoiceDocument page) {
    var after = sheet.body().appendElement("div").addClass("after");
    payment(sheet, after, page);
    page.remarks().forEach(remark -> Sheet.text(after, "p", "", remark));
    switch (page.kind()) {
      case PAYMENT_REQUEST -> Sheet.text(after, "p", "muted", sheet.say(Word.INVOICE_NOT_YET));
      case CONFIRMATION_REQUEST -> Sheet.text(after, "p", "", sheet.say(Word.CONFIRM_NOTE));
      case INVOICE, CREDIT_NOTE -> {}
    }
  }

  private static void payment(Sheet sheet, Element after, InvoiceDocument page) {
    if (page.bankTransfer().isEmpty() && page.payLink().isEmpty()) {
      return;
    }
    var row = Sheet.table(after, "payment").appendElement("tr");
    var transfer = row.appendElement("td");
    page.bankTransfer().ifPresent(how -> bankTransfer(sheet, transfer, how));
    var button = row.appendElement("td").addClass("pay");
    page.payLink()
        .ifPresent(link -> {
          if (page.kind() == InvoiceDocument.Kind.CONFIRMATION_REQUEST) {
            Sheet.text(button, "a", "", sheet.say(Word.CONFIRM_NOW)).attr("href", link.toString());
          } else {
            payButton(sheet, button, page.totals().balance().outstanding(), link.toString());
          }
        });
  }

  private static void payButton(Sheet sheet, Element parent, Money outstanding, String link) {
    if (outstanding.isPositive()) {
      var label = sheet.words().say(Word.PAY_NOW, "amount", sheet.formats().money(outstanding));
      Sheet.text(parent, "a", "", label).attr("href", link);
    }
  }

  private static void bankTransfer(
      Sheet sheet, Element parent, InvoiceDocument.BankTransfer transfer) {
    Sheet.text(parent, "h2", "", sheet.say(Word.INVOICE_TRANSFER));
    var facts = Sheet.table(parent, "facts");
    Sheet.fact(facts, sheet.say(Word.INVOICE_ACCOUNT_HOLDER), transfer.accountHolder());
    Sheet.fact(facts, sheet.say(Word.INVOICE_ACCOUNT), transfer.account());
    Sheet.fact(facts, sheet.say(Word.INVOICE_BIC), transfer.bic());
    Sheet.fact(facts, sheet.say(Word.INVOICE_REFERENCE), transfer.reference());
  }

  private static void sellerNumbers(Sheet sheet, Element parent, Letterhead seller) {
    seller
        .taxNumber()
        .ifPresent(number ->
            Sheet.text(parent, "div", "muted", sheet.say(Word.INVOICE_TAX_NUMBER) + " " + number));
    seller
        .registrationNumber()
        .ifPresent(number ->
            Sheet.text(
                parent, "div", "muted", sheet.say(Word.INVOICE_REGISTRATION) + " " + number));
  }
}
