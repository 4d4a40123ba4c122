package dev.utkast.model.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.payment.PaymentEntry;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of the money of an order of USD 100.00, entry by entry: its status, and what was
/// paid, refunded, taken back, is open and is credit.
class OrderBalanceTest {

  private static PaymentEntry entry(String words) {
    var parts = words.split(" ");
    return new PaymentEntry(
        new TransactionId(1),
        PaymentEntry.Kind.valueOf(parts[0]),
        "stripe",
        words,
        Sales.usd(parts[1]),
        Optional.empty(),
        Sales.NOON,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        parts.length > 2);
  }

  private static Order after(Order order, String entries) {
    return Arrays.stream(entries.split(", "))
        .map(OrderBalanceTest::entry)
        .reduce(
            order,
            (before, entry) -> OrderDecider.booked(before, entry, Sales.LATER),
            (_, _) -> {
              throw new IllegalStateException("one after the other");
            });
  }

  private static String told(Order order) {
    var balance = order.balance();
    return "%s | %s | %s | %s | %s | %s"
        .formatted(
            order.financialStatus().label(),
            balance.paid().getAmount(),
            balance.refunded().getAmount(),
            balance.chargedBack().getAmount(),
            order.outstanding().getAmount(),
            order.credit().getAmount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PAYMENT 99.99                                       | partially_paid | 99.99 | 0.00 | 0.00 | 0.01 | 0.00
          PAYMENT 100.00                                      | paid | 100.00 | 0.00 | 0.00 | 0.00 | 0.00
          PAYMENT 100.00, FEE 1.65                            | paid | 100.00 | 0.00 | 0.00 | 0.00 | 0.00
          PAYMENT 100.00, REFUND 40.00                        | partially_refunded | 100.00 | 40.00 | 0.00 | 0.00 | 0.00
          PAYMENT 100.00, REFUND 40.00, REFUND 60.00          | refunded | 100.00 | 100.00 | 0.00 | 0.00 | 0.00
          PAYMENT 100.00, REFUND 40.00, REFUND_FAILED 40.00   | paid | 100.00 | 0.00 | 0.00 | 0.00 | 0.00
          PAYMENT 130.00                                      | paid | 130.00 | 0.00 | 0.00 | 0.00 | 30.00
          PAYMENT 130.00, REFUND 30.00                        | partially_refunded | 130.00 | 30.00 | 0.00 | 0.00 | 0.00
          PAYMENT 100.00, DISPUTE 100.00                      | pending | 100.00 | 0.00 | 100.00 | 100.00 | 0.00
          PAYMENT 100.00, DISPUTE 100.00, DISPUTE_LOST 100.00 | pending | 100.00 | 0.00 | 100.00 | 100.00 | 0.00
          PAYMENT 100.00, DISPUTE 100.00, DISPUTE_WON 100.00  | paid | 100.00 | 0.00 | 0.00 | 0.00 | 0.00
          PAYMENT 100.00, REFUND 40.00, DISPUTE 60.00         | refunded | 100.00 | 40.00 | 60.00 | 60.00 | 0.00
          DISPUTE_WON 30.00                                   | partially_paid | 30.00 | 0.00 | 0.00 | 70.00 | 0.00
          PAYMENT 100.00, REFUND 10.00, REFUND_FAILED 30.00   | paid | 120.00 | 0.00 | 0.00 | 0.00 | 20.00
          PAYMENT 100.00, REFUND 40.00 held                   | paid | 100.00 | 0.00 | 0.00 | 0.00 | 0.00\
          """)
  void anOrdersMoneyIsToldByItsLedger(
      String entries,
      String status,
      String paid,
      String refunded,
      String taken,
      String open,
      String credit) {
    assertEquals(
        String.join(" | ", status, paid, refunded, taken, open, credit),
        told(after(Sales.anOrder(), entries)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PAYMENT 100.00                | paid | 100.00 | 0.00 | 0.00 | 0.00 | 100.00
          PAYMENT 100.00, REFUND 100.00 | refunded | 100.00 | 100.00 | 0.00 | 0.00 | 0.00
          FEE 1.00                      | voided | 0.00 | 0.00 | 0.00 | 0.00 | 0.00\
          """)
  void whatWasPaidOnACancelledOrderIsTheCustomersUntilItIsReturned(
      String entries,
      String status,
      String paid,
      String refunded,
      String taken,
      String open,
      String credit) {
    assertEquals(
        String.join(" | ", status, paid, refunded, taken, open, credit),
        told(after(Sales.cancelled(Sales.anOrder()), entries)));
  }

  @Test
  void whoseBankTookTheMoneyBackIsNotReminded() {
    var disputed = after(Sales.anOrder(), "PAYMENT 100.00, DISPUTE 100.00");
    assertEquals(Optional.empty(), OrderDecider.nextReminder(disputed, Sales.aShop()));
    var won = after(disputed, "DISPUTE_WON 50.00, DISPUTE_WON 50.00");
    assertEquals("paid", won.financialStatus().label());
  }
}
