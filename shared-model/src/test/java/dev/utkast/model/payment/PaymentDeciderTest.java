package dev.utkast.model.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.payment.PaymentDecider.Receipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
      stored under the key | USD 10.00               | USD 10.01               | EUR 10.00            | USD 90071992547379.92
      none                 | PAYMENT, paid USD 40.00 | PAYMENT, paid USD 40.01 | HELD, paid USD 30.00 | no: SumTooLarge
      PAYMENT, USD 10.00   | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      PAYMENT, EUR 10.00   | no: ReferenceTaken      | no: ReferenceTaken      | -                    | no: ReferenceTaken
      HELD, EUR 10.00      | no: ReferenceTaken      | no: ReferenceTaken      | -                    | no: ReferenceTaken
      HELD, USD 10.00      | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      PENDING, USD 10.00   | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      FAILURE, USD 10.00   | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      ERROR, USD 10.00     | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      TEST, USD 10.00      | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      REFUND, USD 10.00    | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      REFUND_ASKED, USD 10.00 | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      REFUND_REFUSED, USD 10.00 | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      REFUND_FAILED, USD 10.00 | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      DISPUTE, USD 10.00   | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      DISPUTE_WON, USD 10.00 | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      DISPUTE_LOST, USD 10.00 | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken
      FEE, USD 10.00       | -                       | no: ReferenceTaken      | no: ReferenceTaken   | no: ReferenceTaken\
      """;

  private static Optional<PaymentEntry> stored(String state) {
    if (state.equals("none")) {
      return Optional.empty();
    }
    var parts = state.split(", ");
    return Optional.of(
        new PaymentEntry(
            new TransactionId(8),
            PaymentEntry.Kind.valueOf(parts[0]),
            "stripe",
            "pi_1",
            Money.parse(parts[1]),
            Optional.of(new OrderId(2)),
            Sales.NOON,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private static PaymentNotice notice(String amount) {
    return new PaymentNotice(new TransactionId(9), "stripe", "pi_1", Money.parse(amount));
  }

  private static Decision<Receipt> receive(String state, String amount) {
    return PaymentDecider.receive(
        Sales.usd("30.00"),
        stored(state),
        notice(amount),
        Optional.of(new OrderId(2)),
        Sales.STAFF,
        Sales.LATER);
  }

  private static String told(String state, String amount) {
    var decision = receive(state, amount);
    if (decision instanceof Decision.Refused<Receipt>(PaymentRefusal.ReferenceTaken(var earlier))) {
      assertEquals(stored(state).map(PaymentEntry::amount), Optional.of(earlier));
    }
    return Decisions.told(
        decision,
        receipt -> {
          var kind = receipt.entry().kind();
          assertEquals(entry(kind, amount, false, Optional.empty()), receipt.entry());
          assertEquals(kind == PaymentEntry.Kind.PAYMENT, receipt.counts());
          return kind + ", paid " + receipt.paid();
        });
  }

  private static PaymentEntry entry(
      PaymentEntry.Kind kind, String amount, boolean test, Optional<String> gateway) {
    return new PaymentEntry(
        new TransactionId(9),
        kind,
        "stripe",
        "pi_1",
        Money.parse(amount),
        Optional.of(new OrderId(2)),
        Sales.LATER,
        test,
        gateway,
        Optional.of(Sales.STAFF),
        Optional.empty(),
        false);
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
    var notice =
        new PaymentNotice(
            new TransactionId(9),
            "stripe",
            "pi_1",
            Money.parse(amount),
            kind,
            true,
            Optional.of("cheque"),
            Optional.empty(),
            false);
    assertEquals(
        Decision.changed(
            new Receipt(entry(kind, amount, true, Optional.of("cheque")), Sales.usd("30.00"))),
        PaymentDecider.receive(
            Sales.usd("30.00"),
            Optional.empty(),
            notice,
            Optional.of(new OrderId(2)),
            Sales.STAFF,
            Sales.LATER));
  }

  @Test
  void eachKindHasItsLabel() {
    assertEquals(
        "payment held pending failure error test refund refund_asked refund_refused refund_failed"
            + " dispute dispute_won dispute_lost fee",
        Stream.of(PaymentEntry.Kind.values())
            .map(PaymentEntry.Kind::label)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void everyRefusalIsReached() {
    var reached =
        Grid.of(NOTICES).rows().stream()
            .flatMap(row -> row.subList(1, row.size()).stream())
            .filter(cell -> cell.startsWith("no: "))
            .map(cell -> cell.substring("no: ".length()))
            .collect(Collectors.toSet());
    // Those are told to who wants to pay, by others.
    reached.addAll(Set.of("AmountNotAsked", "NothingToPay", "UnderWay"));
    assertEquals(Grid.permitted(PaymentRefusal.class), reached);
  }

  @Test
  void anEntryOfADraftIsItsOrdersOnceThereIsOne() {
    var entry = entry(PaymentEntry.Kind.PAYMENT, "USD 10.00", false, Optional.empty());
    assertEquals(entry, entry.forOrder(new OrderId(3)).forOrder(new OrderId(2)));
    assertEquals(Optional.of(new OrderId(3)), entry.forOrder(new OrderId(3)).orderId());
    assertEquals(Optional.of(Sales.STAFF), entry.forOrder(new OrderId(3)).by());
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
    assertEquals(expected, terms.dueDay(Sales.aShop().dayOf(Sales.NOON)));
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIPT,,,,",
    "RECEIPT,,,2026-02-01,2026-02-01",
    "NET,30,,,",
    "NET,30,,2026-02-01,2026-03-03",
    "FIXED,,2026-05-31,,2026-05-31",
    "FIXED,,2026-05-31,2026-02-01,2026-05-31"
  })
  void someTermsNameTheDayByThemselves(
      PaymentTerms.Type type,
      @Nullable String days,
      @Nullable String dueOn,
      @Nullable String issuedOn,
      @Nullable String expected) {
    var terms =
        new PaymentTerms(
            type,
            Optional.ofNullable(days).map(Integer::valueOf),
            Optional.ofNullable(dueOn).map(LocalDate::parse),
            Optional.ofNullable(issuedOn).map(LocalDate::parse));
    assertEquals(Optional.ofNullable(expected).map(LocalDate::parse), terms.namedDay());
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
    assertEquals(day, terms.dueDay(Sales.aShop().dayOf(soldAt)));
  }

  @ParameterizedTest
  @CsvSource({"RECEIPT,30,Due on receipt", "NET,30,NET_30", "NET,,NET_0", "FIXED,,FIXED"})
  void termsHaveTheirLabels(PaymentTerms.Type type, @Nullable String days, String label) {
    assertEquals(
        label,
        new PaymentTerms(type, Optional.ofNullable(days).map(Integer::valueOf), Optional.empty())
            .label());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T11:59:59Z, ",
    "2026-03-02T12:00:00Z, USD 5.00",
    "2026-03-02T12:00:59Z, USD 5.00",
    "2026-03-02T12:01:00Z, USD 8.00"
  })
  void whatWasPaidUntilACancellationIsToBeReturned(Instant cancelledAt, @Nullable String sum) {
    var ledger =
        List.of(
            entry("5.00", PaymentEntry.Kind.PAYMENT, Sales.NOON),
            entry("7.00", PaymentEntry.Kind.HELD, Sales.NOON),
            entry("9.00", PaymentEntry.Kind.FAILURE, Sales.NOON),
            entry("3.00", PaymentEntry.Kind.PAYMENT, Sales.LATER));
    assertEquals(
        Optional.ofNullable(sum).map(Money::parse), PaymentDecider.toReturn(ledger, cancelledAt));
  }

  private static PaymentEntry entry(String amount, PaymentEntry.Kind kind, Instant at) {
    return new PaymentEntry(
        new TransactionId(1),
        kind,
        "manual",
        amount,
        Sales.usd(amount),
        Optional.empty(),
        at,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @ParameterizedTest
  @CsvSource({
    "success, PAYMENT, TEST",
    "pending, PENDING, PENDING",
    "failure, FAILURE, FAILURE",
    "error, ERROR, ERROR"
  })
  void onlyWhatWentThroughAndNotInATestIsMoney(
      String label, PaymentEntry.Kind kind, PaymentEntry.Kind inTest) {
    var outcome = PaymentNotice.Outcome.of(label).orElseThrow();
    assertEquals(kind, outcome.kind(false));
    assertEquals(inTest, outcome.kind(true));
    assertEquals(Optional.empty(), PaymentNotice.Outcome.of(label + "s"));
  }
}
