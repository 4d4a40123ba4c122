package dev.utkast.functions.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;
import dev.utkast.testkit.StoredOrders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersTest {
  private final MemoryWiring wiring = MemoryWiring.standard();
  private final HttpCalls nobody = new HttpCalls(new Customers(wiring));
  private final HttpCalls calls = nobody.withScopes("write_customers", "read_orders");

  private HttpCalls over(Database database) {
    return new HttpCalls(new Customers(wiring.with(database)))
        .withScopes("write_customers", "read_orders");
  }

  private Answer create(String customer) {
    return calls.post("customers.json", "{\"customer\": " + customer + "}");
  }

  private long bob() {
    return create("{\"email\": \"Bob@Example.com\", \"first_name\": \"Bob\"}")
        .longAt("customer.id");
  }

  private Answer edit(long id, String customer) {
    return calls.put("customers/" + id + ".json", "{\"customer\": " + customer + "}");
  }

  private Answer read(long id) {
    return calls.get("customers/" + id + ".json");
  }

  private long count() {
    return calls.get("customers/count.json").longAt("count");
  }

  /// What an order does to its customer, beside this function.
  private Order order(CustomerId customerId) {
    var content = StoredOrders.contentOf(customerId, StoredOrders.line(1, new VariantId(11), 2));
    var draft = new StoredOrders(wiring).draft(content);
    wiring.database().commit(new DraftsTable(wiring.database()).put(draft));
    var agreed = new StoredOrders(wiring).agreed(draft);
    wiring.store().commit(agreed);
    return agreed.order();
  }

  @Test
  void aCustomerTellsAllThatClientsExpectOfIt() {
    var made =
        create(
            """
            {"email": " Steve.Lastnameson@Example.com ", "first_name": "Steve", "last_name": "Lastnameson",
             "phone": "+15142546011", "note": "VIP", "tags": "b2b,  gold", "tax_exempt": true,
             "tax_exemption": "certificate 7", "vat_number": "NL 4495445 B01",
             "currency": "nok", "language": "nb", "verified_email": true,
             "orders_count": 7, "state": "enabled",
             "addresses": [{"address1": "123 Oak St", "city": "Ottawa", "province": "ON", "zip": "123 ABC",
                            "first_name": "Mother", "last_name": "Lastnameson", "phone": "555-1212",
                            "country": "CA"}]}
            """);
    assertEquals(201, made.status(), made.text());
    long id = made.longAt("customer.id");
    assertEquals(
        """
        {"id":%1$d,"email":"steve.lastnameson@example.com",\
        "created_at":"2026-03-02T13:00:00+01:00","updated_at":"2026-03-02T13:00:00+01:00",\
        "first_name":"Steve","last_name":"Lastnameson","orders_count":0,\
        "state":"disabled","total_spent":"0.00",\
        "last_order_id":null,"note":"VIP","verified_email":true,\
        "multipass_identifier":null,"tax_exempt":true,\
        "tax_exemption":"certificate 7","vat_number":"NL004495445B01",\
        "tags":"b2b, gold","last_order_name":null,"currency":"NOK","language":"nb","locale":"nb",\
        "phone":"+15142546011","addresses":[%2$s],"tax_exemptions":[],\
        "email_marketing_consent":{\
        "state":"not_subscribed","opt_in_level":"single_opt_in","consent_updated_at":null},\
        "sms_marketing_consent":{\
        "state":"not_subscribed","opt_in_level":"single_opt_in","consent_updated_at":null,\
        "consent_collected_from":null},\
        "admin_graphql_api_id":"gid://shopify/Customer/%1$d","default_address":%2$s}\
        """
            .formatted(
                id,
                """
                {"id":1,"customer_id":%d,"first_name":"Mother","last_name":"Lastnameson","company":null,\
                "address1":"123 Oak St","address2":null,"city":"Ottawa","province":"ON","country":"Canada",\
                "zip":"123 ABC","phone":"555-1212","name":"Mother Lastnameson","province_code":"ON",\
                "country_code":"CA","country_name":"Canada","default":true}\
                """
                    .formatted(id)),
        made.at("customer").write());
    assertEquals(made.body(), read(id).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                    | base
          {"note": "nobody"}                                                    | base
          {"email": "x"}                                                        | email
          {"email": "a@b"}                                                      | email
          {"email": "a b@example.com"}                                          | email
          {"email": "a@b.com,c@d.com"}                                          | email
          {"email": "a@example.com\\nBcc: c@d.com"}                             | email
          {"email": "é@example.com"}                                            | email
          {"email": 7}                                                          | email
          {"first_name": ["x"]}                                                 | first_name
          {"first_name": "x", "currency": "XXQ"}                                | currency
          {"first_name": "x", "currency": "XAU"}                                | currency
          {"first_name": "x", "language": "fi"}                                 | language
          {"first_name": "x", "locale": "fi-FI"}                                | locale
          {"first_name": "x", "tax_exempt": "maybe"}                            | tax_exempt
          {"first_name": "x", "vat_number": "NL4495446B01"}                     | vat_number
          {"first_name": "x", "vat_number": "7"}                                | vat_number
          {"first_name": "x", "tags": {}}                                       | tags
          {"first_name": "x", "addresses": {}}                                  | addresses
          {"first_name": "x", "addresses": [{"country_code": "ZZ"}]}            | addresses[0].country_code
          {"first_name": "x", "addresses": [{}, {"zip": 123}]}                  | addresses[1].zip
          """)
  void badInputNamesItsFieldAndChangesNothing(String customer, String field) {
    var answer = create(customer);
    assertEquals(422, answer.status(), answer.text());
    assertEquals(List.of(field), List.copyOf(answer.at("errors").fieldMap().keySet()));
    assertEquals(0, wiringRows());
  }

  private int wiringRows() {
    return ((MemoryDatabase) wiring.database()).everything(TableName.CUSTOMERS).size();
  }

  @Test
  void moreThanTwentyAddressesAreRefused() {
    var many = IntStream.range(0, 21).mapToObj(_ -> "{}").collect(Collectors.joining(","));
    var refused = create("{\"first_name\": \"x\", \"addresses\": [" + many + "]}");
    assertEquals("is too long (maximum is 20)", refused.textAt("errors.addresses.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "[]", "{\"customer\": []}", "{\"customer\": {\"a\": NaN}}"})
  void textThatIsNoCustomerIsMalformed(String body) {
    assertEquals(400, calls.post("customers.json", body).status());
  }

  @Test
  void oneMailAddressHasOneCustomer() {
    bob();
    var twin = create("{\"email\": \"BOB@example.COM\"}");
    assertEquals(422, twin.status());
    assertEquals("{\"email\":[\"has already been taken\"]}", twin.at("errors").write());
    assertEquals(1, count());
    long eve = create("{\"email\": \"eve@example.com\"}").longAt("customer.id");
    assertEquals(422, edit(eve, "{\"email\": \"bob@example.com\"}").status());
    assertEquals("eve@example.com", read(eve).textAt("customer.email"));
  }

  @Test
  void aMailAddressThatWasGivenUpIsFreeAgain() {
    long bob = bob();
    assertEquals(200, edit(bob, "{\"email\": \"robert@example.com\"}").status());
    long next = create("{\"email\": \"bob@example.com\"}").longAt("customer.id");
    assertEquals(200, calls.delete("customers/" + next + ".json").status());
    assertEquals(200, edit(bob, "{\"email\": \"bob@example.com\"}").status());
    assertEquals(200, edit(bob, "{\"email\": null}").status());
    assertTrue(read(bob).at("customer.email").isNull());
    assertEquals(201, create("{\"email\": \"bob@example.com\"}").status());
  }

  @Test
  void ofTwoCustomersMadeAtOnceWithOneAddressOneIsRefused() {
    var meddled = new InterceptedDatabase(wiring.database()).beforeNextCommit(this::bob);
    var late =
        over(meddled).post("customers.json", "{\"customer\": {\"email\": \"bob@example.com\"}}");
    assertEquals("has already been taken", late.textAt("errors.email.0"));
    assertEquals(1, count());
  }

  @Test
  void anEditKeepsWhatItDoesNotNameAndEmptiesWhatItNamesAsNull() {
    long id =
        create(
                """
                {"email": "a@example.com", "first_name": "A", "note": "n", "tags": "t", "currency": "EUR",
                 "language": "de", "tax_exempt": true, "addresses": [{"city": "Bonn"}]}
                """)
            .longAt("customer.id");
    ((SettableClock) wiring.clock()).advance(Duration.ofHours(1));
    var edited = edit(id, "{\"note\": null, \"currency\": null, \"locale\": \"nl-NL\"}");
    assertTrue(edited.at("customer.note").isNull());
    assertEquals("USD", edited.textAt("customer.currency"));
    assertEquals("nl", edited.textAt("customer.language"));
    assertEquals("A", edited.textAt("customer.first_name"));
    assertEquals("t", edited.textAt("customer.tags"));
    assertEquals("Bonn", edited.textAt("customer.default_address.city"));
    assertEquals("2026-03-02T14:00:00+01:00", edited.textAt("customer.updated_at"));
  }

  @Test
  void aWholeCustomerSentBackChangesNothing() {
    long id =
        create(
                "{\"email\": \"a@example.com\", \"addresses\": [{\"city\": \"Bonn\", \"country\":"
                    + " \"Germany\"}, {\"city\": \"Oslo\"}]}")
            .longAt("customer.id");
    var order = order(new CustomerId(id));
    var before = read(id);
    ((SettableClock) wiring.clock()).advance(Duration.ofHours(1));
    var back = calls.put("customers/" + id + ".json", before.body());
    assertEquals(200, back.status());
    assertEquals(before.body(), back.body());
    assertEquals(before.body(), read(id).body());
    assertEquals(1, back.longAt("customer.orders_count"));
    assertEquals(order.id(), new OrderId(back.longAt("customer.last_order_id")));
    assertEquals(1, calls.get("customers.json").longAt("customers.0.orders_count"));
    assertEquals(id, calls.get("customers.json?fields=id").longAt("customers.0.id"));
    var stored = new CustomersTable(wiring.database()).find(new CustomerId(id)).orElseThrow();
    assertEquals(2, stored.version());
    assertTrue(stored.currency().isEmpty());
  }

  @Test
  void whatOnlyTheShopSaysIsIgnored() {
    long id = bob();
    var edited =
        edit(
            id,
            "{\"id\": 7, \"version\": 9, \"orders_count\": 8, \"total_spent\": \"9\","
                + " \"last_order_id\": 5, \"nonsense\": {}, \"note\": \"x\"}");
    assertEquals(200, edited.status());
    assertEquals(id, edited.longAt("customer.id"));
    assertEquals(0, edited.longAt("customer.orders_count"));
    assertTrue(edited.at("customer.last_order_id").isNull());
  }

  @Test
  void aCustomerWithoutOrdersIsDeletedAndOneWithOrdersIsNot() {
    long id = bob();
    order(new CustomerId(id));
    var path = "customers/" + id + ".json";
    var kept = calls.delete(path);
    assertEquals(422, kept.status());
    assertEquals("a customer who has ordered cannot be deleted", kept.textAt("errors.base.0"));
    assertEquals(200, read(id).status());
    long eve = create("{\"email\": \"eve@example.com\"}").longAt("customer.id");
    var gone = calls.delete("customers/" + eve + ".json");
    assertEquals(200, gone.status());
    assertEquals("{}", gone.text());
    assertEquals(404, read(eve).status());
    assertEquals(404, calls.delete("customers/" + eve + ".json").status());
    assertEquals(404, edit(eve, "{}").status());
    assertEquals(1, count());
  }

  @Test
  void aCustomerWhoOrdersWhileBeingDeletedStays() {
    long id = bob();
    var meddled =
        new InterceptedDatabase(wiring.database())
            .beforeNextCommit(() -> order(new CustomerId(id)));
    assertEquals(422, over(meddled).delete("customers/" + id + ".json").status());
    assertEquals(1, read(id).longAt("customer.orders_count"));
  }

  @Test
  void anOrderMadeDuringAnEditIsNotLost() {
    long id = bob();
    var meddled =
        new InterceptedDatabase(wiring.database())
            .beforeNextCommit(() -> order(new CustomerId(id)));
    var edited =
        over(meddled).put("customers/" + id + ".json", "{\"customer\": {\"note\": \"x\"}}");
    assertEquals(200, edited.status());
    assertEquals(1, edited.longAt("customer.orders_count"));
    assertEquals("x", read(id).textAt("customer.note"));
  }

  @Test
  void anEditOvertakenAgainAndAgainIsAConflict() {
    long id = bob();
    var meddled = new InterceptedDatabase(wiring.database());
    IntStream.range(0, 100)
        .forEach(n -> meddled.beforeNextCommit(() -> edit(id, "{\"tags\": \"t" + n + "\"}")));
    var edited =
        over(meddled).put("customers/" + id + ".json", "{\"customer\": {\"note\": \"x\"}}");
    assertEquals(409, edited.status());
    assertTrue(read(id).at("customer.note").isNull());
  }

  @Test
  void anEditWhoseAnswerWasLostIsFoundDone() {
    long id = bob();
    var meddled = new InterceptedDatabase(wiring.database()).loseNextAnswer();
    var edited =
        over(meddled)
            .put("customers/" + id + ".json", "{\"customer\": {\"email\": \"b@example.com\"}}");
    assertEquals(200, edited.status());
    assertEquals("b@example.com", read(id).textAt("customer.email"));
  }

  @Test
  void theSameRequestUnderTheSameKeyHappensOnce() {
    var once = calls.withIdempotencyKey("k-1");
    var body = "{\"customer\": {\"email\": \"bob@example.com\"}}";
    var made = once.post("customers.json", body);
    var again = once.post("customers.json", body);
    assertEquals(201, again.status());
    assertEquals(made.body(), again.body());
    assertEquals(1, count());
    var other = once.post("customers.json", "{\"customer\": {\"email\": \"eve@example.com\"}}");
    assertEquals(422, other.status());
    assertFalse(other.at("errors").at("Idempotency-Key").isNull());
  }

  @Test
  void aKeyThatIsStillRunningIsAConflict() {
    var body = "{\"customer\": {\"email\": \"bob@example.com\"}}";
    var answers = new ArrayList<Answer>();
    var meddled =
        new InterceptedDatabase(wiring.database())
            .beforeNextCommit(() -> {})
            .beforeNextCommit(
                () -> answers.add(calls.withIdempotencyKey("k").post("customers.json", body)));
    assertEquals(201, over(meddled).withIdempotencyKey("k").post("customers.json", body).status());
    assertEquals(409, answers.getFirst().status());
    assertEquals(1, count());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, customers.json",
    "POST, customers.json",
    "GET, customers/count.json",
    "GET, customers/search.json",
    "GET, customers/1.json",
    "PUT, customers/1.json",
    "DELETE, customers/1.json"
  })
  void everyRouteNeedsItsScope(String method, String path) {
    assertEquals(401, call(nobody, method, path));
    assertEquals(403, call(nobody.withScopes("write_orders", "read_products"), method, path));
    assertEquals(
        !method.equals("GET"), call(nobody.withScopes("read_customers"), method, path) == 403);
    int asWriter = call(calls, method, path);
    assertTrue(List.of(200, 400, 404, 422).contains(asWriter), () -> "" + asWriter);
  }

  private static int call(HttpCalls caller, String method, String path) {
    return switch (method) {
      case "GET" -> caller.get(path).status();
      case "POST" -> caller.post(path, "{}").status();
      case "PUT" -> caller.put(path, "{}").status();
      default -> caller.delete(path).status();
    };
  }
}
