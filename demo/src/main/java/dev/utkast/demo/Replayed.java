package dev.utkast.demo;

import dev.utkast.demo.replay.Ledger;
import dev.utkast.demo.replay.Shop;
import dev.utkast.demo.show.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// One of the two sources of trade: how its shop is set up, how it is replayed and what is told
/// about it.
interface Replayed {

  /// The name of its journal.
  String name();

  /// The first line of everything.
  String title();

  /// Parameters of the template for a shop of this source.
  Map<String, String> parameters();

  /// Told before the replay starts: what was read.
  List<String> contents();

  void run(Shop shop);

  /// The day the books are closed.
  LocalDate end();

  /// How many sales there are, for the rate.
  int sales();

  /// Names and counts of what was done.
  Table stages(Shop shop);

  /// How the rows of the source were understood, if that needs telling.
  default Table rows() {
    return new Table();
  }

  /// The shop's own account of its orders on the day the books are closed.
  default Ledger ledger(Shop shop) {
    return Ledger.read(shop.client(), end());
  }

  /// What must agree between the source and the shop.
  List<Check> checks(Shop shop, Ledger ledger);

  /// One agreement: `source` and `shop` are amounts or counts in this unit.
  record Check(String what, BigDecimal source, BigDecimal shop, String unit) {

    BigDecimal difference() {
      return source.subtract(shop);
    }

    static Check count(String what, long source, long shop) {
      return new Check(what, BigDecimal.valueOf(source), BigDecimal.valueOf(shop), "");
    }

    boolean holds() {
      return difference().signum() == 0;
    }
  }
}
