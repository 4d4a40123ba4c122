package dev.utkast.functions.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.memory.HttpCalls;
import dev.utkast.memory.HttpCalls.Answer;
import dev.utkast.memory.MemoryWiring;
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
