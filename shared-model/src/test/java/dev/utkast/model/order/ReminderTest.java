package dev.utkast.model.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.LineId;
import dev.utkast.model.payment.PaymentTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The ladder of reminders: 3 days before the due day, on it, and 7, 14 and 30 days after; a day is
/// the shop's, in Amsterdam. The due day here is 29 March 2026, when clocks go forward, or 25
/// October 2026, when they go back.
class ReminderTest {

  private static final String LADDER =
      """
      due on, now                      | none sent | 1 sent | 2 sent | 3 sent | 4 sent | 5 sent
      2026-03-29, 2026-03-25T22:59:59Z | -         | -      | -      | -      | -      | -
      2026-03-29, 2026-03-25T23:00:00Z | 1         | -      | -      | -      | -      | -
      2026-03-29, 2026-03-28T22:59:59Z | 1         | -      | -      | -      | -      | -
      2026-03-29, 2026-03-28T23:00:00Z | 2         | 2      | -      | -      | -      | -
      2026-03-29, 2026-04-04T21:59:59Z | 2         | 2      | -      | -      | -      | -
      2026-03-29, 2026-04-04T22:00:00Z | 3         | 3      | 3      | -      | -      | -
      2026-03-29, 2026-04-11T21:59:59Z | 3         | 3      | 3      | -      | -      | -
      2026-03-29, 2026-04-11T22:00:00Z | 4         | 4      | 4      | 4      | -      | -
      2026-03-29, 2026-04-27T21:59:59Z | 4         | 4      | 4      | 4      | -      | -
      2026-03-29, 2026-04-27T22:00:00Z | 5         | 5      | 5      | 5      | 5      | -
      2026-03-29, 2027-01-01T00:00:00Z | 5         | 5      | 5      | 5      | 5      | -
      2026-10-25, 2026-10-21T21:59:59Z | -         | -      | -      | -      | -      | -
      2026-10-25, 2026-10-21T22:00:00Z | 1         | -      | -      | -      | -      | -
      2026-10-25, 2026-10-24T22:00:00Z | 2         | 2      | -      | -      | -      | -
      2026-10-25, 2026-10-31T22:59:59Z | 2         | 2      | -      | -      | -      | -
      2026-10-25, 2026-10-31T23:00:00Z | 3         | 3      | 3      | -      | -      | -\
      """;

  private static Order dueOn(LocalDate day, int sent, Optional<String> email) {
    var terms = new PaymentTerms(PaymentTerms.Type.FIXED, Optional.empty(), Optional.of(day));
    var content =
        Sales.content(email, Optional.of(terms), Sales.aLine(new LineId(1), "Cup", 1, "10.00"));
    return Sales.anOrder(content).change(Sales.NOON).remindersSent(sent).done();
  }

  private static Order dueOn(String day, int sent) {
    return dueOn(LocalDate.parse(day), sent, Optional.of("a@example.com"));
  }

  private static Decision<Order> remind(Order order, Instant now) {
    var shop = Sales.aShop();
    return OrderDecider.remind(order, shop, shop.dayOf(now), now);
  }

  private static String reminded(String when, String sent) {
    var parts = when.split(", ");
    var now = Instant.parse(parts[1]);
    int before = sent.equals("none sent") ? 0 : sent.charAt(0) - '0';
    var order = dueOn(parts[0], before);
    return Decisions.told(
        remind(order, now),
        next -> {
          assertEquals(order.version() + 1, next.version());
          assertEquals(now, next.updatedAt());
          return Integer.toString(next.remindersSent());
        });
  }

  @Test
  void theLadderIsClimbedByTheShopsCalendarAndCaughtUpInOneStep() {
    Grid.of(LADDER).check(ReminderTest::reminded);
  }

  @Test
  void whoPaidIsNotReminded() {
    var order = Sales.paid(dueOn("2026-03-29", 0), Sales.usd("10.00"));
    assertEquals(Decision.alreadyDone(), remind(order, FAR));
    assertEquals(Optional.empty(), OrderDecider.nextReminder(order, Sales.aShop()));
  }

  private static final Instant FAR = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void whoPaidInPartIsReminded() {
    var order = Sales.paid(dueOn("2026-03-29", 0), Sales.usd("9.99"));
    assertEquals(
        Optional.of(LocalDate.of(2026, 3, 26)), OrderDecider.nextReminder(order, Sales.aShop()));
  }

  @Test
  void whoCancelledIsNotReminded() {
    var order = Sales.cancelled(dueOn("2026-03-29", 0));
    assertEquals(Decision.alreadyDone(), remind(order, FAR));
  }

  @Test
  void withoutAddressTheStepIsTakenToo() {
    var order = dueOn(LocalDate.of(2026, 3, 29), 0, Optional.empty());
    var next = Decisions.changed(remind(order, FAR));
    assertEquals(5, next.remindersSent(), "it would be due tomorrow and every day after");
  }

  @ParameterizedTest
  @CsvSource({"0,2026-03-26", "1,2026-03-29", "2,2026-04-05", "3,2026-04-12", "4,2026-04-28"})
  void theNextReminderHasItsDay(int sent, LocalDate day) {
    assertEquals(
        Optional.of(day), OrderDecider.nextReminder(dueOn("2026-03-29", sent), Sales.aShop()));
  }

  @Test
  void afterTheLastStepNoneIsNext() {
    assertEquals(
        Optional.empty(), OrderDecider.nextReminder(dueOn("2026-03-29", 5), Sales.aShop()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29,2026-03-29T21:59:59Z,false",
    "2026-03-29,2026-03-29T22:00:00Z,true",
    "2026-10-25,2026-10-25T22:59:59Z,false",
    "2026-10-25,2026-10-25T23:00:00Z,true",
    "2026-03-29,2026-01-01T00:00:00Z,false"
  })
  void anOrderIsOverdueOnceItsDayHasEndedWhereTheShopIs(String day, Instant now, boolean overdue) {
    assertEquals(overdue, dueOn(day, 0).overdue(now, Sales.aShop()));
  }

  @Test
  void whatIsPaidIsNeverOverdue() {
    var order = Sales.paid(dueOn("2026-03-29", 0), Sales.usd("10.00"));
    assertEquals(false, order.overdue(FAR, Sales.aShop()));
  }
}
