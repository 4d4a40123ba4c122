package dev.utkast.demo.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.demo.replay.CustomerAccount.Share;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerAccountTest {
  private final CustomerAccount account = new CustomerAccount();

  @Test
  void aChequeThatCoversAnOrderPaysItsPresentmentAmountExactly() {
    assertEquals(List.of(), account.opened(1, amount("100.00"), amount("95.37"), "EUR"));
    assertEquals(
        List.of(share("A/1", 1, "100.00", "95.37", "EUR")),
        account.received("A", amount("100.00")));
    assertEquals(List.of(), account.received("B", amount("1.00")), "nothing is owed any more");
  }

  @Test
  void theOldestOrderIsPaidFirstAndTheRestOfTheChequeGoesToTheNext() {
    account.opened(1, amount("100.00"), amount("100.00"), "USD");
    account.opened(2, amount("50.00"), amount("50.00"), "USD");
    assertEquals(
        List.of(
            share("A/1", 1, "100.00", "100.00", "USD"), share("A/2", 2, "20.00", "20.00", "USD")),
        account.received("A", amount("120.00")));
    assertEquals(
        List.of(share("B/2", 2, "30.00", "30.00", "USD")),
        account.received("B", amount("31.00")),
        "no more than is owed");
  }

  @Test
  void aSmallerShareIsRoundedDownAndTheLastShareTakesTheRest() {
    account.opened(1, amount("3.00"), amount("1.00"), "EUR");
    assertEquals(
        List.of(share("A/1", 1, "1.00", "0.33", "EUR")), account.received("A", amount("1.00")));
    assertEquals(
        List.of(share("B/1", 1, "1.00", "0.33", "EUR")), account.received("B", amount("1.00")));
    assertEquals(
        List.of(share("C/1", 1, "1.00", "0.34", "EUR")), account.received("C", amount("1.00")));
  }

  @Test
  void aCurrencyWithoutDecimalsIsPaidInWholeUnits() {
    account.opened(1, amount("100.00"), amount("11937"), "JPY");
    assertEquals(
        List.of(share("A/1", 1, "33.00", "3939", "JPY")), account.received("A", amount("33.00")));
  }

  @Test
  void moneyWithoutAnOrderWaitsForTheNextOrder() {
    assertEquals(List.of(), account.received("A", amount("70.00")));
    assertEquals(amount("70.00"), account.onAccount());
    assertEquals(
        List.of(share("A/1", 1, "50.00", "40.00", "EUR")),
        account.opened(1, amount("50.00"), amount("40.00"), "EUR"));
    assertEquals(amount("20.00"), account.onAccount());
  }

  private static Share share(
      String reference, int order, String source, String presentment, String currency) {
    return new Share(reference, order, amount(source), amount(presentment), currency);
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }
}
