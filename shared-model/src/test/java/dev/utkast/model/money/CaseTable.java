package dev.utkast.model.money;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Cases written as a table in a text block: the first line names the columns, `|` separates them.
public final class CaseTable {

  private CaseTable() {}

  public static Stream<List<String>> rows(String table) {
    return table.lines().skip(1).map(line -> cells(line, "\\|"));
  }

  public static List<String> words(String cell) {
    return cells(cell, " ");
  }

  public static Money money(String currency, String amount) {
    return Money.parse(currency + " " + amount);
  }

  public static Money usd(String amount) {
    return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
  }

  private static List<String> cells(String line, String separator) {
    return Arrays.stream(line.split(separator, -1)).map(String::strip).toList();
  }
}
