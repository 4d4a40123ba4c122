package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.id.OrderId;
import dev.utkast.testkit.HttpCalls;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Days of payment terms in shops around the world.
class ShopDaysTest {
  private final Clerk clerk = new Clerk();

  private HttpCalls in(String zone) {
    return new HttpCalls(new DraftOrders(clerk.wiring.in(ZoneId.of(zone))))
        .withScopes("write_draft_orders");
  }

  private static String path(long id) {
    return "draft_orders/" + id + ".json";
  }

  private static long draft(HttpCalls calls, String terms) {
    var made =
        calls.post(
            "draft_orders.json", Clerk.envelope(Clerk.cups("\"payment_terms\": {" + terms + "}")));
    assertEquals(201, made.status(), made.text());
    return made.longAt("draft_order.id");
  }

  private Optional<LocalDate> dueOn(HttpCalls calls, long id) {
    var agreed = calls.put("draft_orders/" + id + "/complete.json?payment_pending=true", "");
    return new OrdersTable(clerk.wiring.database())
        .find(new OrderId(agreed.longAt("draft_order.order_id")))
        .orElseThrow()
        .dueOn();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-12-30T23:00:00.000Z, 2026-12-31, 2026-12-31T00:00:00+01:00",
    "Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29, 2026-03-29T00:00:00+01:00",
    "Europe/Berlin, 2026-10-25T22:59:59Z, 2026-10-25, 2026-10-25T00:00:00+02:00",
    "Europe/Berlin, 2026-12-31, 2026-12-31, 2026-12-31T00:00:00+01:00",
    "Pacific/Kiritimati, 2026-12-30T10:00:00Z, 2026-12-31, 2026-12-31T00:00:00+14:00",
    "Pacific/Pago_Pago, 2026-12-31T10:59:59Z, 2026-12-30, 2026-12-30T00:00:00-11:00",
    "America/New_York, 2026-11-02T04:59:59Z, 2026-11-01, 2026-11-01T00:00:00-04:00",
    "America/New_York, 2026-03-08T05:00:00Z, 2026-03-08, 2026-03-08T00:00:00-05:00",
    "Asia/Kolkata, 2026-12-30T18:30:00Z, 2026-12-31, 2026-12-31T00:00:00+05:30",
    "Australia/Lord_Howe, 2026-10-03T13:30:00Z, 2026-10-04, 2026-10-04T00:00:00+10:30",
    "Australia/Lord_Howe, 2026-04-05T13:29:59Z, 2026-04-05, 2026-04-05T00:00:00+11:00"
  })
  void aSaleIsDueOnTheDayThatItsInstantHasInTheShop(
      String zone, String given, LocalDate day, String told) {
    var calls = in(zone);
    long id =
        draft(
            calls,
            "\"payment_terms_type\": \"FIXED\", \"payment_schedules\": [{\"due_at\": \""
                + given
                + "\"}]");
    var draft = calls.get(path(id));
    var due = draft.at("draft_order.payment_terms.payment_schedules").items().getFirst();
    assertEquals(told, due.textAt("due_at"));
    // A client that sends the draft back as it was answered changes nothing.
    var again = calls.put(path(id), draft.body());
    assertEquals(
        draft.at("draft_order.payment_terms"), again.at("draft_order.payment_terms"), again.text());
    assertEquals(Optional.of(day), dueOn(calls, id));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-02-28T23:30:00Z, 2026-03-31, 2026-03-01T00:00:00+01:00",
    "America/New_York, 2026-02-28T23:30:00Z, 2026-03-30, 2026-02-28T00:00:00-05:00",
    "Pacific/Kiritimati, 2026-02-28, 2026-03-30, 2026-02-28T00:00:00+14:00"
  })
  void netTermsAreCountedFromTheDayTheyWereIssued(
      String zone, String issued, LocalDate due, String told) {
    var calls = in(zone);
    long id =
        draft(
            calls,
            "\"payment_terms_type\": \"NET\", \"due_in_days\": 30, \"payment_schedules\":"
                + " [{\"issued_at\": \""
                + issued
                + "\"}]");
    var schedule =
        calls.get(path(id)).at("draft_order.payment_terms.payment_schedules").items().getFirst();
    assertEquals(told, schedule.textAt("issued_at"));
    assertEquals(Optional.of(due), dueOn(calls, id));
  }

  @ParameterizedTest
  @CsvSource({
    "Pacific/Kiritimati, 2026-11-28T10:00:00Z, 2026-12-29",
    "Pacific/Kiritimati, 2026-11-28T09:59:59Z, 2026-12-28",
    "Pacific/Pago_Pago, 2026-11-28T10:59:59Z, 2026-12-27",
    "Europe/Berlin, 2026-03-28T23:00:00Z, 2026-04-28",
    "Europe/Berlin, 2026-10-24T22:00:00Z, 2026-11-24",
    "America/New_York, 2026-11-01T03:59:59Z, 2026-11-30",
    "Asia/Kolkata, 2026-11-28T18:30:00Z, 2026-12-29",
    "Australia/Lord_Howe, 2026-10-03T13:29:59Z, 2026-11-02"
  })
  void netTermsAreCountedFromTheDayOfTheSaleInTheShop(String zone, Instant now, LocalDate due) {
    clerk.shop.clock().set(now);
    var calls = in(zone);
    long id = draft(calls, "\"payment_terms_type\": \"NET\", \"due_in_days\": 30");
    assertEquals(Optional.of(due), dueOn(calls, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe"
      })
  void timesAreToldWithTheShopsOffset(String zone) {
    clerk.shop.clock().set(Instant.parse("2026-10-25T00:30:00Z"));
    var calls = in(zone);
    var draft = calls.get(path(draft(calls, "\"payment_terms_type\": \"RECEIPT\"")));
    var told = OffsetDateTime.parse(draft.textAt("draft_order.created_at"));
    assertEquals(clerk.shop.now(), told.toInstant());
    assertEquals(ZoneId.of(zone).getRules().getOffset(clerk.shop.now()), told.getOffset());
    assertTrue(
        draft.textAt("draft_order.tax_basis.date").isEmpty()
            || draft.textAt("draft_order.tax_basis.date").equals(told.toLocalDate().toString()),
        draft.text());
  }
}
