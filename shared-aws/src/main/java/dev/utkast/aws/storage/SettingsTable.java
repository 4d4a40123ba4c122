package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.catalog.Location;
import java.util.List;
import java.util.Optional;

/// What the merchant sets up once.
///
/// | pk        | sk | what                     | written                      |
/// | --------- | -- | ------------------------ | ---------------------------- |
/// | LOCATIONS | id | a place that stock lies at | conditionally on its version |
///
/// The first location is the shop itself, and exists without being stored. Asked for: all locations
/// (query), one.
public final class SettingsTable {
  static final int MAX_LOCATIONS = 200;
  private static final String LOCATIONS = "LOCATIONS";
  private static final RecordCodec<Location> CODEC = RecordCodec.of(Location.class);

  private final Database database;

  public SettingsTable(Database database) {
    this.database = database;
  }

  public List<Location> locations() {
    return database
        .query(TableName.SETTINGS, LOCATIONS, new Range.All(), true, MAX_LOCATIONS)
        .stream()
        .map(item -> CODEC.read(item.doc()))
        .toList();
  }

  public Optional<Location> location(long id) {
    return database.get(key(id)).map(item -> CODEC.read(item.doc()));
  }

  public Write put(Location location) {
    return Writes.next(Item.of(key(location.id()), location.version(), CODEC.write(location)));
  }

  private static Key key(long id) {
    return new Key(TableName.SETTINGS, LOCATIONS, Listing.sortable(id));
  }
}
