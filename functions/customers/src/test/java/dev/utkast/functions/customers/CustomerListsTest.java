package dev.utkast.functions.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Customers by the page and by mail address.
class CustomerListsTest {
  private final MemoryWiring wiring = MemoryWiring.standard();
  private final HttpCalls calls =
      new HttpCalls(new Customers(wiring)).withScopes("write_customers", "read_orders");

  private Answer create(String customer) {
    return calls.post("customers.json", "{\"customer\": " + customer + "}");
  }

  private long bob() {
    return create("{\"email\": \"Bob@Example.com\", \"first_name\": \"Bob\"}")
        .longAt("customer.id");
  }

  private static List<Long> ids(Answer answer) {
    return answer.at("customers").items().stream()
        .map(one -> ((Json.Num) one.at("id")).value().longValueExact())
        .toList();
  }

  @Test
  void aDomainInUnicodeIsFoundInBothSpellingsAndTakenOnce() {
    var made =
        calls.post("customers.json", "{\"customer\": {\"email\": \"Kunde@Bücher.example\"}}");
    assertEquals("kunde@bücher.example", made.textAt("customer.email"));
    for (var spelled : List.of("kunde@bücher.example", "kunde@xn--bcher-kva.example")) {
      assertEquals(
          List.of(made.longAt("customer.id")),
          ids(calls.get("customers/search.json?query=email:" + spelled)));
      var second = calls.post("customers.json", "{\"customer\": {\"email\": \"" + spelled + "\"}}");
      assertEquals(422, second.status(), second.text());
    }
    var respelled =
        calls.put(
            "customers/" + made.longAt("customer.id") + ".json",
            "{\"customer\": {\"email\": \"kunde@xn--bcher-kva.example\"}}");
    assertEquals(200, respelled.status(), respelled.text());
    assertEquals("kunde@xn--bcher-kva.example", respelled.textAt("customer.email"));
  }

  @Test
  void aCustomerIsFoundByMailAddressWithEveryQuoting() {
    long id = bob();
    for (var query :
        List.of(
            "email:bob@example.com",
            "email:%22BOB@example.com%22",
            "email%3A%20bob%40example.com")) {
      var found = calls.get("customers/search.json?query=" + query + "&limit=1&fields=id,email");
      assertEquals(200, found.status(), query);
      assertEquals(List.of(id), ids(found));
      assertEquals(
          List.of("id", "email"), List.copyOf(found.at("customers.0").fieldMap().keySet()));
    }
    assertEquals(List.of(), ids(calls.get("customers/search.json?query=email:eve@example.com")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?query=Bob",
        "?query=email:*@example.com",
        "?query=last_name:Norman",
        "?query=email:a@b.c%20country:NL"
      })
  void otherQueriesAreRefusedByName(String query) {
    var answer = calls.get("customers/search.json" + query);
    assertEquals(422, answer.status());
    assertEquals("must be email: and one whole mail address", answer.textAt("errors.query.0"));
  }

  @Test
  void aListIsWalkedBothWays() {
    var all = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      all.add(create("{\"first_name\": \"C" + i + "\"}").longAt("customer.id"));
      ((SettableClock) wiring.clock()).advance(Duration.ofSeconds(1));
    }
    var first = calls.get("customers.json?limit=2");
    assertEquals(all.subList(0, 2), ids(first));
    assertTrue(first.link("previous").isEmpty());
    var second = calls.get(first.link("next").orElseThrow());
    assertEquals(all.subList(2, 4), ids(second));
    var third = calls.get(second.link("next").orElseThrow());
    assertEquals(all.subList(4, 5), ids(third));
    assertTrue(third.link("next").isEmpty());
    assertEquals(second.body(), calls.get(third.link("previous").orElseThrow()).body());
    assertEquals(first.body(), calls.get(second.link("previous").orElseThrow()).body());
    assertEquals(all.subList(3, 5), ids(calls.get("customers.json?since_id=" + all.get(2))));
    assertEquals(2, calls.get("customers/count.json?since_id=" + all.get(2)).longAt("count"));
    var picked = "customers.json?ids=%d,7,%d".formatted(all.get(4), all.get(1));
    assertEquals(List.of(all.get(1), all.get(4)), ids(calls.get(picked)));
  }

  @Test
  void aListNarrowedByMailAddressHasThatCustomerAlone() {
    long id = bob();
    create("{\"email\": \"eve@example.com\"}");
    assertEquals(List.of(id), ids(calls.get("customers.json?email=bob@EXAMPLE.com")));
    assertEquals(List.of(), ids(calls.get("customers.json?email=x")));
  }

  @ParameterizedTest
  @CsvSource({
    "customers.json?limit=-1, 400",
    "customers.json?since_id=x, 400",
    "customers.json?ids=1;2, 400",
    "customers.json?page_info=%25, 400",
    "customers.json?created_at_min=2026-01-01, 400",
    "customers/search.json?query=, 400",
    "customers.json?email=, 400",
    "customers.json?email=a@b.org&ids=1, 400",
    "customers.json?ids[]=1, 400",
    "customers/count.json?since_id=99999999999999999999, 400",
    "customers/1.json, 404",
    "customers/x.json, 404"
  })
  void aQuestionThatCannotBeAnsweredIsRefused(String path, int status) {
    assertEquals(status, calls.get(path).status());
  }
}
