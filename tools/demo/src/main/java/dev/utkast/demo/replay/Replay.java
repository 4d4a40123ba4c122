package dev.utkast.demo.replay;

import dev.utkast.demo.show.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A source of trade that is replayed into a shop, and what is told about it afterwards.
public interface Replay {
  void run();

  /// The day the books are closed.
  LocalDate end();

  /// The names of what is counted, in the order of telling.
  List<String> counts();

  /// How the rows of the source were understood, if that needs telling.
  default Table rows() {
    return new Table();
  }

  /// What must agree between the source and the shop.
  ///
  /// @param ledger the shop's own account of its orders
  List<Check> checks(Ledger ledger);

  /// One agreement: `source` and `shop` are amounts or counts in this unit.
  record Check(String what, BigDecimal source, BigDecimal shop, String unit) {
    public BigDecimal difference() {
      return source.subtract(shop);
    }

    public static Check count(String what, long source, long shop) {
      return new Check(what, BigDecimal.valueOf(source), BigDecimal.valueOf(shop), "");
    }

    public boolean holds() {
      return difference().signum() == 0;
    }
  }
}
