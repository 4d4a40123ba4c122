package dev.utkast.demo.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.demo.EcbTable;
import dev.utkast.demo.api.Json;
import dev.utkast.demo.source.Country;
import dev.utkast.demo.source.OnlineRetail.InvoiceKind;
import dev.utkast.demo.source.OnlineRetail.Kind;
import dev.utkast.demo.source.OnlineRetail.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// How an Online Retail invoice is written to the API: goods and fees as custom items, postage as
/// the shipping line, reductions as the order's discount. The source names customers by number
/// only; names and mail addresses are made from it, in the reserved domain `.example`.
final class RetailBodies {
  /// The most lines a draft may hold.
  static final int MOST_LINES = 499;

  private static final String SHOP_CURRENCY = "GBP";

  private final EcbTable rates;
  private final Vat vat;

  RetailBodies(EcbTable rates, Vat vat) {
    this.rates = rates;
    this.vat = vat;
  }

  static ObjectNode customer(String number, String country) {
    return Json.of(
        Map.of(
            "first_name",
            "Customer",
            "last_name",
            number,
            "email",
            email(number),
            "verified_email",
            true,
            "addresses",
            List.of(address(number, country))));
  }

  ObjectNode draft(OnlineRetailReplay.Part part, LocalDate day, OptionalLong customer, String tag) {
    var invoice = part.invoice();
    boolean goods = part.needsParcel() || invoice.kind() == InvoiceKind.CREDIT;
    var lines = new ArrayList<Map<String, Object>>();
    var shipping = new ArrayList<Row>();
    var reductions = new ArrayList<Row>();
    for (var row : part.rows()) {
      switch (invoice.kindOf(row)) {
        case REDUCTION -> reductions.add(row);
        case SHIPPING -> {
          if (goods) {
            shipping.add(row);
          } else {
            lines.add(line(row, false));
          }
        }
        case GOODS, FREE_ITEM -> lines.add(line(row, true));
        case NOT_GOODS, CREDIT -> lines.add(line(row, false));
        case STOCK_CORRECTION -> throw new IllegalStateException("not part of a draft: " + row);
      }
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("line_items", lines);
    body.put("tags", "online-retail, " + tag);
    body.put("tax_exempt", vat.exempts(invoice.country()));
    body.put("presentment_currency", currency(invoice.country(), day));
    body.put("note", note(part));
    body.put(
        "note_attributes", List.of(Map.of("name", "source invoice", "value", invoice.number())));
    if (!shipping.isEmpty()) {
      body.put("shipping_line", shippingLine(shipping));
    }
    if (!reductions.isEmpty()) {
      body.put("applied_discount", discount(reductions));
    }
    customer.ifPresent(id -> body.put("customer", Map.of("id", id)));
    invoice.customer().ifPresent(number -> body.put("email", email(number)));
    body.put(
        "shipping_address",
        address(invoice.customer().orElse("at the counter"), invoice.country()));
    return Json.of(body);
  }

  private String currency(String country, LocalDate day) {
    return Country.spelled(country)
        .map(Country::currency)
        .filter(currency -> rates.quotes(currency, day))
        .orElse(SHOP_CURRENCY);
  }

  private static String note(OnlineRetailReplay.Part part) {
    var of = "Invoice " + part.invoice().number() + ", part " + part.number();
    return part.invoice().kind() == InvoiceKind.CREDIT ? "Owed to the customer. " + of : of;
  }

  /// A credit's negative quantity is written as the units that came back.
  private static Map<String, Object> line(Row row, boolean requiresShipping) {
    var line = new LinkedHashMap<String, Object>();
    line.put("title", row.description().isEmpty() ? row.code() : row.description());
    line.put("sku", row.code());
    line.put("price", row.price().abs().toPlainString());
    line.put("quantity", Math.abs(row.quantity()));
    line.put("requires_shipping", requiresShipping);
    line.put("taxable", true);
    return line;
  }

  private static Map<String, Object> shippingLine(List<Row> rows) {
    var title = rows.getFirst().description();
    return Map.of(
        "title",
        title.isEmpty() ? Kind.SHIPPING.title() : title,
        "custom",
        true,
        "price",
        sum(rows).toPlainString());
  }

  private static Map<String, Object> discount(List<Row> rows) {
    var amount = sum(rows).abs().toPlainString();
    return Map.of(
        "title",
        Kind.REDUCTION.title(),
        "description",
        Kind.REDUCTION.title(),
        "value_type",
        "fixed_amount",
        "value",
        amount,
        "amount",
        amount);
  }

  private static BigDecimal sum(List<Row> rows) {
    return rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, Object> address(String number, String country) {
    var address = new LinkedHashMap<String, Object>();
    address.put("first_name", "Customer");
    address.put("last_name", number);
    var known = Country.spelled(country);
    address.put("country", known.map(Country::name).orElse(country));
    known.ifPresent(found -> address.put("country_code", found.code()));
    return address;
  }

  private static String email(String number) {
    return "customer-" + number + "@gifts.example";
  }
}
