package dev.utkast.house;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rows of [DoorToDeedTest]: every field that a request may have, and where it is found again.
final class DoorToDeedTable {
  private DoorToDeedTable() {}

  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "product", List.of("POST products", "PUT products/{id}"),
          "variant",
              List.of(
                  "POST products/{id}/variants",
                  "PUT products/{id}/variants/{id}",
                  "PUT variants/{id}"),
          "level",
              List.of(
                  "POST inventory_levels/set",
                  "POST inventory_levels/adjust",
                  "POST inventory_levels/connect"),
          "customer", List.of("POST customers", "PUT customers/{id}"),
          "draft",
              List.of("POST draft_orders", "POST draft_orders/calculate", "PUT draft_orders/{id}"),
          "drafted", List.of("POST draft_orders", "PUT draft_orders/{id}"),
          "registration", List.of("POST tax_registrations", "PUT tax_registrations/{id}"),
          "rate", List.of("POST tax_rates", "PUT tax_rates/{id}"));

  private static final String LEVELS = "inventory_levels?inventory_item_ids=2001&location_ids=1";

  /// Where what was written is read: a path, in which an id of the answer stands for `*`.
  static final Map<String, String> READ_AT =
      Map.ofEntries(
          Map.entry("products", "products/*"),
          Map.entry("products/{id}/variants", "variants/*"),
          Map.entry("products/{id}/variants/{id}", "variants/2001"),
          Map.entry("locations", "locations/*"),
          Map.entry("inventory_levels/set", LEVELS),
          Map.entry("inventory_levels/adjust", LEVELS),
          Map.entry("inventory_levels/connect", LEVELS),
          Map.entry("customers", "customers/*"),
          Map.entry("draft_orders", "draft_orders/*"),
          Map.entry("draft_orders/{id}/payments", "draft_orders/1001/payments"),
          Map.entry("orders/{id}/transactions", "orders/4001/transactions"),
          Map.entry("orders/{id}/cancel", "orders/4001"),
          Map.entry("fulfillment_orders/{id}/hold", "fulfillment_orders/5001"),
          Map.entry("fulfillments", "orders/4001/fulfillments"),
          Map.entry("tax_registrations", "tax_registrations/*"),
          Map.entry("tax_rates", "tax_rates/*"));

  /// Whose, what it says (and what else must be said for it), and where that is found: under the
  /// same name where nothing is written, else at a path, at a path of another answer (`@`), in a
  /// message, in what is stored of an order for the functions that act on it; or that it is
  /// refused.
  private static final String ROWS =
      """
      product | title = "Mark 1"
      product | vendor = "Mark 2"
      product | product_type = "Mark 3"
      product | body_html = "Mark 4"
      product | tags = "mark-5"
      product | status = "archived"
      product | handle = "mark-6"
      product | published_at = "2026-01-31T12:00:00Z" | published_at = "2026-01-31T13:00:00+01:00"
      product | published = false | published_at = null
      product | options[0].name = "Mark 7"
      product | variants[0].option1 = "Mark 8"
      product | variants[0].option2 = "Mark 9"; variants[1].option2 = "Mark 9" | variants[0].option2 = "Mark 9"
      product | variants[0].option3 = "Mark 10"; variants[0].option2 = "Mark 9"
      product | variants[0].price = "6.66"
      product | variants[0].compare_at_price = "7.77"
      product | variants[0].sku = "MARK-11"
      product | variants[0].barcode = "4006381333931"
      product | variants[0].grams = 321
      product | variants[0].weight = 0.654; variants[0].weight_unit = "kg" | variants[0].grams = 654
      product | variants[0].weight_unit = "g"; variants[0].weight = 987 | variants[0].grams = 987
      product | variants[0].taxable = false
      product | variants[0].tax_category = "comics"
      product | variants[0].tax_code = "comics"
      product | variants[0].requires_shipping = false
      product | variants[0].inventory_policy = "continue"
      product | variants[0].inventory_management = "shopify"
      product | variants[0].inventory_quantity = 0
      PUT products/{id} | variants[0].id = 2011
      variant | option1 = "Mark 1"
      variant | option2 = "Mark 2"
      variant | option3 = "Mark 3"; option2 = "Mark 2"
      variant | price = "6.66"
      variant | compare_at_price = "7.77"
      variant | sku = "MARK-4"
      variant | barcode = "4006381333931"
      variant | grams = 321
      variant | weight = 0.654; grams = null | grams = 654
      variant | weight_unit = "g"; weight = 987; grams = null | grams = 987
      variant | taxable = false
      variant | tax_category = "comics"
      variant | tax_code = "comics"
      variant | requires_shipping = false
      variant | inventory_policy = "continue"
      variant | inventory_management = "shopify"
      POST products/{id}/variants | inventory_quantity = 0
      POST locations | name = "Mark 1"
      POST locations | address1 = "Mark D"
      POST locations | address2 = "Mark E"
      POST locations | city = "Mark F"
      POST locations | zip = "90210"; country_code = "US"
      POST locations | phone = "+1 44"
      POST locations | province = "California"; country_code = "US"
      POST locations | province_code = "CA"; country_code = "US"
      POST locations | country = "United States"; country_code = null | country = "US"
      POST locations | country_code = "US"
      POST locations | first_name = "Mark A" | refused
      POST locations | last_name = "Mark B" | refused
      POST locations | company = "Mark C" | refused
      level | inventory_item_id = 2001 | inventory_levels[0].inventory_item_id = 2001
      level | location_id = 1 | inventory_levels[0].location_id = 1
      POST inventory_levels/set | available = 77 | inventory_levels[0].available = 77
      POST inventory_levels/adjust | available_adjustment = 7 | inventory_levels[0].available = 17
      PUT inventory_items/{id} | sku = "MARK-1"
      PUT inventory_items/{id} | tracked = false
      PUT inventory_items/{id} | cost = "3.33"
      PUT inventory_items/{id} | country_code_of_origin = "NO"
      PUT inventory_items/{id} | province_code_of_origin = "03"
      PUT inventory_items/{id} | harmonized_system_code = "940360"
      customer | email = "mark1@example.com"
      customer | first_name = "Mark 2"
      customer | last_name = "Mark 3"
      customer | phone = "+47 33"
      customer | note = "Mark 4"
      customer | tags = "mark-5"
      customer | tax_exempt = true
      customer | tax_exemption = "Mark 6"
      customer | vat_number = "NL004495445B01"
      customer | currency = "NOK"
      customer | language = "nb"
      POST customers | locale = "de"; language = null
      PUT customers/{id} | locale = "de"; language = "en"
      customer | addresses[0].ADDRESS
      customer | addresses[0].default = true
      customer | email_marketing_consent.state = "not_subscribed"
      customer | sms_marketing_consent.state = "not_subscribed"; phone = "+47 33"
      draft | note = "Mark 1"
      draft | email = "mark2@example.com"
      draft | tags = "mark-3"
      draft | po_number = "Mark 4"
      draft | language = "de"
      draft | tax_exempt = true
      draft | currency = "USD"
      draft | presentment_currency = "USD"
      draft | note_attributes[0].name = "Mark 5"
      draft | note_attributes[0].value = "Mark 6"
      draft | shipping_address.ADDRESS
      draft | billing_address.ADDRESS
      draft | use_customer_default_address = true; shipping_address = null | shipping_address.city = "London"
      draft | customer.id = 3001
      draft | customer_id = 3001; customer = null | customer.id = null
      draft | customer.email = "mark7@example.com"; customer.id = null; email = null | email = "mark7@example.com"
      drafted | customer.first_name = "Mark 21"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].first_name = "Mark 21"
      drafted | customer.last_name = "Mark 22"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].last_name = "Mark 22"
      drafted | customer.phone = "+47 55"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].phone = "+47 55"
      drafted | customer.note = "Mark 23"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].note = "Mark 23"
      drafted | customer.tags = "mark-24"; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].tags = "mark-24"
      drafted | customer.tax_exempt = true; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].tax_exempt = true
      drafted | customer.addresses = [{"city": "Mark 25"}]; customer.id = null; customer.email = "mark@example.com" | @customers?email=mark@example.com customers[0].addresses[0].city = "Mark 25"
      draft | applied_discount.value = "7.00"
      draft | applied_discount.value_type = "percentage"
      draft | applied_discount.title = "Mark 8"
      draft | applied_discount.description = "Mark 9"
      draft | shipping_line.title = "Mark 10"
      draft | shipping_line.price = "9.99"
      draft | shipping_line.handle = "mark-11"
      draft | shipping_line.taxable = false
      draft | payment_terms.payment_terms_type = "RECEIPT"
      draft | payment_terms.due_in_days = 21
      draft | payment_terms = {"payment_terms_type": "FIXED", "payment_schedules": [{"due_at": "2026-04-05"}]} | payment_terms.payment_schedules[0].due_at = "2026-04-05T00:00:00+02:00"
      draft | payment_terms = {"payment_terms_type": "NET", "due_in_days": 9, "payment_schedules": [{"issued_at": "2026-03-05"}]} | payment_terms.payment_schedules[0].issued_at = "2026-03-05T00:00:00+01:00"
      draft | manual_tax_lines[0].title = "Mark 12"
      draft | manual_tax_lines[0].rate = 0.12
      draft | line_items[0].variant_id = 2001
      draft | line_items[0].quantity = 7
      draft | line_items[0].price = "6.66"
      draft | line_items[0].applied_discount.value = "12.5"
      draft | line_items[0].applied_discount.value_type = "fixed_amount"
      draft | line_items[0].applied_discount.title = "Mark 13"
      draft | line_items[0].applied_discount.description = "Mark 14"
      draft | line_items[1].title = "Mark 15"
      draft | line_items[1].sku = "MARK-16"
      draft | line_items[1].vendor = "Mark 17"
      draft | line_items[1].grams = 333
      draft | line_items[1].taxable = false
      draft | line_items[1].requires_shipping = true
      draft | line_items[1].tax_category = "comics"
      draft | line_items[1].properties[0].name = "Mark 18"
      draft | line_items[1].properties[0].value = "Mark 19"
      draft | line_items[1].manual_tax_lines[0].title = "Mark 20"
      draft | line_items[1].manual_tax_lines[0].rate = 0.03
      PUT draft_orders/{id} | line_items[0].id = 1101
      POST draft_orders/{id}/send_invoice | to = "mark1@example.com" | message
      POST draft_orders/{id}/send_invoice | from = "mark0@example.com" | refused
      POST draft_orders/{id}/send_invoice | subject = "Mark 2" | message
      POST draft_orders/{id}/send_invoice | custom_message = "Mark 3" | message
      POST draft_orders/{id}/send_invoice | bcc = ["mark4@example.com"] | message mark4@example.com
      POST draft_orders/{id}/payments | amount = "6.66" | transactions[0].amount = "6.66"
      POST draft_orders/{id}/payments | currency = "EUR" | transactions[0].currency = "EUR"
      POST draft_orders/{id}/payments | reference = "Mark 1" | transactions[0].authorization = "Mark 1"
      POST draft_orders/{id}/payments | status = "failure" | transactions[0].status = "failure"
      POST draft_orders/{id}/payments | test = true | transactions[0].test = true
      POST draft_orders/{id}/payments | parent_id = 5 | refused
      POST orders/{id}/transactions | status = "failure" | transactions[0].status = "failure"
      POST orders/{id}/transactions | test = true | transactions[0].test = true
      POST orders/{id}/transactions | parent_id = 5 | refused
      POST orders/{id}/transactions | amount = "6.66" | transactions[0].amount = "6.66"
      POST orders/{id}/transactions | currency = "EUR" | transactions[0].currency = "EUR"
      POST orders/{id}/transactions | authorization = "Mark 1" | transactions[0].authorization = "Mark 1"
      POST orders/{id}/transactions | kind = "sale" | transactions[0].kind = "sale"
      PUT orders/{id} | note = "Mark 1"
      PUT orders/{id} | tags = "mark-2"
      PUT orders/{id} | email = "mark3@example.com"
      PUT orders/{id} | phone = "+47 33"
      PUT orders/{id} | note_attributes[0].name = "Mark 4"
      PUT orders/{id} | note_attributes[0].value = "Mark 5"
      PUT orders/{id} | shipping_address.first_name = "Mark A"
      PUT orders/{id} | shipping_address.last_name = "Mark B"
      PUT orders/{id} | shipping_address.company = "Mark C"
      PUT orders/{id} | shipping_address.address1 = "Mark D"
      PUT orders/{id} | shipping_address.address2 = "Mark E"
      PUT orders/{id} | shipping_address.city = "Mark F"
      PUT orders/{id} | shipping_address.zip = "0150"
      PUT orders/{id} | shipping_address.phone = "+47 44"
      PUT orders/{id} | shipping_address.country = "Norway"; shipping_address.country_code = null
      PUT orders/{id} | shipping_address.country_code = "NO"
      PUT orders/{id} | shipping_address.province = "Mark G"
      PUT orders/{id} | shipping_address.province_code = "03"
      PUT orders/{id} | billing_address = {"city": "Mark 6"} | refused
      PUT orders/{id} | buyer_accepts_marketing = true | refused
      PUT orders/{id} | customer = {"id": 1} | refused
      PUT orders/{id} | customer_locale = "xx" | refused
      PUT orders/{id} | discount_codes = [{"code": "MARK"}] | refused
      PUT orders/{id} | line_items = [{"id": 1}] | refused
      PUT orders/{id} | metafields = [{"key": "mark"}] | refused
      PUT orders/{id} | payment_terms = {"payment_terms_type": "NET", "due_in_days": 77} | refused
      PUT orders/{id} | po_number = "Mark 7" | refused
      PUT orders/{id} | presentment_currency = "JPY" | refused
      PUT orders/{id} | processed_at = "2001-02-03T04:05:06Z" | refused
      PUT orders/{id} | shipping_lines = [{"title": "Mark 8"}] | refused
      PUT orders/{id} | tax_exempt = true | refused
      POST orders/{id}/cancel | amount = "1.00" | refused
      POST orders/{id}/cancel | currency = "USD" | refused
      POST orders/{id}/cancel | refund = {"note": "Mark"} | refused
      POST orders/{id}/cancel | email = false | stored "withoutMail":true
      POST orders/{id}/cancel | restock = false | stored "withoutRestock":true
      POST orders/{id}/cancel | reason = "fraud" | cancel_reason = "fraud"
      POST fulfillment_orders/{id}/hold | reason = "high_risk_of_fraud" | fulfillment_holds[0].reason = "high_risk_of_fraud"
      POST fulfillment_orders/{id}/hold | reason_notes = "Mark 1" | fulfillment_holds[0].reason_notes = "Mark 1"
      POST fulfillment_orders/{id}/hold | fulfillment_order_line_items = [{"id": 999, "quantity": 1}] | refused
      POST fulfillments | tracking_info.number = "MARK-1" | fulfillments[0].tracking_number = "MARK-1"
      POST fulfillments | tracking_info.company = "Mark 2" | fulfillments[0].tracking_company = "Mark 2"
      POST fulfillments | tracking_info.url = "https://mark.example" | fulfillments[0].tracking_url = "https://mark.example"
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_line_items[0].quantity = 2 | fulfillments[0].line_items[0].quantity = 2
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_line_items[0].id = 5002 | fulfillments[0].line_items[0].id = 1101
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_id = 5001 | fulfillments[0].line_items[0].id = 1101
      POST fulfillments | notify_customer = true | message SHIPPING_CONFIRMATION
      registration | country_code = "GB"
      registration | province_code = "QC"; country_code = "CA"; vat_number = null
      registration | shipping_taxed = false
      registration | vat_number = "GB980780684"
      registration | from = "2026-01-02"
      registration | until = "2026-11-30"
      rate | country_code = "NO"
      rate | province_code = "CA"; country_code = "US"
      rate | category = "mark_1"
      rate | title = "Mark 2"
      rate | rate = 0.12
      rate | from = "2026-01-02"
      rate | until = "2026-11-30"
      PUT tax_settings | taxes_included = false
      PUT tax_settings | rounding_level = "line"
      PUT tax_settings | rounding_mode = "half_down"
      PUT tax_settings | allocation = "largest_remainder"
      PUT tax_settings | vat_number = "GB980780684"
      PUT tax_settings | zip = "SW1A 1AA"
      PUT tax_settings | same_price_everywhere = true
      PUT tax_settings | province_code = "NY" | refused
      PUT tax_settings | price_endings[0].currency = "NOK"
      PUT tax_settings | price_endings[0].step = "5.00"
      PUT tax_settings | price_endings[0].ending = "0.95"
      PUT tax_settings | exchange_fee = 0.02
      PUT tax_settings | manual_exchange_rates[0].currency = "NOK"
      PUT tax_settings | manual_exchange_rates[0].rate = 11.5 | manual_exchange_rates[0].rate = "11.5"
      """;

  /// The fields of an address, each in an address that it makes sense in.
  private static final Map<String, String> ADDRESS =
      Map.ofEntries(
          Map.entry("first_name", "\"Mark A\""),
          Map.entry("last_name", "\"Mark B\""),
          Map.entry("company", "\"Mark C\""),
          Map.entry("address1", "\"Mark D\""),
          Map.entry("address2", "\"Mark E\""),
          Map.entry("city", "\"Mark F\""),
          Map.entry("zip", "\"90210\""),
          Map.entry("phone", "\"+1 44\""),
          Map.entry("province", "\"California\""),
          Map.entry("province_code", "\"CA\""),
          Map.entry("country", "\"United States\""),
          Map.entry("country_code", "\"US\""));

  /// One thing said.
  record Said(String path, String literal) {
    static Said of(String text) {
      var parts = text.split(" = ", 2);
      return new Said(parts[0].strip(), parts[1].strip());
    }
  }

  /// @param found where it is found; a message's text where the path is `message`
  record Row(RouteTable.Good good, List<Said> said, Said found) {
    String field() {
      return said.getFirst().path();
    }

    @Override
    public String toString() {
      return good.key() + " " + field() + " = " + said.getFirst().literal();
    }
  }

  static List<Row> rows() {
    return ROWS.lines()
        .filter(line -> !line.isBlank())
        .flatMap(DoorToDeedTable::addresses)
        .flatMap(DoorToDeedTable::rows)
        .toList();
  }

  /// A line for each field of an address, which is sent in a whole one.
  private static Stream<String> addresses(String line) {
    if (!line.contains("ADDRESS")) {
      return Stream.of(line);
    }
    return ADDRESS.entrySet().stream()
        .map(field -> {
          var prefix = line.substring(line.indexOf('|') + 1, line.indexOf("ADDRESS")).strip();
          var others =
              field.getKey().startsWith("country")
                  ? "; " + prefix + "province = null; " + prefix + "province_code = null"
                  : "; " + prefix + "country_code = \"US\"";
          var other =
              switch (field.getKey()) {
                case "country" -> others + "; " + prefix + "country_code = null";
                case "province" -> others + "; " + prefix + "province_code = null";
                default -> others;
              };
          return line.replace("ADDRESS", field.getKey() + " = " + field.getValue() + other);
        });
  }

  private static Stream<Row> rows(String line) {
    var cells = Arrays.stream(line.split(" [|] ")).map(String::strip).toList();
    var said = Arrays.stream(cells.get(1).split("; ")).map(Said::of).toList();
    return GROUPS.getOrDefault(cells.get(0), List.of(cells.get(0))).stream()
        .map(RouteTable::row)
        .map(good -> new Row(good, said, found(cells, said.getFirst())));
  }

  private static Said found(List<String> cells, Said said) {
    if (cells.size() < 3) {
      return said;
    }
    var told = cells.get(2);
    if (told.equals("refused")) {
      return new Said(told, "");
    }
    if (told.startsWith("stored ")) {
      return new Said("stored", told.substring("stored ".length()));
    }
    if (!told.startsWith("message")) {
      return Said.of(told);
    }
    var text = told.substring("message".length()).strip();
    return new Said("message", text.isEmpty() ? said.literal().replace("\"", "") : text);
  }
}
