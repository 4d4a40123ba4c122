package dev.utkast.demo.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void figuresStandFlushRight() {
    var table =
        new Table().row("", "n").rule().row("orders", Table.count(1330)).row("cheques", "2");
    assertEquals(
        List.of("               n", "  --------------", "  orders   1,330", "  cheques      2"),
        table.lines());
  }

  @Test
  void amountsKeepTheirDecimals() {
    assertEquals("9,777,418.00", Table.amount(new BigDecimal("9777418.00")));
    assertEquals("-1,193", Table.amount(new BigDecimal("-1193")));
  }
}
