package dev.utkast.model.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How the money of a document stands.
class BalanceTest {
  private static final String BALANCES =
      """
      total  | 0.00                  | 4.00                       | 10.00            | 12.00
      10.00  | AWAITING, 10.00 open  | PARTIALLY_PAID, 6.00 open  | PAID, 0.00 open  | PAID, 0.00 open
      0.00   | FREE, 0.00 open       | FREE, 0.00 open            | FREE, 0.00 open  | FREE, 0.00 open\
      """;

  @Test
  void whatIsPaidBeyondTheTotalIsNobodysDebt() {
    Grid.of(BALANCES)
        .check((total, paid) -> {
          var balance = Balance.of(Sales.usd(total), Sales.usd(paid));
          assertEquals(Sales.usd(paid), balance.paid());
          return balance.state() + ", " + balance.outstanding().getAmount() + " open";
        });
  }

  @Test
  void whatIsNotOpenIsPaid() {
    assertEquals(
        new Balance(Sales.usd("10.00"), Sales.usd("4.00"), Sales.usd("6.00")),
        Balance.open(Sales.usd("10.00"), Sales.usd("6.00")));
  }

  @Test
  void whatIsPaidAndWhatIsOpenIsToldWhereSomethingIs() {
    var total = Sales.usd("10.00");
    assertEquals(Optional.empty(), Balance.open(total, total).somethingPaid());
    assertEquals(
        Optional.of(Sales.usd("4.00")), Balance.open(total, Sales.usd("6.00")).somethingPaid());
    assertEquals(
        Optional.of(Sales.usd("6.00")), Balance.open(total, Sales.usd("6.00")).somethingOpen());
    assertEquals(Optional.empty(), Balance.of(total, total).somethingOpen());
  }
}
