package dev.utkast.documents;

import dev.utkast.model.invoice.Advance;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jsoup.nodes.Element;

/// The sums under an invoice's lines, in the order a person adds them up, and what they are in the
/// shop's own currency.
final class InvoiceTotals {

  private InvoiceTotals() {}

  /// @param table the part of the table of lines that stays on one page with the last of them
  static void append(Sheet sheet, Element table, InvoiceDocument page) {
    var totals = page.totals();
    sum(sheet, table, sheet.say(Word.INVOICE_SUBTOTAL), totals.subtotal());
    if (!totals.discount().isZero()) {
      var label = sheet.say(Word.INVOICE_DISCOUNT);
      sum(sheet, table, titled(label, totals.discountTitle()), totals.discount().negated());
    }
    if (!totals.shipping().isZero() || totals.shippingTitle().isPresent()) {
      var label = sheet.say(Word.INVOICE_SHIPPING);
      sum(sheet, table, titled(label, totals.shippingTitle()), totals.shipping());
    }
    if (!totals.taxIncluded()) {
      taxes(sheet, table, totals);
    }
    var balance = totals.balance();
    var currency = balance.total().getCurrencyUnit().getCode();
    var total = sheet.words().say(Word.INVOICE_TOTAL, "currency", currency);
    sum(sheet, table, total, balance.total()).addClass("grand");
    if (totals.taxIncluded()) {
      taxes(sheet, table, totals);
    }
    if (page.kind() == InvoiceDocument.Kind.CREDIT_NOTE) {
      if (!balance.paid().isZero()) {
        sum(sheet, table, sheet.say(Word.INVOICE_TO_RETURN), balance.paid()).addClass("due");
      }
    } else if (!balance.paid().isZero()) {
      paid(sheet, table, totals);
      sum(sheet, table, sheet.say(Word.INVOICE_OUTSTANDING), balance.outstanding()).addClass("due");
    }
    inShopCurrency(sheet, table, page);
  }

  /// What an amount is, and which of its kind, unless the shop calls it the same.
  static String titled(String label, Optional<String> title) {
    return title
        .map(String::strip)
        .filter(chosen -> !chosen.isEmpty() && !chosen.equalsIgnoreCase(label))
        .map(chosen -> label + " (" + PlainText.isolated(chosen) + ")")
        .orElse(label);
  }

  /// A place under the sums, as wide as the table.
  static Element rest(Element table) {
    var cell = table.appendElement("tr").addClass("rest").appendElement("td");
    return cell.attr("colspan", Integer.toString(InvoiceLines.COLUMNS));
  }

  private static void taxes(Sheet sheet, Element table, InvoiceDocument.Totals totals) {
    for (var tax : totals.taxLines()) {
      var rate = sheet.formats().percent(tax.rate());
      var name =
          tax.base()
              .map(base ->
                  sheet
                      .words()
                      .say(
                          Word.INVOICE_TAX_OF_BASE,
                          Map.of(
                              "title",
                              tax.title(),
                              "rate",
                              rate,
                              "base",
                              sheet.formats().money(base))))
              .orElseGet(() ->
                  sheet
                      .words()
                      .say(Word.INVOICE_TAX_OF, Map.of("title", tax.title(), "rate", rate)));
      var label =
          totals.taxIncluded()
              ? sheet.words().say(Word.INVOICE_TAX_WITHIN, "tax", name)
              : TaxNames.first(name);
      sum(sheet, table, label, tax.amount());
    }
  }

  /// Day by day what was paid before the day of the document, and the rest in one sum.
  private static void paid(Sheet sheet, Element table, InvoiceDocument.Totals totals) {
    var told = Advance.told(totals.balance().paid(), totals.advances());
    for (var advance : told.inAdvance()) {
      var day = sheet.formats().date(advance.day());
      var label = sheet.words().say(Word.INVOICE_PAID_ON, "date", day);
      sum(sheet, table, label, advance.amount().negated());
    }
    told.rest().ifPresent(rest -> sum(sheet, table, sheet.say(Word.INVOICE_PAID), rest.negated()));
  }

  private static Element sum(Sheet sheet, Element table, String name, Money amount) {
    var row = table.appendElement("tr").addClass("total");
    var label = Sheet.text(row, "th", "sum", name).attr("scope", "row");
    label.attr("colspan", Integer.toString(InvoiceLines.COLUMNS - 2));
    Sheet.text(row, "td", "number", sheet.formats().money(amount)).attr("colspan", "2");
    return row;
  }

  private static void inShopCurrency(Sheet sheet, Element table, InvoiceDocument page) {
    if (page.shopTotals().isEmpty() && page.exchangeRate().isEmpty()) {
      return;
    }
    var row = table.appendElement("tr").addClass("total");
    var after = row.appendElement("td").addClass("end");
    after.attr("colspan", Integer.toString(InvoiceLines.COLUMNS));
    page.shopTotals()
        .filter(inShop ->
            !inShop
                .total()
                .getCurrencyUnit()
                .equals(page.totals().balance().total().getCurrencyUnit()))
        .ifPresent(inShop -> Sheet.text(after, "p", "muted", shopTotals(sheet, inShop)));
    page.exchangeRate()
        .ifPresent(rate ->
            Sheet.text(
                after,
                "p",
                "muted",
                sheet
                    .words()
                    .say(
                        Word.INVOICE_RATE,
                        Map.of(
                            "from", rate.from().getCode(),
                            "to", rate.to().getCode(),
                            "rate", sheet.formats().rate(rate.rate()),
                            "source",
                                RateSources.say(rate.source(), sheet.words(), sheet.formats()),
                            "date", sheet.formats().date(rate.date())))));
  }

  private static String shopTotals(Sheet sheet, InvoiceDocument.ShopTotals totals) {
    return sheet
        .words()
        .say(
            Word.INVOICE_SHOP_TOTAL,
            Map.of(
                "currency", totals.total().getCurrencyUnit().getCode(),
                "total", sheet.formats().money(totals.total()),
                "tax", sheet.formats().money(totals.tax())));
  }
}
