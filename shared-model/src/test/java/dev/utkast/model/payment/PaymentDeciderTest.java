package dev.utkast.model.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.payment.PaymentDecider.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What word of ten dollars does where nothing, a payment, or a held payment is stored under its
/// key; 30 were paid so far.
class PaymentDeciderTest {

  private static final String NOTICES =
      """
      stored under the key | USD 10.00         | USD 10.01         | EUR 10.00 | USD 90071992547379.92
      none                 | counted USD 40.00 | counted USD 40.01 | held      | too large
      PAYMENT, USD 10.00   | already           | taken             | taken     | taken
      PAYMENT, EUR 10.00   | taken             | taken             | already   | taken
      HELD, EUR 10.00      | taken             | taken             | already   | taken
      HELD, USD 10.00      | already           | taken             | taken     | taken
      PENDING, USD 10.00   | already           | taken             | taken     | taken
      FAILURE, USD 10.00   | already           | taken             | taken     | taken
      ERROR, USD 10.00     | already           | taken             | taken     | taken
      TEST, USD 10.00      | already           | taken             | taken     | taken\
      """;

  private static Optional<PaymentEntry> stored(String state) {
    if (state.equals("none")) {
      return Optional.empty();
    }
    var parts = state.split(", ");
    return Optional.of(
        new PaymentEntry(
            8,
            PaymentEntry.Kind.valueOf(parts[0]),
            "stripe",
            "pi_1",
            Money.parse(parts[1]),
            Optional.of(2L),
            Sales.NOON));
  }

  private static PaymentNotice notice(String amount) {
    return new PaymentNotice(9, "stripe", "pi_1", Money.parse(amount));
  }

  private static Outcome receive(String state, String amount) {
    return PaymentDecider.receive(
        Sales.usd("30.00"), stored(state), notice(amount), Optional.of(2L), Sales.LATER);
  }

  private static String told(String state, String amount) {
    return switch (receive(state, amount)) {
      case Outcome.Counted(var paid, var entry) -> {
        assertEquals(entry(PaymentEntry.Kind.PAYMENT, amount), entry);
        yield "counted " + paid;
      }
      case Outcome.HeldForReview(var entry) -> {
        assertEquals(entry(PaymentEntry.Kind.HELD, amount), entry);
        yield "held";
      }
      case Outcome.Noted _ -> "noted";
      case Outcome.AlreadyRecorded(var earlier) -> {
        assertEquals(stored(state), Optional.of(earlier));
        yield "already";
      }
      case Outcome.ReferenceTaken(var earlier) -> {
        assertEquals(stored(state), Optional.of(earlier));
        yield "taken";
      }
      case Outcome.SumTooLarge _ -> "too large";
    };
  }

  private static PaymentEntry entry(PaymentEntry.Kind kind, String amount) {
    return new PaymentEntry(
        9, kind, "stripe", "pi_1", Money.parse(amount), Optional.of(2L), Sales.LATER);
  }

  @Test
  void everyNoticeMeetsEveryEntry() {
    var grid = Grid.of(NOTICES);
    var states = new HashSet<>(Grid.constants(PaymentEntry.Kind.class));
    states.add("none");
    grid.coversStates(states);
    grid.check(PaymentDeciderTest::told);
  }

  /// In whatever currency, and beyond whatever sum: nothing of it is money.
  @ParameterizedTest
  @CsvSource({
    "PENDING,USD 10.00",
    "FAILURE,USD 10.00",
    "FAILURE,EUR 10.00",
    "ERROR,USD 90071992547379.92",
    "TEST,USD 10.00"
  })
  void whatIsNoMoneyIsNotedAndCountsForNothing(PaymentEntry.Kind kind, String amount) {
    assertEquals(
        new Outcome.Noted(
            new PaymentEntry(
                9,
                kind,
                "stripe",
                "pi_1",
                Money.parse(amount),
                Optional.of(2L),
                Sales.LATER,
                true,
                Optional.of("cheque"))),
        noted(kind, amount));
  }

  private static Outcome noted(PaymentEntry.Kind kind, String amount) {
    var notice =
        new PaymentNotice(
            9, "stripe", "pi_1", Money.parse(amount), kind, true, Optional.of("cheque"));
    return PaymentDecider.receive(
        Sales.usd("30.00"), Optional.empty(), notice, Optional.of(2L), Sales.LATER);
  }

  @Test
  void everyOutcomeIsReached() {
    assertEquals(
        Grid.permitted(Outcome.class),
        new HashSet<>(
            Stream.of(
                    receive("none", "USD 10.00"),
                    receive("none", "EUR 10.00"),
                    noted(PaymentEntry.Kind.FAILURE, "USD 10.00"),
                    receive("none", "USD 90071992547379.92"),
                    receive("PAYMENT, USD 10.00", "USD 10.00"),
                    receive("PAYMENT, USD 10.00", "USD 10.01"))
                .map(outcome -> outcome.getClass().getSimpleName())
                .toList()));
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIPT,,,2026-03-02",
    "NET,0,,2026-03-02",
    "NET,30,,2026-04-01",
    "NET,365,,2027-03-02",
    "NET,,,2026-03-02",
    "FIXED,,2026-05-31,2026-05-31",
    "FIXED,,,2026-03-02"
  })
  void theDueDayFollowsFromTheTerms(
      PaymentTerms.Type type, @Nullable String days, @Nullable String dueOn, LocalDate expected) {
    var terms =
        new PaymentTerms(
            type,
            Optional.ofNullable(days).map(Integer::valueOf),
            Optional.ofNullable(dueOn).map(LocalDate::parse));
    assertEquals(expected, terms.dueDay(Sales.NOON, ZoneId.of("Europe/Amsterdam")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T22:59:59Z,2026-03-28",
    "2026-03-28T23:00:00Z,2026-03-29",
    "2026-03-29T21:59:59Z,2026-03-29",
    "2026-03-29T22:00:00Z,2026-03-30",
    "2026-10-24T21:59:59Z,2026-10-24",
    "2026-10-24T22:00:00Z,2026-10-25",
    "2026-10-25T22:59:59Z,2026-10-25",
    "2026-10-25T23:00:00Z,2026-10-26"
  })
  void theDayOfASaleIsTheShopsOnTheDaysWhenClocksChange(Instant soldAt, LocalDate day) {
    var terms = new PaymentTerms(PaymentTerms.Type.RECEIPT, Optional.empty(), Optional.empty());
    assertEquals(day, terms.dueDay(soldAt, ZoneId.of("Europe/Amsterdam")));
  }

  @ParameterizedTest
  @CsvSource({"RECEIPT,30,Due on receipt", "NET,30,NET_30", "NET,,NET_0", "FIXED,,FIXED"})
  void termsHaveTheirLabels(PaymentTerms.Type type, @Nullable String days, String label) {
    assertEquals(
        label,
        new PaymentTerms(type, Optional.ofNullable(days).map(Integer::valueOf), Optional.empty())
            .label());
  }
}
