package dev.utkast.demo.replay;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.demo.replay.OnlineRetailReplay.Account;
import dev.utkast.demo.source.OnlineRetail;
import dev.utkast.demo.source.OnlineRetail.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnlineRetailReplayTest {
  @Test
  void theKindsSumToTheFile() {
    var trade = OnlineRetail.read(Path.of("src/test/resources/online-retail.csv"));
    var accounts = OnlineRetailReplay.accounts(trade);
    assertEquals(trade.rows().size(), accounts.values().stream().mapToLong(Account::rows).sum());
    assertEquals(
        trade.total(),
        accounts.values().stream().map(Account::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    assertEquals(new BigDecimal("-35.00"), requireNonNull(accounts.get(Kind.CREDIT)).amount());
  }
}
