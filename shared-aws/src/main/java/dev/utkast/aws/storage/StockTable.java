package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.MovementBatch;
import dev.utkast.model.inventory.StockLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Stock of one item at one location, and what moved it.
///
/// | pk             | sk             | what                                       | written                      |
/// | -------------- | -------------- | ------------------------------------------ | ---------------------------- |
/// | ITEM#id#LOC#id | LEVEL          | on hand, committed, version                | conditionally on its version |
/// | ITEM#id#LOC#id | MOVE#key       | a count of it; never changed               | only where none exists       |
/// | ORDER#id       | MOVES#number   | the lines moved together; never changed    | only where none exists       |
///
/// The key of a movement says what was done for what (`CLAIM#order#line`, `SHIP#parcel#line`), so
/// it is done once: who moves stock for an order has read all that was moved for it before, from
/// number 0 on, and writes the next number. What is moved together is one item, since DynamoDB
/// takes at least two units for each.
///
/// Until 2026-12-01 each movement for an order was an item of its own, `MOVE#key` beside its level.
/// Those of older orders stay there and are read.
///
/// Asked for: a level; the levels and earlier movements of an order's lines (one batch get while
/// nothing was moved, one more for each time that something was).
public final class StockTable {
  private static final String LEVEL = "LEVEL";
  private static final String MOVE = "MOVE#";
  private static final String BATCH = "MOVES#";
  private static final RecordCodec<StockLevel> LEVELS = RecordCodec.of(StockLevel.class);
  private static final RecordCodec<Movement> MOVEMENTS = RecordCodec.of(Movement.class);
  private static final RecordCodec<MovementBatch> BATCHES = RecordCodec.of(MovementBatch.class);

  private final Reads reads;

  public StockTable(Reads reads) {
    this.reads = reads;
  }

  /// What was found; levels that were never counted are empty.
  ///
  /// @param batches how often stock was moved for the order
  public record Found(
      Map<VariantId, StockLevel> levels, Map<Movement.Name, Movement> movements, int batches) {
    public StockLevel level(VariantId itemId, LocationId locationId, Instant now) {
      return levels.getOrDefault(itemId, StockLevel.none(itemId, locationId, now));
    }

    public Optional<Movement> movement(Movement.Name name) {
      return Optional.ofNullable(movements.get(name));
    }
  }

  /// @return what loading the levels of items for an order reads, while nothing was moved for it
  public static List<Key> keys(
      OrderId orderId, LocationId locationId, Collection<VariantId> items) {
    return Stream.concat(
            items.stream().map(item -> levelKey(item, locationId)), Stream.of(batchKey(orderId, 0)))
        .toList();
  }

  /// @return the levels of items, and all that was moved for an order
  public Found load(OrderId orderId, LocationId locationId, Collection<VariantId> items) {
    var read = reads.getAll(keys(orderId, locationId, items));
    var levels = new HashMap<VariantId, StockLevel>();
    for (var item : items) {
      Optional.ofNullable(read.get(levelKey(item, locationId)))
          .ifPresent(level -> levels.put(item, readLevel(level)));
    }
    var moves = new HashMap<Movement.Name, Movement>();
    int number = 0;
    var batch = Optional.ofNullable(read.get(batchKey(orderId, 0)));
    while (batch.isPresent()) {
      readBatch(batch.get()).movements().forEach(move -> moves.put(move.name(), move));
      number++;
      var next = batchKey(orderId, number);
      batch = Optional.ofNullable(reads.getAll(List.of(next)).get(next));
    }
    return new Found(levels, moves, number);
  }

  /// The same with movements that may be kept beside their levels, as those of older orders are.
  public Found withOlder(Found found, LocationId locationId, Collection<Movement.Name> movements) {
    var moves = new HashMap<>(found.movements());
    moves.putAll(load(locationId, List.of(), movements).movements());
    return new Found(found.levels(), moves, found.batches());
  }

  /// @param movements that are kept beside the levels: counts, and those of older orders
  public Found load(
      LocationId locationId, Collection<VariantId> items, Collection<Movement.Name> movements) {
    var keys = new ArrayList<Key>();
    items.forEach(item -> keys.add(levelKey(item, locationId)));
    movements.forEach(name -> keys.add(movementKey(name.itemId(), locationId, name.key())));
    var levels = new HashMap<VariantId, StockLevel>();
    var moves = new HashMap<Movement.Name, Movement>();
    for (var item : reads.getAll(keys).values()) {
      if (isLevel(item)) {
        var level = readLevel(item);
        levels.put(level.itemId(), level);
      } else {
        var move = readMovement(item);
        moves.put(move.name(), move);
      }
    }
    return new Found(levels, moves, 0);
  }

  public Optional<StockLevel> level(VariantId itemId, LocationId locationId) {
    return reads.get(levelKey(itemId, locationId)).map(StockTable::readLevel);
  }

  /// @return the levels that were ever counted or connected, of each item at each location
  public List<StockLevel> levels(Collection<VariantId> items, Collection<LocationId> locations) {
    var keys = new ArrayList<Key>();
    for (var item : items) {
      locations.forEach(location -> keys.add(levelKey(item, location)));
    }
    return reads.getAll(keys).values().stream().map(StockTable::readLevel).toList();
  }

  public Write put(StockLevel level) {
    return Writes.next(
        Item.of(
            levelKey(level.itemId(), level.locationId()), level.version(), LEVELS.write(level)));
  }

  public Write putNew(Movement movement) {
    return new Write.PutNew(
        Item.of(
            movementKey(movement.itemId(), movement.locationId(), movement.key()),
            1,
            MOVEMENTS.write(movement)));
  }

  public Write putNew(MovementBatch batch) {
    return new Write.PutNew(
        Item.of(batchKey(batch.orderId(), batch.number()), 1, BATCHES.write(batch)));
  }

  public static boolean isLevel(Item item) {
    return item.key().sk().equals(LEVEL);
  }

  public static StockLevel readLevel(Item item) {
    return LEVELS.read(item.doc());
  }

  public static Movement readMovement(Item item) {
    return MOVEMENTS.read(item.doc());
  }

  public static boolean isBatch(Key key) {
    return key.sk().startsWith(BATCH);
  }

  public static MovementBatch readBatch(Item item) {
    return BATCHES.read(item.doc());
  }

  private static Key batchKey(OrderId orderId, int number) {
    return new Key(TableName.STOCK, "ORDER#" + orderId, BATCH + number);
  }

  private static Key levelKey(VariantId itemId, LocationId locationId) {
    return new Key(TableName.STOCK, partition(itemId, locationId), LEVEL);
  }

  private static Key movementKey(VariantId itemId, LocationId locationId, String key) {
    return new Key(TableName.STOCK, partition(itemId, locationId), MOVE + key);
  }

  static boolean isMovement(Key key) {
    return key.sk().startsWith(MOVE) || isBatch(key);
  }

  private static String partition(VariantId itemId, LocationId locationId) {
    return "ITEM#" + itemId + "#LOC#" + locationId;
  }
}
