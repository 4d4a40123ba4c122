package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.adminapi.SellerDutiesJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.invoice.Invoice;
import java.time.LocalDate;
import java.util.Locale;

/// A legal document in short: what it is called, of when, over how much, and what it lacks by law.
final class InvoiceJson {
  private InvoiceJson() {}

  static Json.Obj write(Invoice invoice) {
    return Json.object()
        .put("id", invoice.id())
        .put("kind", invoice.series().name().toLowerCase(Locale.ROOT))
        .put("number", invoice.name())
        .put("order_id", invoice.orderId())
        .put("credits", invoice.credits())
        .put("issued_on", invoice.issuedOn().toString())
        .put("language", invoice.language())
        .put("due_on", invoice.dueOn().map(LocalDate::toString))
        .put("total_price_set", MoneyJson.set(invoice.priced().total()))
        .put("total_tax_set", MoneyJson.set(invoice.priced().taxTotal()))
        .put("tax_zero_reason", SaleJson.zeroTaxReason(invoice.priced().zeroTaxReason()))
        .put("tax_basis", SaleJson.taxBasis(invoice.priced()))
        .put(
            "warnings",
            SellerDutiesJson.write(invoice.missing(), invoice.withoutAccount().stream().toList()))
        .build();
  }
}
