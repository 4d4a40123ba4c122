package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stock of one item at one location.
///
/// | pk             | sk             | what                                       | written                      |
/// | -------------- | -------------- | ------------------------------------------ | ---------------------------- |
/// | ITEM#id#LOC#id | LEVEL          | on hand, committed, version                | conditionally on its version |
/// | ITEM#id#LOC#id | MOVE#key       | units, why, when; never changed            | only where none exists       |
///
/// The key of a movement says what was done for what (`CLAIM#order#line`, `SHIP#parcel#line`), so
/// it is done once. Asked for: a level, the levels and earlier movements of an order's lines (one
/// batch get), a level's movements (query).
public final class StockTable {
  private static final String LEVEL = "LEVEL";
  private static final String MOVE = "MOVE#";
  private static final RecordCodec<StockLevel> LEVELS = RecordCodec.of(StockLevel.class);
  private static final RecordCodec<Movement> MOVEMENTS = RecordCodec.of(Movement.class);

  private final Reads reads;

  public StockTable(Reads reads) {
    this.reads = reads;
  }

  /// What one batch get found; levels that were never counted are empty.
  public record Found(Map<VariantId, StockLevel> levels, Map<Movement.Name, Movement> movements) {
    public StockLevel level(VariantId itemId, LocationId locationId, Instant now) {
      return levels.getOrDefault(itemId, StockLevel.none(itemId, locationId, now));
    }

    public Optional<Movement> movement(Movement.Name name) {
      return Optional.ofNullable(movements.get(name));
    }
  }

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
    return new Found(levels, moves);
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

  public static boolean isLevel(Item item) {
    return item.key().sk().equals(LEVEL);
  }

  public static StockLevel readLevel(Item item) {
    return LEVELS.read(item.doc());
  }

  public static Movement readMovement(Item item) {
    return MOVEMENTS.read(item.doc());
  }

  private static Key levelKey(VariantId itemId, LocationId locationId) {
    return new Key(TableName.STOCK, partition(itemId, locationId), LEVEL);
  }

  private static Key movementKey(VariantId itemId, LocationId locationId, String key) {
    return new Key(TableName.STOCK, partition(itemId, locationId), MOVE + key);
  }

  static boolean isMovement(Key key) {
    return key.sk().startsWith(MOVE);
  }

  private static String partition(VariantId itemId, LocationId locationId) {
    return "ITEM#" + itemId + "#LOC#" + locationId;
  }
}
