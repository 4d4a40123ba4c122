package dev.utkast.house;

import dev.utkast.aws.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One good request for every route, over what [StoredSales] holds; all wrong ones are made from
/// it. A route without a row, or a row without a route, turns [WrongInputTest] red.
///
/// The third column is a body that is accepted; one after a `?` may be left out.
final class RouteTable {
  private static final String ROWS =
      """
      GET    shop                         | shop                                     |
      PUT    shop                         | shop                                     | {"shop": SELLER}
      GET    products                     | products                                 |
      POST   products                     | products                                 | {"product": PRODUCT}
      GET    products/count               | products/count                           |
      GET    products/{id}                | products/2000                            |
      PUT    products/{id}                | products/2010                            | {"product": PRODUCT}
      DELETE products/{id}                | products/2000                            |
      GET    products/{id}/variants       | products/2000/variants                   |
      POST   products/{id}/variants       | products/2000/variants                   | {"variant": VARIANT}
      GET    products/{id}/variants/count | products/2000/variants/count             |
      GET    products/{id}/variants/{id}  | products/2000/variants/2001              |
      PUT    products/{id}/variants/{id}  | products/2000/variants/2001              | {"variant": VARIANT}
      DELETE products/{id}/variants/{id}  | products/2000/variants/2001              |
      GET    variants/{id}                | variants/2001                            |
      PUT    variants/{id}                | variants/2001                            | {"variant": VARIANT}
      GET    locations                    | locations                                |
      POST   locations                    | locations                                | {"location": {"name": "Loft", "city": "Oslo", "country_code": "NO"}}
      GET    locations/count              | locations/count                          |
      GET    locations/{id}               | locations/1                              |
      GET    inventory_levels             | inventory_levels?inventory_item_ids=2001 |
      POST   inventory_levels/set         | inventory_levels/set                     | {"inventory_item_id": 2001, "location_id": 1, "available": 5}
      POST   inventory_levels/adjust      | inventory_levels/adjust                  | {"inventory_item_id": 2001, "location_id": 1, "available_adjustment": 5}
      POST   inventory_levels/connect     | inventory_levels/connect                 | {"inventory_item_id": 2001, "location_id": 1}
      GET    inventory_items              | inventory_items?ids=2001                 |
      GET    inventory_items/{id}         | inventory_items/2001                     |
      PUT    inventory_items/{id}         | inventory_items/2001                     | {"inventory_item": {"sku": "OAK-2", "tracked": false}}

      GET    customers                    | customers                                |
      POST   customers                    | customers                                | {"customer": CUSTOMER}
      GET    customers/count              | customers/count                          |
      GET    customers/search             | customers/search?query=email:a@b.org     |
      GET    customers/{id}               | customers/3001                           |
      PUT    customers/{id}               | customers/3001                           | {"customer": CUSTOMER}
      DELETE customers/{id}               | customers/3001                           |

      GET    draft_orders                 | draft_orders                             |
      POST   draft_orders                 | draft_orders                             | {"draft_order": DRAFT}
      GET    draft_orders/count           | draft_orders/count                       |
      POST   draft_orders/calculate       | draft_orders/calculate                   | {"draft_order": DRAFT}
      GET    draft_orders/{id}            | draft_orders/1001                        |
      PUT    draft_orders/{id}            | draft_orders/1001                        | {"draft_order": DRAFT}
      DELETE draft_orders/{id}            | draft_orders/1001                        |
      POST   draft_orders/{id}/send_invoice | draft_orders/1001/send_invoice         | ?{"draft_order_invoice": {"to": "a@b.org", "bcc": ["c@d.org"], "subject": "Pay", "custom_message": "Dear"}}
      POST   draft_orders/{id}/revoke_links | draft_orders/1001/revoke_links         | ?{}
      PUT    draft_orders/{id}/complete   | draft_orders/1001/complete               | ?{}
      POST   draft_orders/{id}/complete   | draft_orders/1001/complete               | ?{}

      GET    draft_orders/{id}/timeline   | draft_orders/1001/timeline               |
      GET    draft_orders/{id}/payments   | draft_orders/1001/payments               |
      POST   draft_orders/{id}/payments   | draft_orders/1001/payments               | {"payment": {"amount": "5.00", "currency": "USD", "reference": "bank 1"}}
      GET    orders/{id}/transactions     | orders/4001/transactions                 |
      POST   orders/{id}/transactions     | orders/4001/transactions                 | {"transaction": {"kind": "sale", "amount": "5.00", "currency": "USD", "authorization": "bank 1"}}

      GET    orders                       | orders                                   |
      GET    orders/count                 | orders/count                             |
      GET    orders/{id}                  | orders/4001                              |
      PUT    orders/{id}                  | orders/4003                              | {"order": {"note": "Ring twice", "tags": "b2b", "email": "ada@example.com", "phone": "+44 1", "note_attributes": [{"name": "n", "value": "v"}], "shipping_address": {"city": "Oslo", "country_code": "NO"}}}
      POST   orders/{id}/cancel           | orders/4001/cancel                       | ?{"reason": "customer"}
      GET    orders/{id}/timeline         | orders/4001/timeline                     |
      GET    orders/{id}/invoices         | orders/4001/invoices                     |
      GET    orders/{id}/refunds          | orders/4004/refunds                      |
      GET    orders/{id}/refunds/{id}     | orders/4005/refunds/4105                 |
      POST   orders/{id}/refunds/calculate | orders/4004/refunds/calculate           | {"refund": {"currency": "USD", "shipping": {"full_refund": true}, "refund_line_items": [{"line_item_id": 1101, "quantity": 1, "restock_type": "cancel"}]}}
      POST   orders/{id}/refunds          | orders/4004/refunds                      | {"refund": {"currency": "USD", "note": "Chipped", "shipping": {"full_refund": true}, "refund_line_items": [{"line_item_id": 1101, "quantity": 1, "restock_type": "cancel"}], "transactions": [{"kind": "refund", "amount": "5.00", "gateway": "cash"}]}}
      GET    orders/{id}/fulfillment_orders | orders/4001/fulfillment_orders         |
      GET    orders/{id}/fulfillments     | orders/4001/fulfillments                 |
      GET    fulfillment_orders/{id}      | fulfillment_orders/5001                  |
      POST   fulfillment_orders/{id}/hold | fulfillment_orders/5001/hold             | {"fulfillment_hold": {"reason": "other", "reason_notes": "Wait"}}
      POST   fulfillment_orders/{id}/release_hold | fulfillment_orders/5001/release_hold | ?{}
      POST   fulfillments                 | fulfillments                             | {"fulfillment": SHIPMENT}

      GET    tax_registrations            | tax_registrations                        |
      POST   tax_registrations            | tax_registrations                        | {"tax_registration": {"country_code": "GB", "shipping_taxed": true, "vat_number": "GB980780684", "from": "2026-01-01", "until": "2026-12-31"}}
      GET    tax_registrations/{id}       | tax_registrations/9001                   |
      PUT    tax_registrations/{id}       | tax_registrations/9001                   | {"tax_registration": {"country_code": "GB", "shipping_taxed": false}}
      DELETE tax_registrations/{id}       | tax_registrations/9001                   |
      GET    tax_rates                    | tax_rates                                |
      POST   tax_rates                    | tax_rates                                | {"tax_rate": {"country_code": "NO", "category": "books", "title": "VAT", "rate": 0.1, "from": "2026-01-01", "until": "2026-12-31"}}
      GET    tax_rates/{id}               | tax_rates/9101                           |
      PUT    tax_rates/{id}               | tax_rates/9101                           | {"tax_rate": {"title": "VAT", "rate": 0.1}}
      DELETE tax_rates/{id}               | tax_rates/9101                           |
      GET    tax_settings                 | tax_settings                             |
      PUT    tax_settings                 | tax_settings                             | {"tax_settings": SETTINGS}

      GET    invoices/{token}             | /invoices/TOKEN                          |
      GET    invoices/{token}/document.pdf | /invoices/TOKEN/document.pdf            |
      GET    invoices/{token}/receipt.pdf | /invoices/PAID/receipt.pdf               |
      POST   invoices/{token}/confirm     | /invoices/TOKEN/confirm                  |
      POST   invoices/{token}/pay         | /invoices/TOKEN/pay                      |
      GET    invoices/{token}/paid/{id}   | /invoices/TOKEN/paid/999                 |
      POST   webhooks/stripe              | /webhooks/stripe                         |
      """;

  private static final Map<String, String> PARTS =
      Map.of(
          "PRODUCT",
          """
          {"title": "Lamp", "vendor": "V", "product_type": "T", "body_html": "B", "tags": "a, b",
           "status": "draft", "options": [{"name": "Colour"}],
           "variants": [{"option1": "Red", "price": "5.00"}, {"option1": "Blue", "sku": "L-2"}]}\
          """,
          "VARIANT",
          """
          {"option1": "Red", "sku": "L-1", "price": "5.00", "grams": 100, "taxable": true,
           "requires_shipping": true, "inventory_policy": "deny", "barcode": "123"}\
          """,
          "CUSTOMER",
          """
          {"email": "bob@example.com", "first_name": "Bob", "phone": "1", "note": "N", "tags": "a",
           "tax_exempt": false, "currency": "EUR", "language": "nl",
           "addresses": [{"address1": "Oak St", "city": "Oslo", "country_code": "NO"}]}\
          """,
          "DRAFT",
          """
          {"line_items": [
            {"variant_id": 2001, "quantity": 2, "price": "740.00",
             "applied_discount": {"value": "10", "value_type": "percentage", "title": "T"}},
            {"title": "Gift wrap", "price": "5.00", "quantity": 1, "sku": "G", "grams": 5,
             "taxable": true, "requires_shipping": false,
             "properties": [{"name": "n", "value": "v"}],
             "manual_tax_lines": [{"title": "VAT", "rate": 0.06}]}],
           "applied_discount": {"value": "10.00", "value_type": "fixed_amount", "description": "D"},
           "shipping_line": {"title": "Post", "price": "8.00", "taxable": true},
           "customer": {"id": 3001}, "email": "bob@example.com",
           "shipping_address": {"city": "Oslo", "country_code": "US"},
           "billing_address": {"city": "Oslo"}, "note": "N", "tags": "a",
           "note_attributes": [{"name": "n", "value": "v"}], "po_number": "P", "tax_exempt": false,
           "payment_terms": {"payment_terms_type": "NET", "due_in_days": 14,
            "payment_schedules": [{"issued_at": "2026-03-01T23:30:00Z"}]},
           "presentment_currency": "USD", "language": "nl",
           "manual_tax_lines": [{"title": "VAT", "rate": 0.2}]}\
          """,
          "SETTINGS",
          """
          {"taxes_included": true, "rounding_level": "document", "rounding_mode": "half_even",
           "allocation": "round_robin", "vat_number": "NL004495445B01", "exchange_fee": 0.01,
           "zip": "1012 JS", "same_price_everywhere": true,
           "price_endings": [{"currency": "EUR", "step": "1.00", "ending": "0.99"}],
           "manual_exchange_rates": [{"currency": "EUR", "rate": 0.9}]}\
          """,
          "SELLER",
          """
          {"name": "Oak", "email": "hello@example.com", "legal_name": "Oak Trading",
           "legal_form": "B.V.", "address1": "Keizersgracht 1", "address2": "Floor 2",
           "zip": "1015 CJ", "city": "Amsterdam", "province": "Noord-Holland",
           "register": {"name": "KvK", "number": "12345678"},
           "directors": [{"name": "Ada Oak"}],
           "tax_numbers": [{"country_code": "DE", "number": "29/815/08150"}],
           "bank_accounts": [
            {"currency": "USD", "holder": "Oak", "bank_name": "Oak Bank",
             "iban": "NL91ABNA0417164300", "bic": "ABNANL2A"},
            {"country_code": "NZ", "account_number": "123456789", "bank_code": "021000021"}],
           "phone": "+31 20 1", "website": "oak.example", "logo": {"attachment": "LOGO"},
           "language": "nl", "footer": "Thanks", "invoice_prefix": "RE-",
           "credit_note_prefix": "GS-"}\
          """
              .replace("LOGO", StoredSales.PNG),
          "SHIPMENT",
          """
          {"line_items_by_fulfillment_order": [
            {"fulfillment_order_id": 5001,
             "fulfillment_order_line_items": [{"id": 5002, "quantity": 1}]}],
           "tracking_info": {"number": "T-1", "company": "Post", "url": "https://post.example"}}\
          """);

  private RouteTable() {}

  /// A good request.
  ///
  /// @param at the path with ids of what is there
  /// @param body if the route takes one
  record Good(String method, String path, String at, Optional<Json> body, boolean bodyOptional) {
    String key() {
      return method + " " + path;
    }

    /// @return the path with another id in its n-th place for one
    String withId(int place, String id) {
      var template = path.split("/");
      var real = at.split("\\?")[0].split("/");
      int seen = 0;
      for (int i = 0; i < template.length; i++) {
        if (template[i].equals("{id}") && seen++ == place) {
          real[i] = id;
        }
      }
      return String.join("/", real);
    }

    int ids() {
      return path.split("\\{id}", -1).length - 1;
    }

    /// @return the name around the fields, if there is one
    Optional<String> envelope() {
      var names = body.map(json -> List.copyOf(json.fieldMap().keySet())).orElse(List.of());
      return names.size() == 1 && body.orElseThrow().at(names.getFirst()) instanceof Json.Obj
          ? Optional.of(names.getFirst())
          : Optional.empty();
    }

    @Override
    public String toString() {
      return key();
    }
  }

  private static final List<Good> GOOD =
      ROWS.lines().filter(row -> !row.isBlank()).map(RouteTable::read).toList();

  static List<Good> rows() {
    return GOOD;
  }

  static Good row(String key) {
    return GOOD.stream()
        .filter(good -> good.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("RouteTable has no row of " + key));
  }

  private static Good read(String text) {
    var cells = List.of(text.split("\\|", 3)).stream().map(String::strip).toList();
    var call = cells.get(0).split(" +");
    var body = cells.get(2);
    for (var part : PARTS.entrySet()) {
      body = body.replace(part.getKey(), part.getValue());
    }
    boolean optional = body.startsWith("?");
    var json = optional ? body.substring(1) : body;
    return new Good(
        call[0],
        call[1],
        cells
            .get(1)
            .replace("TOKEN", StoredSales.LINK_SECRET)
            .replace("/PAID/", "/" + StoredSales.PAID_LINK + "/"),
        json.isEmpty() ? Optional.empty() : Optional.of(Json.parse(json)),
        optional);
  }

  /// @return the body with one field set to something, given as JSON text
  static String with(Json body, String field, String literal) {
    var marked = set(body, List.of(field.replace("[", ".").replace("]", "").split("\\.")));
    return marked.write().replace("\"" + MARK + "\"", literal);
  }

  private static final String MARK = "@here@";

  private static Json set(Json at, List<String> path) {
    if (path.isEmpty()) {
      return Json.of(MARK);
    }
    var rest = path.subList(1, path.size());
    if (at instanceof Json.Arr(var items)) {
      var changed = new ArrayList<>(items);
      int place = Integer.parseInt(path.getFirst());
      changed.set(place, set(changed.get(place), rest));
      return Json.array(changed);
    }
    var fields = new LinkedHashMap<>(at.fieldMap());
    var inner = fields.getOrDefault(path.getFirst(), Json.object().build());
    fields.put(path.getFirst(), set(inner, rest));
    return new Json.Obj(fields);
  }

  /// Routes whose bodies say what to do, and are understood whole.
  static final Set<String> INSTRUCTIONS =
      Set.of(
          "PUT shop",
          "POST inventory_levels/set",
          "POST inventory_levels/adjust",
          "POST inventory_levels/connect",
          "POST draft_orders/{id}/send_invoice",
          "POST draft_orders/{id}/revoke_links",
          "PUT draft_orders/{id}/complete",
          "POST draft_orders/{id}/complete",
          "POST draft_orders/{id}/payments",
          "POST orders/{id}/transactions",
          "POST orders/{id}/cancel",
          "POST orders/{id}/refunds",
          "POST orders/{id}/refunds/calculate",
          "POST fulfillment_orders/{id}/hold",
          "POST fulfillment_orders/{id}/release_hold",
          "POST fulfillments");

  /// Fields of answers that no request may set, and what nobody has heard of.
  static final Map<String, Json> READ_ONLY =
      Json.parse(
              """
              {"id": 999, "version": 99, "revision": 99, "name": "#1", "number": 1, "order_id": 4001,
               "paid": "1.00", "amount_paid": "1.00", "total_paid": "1.00", "total": "1.00",
               "total_price": "1.00", "total_tax": "0.00", "total_outstanding": "0.00",
               "status": "completed", "financial_status": "paid", "fulfillment_status": "fulfilled",
               "state": "enabled", "orders_count": 99, "inventory_quantity": 99,
               "completed_at": "2020-01-01T00:00:00Z", "created_at": "2020-01-01T00:00:00Z",
               "tax_lines": [{"rate": 0, "title": "none", "price": "0.00"}], "unheard_of": {"a": []}}
              """)
          .fieldMap();

  /// Of those, what some envelope may set after all.
  static final Map<String, Set<String>> WRITABLE =
      Map.of(
          "product", Set.of("status"),
          "variant", Set.of("inventory_quantity"),
          "location", Set.of("name"),
          "payment", Set.of("status"),
          "transaction", Set.of("status"));
}
