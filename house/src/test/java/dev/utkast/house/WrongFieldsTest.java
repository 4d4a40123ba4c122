package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.utkast.house.RouteTable.Good;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every field of every body, with every value that is wrong for its kind: 422 under the field's
/// name, or 400 where JSON has no such value, and nothing is changed.
class WrongFieldsTest {

  /// What a field holds, and what it must not.
  private enum Kind {
    COUNT("-1 | 0 | 0.5 | 2147483648 | 1e39 | 'x' | '' | true | [] | {}"),
    WHOLE("-1 | 0.5 | 1e39 | 'x' | true | [] | {}"),
    CHANGE("0.5 | 1e39 | -1e39 | 'x' | true | [] | {}"),
    AMOUNT("-1 | '-0.01' | 0.001 | 1e39 | 90071992547409.93 | '1e5' | 'NaN' | '٣' | true | []"),
    PAID("-1 | 0 | '0.00' | 0.001 | 1e39 | 90071992547409.93 | 'x' | null | true | {}"),
    PERCENT("-1 | 100.01 | 1e39 | 'x' | null | true | []"),
    RATE("-0.01 | 1.01 | 1e39 | 'x' | null | true | []"),
    ID("-1 | 0 | 0.5 | 9007199254740992 | 1e39 | 'x' | true | {} | 987654321"),
    TEXT("7 | true | [] | {} | '\\u0007' | '\\u202egnp' | '\\u2066x' | 'a\\u2028b' | LONG"),
    NEEDED("null | '' | '  ' | 7 | {} | '\\u0000' | 'a\\u2029' | LONG"),
    PROSE("7 | false | [] | '\\u001b' | '\\u202a' | VERY_LONG"),
    EMAIL(
        "'x' | 'a@b' | 'a@b.org,c@d.org' | 'a@b.org\\nBcc: c@d.org' | 7 | [] | LONG | MAIL_257"
            + " | 'jürgen@example.com' | 'a@b_c.com' | 'a@b-.com' | 'a@[127.0.0.1]' | 'a@127.0.0.1'"
            + " | 'a(b)@example.com' | 'a@example.com\\u00a0' | 'a@example.com\\u200b'"
            + " | 'a@example.com\\u2028' | 'a..b@example.com' | 'a@example.com.'"),
    VALUE("true | [] | {} | '\\u0007'"),
    WORD("'nonsense' | 7 | [] | '\\u202ex'"),
    TAGS("7 | {} | [7] | '\\u0007' | LONG"),
    FLAG("'maybe' | 'true' | 1 | [] | {}"),
    OBJECT("7 | 'x' | [] | true"),
    LIST("7 | 'x' | {} | true");

    private final String wrong;

    /// @param wrong JSON with bars between and simple quotes
    Kind(String wrong) {
      this.wrong = wrong;
    }

    /// Whether it is a text, that any character may be put into.
    boolean isText() {
      return switch (this) {
        case TEXT, NEEDED, PROSE, EMAIL, VALUE, WORD, TAGS -> true;
        case COUNT, WHOLE, CHANGE, AMOUNT, PAID, PERCENT, RATE, ID, FLAG, OBJECT, LIST -> false;
      };
    }

    List<String> wrong() {
      return Arrays.stream(wrong.split("\\|")).map(String::strip).map(Kind::json).toList();
    }

    private static String json(String literal) {
      return switch (literal) {
        case "LONG" -> "\"" + "x".repeat(256) + "\"";
        case "MAIL_257" -> "\"a@" + "x123456789.".repeat(23) + "ab\"";
        case "VERY_LONG" -> "\"" + "x".repeat(70_000) + "\"";
        default -> literal.replace('\'', '"');
      };
    }
  }

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
          "registration", List.of("POST tax_registrations", "PUT tax_registrations/{id}"),
          "rate", List.of("POST tax_rates", "PUT tax_rates/{id}"),
          "draft",
              List.of("POST draft_orders", "POST draft_orders/calculate", "PUT draft_orders/{id}"),
          "payment", List.of("POST draft_orders/{id}/payments", "POST orders/{id}/transactions"));

  /// A third column names the field that is blamed, where that is another.
  private static final String FIELDS =
      """
      product | title                               | NEEDED
      product | vendor                              | TEXT
      product | product_type                        | TEXT
      product | body_html                           | PROSE
      product | tags                                | TAGS
      product | status                              | WORD
      product | options                             | LIST
      product | options[0].name                     | NEEDED
      product | variants                            | LIST
      product | variants[0]                         | OBJECT
      product | variants[0].option1                 | TEXT
      product | variants[0].price                   | AMOUNT
      product | variants[1].sku                     | TEXT
      variant | option1                             | TEXT
      variant | sku                                 | TEXT
      variant | price                               | AMOUNT
      variant | grams                               | WHOLE
      variant | weight_unit                         | WORD
      variant | taxable                             | FLAG
      variant | requires_shipping                   | FLAG
      variant | inventory_policy                    | WORD
      variant | inventory_management                | WORD
      variant | tax_category                        | WORD
      variant | tax_code                            | WORD
      variant | barcode                             | TEXT
      POST locations | name                         | NEEDED
      POST locations | city                         | TEXT
      POST locations | country_code                 | WORD
      level   | inventory_item_id                   | ID
      level   | location_id                         | ID
      POST inventory_levels/set    | available            | WHOLE
      POST inventory_levels/adjust | available_adjustment | CHANGE
      PUT inventory_items/{id}     | sku                  | TEXT
      PUT inventory_items/{id}     | tracked              | FLAG

      customer | email                              | EMAIL
      customer | first_name                         | TEXT
      customer | last_name                          | TEXT
      customer | phone                              | TEXT
      customer | note                               | PROSE
      customer | tags                               | TAGS
      customer | tax_exempt                         | FLAG
      customer | tax_exemption                      | TEXT
      customer | vat_number                         | WORD
      customer | currency                           | WORD
      customer | language                           | WORD
      customer | addresses                          | LIST
      customer | addresses[0]                       | OBJECT
      customer | addresses[0].city                  | TEXT
      customer | addresses[0].country_code          | WORD

      draft | line_items                            | LIST
      draft | line_items[0]                         | OBJECT
      draft | line_items[0].variant_id              | ID
      draft | line_items[0].quantity                | COUNT
      draft | line_items[0].price                   | AMOUNT
      draft | line_items[0].applied_discount        | OBJECT
      draft | line_items[0].applied_discount.value  | PERCENT
      draft | line_items[0].applied_discount.value_type | WORD
      draft | line_items[0].applied_discount.title  | TEXT
      draft | line_items[1].quantity                | COUNT
      draft | line_items[1].title                   | NEEDED
      draft | line_items[1].price                   | AMOUNT
      draft | line_items[1].sku                     | TEXT
      draft | line_items[1].grams                   | WHOLE
      draft | line_items[1].taxable                 | FLAG
      draft | line_items[1].tax_category            | WORD
      draft | line_items[1].requires_shipping       | FLAG
      draft | line_items[1].properties              | LIST
      draft | line_items[1].properties[0].name      | NEEDED
      draft | line_items[1].properties[0].value     | VALUE
      draft | line_items[1].manual_tax_lines        | LIST
      draft | line_items[1].manual_tax_lines[0].rate  | RATE
      draft | line_items[1].manual_tax_lines[0].title | NEEDED
      draft | applied_discount                      | OBJECT
      draft | applied_discount.value                | AMOUNT
      draft | applied_discount.value_type           | WORD
      draft | applied_discount.description          | TEXT
      draft | shipping_line                         | OBJECT
      draft | shipping_line.title                   | TEXT
      draft | shipping_line.price                   | AMOUNT
      draft | shipping_line.taxable                 | FLAG
      draft | customer                              | OBJECT
      draft | customer.id                           | ID
      draft | customer.first_name                   | TEXT
      draft | customer.last_name                    | TEXT
      draft | customer.phone                        | TEXT
      draft | customer.note                         | PROSE
      draft | customer.tags                         | TAGS
      draft | customer.tax_exempt                   | FLAG
      draft | customer.tax_exemption                | TEXT
      draft | customer.vat_number                   | WORD
      draft | customer.currency                     | WORD
      draft | customer.language                     | WORD
      draft | customer.locale                       | WORD
      draft | customer.addresses                    | LIST
      draft | email                                 | EMAIL
      draft | shipping_address                      | OBJECT
      draft | shipping_address.city                 | TEXT
      draft | shipping_address.country_code         | WORD
      draft | billing_address                       | OBJECT
      draft | billing_address.city                  | TEXT
      draft | note                                  | PROSE
      draft | note_attributes                       | LIST
      draft | note_attributes[0].name               | NEEDED
      draft | tags                                  | TAGS
      draft | po_number                             | TEXT
      draft | tax_exempt                            | FLAG
      draft | use_customer_default_address          | FLAG
      draft | manual_tax_lines                      | LIST
      draft | manual_tax_lines[0].rate              | RATE
      draft | manual_tax_lines[0].title             | NEEDED
      draft | payment_terms                         | OBJECT
      draft | payment_terms.payment_terms_type      | WORD
      draft | payment_terms.due_in_days             | WHOLE
      draft | payment_terms.payment_schedules       | LIST
      draft | payment_terms.payment_schedules[0].issued_at | WORD
      draft | presentment_currency                  | WORD
      draft | language                              | WORD
      POST draft_orders/{id}/send_invoice | to             | EMAIL
      POST draft_orders/{id}/send_invoice | subject        | TEXT
      POST draft_orders/{id}/send_invoice | custom_message | PROSE
      POST draft_orders/{id}/send_invoice | bcc            | LIST
      POST draft_orders/{id}/send_invoice | bcc[0]         | EMAIL | bcc
      PUT draft_orders/{id}/complete | payment_pending      | FLAG
      POST draft_orders/{id}/complete | payment_pending     | FLAG

      payment | amount                              | PAID
      payment | currency                            | WORD
      POST draft_orders/{id}/payments     | reference     | NEEDED
      POST orders/{id}/transactions       | authorization | NEEDED
      payment | kind                                | WORD
      payment | status                              | WORD
      payment | test                                | FLAG
      payment | gateway                             | TEXT

      PUT orders/{id}         | note                | PROSE
      PUT orders/{id}         | email               | EMAIL
      PUT orders/{id}         | phone               | TEXT
      PUT orders/{id}         | note_attributes     | LIST
      PUT orders/{id}         | note_attributes[0].name | NEEDED
      PUT orders/{id}         | shipping_address    | OBJECT
      PUT orders/{id}         | shipping_address.city | TEXT
      PUT orders/{id}         | shipping_address.country_code | WORD
      PUT orders/{id}         | tags                | TAGS
      POST orders/{id}/cancel | reason              | WORD
      POST orders/{id}/cancel | restock             | FLAG
      POST orders/{id}/cancel | email               | FLAG
      POST fulfillment_orders/{id}/hold | reason       | WORD
      POST fulfillment_orders/{id}/hold | reason_notes | PROSE
      POST fulfillment_orders/{id}/hold | fulfillment_order_line_items | LIST
      POST fulfillments | line_items_by_fulfillment_order | LIST
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_line_items | LIST
      POST fulfillments | line_items_by_fulfillment_order[0].fulfillment_order_line_items[0].quantity | COUNT
      POST fulfillments | tracking_info             | OBJECT
      POST fulfillments | tracking_info.number      | TEXT
      POST fulfillments | tracking_info.company     | TEXT
      POST fulfillments | tracking_info.url         | WORD
      POST fulfillments | tracking_numbers          | LIST
      POST fulfillments | message                   | PROSE
      POST fulfillments | notify_customer           | FLAG

      registration | country_code                   | NEEDED
      registration | country_code                   | WORD
      registration | province_code                  | WORD
      registration | shipping_taxed                 | FLAG
      registration | vat_number                     | WORD
      registration | from                           | WORD
      registration | until                          | WORD
      rate | country_code                           | WORD
      rate | category                               | TEXT
      rate | title                                  | NEEDED
      rate | rate                                   | RATE
      rate | from                                   | WORD
      rate | until                                  | WORD
      PUT tax_settings | taxes_included             | FLAG
      PUT tax_settings | same_price_everywhere      | FLAG
      PUT tax_settings | zip                        | TEXT
      PUT tax_settings | rounding_level             | WORD
      PUT tax_settings | rounding_mode              | WORD
      PUT tax_settings | allocation                 | WORD
      PUT tax_settings | vat_number                 | WORD
      PUT tax_settings | province_code              | WORD
      PUT tax_settings | price_endings              | LIST
      PUT tax_settings | price_endings[0]           | OBJECT
      PUT tax_settings | price_endings[0].currency  | WORD
      PUT tax_settings | price_endings[0].step      | AMOUNT
      PUT tax_settings | price_endings[0].ending    | AMOUNT
      PUT tax_settings | exchange_fee               | RATE
      PUT tax_settings | manual_exchange_rates      | LIST
      PUT tax_settings | manual_exchange_rates[0]   | OBJECT
      PUT tax_settings | manual_exchange_rates[0].currency | WORD
      """;

  /// Their bodies are there for clients that must send one.
  private static final List<String> WITHOUT_FIELDS =
      List.of("POST fulfillment_orders/{id}/release_hold");

  private record Row(Good good, String field, Kind kind, String blamed) {
    String path() {
      return good.envelope().map(name -> name + "." + field).orElse(field);
    }
  }

  private static List<Row> rows() {
    return FIELDS.lines().filter(line -> !line.isBlank()).flatMap(WrongFieldsTest::rows).toList();
  }

  private static Stream<Row> rows(String line) {
    var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    var blamed = cells.size() > 3 ? cells.get(3) : cells.get(1);
    return GROUPS.getOrDefault(cells.get(0), List.of(cells.get(0))).stream()
        .map(RouteTable::row)
        .map(good -> new Row(good, cells.get(1), Kind.valueOf(cells.get(2)), blamed));
  }

  private final WrongCalls calls = new WrongCalls();

  @Test
  void everyRouteWithABodyHasItsFields() {
    var wanted = new TreeSet<String>();
    RouteTable.rows().stream()
        .filter(good -> good.body().isPresent())
        .forEach(good -> wanted.add(good.key()));
    var told = new TreeSet<>(WITHOUT_FIELDS);
    rows().forEach(row -> told.add(row.good().key()));
    assertEquals(wanted, told);
  }

  @TestFactory
  Stream<DynamicTest> aWrongValueIsRefusedUnderItsField() {
    return rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key() + " " + row.field(),
                () ->
                    assertAll(
                        row.kind().wrong().stream().map(literal -> () -> refused(row, literal)))));
  }

  private void refused(Row row, String literal) {
    var body = RouteTable.with(row.good().body().orElseThrow(), row.path(), literal);
    var answer =
        calls.harmless(row.good().key(), row.good().at(), Optional.of(body), caller -> caller);
    var shown = literal.substring(0, Math.min(40, literal.length())) + " -> " + answer.text();
    assertEquals(422, answer.status(), shown);
    WrongCalls.documented(answer);
    var reasons = answer.at("errors").fieldMap().get(row.blamed());
    assertNotNull(reasons, shown);
    assertEquals(1, reasons.items().size(), shown);
  }

  /// What some service behind would refuse, or a reader could not see: XML 1.0 has no place for the
  /// first four, so that the queues take no message with them.
  private static final List<String> NEVER_IN_A_TEXT =
      List.of(
          "\\ufffe",
          "\\uffff",
          "\\ud800",
          "\\udc00x",
          "\\u0000",
          "\\u000b",
          "\\u007f",
          "\\u0085",
          "\\u009f",
          "\\ufdd0",
          "\\ud83f\\udffe",
          "\\u202e",
          "\\u2067");

  @TestFactory
  Stream<DynamicTest> noTextHasWhatCannotBeCarried() {
    return rows().stream()
        .filter(row -> row.kind().isText())
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key() + " " + row.field(),
                () ->
                    assertAll(
                        NEVER_IN_A_TEXT.stream()
                            .map(text -> () -> refused(row, "\"a" + text + "b\"")))));
  }

  /// Also where nobody thought of a field.
  @TestFactory
  Stream<DynamicTest> notEvenAFieldThatNobodyKnows() {
    return rows().stream()
        .map(Row::good)
        .distinct()
        .map(good ->
            DynamicTest.dynamicTest(
                good.key(),
                () -> {
                  var row = new Row(good, "nobody_knows", Kind.TEXT, "nobody_knows");
                  refused(row, "\"a\\ufffe\"");
                }));
  }

  /// What JSON has no value for never reaches a field.
  @TestFactory
  Stream<DynamicTest> aNumberThatJsonDoesNotHaveIsRefused() {
    return rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key() + " " + row.field(),
                () -> {
                  for (var literal : List.of("1e400", "NaN", "Infinity", "0x10", "+1", "1.")) {
                    var body =
                        RouteTable.with(row.good().body().orElseThrow(), row.path(), literal);
                    calls.refused(400, row.good().key(), row.good().at(), Optional.of(body));
                  }
                }));
  }
}
