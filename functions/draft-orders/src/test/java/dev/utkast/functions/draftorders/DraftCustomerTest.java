package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.tax.Registration;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.MemoryWiring;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A draft for somebody who is told of without an id: attached to who has the mail address, or made
/// a customer in the draft's own commit, once.
class DraftCustomerTest {
  private static final String GRACE =
      "\"customer\": {\"email\": \"Grace@Example.com\", \"first_name\": \"Grace\", \"last_name\":"
          + " \"Hopper\", \"phone\": \"+1 2\", \"note\": \"N\", \"tags\": \"navy\"}";

  private final Clerk clerk = new Clerk();
  private final CustomersTable customers = new CustomersTable(clerk.wiring.database());

  private static String lines(String... further) {
    return "\"line_items\": [{\"title\": \"Cup\", \"price\": \"20.00\", \"quantity\": 2}], "
        + String.join(", ", further);
  }

  private long count() {
    return customers.count(Optional.empty());
  }

  @Test
  void whoIsNotKnownBecomesACustomerTogetherWithTheDraft() {
    var answer = clerk.create(lines(GRACE));
    assertEquals(201, answer.status(), answer.text());
    long id = answer.longAt("draft_order.customer.id");
    var made = customers.find(new CustomerId(id)).orElseThrow();
    assertEquals(Optional.of("grace@example.com"), made.email());
    assertEquals(Optional.of("Grace"), made.firstName());
    assertEquals(Optional.of("Hopper"), made.lastName());
    assertEquals("grace@example.com", answer.textAt("draft_order.email"));
    assertEquals(Optional.of(new CustomerId(id)), customers.findIdByEmail("grace@example.com"));
  }

  private CustomerId known() {
    var known = clerk.shop.customer("grace@example.com").id();
    clerk
        .wiring
        .database()
        .commit(customers.claimEmail(known, Optional.empty(), Optional.of("grace@example.com")));
    return known;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"email\": \"Grace@Example.com\"",
        "\"email\": \"grace@example.com\", \"first_name\": \"Ada\", \"last_name\": \" Lovelace\"",
        "\"email\": \"grace@example.com\", \"phone\": null, \"note\": \"\", \"tags\": \"\"",
        "\"email\": \"grace@example.com\", \"currency\": \"usd\", \"tax_exempt\": false",
        "\"email\": \"grace@example.com\", \"default_address\": {\"first_name\": \"\","
            + " \"last_name\": null, \"company\": \"\", \"address1\": \"\", \"address2\": \"\","
            + " \"city\": null, \"zip\": \"\", \"province\": \"\", \"country\": \"\","
            + " \"country_code\": null, \"phone\": \"\"}"
      })
  void whoHasTheMailAddressIsAttachedAndNotChanged(String told) {
    var known = known();
    var before = customers.find(known);
    var answer = clerk.create(lines("\"customer\": {" + told + "}"));
    assertEquals(known, new CustomerId(answer.longAt("draft_order.customer.id")), answer.text());
    assertEquals(before, customers.find(known));
    assertEquals(1, count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"first_name\": \"Grace\"",
        "\"last_name\": \"Hopper\"",
        "\"phone\": \"+1 2\"",
        "\"note\": \"N\"",
        "\"tags\": \"navy\"",
        "\"tax_exempt\": true",
        "\"tax_exemption\": \"X 1\"",
        "\"vat_number\": \"NL004495445B01\"",
        "\"currency\": \"EUR\"",
        "\"language\": \"nb\"",
        "\"locale\": \"nb\"",
        "\"addresses\": [{\"city\": \"Oslo\"}]",
        "\"default_address\": {\"city\": \"Oslo\"}",
        "\"password\": \"secret\""
      })
  void whatSaysOtherwiseThanIsStoredIsRefusedByName(String field) {
    var known = known();
    var before = customers.find(known);
    var blamed = "customer." + field.substring(1, field.indexOf('"', 1));
    for (var who : List.of("\"email\": \"grace@example.com\"", "\"id\": " + known)) {
      var answer = clerk.create(lines("\"customer\": {" + who + ", " + field + "}"));
      assertEquals(422, answer.status(), answer.text());
      assertEquals(Set.of(blamed), answer.at("errors").fieldMap().keySet());
    }
    assertEquals(before, customers.find(known));
  }

  @Test
  void anotherMailAddressIsNotThatOfWhoIsNamedByTheId() {
    long named = known().value();
    var nameless = clerk.create(lines("\"customer\": {\"first_name\": \"Bo\"}"));
    long unreachable = nameless.longAt("draft_order.customer.id");
    for (var id : List.of(named, unreachable)) {
      var told = "\"customer\": {\"id\": %d, \"email\": \"%s\"}";
      var refused = clerk.create(lines(told.formatted(id, "other@example.com")));
      assertEquals(422, refused.status(), refused.text());
      assertEquals(Set.of("customer.email"), refused.at("errors").fieldMap().keySet());
      assertEquals(201, clerk.create(lines(told.formatted(id, ""))).status());
    }
    var same = "\"customer\": {\"id\": " + named + ", \"email\": \"GRACE@example.com\"}";
    assertEquals(201, clerk.create(lines(same)).status());
  }

  @Test
  void anAddressWithoutAnyValueIsNone() {
    var made =
        clerk.create(lines("\"shipping_address\": {}, \"billing_address\": {\"city\": \"\"}"));
    assertEquals(Json.Null.NULL, made.at("draft_order.shipping_address"), made.text());
    assertEquals(Json.Null.NULL, made.at("draft_order.billing_address"));
    long id = made.longAt("draft_order.id");
    clerk.edit(id, "\"shipping_address\": {\"city\": \"Oslo\"}");
    var emptied = clerk.edit(id, "\"shipping_address\": {\"city\": null}");
    assertEquals(Json.Null.NULL, emptied.at("draft_order.shipping_address"), emptied.text());
  }

  private static TaxRegistration registration(long id, String authority) {
    return new TaxRegistration(
        new TaxRegistrationId(id), Registration.in(authority), Optional.of("DE136695976"));
  }

  /// As a customer who is made by himself: reverse charge by the VAT number, and the currency.
  @Test
  void whoIsNewIsTaxedAsWhatHeIs() {
    var wiring = MemoryWiring.standard().in("DE", "EUR");
    var table = new SettingsTable(wiring.database());
    var registrations = List.of(registration(1, "DE"), registration(2, "EU"));
    wiring.database().commit(table.put(table.sales().withRegistrations(registrations)));
    var calls =
        new HttpCalls(new DraftOrders(wiring)).withScopes("write_draft_orders", "write_customers");
    var answer =
        calls.post(
            "draft_orders.json",
            Clerk.envelope(
                lines(
                    "\"shipping_address\": {\"country_code\": \"NL\", \"zip\": \"1011AB\"}",
                    "\"customer\": {\"email\": \"b@example.nl\", \"vat_number\":"
                        + " \"NL004495445B01\", \"currency\": \"EUR\"}")));
    assertEquals(201, answer.status(), answer.text());
    assertEquals("0.00", answer.textAt("draft_order.total_tax"));
    assertEquals("NL004495445B01", answer.textAt("draft_order.tax_basis.customer_vat_number"));
    // Without the business that accounts for the tax it would be a sale with tax.
    var known = new CustomersTable(wiring.database());
    var business =
        known.find(new CustomerId(answer.longAt("draft_order.customer.id"))).orElseThrow();
    wiring.database().commit(List.of(known.remove(business)));
    var path = "draft_orders/" + answer.longAt("draft_order.id") + ".json";
    var noted = calls.put(path, Clerk.envelope("\"note\": \"waiting\", \"email\": \"b@b.nl\""));
    assertEquals("0.00", noted.textAt("draft_order.total_tax"), noted.text());
    var before = calls.get(path).body();
    var send = path.replace(".json", "/send_invoice.json");
    var mail = "{\"draft_order_invoice\": {\"to\": \"b@example.nl\"}}";
    for (var refused :
        List.of(
            calls.put(path, Clerk.envelope("\"tax_exempt\": true")),
            calls.put(
                path,
                Clerk.envelope("\"manual_tax_lines\": [{\"title\": \"VAT\", \"rate\": 0.1}]")),
            calls.put(path, Clerk.envelope("\"presentment_currency\": \"USD\"")),
            calls.post(send, mail))) {
      assertEquals(422, refused.status(), refused.text());
      assertEquals(Set.of("customer_id"), refused.at("errors").fieldMap().keySet());
    }
    assertEquals(before, calls.get(path).body());
    var taxed = calls.put(path, Clerk.envelope("\"note\": \"N\", \"customer\": null"));
    assertEquals("8.40", taxed.textAt("draft_order.total_tax"), taxed.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"note\": \"N\"",
        "\"tags\": \"a\"",
        "\"addresses\": [{\"city\": \"Oslo\"}]",
        "\"vat_number\": \"NL004495445B01\", \"first_name\": \" \"",
        "\"first_name\": \"\u200b\"",
        "\"email\": \"\""
      })
  void whoHasNoNameAtAllIsRefused(String told) {
    var answer = clerk.create(lines("\"customer\": {" + told + "}"));
    assertEquals(422, answer.status(), answer.text());
    assertEquals(Set.of("customer.base"), answer.at("errors").fieldMap().keySet());
    assertEquals(0, count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": null}", "null"})
  void whoIsNotToldOfIsNobody(String customer) {
    var answer = clerk.create(lines("\"customer\": " + customer));
    assertEquals(201, answer.status(), answer.text());
    assertEquals(0, count());
  }

  @Test
  void repeatedUnderItsKeyOrNotSheIsOneCustomer() {
    var keyed = clerk.calls.withIdempotencyKey("k");
    var first = keyed.post("draft_orders.json", Clerk.envelope(lines(GRACE)));
    assertEquals(
        first.text(), keyed.post("draft_orders.json", Clerk.envelope(lines(GRACE))).text());
    clerk.create(lines(GRACE));
    long other = clerk.draft();
    clerk.edit(other, GRACE);
    clerk.edit(other, GRACE);
    assertEquals(1, count());
    assertEquals(
        first.at("draft_order.customer.id"), clerk.read(other).at("draft_order.customer.id"));
  }

  @Test
  void whoHasNoMailAddressIsOneCustomerHoweverOftenTheDraftIsChanged() {
    var bo = "\"customer\": {\"first_name\": \"Bo\", \"phone\": \"+46 8 123 456\"}";
    var draft = clerk.create(lines(bo));
    var path = "draft_orders/" + draft.longAt("draft_order.id") + ".json";
    long first = draft.longAt("draft_order.customer.id");
    for (var again : List.of(bo, bo.replace(", \"phone\": \"+46 8 123 456\"", ""))) {
      var changed = clerk.calls.put(path, "{\"draft_order\": {" + again + "}}");
      assertEquals(first, changed.longAt("draft_order.customer.id"), changed.text());
    }
    assertEquals(1, count());
    var other = bo.replace("Bo", "Siv");
    var changed = clerk.calls.put(path, "{\"draft_order\": {" + other + "}}");
    assertNotEquals(first, changed.longAt("draft_order.customer.id"), changed.text());
    assertEquals(2, count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"customer\": null", GRACE})
  void anAddressThatNobodyHasIsNotTaken(String customer) {
    var refused = clerk.create(lines(customer, "\"use_customer_default_address\": true"));
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of("use_customer_default_address"), refused.at("errors").fieldMap().keySet());
  }

  @Test
  void goodsWithoutAnAddressGoToTheCustomersOwn() {
    var told =
        "\"first_name\": \"Grace\", \"last_name\": \"Hopper\","
            + " \"addresses\": [{\"city\": \"Oslo\", \"country_code\": \"NO\"}]";
    var made = clerk.create(lines("\"customer\": {" + told + "}"));
    assertEquals("Oslo", made.textAt("draft_order.shipping_address.city"), made.text());
    assertEquals("Hopper", made.textAt("draft_order.shipping_address.last_name"));
    for (var otherwise :
        List.of(
            "\"use_customer_default_address\": false",
            "\"shipping_address\": null",
            "\"billing_address\": {\"city\": \"Rome\", \"country_code\": \"IT\"}")) {
      var without = clerk.create(lines("\"customer\": {" + told + "}", otherwise));
      assertEquals(Json.Null.NULL, without.at("draft_order.shipping_address"), otherwise);
    }
  }

  @Test
  void whoBecomesKnownInTheSameMomentIsAttached() {
    var meddled =
        new InterceptedDatabase(clerk.wiring.database())
            .beforeNextCommit(() -> clerk.create(lines(GRACE)));
    var answer = clerk.over(meddled).post("draft_orders.json", Clerk.envelope(lines(GRACE)));
    assertEquals(201, answer.status(), answer.text());
    assertEquals(1, count());
    assertEquals(
        customers.findIdByEmail("grace@example.com"),
        Optional.of(new CustomerId(answer.longAt("draft_order.customer.id"))));
  }

  @Test
  void nothingIsWrittenWhereTheDraftIsRefusedOrOnlyCalculated() {
    assertEquals(422, clerk.create("\"line_items\": [], " + GRACE).status());
    assertEquals(
        200,
        clerk.calls.post("draft_orders/calculate.json", Clerk.envelope(lines(GRACE))).status());
    assertEquals(0, count());
    assertEquals(
        0, new DraftsTable(clerk.wiring.database()).count(DraftsTable.STATUSES, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"customer\": {\"id\": 987654321} | customer.id",
        "\"customer\": {\"email\": \"x\"} | customer.email",
        "\"customer\": {\"first_name\": 7} | customer.first_name",
        "\"customer\": {\"email\": \"x@y.org\"}, \"customer_id\": 7 | customer_id",
        "\"customer\": {\"first_name\": \"A\", \"vat_number\": \"NL1\"} | customer.vat_number",
        "\"customer\": {\"first_name\": \"A\", \"language\": \"xx\"} | customer.language",
        "\"customer\": {\"first_name\": \"A\", \"currency\": \"XAU\"} | customer.currency",
        "\"customer\": {\"first_name\": \"A\", \"password\": \"p\"} | customer.password",
        "\"customer\": {\"first_name\": \"A\", \"metafields\": [{\"key\": \"k\"}]} |"
            + " customer.metafields",
        "\"currency\": \"EUR\" | currency",
        "\"metafields\": [{\"key\": \"k\"}] | metafields",
        "\"source_name\": \"pos\" | source_name",
        "\"tax_exemptions\": [\"EU_REVERSE_CHARGE_EXEMPTION_RULE\"] | tax_exemptions",
        "\"phone\": \"+1 2\" | phone",
        "\"purchasing_entity\": {\"customer_id\": 7} | purchasing_entity",
        "\"visible_to_customer\": true | visible_to_customer",
        "\"shipping_line\": {\"price\": 1, \"carrier_identifier\": \"x\"} |"
            + " shipping_line.carrier_identifier",
        "\"reserve_inventory_until\": \"2026-03-03T12:00:00Z\" | reserve_inventory_until",
        "\"allow_discount_codes_in_checkout?\": true | allow_discount_codes_in_checkout?"
      })
  void whatIsNotDoneIsRefusedByName(String field, String blamed) {
    Answer answer = clerk.create(lines(field));
    assertEquals(422, answer.status(), answer.text());
    assertEquals(Set.of(blamed), answer.at("errors").fieldMap().keySet());
  }

  @Test
  void whatALineDoesNotKeepIsRefusedByName() {
    var line =
        "{\"title\": \"Cup\", \"price\": 1, \"quantity\": 1, \"metafields\": [{\"key\": \"k\"}]}";
    var refused = clerk.create("\"line_items\": [" + line + "]");
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of("line_items[0].metafields"), refused.at("errors").fieldMap().keySet());
  }

  @Test
  void theShopsOwnCurrencyIsFine() {
    assertEquals(201, clerk.create(lines("\"currency\": \"USD\"")).status());
  }
}
