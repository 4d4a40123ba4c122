package dev.utkast.functions.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryWiring;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
        "\"marketing_opt_in_level\": \"confirmed_opt_in\"",
        "\"email_marketing_consent\": {\"opt_in_level\": \"confirmed_opt_in\"}",
        "\"email_marketing_consent\": {\"state\": \"subscribed\"}"
      })
  void whatIsNotKeptIsRefusedByName(String field) {
    var answer =
        calls.post("customers.json", "{\"customer\": {\"first_name\": \"Bob\", " + field + "}}");
    assertEquals(422, answer.status(), answer.text());
    var blamed = answer.at("errors").fieldMap().keySet().iterator().next();
    assertTrue(field.contains(blamed.split("\\.")[0]), answer.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"language\": \"nl\", \"locale\": \"de\"", "\"locale\": \"de\""})
  void theOtherNameOfTheLanguageMayTellTheOldOne(String languages) {
    long id =
        calls
            .post(
                "customers.json", "{\"customer\": {\"first_name\": \"Bob\", \"language\": \"nl\"}}")
            .longAt("customer.id");
    var edited = calls.put("customers/" + id + ".json", "{\"customer\": {" + languages + "}}");
    assertEquals("de", edited.textAt("customer.language"), edited.text());
    var stale =
        calls.put(
            "customers/" + id + ".json",
            "{\"customer\": {\"language\": \"nb\", \"locale\": \"en\"}}");
    assertEquals("nb", stale.textAt("customer.language"), stale.text());
  }

  @Test
  void twoLanguagesOfANewCustomerAreRefused() {
    var both =
        calls.post(
            "customers.json",
            "{\"customer\": {\"first_name\": \"Bob\", \"language\": \"nb\", \"locale\": \"en\"}}");
    assertEquals(422, both.status(), both.text());
    assertEquals(Set.of("locale"), both.at("errors").fieldMap().keySet());
  }
}
