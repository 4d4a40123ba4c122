package dev.utkast.demo.replay;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.demo.replay.OnlineRetailReplay.Account;
import dev.utkast.demo.source.OnlineRetail;
import dev.utkast.demo.source.OnlineRetail.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineRetailReplayTest {
  private static final String FILE =
      """
      InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
      1002,POST,POSTAGE,3,2010-12-02 09:00:00,18.0,12583.0,France
      1002,22728,ALARM CLOCK,24,2010-12-02 09:00:00,3.75,12583.0,France
      1002,22841,ROUND CAKE TIN,1,2010-12-02 09:00:00,0.0,12583.0,France
      1003,AMAZONFEE,AMAZON FEE,1,2010-12-02 10:00:00,10.00,,United Kingdom
      1003,D,Discount,-1,2010-12-02 10:00:00,5.00,,United Kingdom
      1004,22734,amazon,20,2010-12-03 10:00:00,0.0,,United Kingdom
      C1006,D,Discount,-1,2010-12-03 12:00:00,27.50,14527.0,United Kingdom
      C1006,22728,ALARM CLOCK,-2,2010-12-03 12:00:00,3.75,14527.0,United Kingdom
      """;

  @Test
  void theKindsSumToTheFile(@TempDir Path folder) throws IOException {
    var trade = OnlineRetail.read(Files.writeString(folder.resolve("retail.csv"), FILE));
    var accounts = OnlineRetailReplay.accounts(trade);
    assertEquals(trade.rows().size(), accounts.values().stream().mapToLong(Account::rows).sum());
    assertEquals(
        trade.total(),
        accounts.values().stream().map(Account::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    assertEquals(new BigDecimal("-35.00"), requireNonNull(accounts.get(Kind.CREDIT)).amount());
  }
}
