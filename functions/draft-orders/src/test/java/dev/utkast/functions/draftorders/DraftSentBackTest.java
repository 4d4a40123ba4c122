package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.model.id.CustomerId;
import dev.utkast.testkit.HttpCalls.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A draft that is sent back keeps what it has, though the shop has moved on; what was emptied
/// stays empty.
class DraftSentBackTest {
  private final Clerk clerk = new Clerk();

  private Answer ofLamp() {
    var lamp = clerk.shop.variant("Lamp", "199.00");
    var made =
        clerk.create(
            Clerk.cups()
                .replace(
                    "]", ", {\"variant_id\": %d, \"quantity\": 1}]".formatted(lamp.id().value())));
    clerk.shop.database().commit(new ProductsTable(clerk.shop.database()).remove(lamp));
    return made;
  }

  @Test
  void aLineWhoseVariantIsGoneStays() {
    var made = ofLamp();
    var before = clerk.shop.database().contents();
    var path = "draft_orders/" + made.longAt("draft_order.id") + ".json";
    var back = clerk.calls.put(path, made.body().write());
    assertEquals(made.body(), back.body());
    assertEquals(before, clerk.shop.database().contents());
    var text = made.body().write();
    var more = clerk.calls.put(path, text.replace("\"quantity\":1,", "\"quantity\":3,"));
    assertEquals("637.00", more.textAt("draft_order.total_price"), more.text());
    assertEquals("Lamp", more.textAt("draft_order.line_items.1.title"));
  }

  @Test
  void aVariantThatIsGoneIsOnNoOtherLine() {
    var made = ofLamp();
    long id = made.longAt("draft_order.id");
    long variant = made.longAt("draft_order.line_items.1.variant_id");
    var lines = "\"line_items\": [{%s\"variant_id\": %d, \"quantity\": 1}]";
    var cup = "\"id\": " + made.longAt("draft_order.line_items.0.id") + ", ";
    for (var refused :
        List.of(
            clerk.edit(id, lines.formatted("", variant)),
            clerk.edit(id, lines.formatted(cup, variant)),
            clerk.create(lines.formatted("", variant)))) {
      assertEquals(422, refused.status(), refused.text());
      assertEquals(Set.of("line_items[0].variant_id"), refused.at("errors").fieldMap().keySet());
    }
  }

  /// As some clients hand them to their callers.
  @Test
  void idsThatComeBackAsTextsAreTheSame() {
    var made = ofLamp();
    var path = "draft_orders/" + made.longAt("draft_order.id") + ".json";
    var texts = made.body().write().replaceAll("\"(id|variant_id)\":([0-9]+)", "\"$1\":\"$2\"");
    for (var calls : List.of(clerk.calls, clerk.calls.withScopes("write_draft_orders"))) {
      var back = calls.put(path, texts);
      assertEquals(200, back.status(), back.text());
      assertEquals(
          made.at("draft_order.line_items").write(), back.at("draft_order.line_items").write());
    }
  }

  private long ofCustomer(String further) {
    var customer = clerk.shop.customer("ada@example.com", Optional.empty(), Optional.of("de")).id();
    var cups = Clerk.cups().replace(", \"email\": \"ada@example.com\"", "");
    var made = clerk.create(cups + ", \"customer\": {\"id\": " + customer + "}" + further);
    assertEquals("ada@example.com", made.textAt("draft_order.email"), made.text());
    assertEquals("de", made.textAt("draft_order.language"));
    return made.longAt("draft_order.id");
  }

  @Test
  void whatIsEmptiedIsNotTakenOverFromTheCustomerAgain() {
    long id = ofCustomer("");
    for (var fields : List.of("\"email\": null, \"language\": null", "\"note\": \"N\"")) {
      var edited = clerk.edit(id, fields);
      assertEquals(200, edited.status(), edited.text());
      assertEquals(Json.Null.NULL, edited.at("draft_order.email"));
      assertEquals(Json.Null.NULL, edited.at("draft_order.language"));
    }
    var whole = clerk.read(id);
    var back = clerk.calls.put("draft_orders/" + id + ".json", whole.body().write());
    assertEquals(whole.body(), back.body());
  }

  @Test
  void aDraftWithoutAnAddressTakesOverThatOfWhoIsNamedForIt() {
    long drafted = ofCustomer(", \"email\": null, \"language\": null");
    long id = clerk.draft("\"language\": \"nl\"");
    var customer = clerk.read(drafted).at("draft_order.customer").at("id").write();
    var named = clerk.edit(id, "\"email\": null, \"customer\": {\"id\": " + customer + "}");
    assertEquals(Json.Null.NULL, named.at("draft_order.email"), named.text());
    assertEquals("nl", named.textAt("draft_order.language"));
    clerk.edit(id, "\"customer\": null");
    var again = clerk.edit(id, "\"email\": null, \"customer\": {\"id\": " + customer + "}");
    assertEquals("ada@example.com", again.textAt("draft_order.email"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NET     | 14   | null       | 2026-04-05 | payment_schedules[0].due_at
          NET     | 14   | 2026-04-01 | 2026-04-16 | payment_schedules[0].due_at
          NET     | 14   | 2026-04-01 | 2026-04-15 |
          FIXED   | 14   | null       | 2026-04-05 | due_in_days
          FIXED   | null | null       | 2026-04-05 |
          RECEIPT | 14   | null       | null       | due_in_days
          RECEIPT | null | null       | 2026-04-05 | payment_schedules[0].due_at
          RECEIPT | null | 2026-04-05 | 2026-04-05 |
          RECEIPT | null | null       | null       |
          NET     | 365  | 9999-01-02 | null       | due_in_days
          NET     | 365  | 9998-12-31 | null       |
          """)
  void termsSayOneDueDayOrAreRefused(
      String type, String days, String issued, String due, @Nullable String field) {
    var terms =
        "\"payment_terms\": {\"payment_terms_type\": \"%s\", \"due_in_days\": %s,"
            + " \"payment_schedules\": [{\"issued_at\": %s, \"due_at\": %s}]}";
    var made = clerk.create(Clerk.cups(terms.formatted(type, days, quoted(issued), quoted(due))));
    if (field == null) {
      assertEquals(201, made.status(), made.text());
    } else {
      assertEquals(422, made.status(), made.text());
      assertEquals(Set.of("payment_terms." + field), made.at("errors").fieldMap().keySet());
    }
  }

  /// The total is USD 40.00.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "payment_terms": {"payment_terms_type": "NET", "due_in_days": 30, %s} | "payment_schedules": [{"amount": "15.00"}]   | payment_terms.payment_schedules[0].amount
          "payment_terms": {"payment_terms_type": "NET", "due_in_days": 30, %s} | "payment_schedules": [{"currency": "EUR"}]   | payment_terms.payment_schedules[0].currency
          "payment_terms": {"payment_terms_type": "NET", "due_in_days": 30, %s} | "amount": 39.99                              | payment_terms.amount
          "payment_terms": {"payment_terms_type": "NET", "due_in_days": 30, %s} | "payment_terms_name": "Net 60"               | payment_terms.payment_terms_name
          "payment_terms": {"payment_terms_type": "NET", "due_in_days": 30, %s} | "payment_terms_name": "DUE_ON_RECEIPT"       | payment_terms.payment_terms_name
          "payment_terms": {"payment_terms_type": "RECEIPT", %s}                | "payment_terms_name": "net_0"                | payment_terms.payment_terms_name
          %s                                                                    | "taxes_included": true                       | taxes_included
          """)
  void whatFollowsFromTheDraftIsNotToldOtherwise(String where, String told, String field) {
    var refused = clerk.create(Clerk.cups(where.formatted(told)));
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    var calculated =
        clerk.calls.post(
            "draft_orders/calculate.json", Clerk.envelope(Clerk.cups(where.formatted(told))));
    assertEquals(refused.body(), calculated.body());
  }

  @Test
  void whatFollowsFromTheDraftMayBeToldAsItIsOrWas() {
    var terms =
        """
        "taxes_included": false, "payment_terms": {"amount": "40.00", "currency": "USD",
        "payment_terms_name": "Net 30", "payment_terms_type": "NET", "due_in_days": 30,
        "payment_schedules": [{"amount": 40, "currency": "USD"}]}\
        """;
    long id = clerk.draft(terms);
    clerk.sendInvoice(id);
    var read = clerk.read(id).body().write();
    assertTrue(read.contains("\"due_at\":\"2026-0"), read);
    assertEquals(read, clerk.calls.put("draft_orders/" + id + ".json", read).body().write());
    var more =
        read.replace("\"quantity\":2", "\"quantity\":3")
            .replace("\"due_in_days\":30", "\"due_in_days\":60");
    var edited = clerk.calls.put("draft_orders/" + id + ".json", more);
    assertEquals("60.00", edited.textAt("draft_order.payment_terms.amount"), edited.text());
    assertEquals("NET_60", edited.textAt("draft_order.payment_terms.payment_terms_name"));
  }

  @Test
  void aDraftThatWasSentTellsTheDueDayThatTheCustomerWasTold() {
    long id =
        clerk.draft("\"payment_terms\": {\"payment_terms_type\": \"NET\", \"due_in_days\": 30}");
    var at = "draft_order.payment_terms.payment_schedules.0.due_at";
    assertEquals(Json.Null.NULL, clerk.read(id).at(at));
    clerk.sendInvoice(id);
    var due = clerk.wiring.clock().instant().atZone(clerk.wiring.shop().timeZone()).plusDays(30);
    assertEquals(due.toLocalDate().toString(), clerk.read(id).textAt(at).substring(0, 10));
    clerk.completePending(id);
    assertEquals(due.toLocalDate().toString(), clerk.read(id).textAt(at).substring(0, 10));
  }

  private static String quoted(String day) {
    return day.equals("null") ? day : "\"" + day + "\"";
  }

  @ParameterizedTest
  @CsvSource({"taxable, false", "requires_shipping, false", "tax_category, '\"books\"'"})
  void aVariantsLineIsNotTaxedOrSentOtherwiseThanTheVariant(String field, String value) {
    var lamp = clerk.shop.variant("Lamp", "199.00");
    var line = "\"variant_id\": %d, \"quantity\": 2".formatted(lamp.id().value());
    var refused = clerk.create("\"line_items\": [{%s, \"%s\": %s}]".formatted(line, field, value));
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.text().contains("line_items[0]." + field), refused.text());
    var read = clerk.create("\"line_items\": [{%s}]".formatted(line));
    var again = "\"line_items\": [%s]".formatted(read.at("draft_order.line_items.0").write());
    assertEquals(201, clerk.create(again).status());
  }

  private static final String OSLO = "{\"city\": \"Oslo\", \"country_code\": \"NO\"}";

  /// Its customer tells the draft's own mail address and place, whatever the customer has now.
  @ParameterizedTest
  @ValueSource(strings = {"\"note\": \"N\"", "\"email\": \"b@example.com\"", "\"email\": null"})
  void theCustomerOfADraftMayTellWhatTheDraftDid(String further) {
    long id = ofCustomer(", \"shipping_address\": " + OSLO);
    clerk.edit(id, further);
    var read = clerk.read(id);
    var back = clerk.calls.put("draft_orders/" + id + ".json", read.body().write());
    assertEquals(read.body(), back.body());
    var another = clerk.calls.post("draft_orders/calculate.json", read.body().write());
    assertEquals(200, another.status(), another.text());
    clerk.shop.moved(new CustomerId(read.longAt("draft_order.customer.id")), "c@example.com");
    var later = clerk.calls.put("draft_orders/" + id + ".json", read.body().write());
    assertEquals(read.body(), later.body());
    var customer = "\"customer\": " + read.at("draft_order.customer").write();
    var moved = customer + ", \"email\": \"d@example.com\", \"shipping_address\": null";
    assertEquals(200, clerk.edit(id, moved).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"email\": \"x@example.com\" | customer.email",
        "\"default_address\": {\"city\": \"Rome\"} | customer.default_address"
      })
  void theCustomerOfADraftIsNotToldOtherwise(String told, String field) {
    long id = ofCustomer(", \"shipping_address\": " + OSLO);
    var customer = clerk.read(id).longAt("draft_order.customer.id");
    var refused = clerk.edit(id, "\"customer\": {\"id\": " + customer + ", " + told + "}");
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
  }
}
