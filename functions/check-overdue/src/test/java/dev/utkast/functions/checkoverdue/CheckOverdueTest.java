package dev.utkast.functions.checkoverdue;

import static dev.utkast.testkit.StoredOrders.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.DueWork;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.events.ScheduledEvent;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.testkit.Invocations;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.StoredOrders;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.ConsumerTest;
import dev.utkast.testkit.contract.Consumption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shop is in Amsterdam, and reminds 3 days before the due day, on it, and 7, 14 and 30 days
/// after.
class CheckOverdueTest {
  private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final StoredOrders orders = new StoredOrders(wiring);

  private Order orderDue(LocalDate day) {
    return orderDue(orders, Optional.of("ada@example.com"), day);
  }

  private static Order orderDue(StoredOrders orders, Optional<String> email, LocalDate day) {
    var fixed = new PaymentTerms(PaymentTerms.Type.FIXED, Optional.empty(), Optional.of(day));
    return orders.order(
        StoredOrders.content(email, Optional.of(fixed), line(1, new VariantId(11), 2)));
  }

  private static Json fired(String time) {
    return ScheduledEvent.of("check-overdue", Instant.parse(time));
  }

  private String check(String time) {
    return Invocations.invoke(new CheckOverdue(wiring), fired(time)).write();
  }

  /// The steps that an order was reminded of.
  private List<Integer> steps(Order order) {
    return reminders(order).stream().map(Message.SendMail::step).toList();
  }

  private List<Message.SendMail> reminders(Order order) {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.OUTBOX).stream()
            .flatMap(item -> Outbox.read(item).row().messages().stream())
            .map(Message.SendMail.class::cast)
            .filter(
                mail -> mail.kind() == MailKind.REMINDER && mail.subjectId() == order.id().value())
            .toList();
  }

  @Test
  void theLadderIsWalkedOneMailAStep() {
    var order = orderDue(DUE);
    for (var day = DUE.minusDays(10); day.isBefore(DUE.plusDays(60)); day = day.plusDays(1)) {
      check(day + "T06:00:00Z");
    }
    assertEquals(List.of(1, 2, 3, 4, 5), steps(order));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-16T12:00:00Z, 0",
    "2026-03-17T12:00:00Z, 1",
    "2026-03-20T12:00:00Z, 2",
    "2026-03-26T12:00:00Z, 2",
    "2026-03-27T12:00:00Z, 3",
    "2026-04-03T12:00:00Z, 4",
    "2026-04-19T12:00:00Z, 5"
  })
  void theNewestStepThatIsDueIsTaken(String time, int step) {
    var order = orderDue(DUE);
    check(time);
    assertEquals(step == 0 ? List.of() : List.of(step), steps(order));
  }

  @Test
  void howeverOftenTheScheduleFiresAStepIsOneMail() {
    var order = orderDue(DUE);
    assertEquals("{\"reminded\":1}", check("2026-03-20T06:00:00Z"));
    assertEquals("{\"reminded\":0}", check("2026-03-20T06:00:00Z"));
    assertEquals("{\"reminded\":0}", check("2026-03-20T18:00:00Z"));
    assertEquals(List.of(2), steps(order));
  }

  @Test
  void daysOnWhichItDidNotFireAreCaughtUpByOneMail() {
    var order = orderDue(DUE);
    check("2026-03-17T06:00:00Z");
    check("2026-04-05T06:00:00Z");
    assertEquals(List.of(1, 4), steps(order));
  }

  /// 23:00 in London is midnight in Amsterdam; in summer, from 29 March on, 22:00 is.
  @ParameterizedTest
  @CsvSource({
    "2026-03-20, 2026-03-19T22:59:59Z, 1",
    "2026-03-20, 2026-03-19T23:00:00Z, 2",
    "2026-03-29, 2026-03-28T22:59:59Z, 1",
    "2026-03-29, 2026-03-28T23:00:00Z, 2",
    "2026-03-30, 2026-03-29T21:59:59Z, 1",
    "2026-03-30, 2026-03-29T22:00:00Z, 2",
    "2026-10-25, 2026-10-24T21:59:59Z, 1",
    "2026-10-25, 2026-10-24T22:00:00Z, 2",
    "2026-10-26, 2026-10-25T22:59:59Z, 1",
    "2026-10-26, 2026-10-25T23:00:00Z, 2"
  })
  void aDayBeginsWhereTheShopIsOnTheDaysOfClockChangesToo(LocalDate due, String time, int steps) {
    var order = orderDue(due);
    check(due.minusDays(3) + "T12:00:00Z");
    check(time);
    assertEquals(List.of(1, 2).subList(0, steps), steps(order));
  }

  @Test
  void whoHasNoAddressIsPassedOverWithoutAMail() {
    var order = orderDue(orders, Optional.empty(), DUE);
    check("2026-03-20T06:00:00Z");
    assertEquals(List.of(), steps(order));
    assertEquals(2, orders.find(order).remindersSent());
  }

  /// The clock stands at noon on 2 March. A schedule may be late, or fired by hand for another day.
  @Test
  void theScheduleSaysWhichStepHasComeAndTheClockWhenItIsTaken() {
    var order = orderDue(DUE);
    check("2026-03-20T06:00:00Z");
    assertEquals(wiring.clock().instant(), orders.find(order).updatedAt());
    assertEquals(2, orders.find(order).remindersSent());
  }

  @Test
  void aCancelledOrderIsNotReminded() {
    var order = orders.cancelled(orderDue(DUE));
    check("2026-03-20T06:00:00Z");
    assertEquals(List.of(), steps(order));
  }

  @Test
  void moreThanAPageIsRemindedInOneRun() {
    for (int i = 0; i < DueWork.PAGE + 1; i++) {
      orderDue(DUE);
    }
    assertEquals("{\"reminded\":101}", check("2026-03-20T06:00:00Z"));
  }

  @Test
  void anOrderThatCannotBeRemindedIsReportedAndHoldsUpNoOther() {
    var broken = orderDue(DUE.minusDays(1));
    var order = orderDue(DUE);
    spoil(broken);
    assertThrows(IllegalStateException.class, () -> check("2026-03-20T06:00:00Z"));
    assertEquals(List.of(2), steps(order));
  }

  @Test
  void aPageFullOfOrdersThatCannotBeRemindedHoldsUpNoOther() {
    for (int i = 0; i < DueWork.PAGE; i++) {
      spoil(orderDue(DUE.minusDays(1)));
    }
    var order = orderDue(DUE);
    assertThrows(IllegalStateException.class, () -> check("2026-03-20T06:00:00Z"));
    assertEquals(List.of(2), steps(order));
  }

  /// Its document cannot be read any more; the index still lists it.
  private void spoil(Order order) {
    var key = Key.alone(TableName.ORDERS, Long.toString(order.id().value()));
    var day = Map.of("reminder", "due", "reminder_day", "2026-03-16#" + order.id());
    wiring.database().commit(new Write.Overwrite(Item.of(key, 9, "{}").indexed(day)));
  }

  @ConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(
        Consumption.ofSchedule(
            CheckOverdue::new,
            wiring -> {
              var stored = new StoredOrders(wiring);
              orderDue(stored, Optional.of("ada@example.com"), DUE);
              orderDue(stored, Optional.of("bob@example.com"), DUE.minusDays(7));
              orderDue(stored, Optional.empty(), DUE);
              orderDue(stored, Optional.of("eve@example.com"), DUE.plusDays(30));
              return fired("2026-03-20T06:00:00Z");
            }));
  }

  /// Due on the day on which the clocks are put forward, back, or not at all; one second before
  /// midnight nobody is reminded, at midnight everybody.
  @ParameterizedTest
  @CsvSource({
    "Pacific/Kiritimati, 2026-03-20, 2026-03-19T10:00:00Z",
    "Pacific/Pago_Pago, 2026-03-20, 2026-03-20T11:00:00Z",
    "Europe/Berlin, 2026-03-29, 2026-03-28T23:00:00Z",
    "Europe/Berlin, 2026-03-30, 2026-03-29T22:00:00Z",
    "Europe/Berlin, 2026-10-25, 2026-10-24T22:00:00Z",
    "Europe/Berlin, 2026-10-26, 2026-10-25T23:00:00Z",
    "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z",
    "America/New_York, 2026-11-02, 2026-11-02T05:00:00Z",
    "Asia/Kolkata, 2026-03-20, 2026-03-19T18:30:00Z",
    "Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z",
    "Australia/Lord_Howe, 2026-04-06, 2026-04-05T13:30:00Z"
  })
  void aDayBeginsAtMidnightInTheShop(String zone, LocalDate due, Instant midnight) {
    var elsewhere = wiring.in(ZoneId.of(zone));
    var order = orderDue(due);
    Invocations.invoke(new CheckOverdue(elsewhere), fired(due.minusDays(3) + "T12:00:00Z"));
    Invocations.invoke(new CheckOverdue(elsewhere), fired(midnight.minusSeconds(1).toString()));
    assertEquals(List.of(1), steps(order));
    Invocations.invoke(new CheckOverdue(elsewhere), fired(midnight.toString()));
    assertEquals(List.of(1, 2), steps(order));
  }
}
