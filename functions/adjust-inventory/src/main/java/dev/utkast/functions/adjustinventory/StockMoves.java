package dev.utkast.functions.adjustinventory;

import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.ReadTogether;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.sale.SaleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Loads the stock of a few lines at once, lets each line's decision see those before it, and
/// commits all of them together.
final class StockMoves {
  /// Two writes a line, a level and a movement, and no more than a transaction takes.
  static final int LINES_AT_ONCE = Database.MAX_WRITES / 2;

  private static final long LOCATION = Location.PRIMARY_ID;

  private final Wiring wiring;
  private final StockTable stock;

  StockMoves(Wiring wiring) {
    this.wiring = wiring;
    this.stock = new StockTable(wiring.database());
  }

  void inChunks(List<SaleLine> lines, Consumer<List<SaleLine>> work) {
    for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
      work.accept(lines.subList(from, Math.min(lines.size(), from + LINES_AT_ONCE)));
    }
  }

  Session load(List<SaleLine> lines, Function<SaleLine, List<String>> movementKeys) {
    var items = lines.stream().map(StockMoves::item).distinct().toList();
    var refs =
        lines.stream()
            .flatMap(line ->
                movementKeys.apply(line).stream()
                    .map(key -> new StockTable.MovementRef(item(line), key)))
            .toList();
    // What was changed until now is seen by what is read from now on.
    var now = wiring.clock().instant();
    var keys = items.stream().map(ProductsTable::variantKey).toArray(Key[]::new);
    var together = new ReadTogether(wiring.database(), keys);
    var found = new StockTable(together).load(LOCATION, items, refs);
    return new Session(found, new ProductsTable(together).variants(items), now);
  }

  private static long item(SaleLine line) {
    return line.variantId().orElseThrow();
  }

  /// One look at the stock of some lines, and what was decided on it.
  final class Session {
    private final StockTable.Found found;
    private final Map<Long, Variant> variants;
    private final Instant now;
    private final Map<Long, StockLevel> changed = new LinkedHashMap<>();
    private final Map<Long, Long> readVersions = new HashMap<>();
    private final List<Movement> movements = new ArrayList<>();

    private Session(StockTable.Found found, Map<Long, Variant> variants, Instant now) {
      this.found = found;
      this.variants = variants;
      this.now = now;
    }

    Instant now() {
      return now;
    }

    StockLevel level(SaleLine line) {
      var decided = changed.get(item(line));
      return decided != null ? decided : found.level(item(line), LOCATION, now);
    }

    /// Whether a line's units are counted, by the catalogue of today or when its draft was written.
    boolean isCounted(SaleLine line) {
      return line.stock() != StockPolicy.UNTRACKED || countedToday(line).isPresent();
    }

    /// What selling a counted line does to stock today, whatever it did when its draft was written.
    /// What nobody can count any more may be oversold: whoever was sold it would wait for ever.
    StockPolicy policy(SaleLine line) {
      var today = countedToday(line);
      return today.isPresent() ? today.get().stockPolicy() : StockPolicy.CONTINUE;
    }

    private Optional<Variant> countedToday(SaleLine line) {
      return Optional.ofNullable(variants.get(item(line))).filter(Variant::tracked);
    }

    Optional<Movement> movement(SaleLine line, String key) {
      return found.movement(item(line), key);
    }

    /// @return how much there was, where it was too little
    Optional<Integer> apply(StockDecider.Outcome outcome) {
      return switch (outcome) {
        case StockDecider.Outcome.Moved(var next, var movement) -> {
          readVersions.putIfAbsent(next.itemId(), next.version() - 1);
          // Several lines of one item are one write of its level: one version, however many
          // movements.
          changed.put(next.itemId(), next.atVersion(readVersions.get(next.itemId()) + 1));
          movements.add(movement);
          yield Optional.empty();
        }
        case StockDecider.Outcome.AlreadyMoved _, StockDecider.Outcome.NothingClaimed _ ->
            Optional.empty();
        case StockDecider.Outcome.OutOfStock(var available, _) ->
            Optional.of(Math.toIntExact(available));
      };
    }

    void commit() {
      var writes = new ArrayList<Write>();
      changed.values().forEach(level -> writes.add(stock.put(level)));
      movements.forEach(movement -> writes.add(stock.putNew(movement)));
      wiring.database().commit(writes);
    }
  }
}
