package dev.utkast.functions.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.memory.HttpCalls;
import dev.utkast.memory.MemoryWiring;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients may send of a customer and this shop does not keep.
class CustomerFieldsTest {
  private final HttpCalls calls =
      new HttpCalls(new Customers(MemoryWiring.standard())).withScopes("write_customers");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"password\": \"secret\"",
        "\"metafields\": [{\"key\": \"k\"}]",
        "\"tax_exemptions\": [\"CA_BC_RESELLER_EXEMPTION\"]",
        "\"send_email_invite\": true",
        "\"accepts_marketing\": true",
        "\"verified_email\": false",
        "\"email_marketing_consent\": {\"state\": \"subscribed\"}"
      })
  void whatIsNotKeptIsRefusedByName(String field) {
    var answer =
        calls.post("customers.json", "{\"customer\": {\"first_name\": \"Bob\", " + field + "}}");
    assertEquals(422, answer.status(), answer.text());
    var blamed = answer.at("errors").fieldMap().keySet().iterator().next();
    assertTrue(field.contains(blamed.split("\\.")[0]), answer.text());
  }
}
