package dev.utkast.documents;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// The part of a customer's page where it is paid: how much, until when, and how.
final class PayPanel {
  private static final String AMOUNT_FIELD = "amount";

  private PayPanel() {}

  static void append(Sheet sheet, Element panel, InvoiceDocument page, PageActions actions) {
    var balance = page.totals().balance();
    var formats = sheet.formats();
    Sheet.text(panel, "div", "muted", sheet.say(Word.INVOICE_OUTSTANDING));
    Sheet.text(panel, "div", "amount", formats.money(balance.outstanding()));
    balance
        .somethingPaid()
        .map(paid ->
            sheet
                .words()
                .say(
                    Word.PAGE_PAID_SO_FAR,
                    Map.of("paid", formats.money(paid), "total", formats.money(balance.total()))))
        .ifPresent(said -> Sheet.text(panel, "p", "lead", said));
    due(sheet, page).ifPresent(said -> Sheet.text(panel, "p", "lead", said));
    actions.card().ifPresent(card -> form(sheet, panel, card, actions));
    page.bankTransfer()
        .ifPresent(_ ->
            CustomerPages.link(
                panel.appendElement("p").addClass("or"),
                "#" + Invoices.TRANSFER,
                sheet.say(
                    actions.card().isPresent() ? Word.PAGE_OR_TRANSFER : Word.PAGE_BY_TRANSFER)));
  }

  /// Of what is due on receipt there is nothing to add to the amount.
  private static Optional<String> due(Sheet sheet, InvoiceDocument page) {
    return page.due()
        .filter(day -> day.isAfter(page.issued()))
        .map(day ->
            sheet
                .words()
                .say(
                    page.paymentState() == InvoiceDocument.PaymentState.OVERDUE
                        ? Word.PAGE_WAS_DUE
                        : Word.PAGE_DUE,
                    "date",
                    sheet.formats().date(day)));
  }

  /// A button that asks for a page where a card is typed; a form, because looking must do nothing.
  static void form(Sheet sheet, Element panel, CardForm card, PageActions actions) {
    var form = panel.appendElement("form").addClass("card");
    form.attr("method", "post").attr("action", actions.address("pay"));
    CustomerPages.hidden(form, "form", card.proof());
    var amount = card.amount();
    var shown = sheet.formats().money(amount);
    if (card.inParts()) {
      part(sheet, form, card);
      Sheet.text(form, "button", "action", sheet.say(Word.PAGE_PAY_BY_CARD)).attr("type", "submit");
    } else {
      CustomerPages.hidden(form, AMOUNT_FIELD, amount.getAmount().toPlainString());
      var label = sheet.words().say(Word.PAGE_PAY_AMOUNT, "amount", shown);
      Sheet.text(form, "button", "action", label).attr("type", "submit");
    }
  }

  /// A browser shows the number as its reader writes it, and sends it with a point.
  private static void part(Sheet sheet, Element form, CardForm card) {
    var amount = card.amount().getAmount();
    var least = BigDecimal.ONE.movePointLeft(card.amount().getCurrencyUnit().getDecimalPlaces());
    var code = card.amount().getCurrencyUnit().getCode();
    var label = sheet.words().say(Word.PAGE_PART, "currency", code);
    Sheet.text(form, "label", "", label).attr("for", AMOUNT_FIELD);
    form.appendElement("input")
        .attr("id", AMOUNT_FIELD)
        .attr("name", AMOUNT_FIELD)
        .attr("type", "number")
        .attr("inputmode", "decimal")
        .attr("min", least.toPlainString())
        .attr("max", amount.toPlainString())
        .attr("step", least.toPlainString())
        .attr("value", amount.toPlainString())
        .attr("aria-describedby", "part")
        .attr("autocomplete", "off")
        .attr("required", "");
    var shown = sheet.formats().money(card.amount());
    Sheet.text(form, "p", "muted", sheet.words().say(Word.PAGE_PART_HINT, "amount", shown))
        .attr("id", "part");
  }
}
