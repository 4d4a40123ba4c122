package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.memory.HttpCalls.Answer;
import dev.utkast.memory.MeddledDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    var made = customers.find(id).orElseThrow();
    assertEquals(Optional.of("grace@example.com"), made.email());
    assertEquals(Optional.of("Grace"), made.firstName());
    assertEquals(Optional.of("Hopper"), made.lastName());
    assertEquals("grace@example.com", answer.textAt("draft_order.email"));
    assertEquals(Optional.of(id), customers.findIdByEmail("grace@example.com"));
  }

  @Test
  void whoHasTheMailAddressIsAttachedAndNotChanged() {
    long known = clerk.shop.customer("grace@example.com").id();
    clerk
        .wiring
        .database()
        .commit(customers.claimEmail(known, Optional.empty(), Optional.of("grace@example.com")));
    var before = customers.find(known);
    var answer = clerk.create(lines(GRACE));
    assertEquals(known, answer.longAt("draft_order.customer.id"), answer.text());
    assertEquals(before, customers.find(known));
    assertEquals(1, count());
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
  void whoBecomesKnownInTheSameMomentIsAttached() {
    var meddled =
        new MeddledDatabase(clerk.wiring.database())
            .beforeNextCommit(() -> clerk.create(lines(GRACE)));
    var answer = clerk.over(meddled).post("draft_orders.json", Clerk.envelope(lines(GRACE)));
    assertEquals(201, answer.status(), answer.text());
    assertEquals(1, count());
    assertEquals(
        customers.findIdByEmail("grace@example.com"),
        Optional.of(answer.longAt("draft_order.customer.id")));
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
        "\"currency\": \"EUR\" | currency",
        "\"metafields\": [{\"key\": \"k\"}] | metafields",
        "\"source_name\": \"pos\" | source_name",
        "\"reserve_inventory_until\": \"2026-03-03T12:00:00Z\" | reserve_inventory_until",
        "\"allow_discount_codes_in_checkout?\": true | allow_discount_codes_in_checkout?"
      })
  void whatIsNotDoneIsRefusedByName(String field, String blamed) {
    Answer answer = clerk.create(lines(field));
    assertEquals(422, answer.status(), answer.text());
    assertEquals(java.util.Set.of(blamed), answer.at("errors").fieldMap().keySet());
  }

  @Test
  void theShopsOwnCurrencyIsFine() {
    assertEquals(201, clerk.create(lines("\"currency\": \"USD\"")).status());
  }
}
