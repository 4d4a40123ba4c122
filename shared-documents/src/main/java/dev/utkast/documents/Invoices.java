package dev.utkast.documents;

import dev.utkast.model.transfer.TransferCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.jsoup.nodes.Element;

/// Payment requests, invoices and credit notes: one layout, three titles. Prints the amounts it is
/// given.
public final class Invoices {

  /// Where on a page it says how to pay by bank transfer.
  static final String TRANSFER = "transfer";

  private Invoices() {}

  /// The document as a PDF. The same page gives the same bytes. One whose texts are too long for
  /// any page comes with its items in few words, because an order never waits for a document.
  public static byte[] render(InvoiceDocument page) {
    var stamp = DocumentStamp.on(title(page), page.issued());
    var last = SwissPaymentPart.of(page);
    try {
      return HtmlToPdf.render(paper(page), stamp, last);
    } catch (PageRefused tooLarge) {
      return HtmlToPdf.render(paper(page.terse()), stamp, last);
    }
  }

  private static String paper(InvoiceDocument page) {
    return sheet(page, Medium.PAPER).finish().html();
  }

  /// The document as a page of HTML that needs nothing from elsewhere and runs no script, for a
  /// browser or for print.
  public static String html(InvoiceDocument page) {
    return web(page).html();
  }

  /// The same page with the policy a browser should hold it to.
  public static WebPage web(InvoiceDocument page) {
    return sheet(page, Medium.SCREEN).finish();
  }

  /// The page with room for what is to be done: what is asked for is said there.
  static Sheet onScreen(InvoiceDocument page) {
    return sheet(page, Medium.PANEL);
  }

  /// A screen has no pages. On paper, what follows the sums is a part of what stays on one page
  /// with the last line, so that how to pay never stands on a page of its own.
  private enum Medium {
    SCREEN,
    /// A screen that says above the document what is asked for.
    PANEL,
    PAPER
  }

  private static Sheet sheet(InvoiceDocument page, Medium medium) {
    var sheet = Sheet.begin(page.locale(), page.seller(), title(page));
    var items =
        PrintedItem.within(
            Sheet.ROOM_FOR_ITEMS, page.lines().stream().map(InvoiceDocument.Line::item).toList());
    var head = sheet.head(page.seller(), sheet.say(kind(page)), page.number());
    sellerNumbers(sheet, head.shop(), page.seller());
    state(sheet.words(), page)
        .ifPresent(said ->
            Sheet.text(head.document(), "div", "state", said)
                .addClass(
                    "state-"
                        + page.paymentState().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    asked(sheet, head.document(), page, medium);
    buyerAndFacts(sheet, page);
    var together = new InvoiceLines(sheet, page).append(items);
    InvoiceTotals.append(sheet, together, page);
    // The only line stays below the addresses, however much of the page they take.
    boolean kept = medium == Medium.PAPER && page.lines().size() > 1;
    after(sheet, kept ? InvoiceTotals.rest(together) : sheet.body(), page);
    return sheet;
  }

  /// What is to be paid, where it is seen first; on a phone with the button, too, which is far
  /// below there.
  private static void asked(Sheet sheet, Element document, InvoiceDocument page, Medium medium) {
    boolean asks =
        page.kind() == InvoiceDocument.Kind.PAYMENT_REQUEST
            || page.kind() == InvoiceDocument.Kind.INVOICE;
    page.totals()
        .balance()
        .somethingOpen()
        .filter(_ -> asks && medium != Medium.PANEL)
        .ifPresent(open -> asked(sheet, document, page, open, medium));
  }

  private static void asked(
      Sheet sheet, Element document, InvoiceDocument page, Money open, Medium medium) {
    var asked = document.appendElement("div").addClass("asked");
    Sheet.text(asked, "div", "muted", sheet.say(Word.INVOICE_OUTSTANDING));
    Sheet.text(asked, "div", "amount", sheet.formats().money(open));
    page.payLink()
        .filter(_ -> medium == Medium.SCREEN)
        .ifPresent(link ->
            payButton(
                sheet,
                document.appendElement("div").addClass("pay").addClass("first"),
                open,
                link.toString()));
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

  private static Optional<String> state(Words words, InvoiceDocument page) {
    return switch (page.paymentState()) {
      case AWAITING -> Optional.of(words.say(Word.STATE_AWAITING));
      case UNCONFIRMED -> Optional.of(words.say(Word.STATE_UNCONFIRMED));
      case PARTIALLY_PAID -> Optional.of(words.sayOf(Word.STATE_PARTIALLY_PAID, page.kind()));
      case PAID -> Optional.of(words.sayOf(Word.STATE_PAID, page.kind()));
      case OVERDUE -> Optional.of(words.sayOf(Word.STATE_OVERDUE, page.kind()));
      case REFUNDED -> Optional.of(words.sayOf(Word.STATE_REFUNDED, page.kind()));
      case NOT_SHOWN -> Optional.empty();
    };
  }

  private static void buyerAndFacts(Sheet sheet, InvoiceDocument page) {
    var row = Sheet.layout(sheet.body(), "blocks").appendElement("tr");
    var buyer = row.appendElement("td");
    Sheet.text(buyer, "h2", "", sheet.say(Word.INVOICE_BILL_TO));
    sheet.lines(buyer.appendElement("div").addClass("recipient"), page.buyer().lines());
    page.buyer().email().ifPresent(email -> Sheet.text(buyer, "div", "muted", email));
    page.buyer()
        .taxNumber()
        .ifPresent(number ->
            NumbersToCopy.text(
                buyer,
                "div",
                "muted",
                TaxNumbers.named(sheet.words(), number, page.locale().getCountry())));
    deliverTo(sheet, buyer, page.particulars().deliverTo());
    var facts = Sheet.table(row.appendElement("td").addClass("last"), "facts");
    var formats = sheet.formats();
    Sheet.fact(facts, sheet.say(Word.INVOICE_DATE), formats.date(page.issued()));
    page.particulars().facts().forEach(fact -> Sheet.fact(facts, fact.name(), fact.value()));
    Sheet.fact(facts, sheet.say(Word.INVOICE_DUE), due(sheet, page));
    Sheet.fact(facts, sheet.say(Word.INVOICE_CORRECTS), page.references().corrects());
    Sheet.fact(facts, sheet.say(Word.ORDER), page.references().order());
    Sheet.fact(facts, sheet.say(Word.INVOICE_PURCHASE_ORDER), page.references().purchaseOrder());
  }

  /// Without a later day agreed, money is owed once it is asked for; so the page says that rather
  /// than a day that has passed when it is read.
  private static Optional<String> due(Sheet sheet, InvoiceDocument page) {
    boolean open = page.totals().balance().somethingOpen().isPresent();
    var day = page.due().map(sheet.formats()::date);
    if (open && page.kind() == InvoiceDocument.Kind.PAYMENT_REQUEST && day.isEmpty()) {
      return Optional.of(sheet.say(Word.INVOICE_DUE_RECEIPT_NO_DAY));
    }
    boolean atOnce = open && page.due().equals(Optional.of(page.issued()));
    return atOnce
        ? day.map(said -> sheet.words().say(Word.INVOICE_DUE_RECEIPT, "date", said))
        : day;
  }

  private static void deliverTo(Sheet sheet, Element buyer, List<String> lines) {
    if (!lines.isEmpty()) {
      Sheet.text(buyer, "h2", "", sheet.say(Word.SLIP_SHIP_TO));
      sheet.lines(buyer.appendElement("div").addClass("recipient"), lines);
    }
  }

  private static void after(Sheet sheet, Element parent, InvoiceDocument page) {
    var after = parent.appendElement("div").addClass("after");
    payment(sheet, after, page);
    page.remarks().forEach(remark -> Sheet.text(after, "p", "", remark));
    switch (page.kind()) {
      case PAYMENT_REQUEST -> Sheet.text(after, "p", "muted", sheet.say(Word.INVOICE_NOT_YET));
      case CONFIRMATION_REQUEST -> Sheet.text(after, "p", "", sheet.say(Word.CONFIRM_NOTE));
      case CREDIT_NOTE -> Sheet.text(after, "p", "", sheet.say(Word.CREDIT_NOTE_MEANS));
      case INVOICE -> {}
    }
    sheet.footer(after, page.seller());
  }

  private static void payment(Sheet sheet, Element after, InvoiceDocument page) {
    if (page.bankTransfer().isEmpty() && page.payLink().isEmpty()) {
      return;
    }
    var row = Sheet.layout(after, "payment").appendElement("tr");
    var transfer = row.appendElement("td");
    page.bankTransfer().ifPresent(how -> bankTransfer(sheet, transfer, page, how));
    page.bankTransfer()
        .flatMap(InvoiceDocument.BankTransfer::code)
        .ifPresent(code -> scan(sheet, row.appendElement("td"), code));
    page.payLink()
        .ifPresent(link -> {
          var button = row.appendElement("td").addClass("pay");
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
      Sheet sheet, Element parent, InvoiceDocument page, InvoiceDocument.BankTransfer transfer) {
    Sheet.text(parent, "h2", "", sheet.say(Word.INVOICE_TRANSFER)).attr("id", TRANSFER);
    var facts = Sheet.table(parent, "facts");
    var lines = new TransferLines(page.seller(), page.locale());
    lines.of(transfer).forEach(line -> Sheet.factToCopy(facts, line.name(), line.value()));
    var reference = lines.reference(transfer.reference());
    Sheet.factToCopy(facts, reference.name(), reference.value());
  }

  /// The code of a Swiss transfer has a page of its own on paper.
  private static void scan(Sheet sheet, Element parent, TransferCode code) {
    parent.addClass("scan");
    if (code.standard() == TransferCode.Standard.SWISS) {
      parent.addClass("swiss");
    }
    parent.appendChild(TransferCodes.picture(code, sheet.say(Word.TRANSFER_CODE)));
    Sheet.text(parent, "div", "muted", sheet.say(Word.TRANSFER_SCAN));
  }

  private static void sellerNumbers(Sheet sheet, Element parent, Letterhead seller) {
    seller
        .taxNumber()
        .ifPresent(number ->
            NumbersToCopy.text(
                parent, "div", "muted", TaxNumbers.named(sheet.words(), number, seller.country())));
    seller
        .registrationNumber()
        .ifPresent(registered -> NumbersToCopy.text(parent, "div", "muted", registered));
  }
}
