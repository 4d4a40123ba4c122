package dev.utkast.functions.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.json.Json;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryWiring;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The largest customer that the fields allow is one that can be stored, so that none is refused
/// for its size; it never grows, for its orders are items of their own.
class LargeCustomerTest {
  private static final List<String> ADDRESS_LINES =
      List.of("first_name", "last_name", "company", "address1", "address2", "city", "zip", "phone");

  private final Random random = new Random(7);
  private final HttpCalls calls =
      new HttpCalls(new Customers(MemoryWiring.standard())).withScopes("write_customers");

  /// Four bytes each, of which no part follows from the others.
  private String text(int length) {
    return random
        .ints(length, 0x20000, 0x2a6d0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Json address() {
    var out = Json.object();
    ADDRESS_LINES.forEach(name -> out.put(name, text(name.equals("phone") ? 50 : 255)));
    return out.build();
  }

  private Json customer(int note, int tags, int addresses) {
    return Json.object()
        .put("first_name", text(255))
        .put("last_name", text(255))
        .put("tax_exemption", text(255))
        .put("note", text(note))
        .put("tags", IntStream.range(0, tags).mapToObj(_ -> Json.of(text(255))).toList())
        .put("addresses", Stream.generate(this::address).limit(addresses).toList())
        .build();
  }

  @Test
  void whatIsLongerIsRefusedByField() {
    refused("note", customer(5_001, 250, 20));
    refused("tags", customer(5_000, 251, 20));
    refused("addresses", customer(5_000, 250, 21));
  }

  private void refused(String field, Json customer) {
    var answer = calls.post("customers.json", Json.object().put("customer", customer).build());
    assertEquals(422, answer.status(), answer.text());
    assertEquals(Set.of(field), answer.at("errors").fieldMap().keySet());
  }

  @Test
  void theLargestCustomerThatTheFieldsAllowIsKept() {
    var customer = customer(5_000, 250, 20);
    var answer =
        calls
            .withIdempotencyKey("k")
            .post("customers.json", Json.object().put("customer", customer).build());
    assertEquals(201, answer.status(), answer.text());
    var read = calls.get("customers/" + answer.longAt("customer.id") + ".json");
    assertEquals(
        customer.at("addresses").items().size(), read.at("customer.addresses").items().size());
  }
}
