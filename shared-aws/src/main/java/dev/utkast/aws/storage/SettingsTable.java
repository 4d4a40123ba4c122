package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.shop.SalesSettings;
import java.util.List;
import java.util.Optional;

/// What the merchant sets up once.
///
/// | pk        | sk | what                     | written                      |
/// | --------- | -- | ------------------------ | ---------------------------- |
/// | LOCATIONS | id | a place that stock lies at | conditionally on its version |
/// | SALES     | -  | registrations, rates, how prices are made | conditionally on its version |
///
/// The first location is the shop itself, and exists without being stored; so do the settings of a
/// shop that has set nothing. Asked for: all locations (query), one; the settings (one get prices a
/// sale).
public final class SettingsTable {
  static final int MAX_LOCATIONS = 200;
  private static final String LOCATIONS = "LOCATIONS";

  /// Of the settings that every sale is priced under.
  public static final Key SALES = Key.alone(TableName.SETTINGS, "SALES");

  private static final RecordCodec<Location> CODEC = RecordCodec.of(Location.class);
  private static final RecordCodec<SalesSettings> SALES_CODEC = RecordCodec.of(SalesSettings.class);

  private final Reads reads;

  public SettingsTable(Reads reads) {
    this.reads = reads;
  }

  public List<Location> locations() {
    return reads.query(TableName.SETTINGS, LOCATIONS, new Range.All(), true, MAX_LOCATIONS).stream()
        .map(item -> CODEC.read(item.doc()))
        .toList();
  }

  public Optional<Location> location(LocationId id) {
    return reads.get(key(id)).map(item -> CODEC.read(item.doc()));
  }

  public Write put(Location location) {
    return Writes.next(Item.of(key(location.id()), location.version(), CODEC.write(location)));
  }

  public SalesSettings sales() {
    return reads
        .get(SALES)
        .map(item -> SALES_CODEC.read(item.doc()))
        .orElseGet(SalesSettings::unset);
  }

  public Write put(SalesSettings settings) {
    return Writes.next(Item.of(SALES, settings.version(), SALES_CODEC.write(settings)));
  }

  private static Key key(LocationId id) {
    return new Key(TableName.SETTINGS, LOCATIONS, Listing.sortable(id.value()));
  }
}
