package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutStatus;
import dev.utkast.model.checkout.ReceivedEvent;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.testkit.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is asked of the tables of attempts to pay, and of what providers tell.
class CheckoutTablesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase();
  private final CheckoutsTable checkouts = new CheckoutsTable(database);
  private final PaymentEventsTable events = new PaymentEventsTable(database);

  /// @param lookAt when its provider is to be asked, if he is
  private static Checkout checkout(long draft, long id, long version, Optional<Instant> lookAt) {
    return CheckoutsTable.read(
        GoldenDocuments.of(
            "Checkout",
            "id",
            id,
            "version",
            version,
            "draftId",
            draft,
            "lookAt",
            lookAt.<Json>map(at -> Json.of(at.toString())).orElse(Json.Null.NULL)));
  }

  private static Checkout checkout(long draft, long id) {
    return checkout(draft, id, 1, Optional.empty());
  }

  private static List<Long> ids(List<Checkout> of) {
    return of.stream().map(one -> one.id().value()).toList();
  }

  @Test
  void anAttemptIsFoundByItsSaleAndId() {
    database.commit(checkouts.put(checkout(1, 7)));
    assertEquals(Optional.of(checkout(1, 7)), checkouts.find(new DraftId(1), new CheckoutId(7)));
    assertEquals(Optional.empty(), checkouts.find(new DraftId(2), new CheckoutId(7)));
    assertEquals(Optional.empty(), checkouts.find(new DraftId(1), new CheckoutId(8)));
    assertEquals(CheckoutStatus.BEGUN, checkout(1, 7).status());
  }

  @Test
  void anAttemptIsReplacedOnlyOverTheVersionBefore() {
    database.commit(checkouts.put(checkout(1, 7)));
    var again = checkouts.put(checkout(1, 7));
    assertThrows(ConflictException.class, () -> database.commit(again));
    var next = checkout(1, 7, 2, Optional.empty());
    database.commit(checkouts.put(next));
    assertEquals(Optional.of(next), checkouts.find(new DraftId(1), new CheckoutId(7)));
    assertThrows(ConflictException.class, () -> database.commit(checkouts.put(next)));
  }

  /// Ids of few digits are older than those of many.
  @Test
  void theAttemptsOfASaleAreListedTheLatestFirst() {
    var ids = List.of(9L, 100L, 10L, 2_000_000_000_000_000L, 99L);
    ids.forEach(id -> database.commit(checkouts.put(checkout(1, id))));
    database.commit(checkouts.put(checkout(11, 50)));
    assertEquals(
        List.of(2_000_000_000_000_000L, 100L, 99L, 10L, 9L), ids(checkouts.ofSale(new DraftId(1))));
    assertEquals(List.of(), checkouts.ofSale(new DraftId(2)));
  }

  @Test
  void ofASaleThatWasTriedTooOftenTheLatestCount() {
    LongStream.rangeClosed(1, CheckoutsTable.MAX_ATTEMPTS + 1)
        .forEach(id -> database.commit(checkouts.put(checkout(1, id))));
    var found = ids(checkouts.ofSale(new DraftId(1)));
    assertEquals(CheckoutsTable.MAX_ATTEMPTS, found.size());
    assertEquals(CheckoutsTable.MAX_ATTEMPTS + 1, found.getFirst());
    assertEquals(2, found.getLast());
  }

  private List<Long> due(Instant by, int limit) {
    return checkouts.looksDue(by, limit).stream()
        .map(name -> name.draftId().value() * 1000 + name.id().value())
        .toList();
  }

  @Test
  void whatIsDueIsFoundTheLongestDueFirstAndWithinItsSecond() {
    database.commit(checkouts.put(checkout(1, 7, 1, Optional.of(NOON.plusSeconds(9)))));
    database.commit(checkouts.put(checkout(2, 8, 1, Optional.of(NOON.plusMillis(999)))));
    database.commit(checkouts.put(checkout(3, 9, 1, Optional.of(NOON.plusSeconds(1)))));
    database.commit(checkouts.put(checkout(4, 5, 1, Optional.empty())));
    assertEquals(List.of(), due(NOON.minusMillis(1), 9));
    assertEquals(List.of(2008L), due(NOON, 9));
    assertEquals(List.of(2008L), due(NOON.plusMillis(999), 9));
    assertEquals(List.of(2008L, 3009L), due(NOON.plusSeconds(1), 9));
    assertEquals(List.of(2008L, 3009L), due(NOON.plusMillis(8_999), 9));
    assertEquals(List.of(2008L, 3009L, 1007L), due(NOON.plusMillis(9_001), 9));
    assertEquals(List.of(2008L, 3009L), due(NOON.plusSeconds(86_400), 2));
  }

  @Test
  void whatNeedsNoMoreLooksIsNotDue() {
    database.commit(checkouts.put(checkout(1, 7, 1, Optional.of(NOON))));
    database.commit(checkouts.put(checkout(1, 7, 2, Optional.of(NOON.plusSeconds(60)))));
    assertEquals(List.of(), due(NOON.plusSeconds(59), 9));
    assertEquals(List.of(1007L), due(NOON.plusSeconds(60), 9));
    database.commit(checkouts.put(checkout(1, 7, 3, Optional.empty())));
    assertEquals(List.of(), due(NOON.plusSeconds(86_400), 9));
  }

  private static ReceivedEvent event(String provider, String id, String type) {
    return new ReceivedEvent(provider, id, type, NOON, "{\"id\":\"" + id + "\"}");
  }

  @Test
  void anEventIsKeptOnceAsItCameFirst() {
    var first = event("stripe", "evt_1", "charge.refunded");
    database.commit(PaymentEventsTable.putNew(first));
    var again = PaymentEventsTable.putNew(event("stripe", "evt_1", "another"));
    assertThrows(ConflictException.class, () -> database.commit(again));
    assertEquals(Optional.of(first), events.find("stripe", "evt_1"));
    assertEquals(Optional.empty(), events.find("stripe", "evt_2"));
    assertEquals(Optional.empty(), events.find("other", "evt_1"));
    var others = event("other", "evt_1", "charge.refunded");
    database.commit(PaymentEventsTable.putNew(others));
    assertEquals(Optional.of(others), events.find("other", "evt_1"));
    assertEquals(Optional.of(first), events.find("stripe", "evt_1"));
  }
}
