package dev.utkast.demo;

import dev.utkast.demo.replay.Shop;
import dev.utkast.demo.show.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// One of the two sources of trade: how its shop is set up, how it is replayed and what is told about it.
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

  /// What must agree between the source and the shop.
  List<Check> checks(Shop shop);

  /// One agreement: `source` and `shop` are amounts or counts in this unit.
  record Check(
      String what, java.math.BigDecimal source, java.math.BigDecimal shop, String unit) {

    java.math.BigDecimal difference() {
      return source.subtract(shop);
    }

    boolean holds() {
      return difference().signum() == 0;
    }
  }
}
