package dev.utkast.functions.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The addresses of a customer: their order, and what of one is meant that is sent back.
class CustomerAddressesTest {
  private final HttpCalls calls =
      new HttpCalls(new Customers(MemoryWiring.standard())).withScopes("write_customers");

  private Answer create(String customer) {
    return calls.post("customers.json", "{\"customer\": " + customer + "}");
  }

  private Answer edit(long id, String customer) {
    return calls.put("customers/" + id + ".json", "{\"customer\": " + customer + "}");
  }

  @Test
  void theAddressMarkedAsDefaultComesFirst() {
    long id =
        create(
                """
                {"first_name": "A", "addresses": [{"city": "Bonn", "default": true}, {"city": "Oslo"},
                                                  {"city": "Rome", "default": true}]}
                """)
            .longAt("customer.id");
    var told = calls.get("customers/" + id + ".json");
    assertEquals("Rome", told.textAt("customer.default_address.city"));
    assertEquals("Bonn", told.textAt("customer.addresses.1.city"));
    assertEquals("Oslo", told.textAt("customer.addresses.2.city"));
    assertFalse(told.at("customer.addresses.1.default") == Json.Bool.TRUE);
  }

  @Test
  void anAddressWithoutAnyValueIsNone() {
    var listed =
        create("{\"first_name\": \"A\", \"addresses\": [{\"city\": null}, {\"zip\": \"1\"}]}");
    assertEquals(1, listed.at("customer.addresses").items().size(), listed.text());
    var made = create("{\"first_name\": \"A\", \"default_address\": {\"city\": null}}");
    assertEquals(List.of(), made.at("customer.addresses").items(), made.text());
    long id = made.longAt("customer.id");
    edit(id, "{\"addresses\": [{\"city\": \"Oslo\"}]}");
    for (var emptied : List.of("addresses\": [{\"id\": 1, %s}]", "default_address\": {%s}")) {
      var answer = edit(id, "{\"" + emptied.formatted("\"city\": null") + "}");
      assertEquals(422, answer.status(), answer.text());
      assertTrue(answer.text().contains("can't be blank"), answer.text());
    }
    assertEquals(200, edit(id, "{\"default_address\": {}}").status());
  }

  @Test
  void anAddressIsKnownByItsId() {
    long id =
        create(
                """
                {"first_name": "A", "addresses": [
                  {"city": "Bonn", "address1": "Weg 1"}, {"city": "Oslo", "address1": "Vei 2"}]}
                """)
            .longAt("customer.id");
    assertEquals(
        List.of("Vei 2, Oslo", "Weg 1, Bonn"), of(edit(id, "{\"default_address\": {\"id\": 2}}")));
    assertEquals(
        List.of("Weg 1, Rome", "Vei 2, Oslo"),
        of(edit(id, "{\"default_address\": {\"id\": 2, \"city\": \"Rome\"}}")));
    assertEquals(
        List.of("Vei 2, Oslo", "Weg 1, Rome"),
        of(edit(id, "{\"addresses\": [{\"id\": 1}, {\"id\": 2, \"default\": true}]}")));
    var whole = calls.get("customers/" + id + ".json").at("customer");
    var moved = new LinkedHashMap<>(whole.fieldMap());
    moved.put(
        "default_address",
        Json.parse(whole.at("default_address").write().replace("Oslo", "Bergen")));
    assertEquals(
        List.of("Vei 2, Bergen", "Weg 1, Rome"), of(edit(id, new Json.Obj(moved).write())));
    edit(id, whole.write());
    assertEquals(
        List.of("Vei 2, Oslo", "Weg 1, Kiel"),
        of(edit(id, "{\"addresses\": [{\"id\": \"1\"}, {\"id\": \"2\", \"city\": \"Kiel\"}]}")));
    edit(id, whole.write());
    var unknown = edit(id, "{\"addresses\": [{\"id\": 1}, {\"id\": 9, \"zip\": \"1\"}]}");
    assertEquals(422, unknown.status(), unknown.text());
    assertTrue(unknown.text().contains("\"addresses[1].id\""), unknown.text());
    var both =
        edit(
            id,
            """
            {"addresses": [{"id": 1}, {"id": 2, "city": "Kiel"}], "default_address": {"city": "Bergen"}}
            """);
    assertEquals(422, both.status(), both.text());
    assertTrue(both.text().contains("\"default_address\""), both.text());
    var refused = edit(id, "{\"default_address\": {\"id\": 3, \"city\": \"Lima\"}}");
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.text().contains("\"default_address.id\""), refused.text());
    assertEquals(List.of("Vei 2, Oslo", "Weg 1, Rome"), of(calls.get("customers/" + id + ".json")));
  }

  @Test
  void anAddressThatIsNotThereYetIsNotRefusedForEver() {
    var one = "{\"first_name\": \"A\", \"addresses\": [{\"city\": \"Bonn\"}]}";
    var path = "customers/" + create(one).longAt("customer.id") + ".json";
    var second = "{\"customer\": {\"default_address\": {\"id\": 2, \"city\": \"Rome\"}}}";
    var keyed = calls.withIdempotencyKey("second");
    assertEquals(422, keyed.put(path, second).status());
    calls.put(path, "{\"customer\": {\"addresses\": [{\"id\": 1}, {\"city\": \"Oslo\"}]}}");
    var answer = keyed.put(path, second);
    assertEquals(200, answer.status(), answer.text());
    assertEquals("Rome", answer.textAt("customer.default_address.city"));
  }

  private static List<String> of(Answer answer) {
    return answer.at("customer.addresses").items().stream()
        .map(one -> one.at("address1").text().orElse("") + ", " + one.at("city").text().orElse(""))
        .toList();
  }

  @Test
  void ofAnAddressThatIsSentBackUnderItsIdTheChangedHalfIsMeant() {
    long id =
        create(
                """
                {"first_name": "A", "addresses": [
                  {"city": "Bonn", "country": "Germany"},
                  {"city": "Albany", "country_code": "US", "province": "New York"}]}
                """)
            .longAt("customer.id");
    var edited =
        edit(
            id,
            """
            {"addresses": [
              {"id": 2, "country": "United States", "country_code": "US", "province": "New York",
               "province_code": "CA"},
              {"id": 1, "country": "Switzerland", "country_code": "DE"}]}
            """);
    assertEquals("California", edited.textAt("customer.addresses.0.province"), edited.text());
    assertEquals("CH", edited.textAt("customer.addresses.1.country_code"));
    for (var other : List.of("", "\"id\": 3, ", "\"id\": \"1\", ")) {
      var refused =
          edit(
              id,
              "{\"addresses\": [{"
                  + other
                  + "\"country\": \"Norway\", \"country_code\": \"DE\"}]}");
      assertEquals(422, refused.status(), refused.text());
      assertTrue(refused.text().contains("addresses[0].country_code"), refused.text());
    }
  }
}
