package dev.utkast.demo.replay;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.demo.source.EcbTable;
import dev.utkast.demo.source.OnlineRetail;
import dev.utkast.demo.source.OnlineRetail.InvoiceKind;
import dev.utkast.demo.source.OnlineRetail.Kind;
import dev.utkast.demo.source.OnlineRetail.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// How an Online Retail invoice is written to the API: goods and fees as custom items, postage as
/// the shipping line, reductions as the order's discount. The source names customers by number
/// only; names and mail addresses are made from it, in the reserved domain `.example`.
record RetailBodies(EcbTable rates, Vat vat) {
  /// The most lines a draft may hold.
  static final int MOST_LINES = 499;

  static final String SHOP_CURRENCY = "GBP";

  static ObjBuilder customer(String number, String country) {
    return Json.object()
        .put("first_name", "Customer")
        .put("last_name", number)
        .put("email", email(number))
        .put("verified_email", true)
        .put("addresses", List.of(address(number, country)));
  }

  ObjBuilder draft(OnlineRetailReplay.Part part, LocalDate day, OptionalLong customer, String tag) {
    var invoice = part.invoice();
    boolean goods = part.needsParcel() || invoice.kind() == InvoiceKind.CREDIT;
    var lines = new ArrayList<Json>();
    var shipping = new ArrayList<Row>();
    var reductions = new ArrayList<Row>();
    for (var row : part.rows()) {
      var kind = invoice.kindOf(row);
      if (kind == Kind.REDUCTION) {
        reductions.add(row);
      } else if (kind == Kind.SHIPPING && goods) {
        shipping.add(row);
      } else {
        lines.add(line(row, kind == Kind.GOODS || kind == Kind.FREE_ITEM));
      }
    }
    var body =
        Json.object()
            .put("line_items", lines)
            .put("tags", "online-retail, " + tag)
            .put("tax_exempt", vat.exempts(invoice.country()))
            .put("presentment_currency", rates.presentment(invoice.country(), day, SHOP_CURRENCY))
            .put("note", note(part))
            .put("note_attributes", List.of(Trade.nameValue("source invoice", invoice.number())));
    if (!shipping.isEmpty()) {
      body.put("shipping_line", shippingLine(shipping));
    }
    if (!reductions.isEmpty()) {
      body.put("applied_discount", discount(reductions));
    }
    customer.ifPresent(id -> body.put("customer", Json.object().put("id", id).build()));
    invoice.customer().ifPresent(number -> body.put("email", email(number)));
    var number = invoice.customer().orElse("at the counter");
    return body.put("shipping_address", address(number, invoice.country()));
  }

  private static String note(OnlineRetailReplay.Part part) {
    var of = "Invoice " + part.invoice().number() + ", part " + part.number();
    return part.invoice().kind() == InvoiceKind.CREDIT ? "Owed to the customer. " + of : of;
  }

  /// A credit's negative quantity is written as the units that came back.
  private static Json line(Row row, boolean requiresShipping) {
    return Json.object()
        .put("title", row.description().isEmpty() ? row.code() : row.description())
        .put("sku", row.code())
        .put("price", row.price().abs().toPlainString())
        .put("quantity", Math.abs(row.quantity()))
        .put("requires_shipping", requiresShipping)
        .put("taxable", true)
        .build();
  }

  private static Json shippingLine(List<Row> rows) {
    var title = rows.getFirst().description();
    return Json.object()
        .put("title", title.isEmpty() ? Kind.SHIPPING.title() : title)
        .put("custom", true)
        .put("price", OnlineRetail.total(rows).toPlainString())
        .build();
  }

  private static Json discount(List<Row> rows) {
    var amount = OnlineRetail.total(rows).abs().toPlainString();
    return Json.object()
        .put("title", Kind.REDUCTION.title())
        .put("description", Kind.REDUCTION.title())
        .put("value_type", "fixed_amount")
        .put("value", amount)
        .put("amount", amount)
        .build();
  }

  private static Json address(String number, String country) {
    var address = Json.object().put("first_name", "Customer").put("last_name", number);
    return Trade.inCountry(address, country);
  }

  private static String email(String number) {
    return "customer-" + number + "@gifts.example";
  }
}
