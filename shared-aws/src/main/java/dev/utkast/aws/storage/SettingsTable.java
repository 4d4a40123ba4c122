package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.shop.Logo;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.ShopIdentity;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What the merchant sets up once.
///
/// | pk        | sk | what                     | written                      |
/// | --------- | -- | ------------------------ | ---------------------------- |
/// | LOCATIONS | id | a place that stock lies at | conditionally on its version |
/// | SALES     | -  | registrations, rates, how prices are made | conditionally on its version |
/// | IDENTITY  | -  | who sells, as documents say it | conditionally on its version |
/// | LOGO      | digest | a picture; never changed, nor deleted | whenever it is set |
///
/// The first location is the shop itself, and exists without being stored; so do the settings of a
/// shop that has set nothing. Asked for: all locations (query), one; the settings (one get prices a
/// sale); the identity, together with what a document is about; a logo, once by each instance of a
/// function that prints it, since up to 200 KB are too many to read with every sale.
public final class SettingsTable {
  static final int MAX_LOCATIONS = 200;
  private static final String LOCATIONS = "LOCATIONS";

  /// Of the settings that every sale is priced under.
  public static final Key SALES = Key.alone(TableName.SETTINGS, "SALES");

  /// Of who sells, as documents say it.
  public static final Key IDENTITY = Key.alone(TableName.SETTINGS, "IDENTITY");

  private static final String LOGOS = "LOGO";

  private static final RecordCodec<Location> CODEC = RecordCodec.of(Location.class);
  private static final RecordCodec<SalesSettings> SALES_CODEC = RecordCodec.of(SalesSettings.class);
  private static final RecordCodec<ShopIdentity> IDENTITY_CODEC =
      RecordCodec.of(ShopIdentity.class);
  private static final RecordCodec<StoredLogo> LOGO_CODEC = RecordCodec.of(StoredLogo.class);

  /// @param base64 the picture
  record StoredLogo(String base64) {}

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

  public ShopIdentity identity() {
    return reads
        .get(IDENTITY)
        .map(item -> IDENTITY_CODEC.read(item.doc()))
        .orElseGet(ShopIdentity::unset);
  }

  public Write put(ShopIdentity identity) {
    return Writes.next(Item.of(IDENTITY, identity.version(), IDENTITY_CODEC.write(identity)));
  }

  /// @return the picture, where it was ever set
  public Optional<byte[]> picture(Logo logo) {
    return reads
        .get(key(logo))
        .map(item -> Base64.getDecoder().decode(LOGO_CODEC.read(item.doc()).base64()));
  }

  /// The same picture lies in the same place, whoever sets it again.
  public Write put(Logo logo, byte[] picture) {
    var stored = new StoredLogo(Base64.getEncoder().encodeToString(picture));
    return new Write.Overwrite(Item.of(key(logo), 1, LOGO_CODEC.write(stored)));
  }

  private static Key key(Logo logo) {
    return new Key(TableName.SETTINGS, LOGOS, logo.sha256());
  }

  private static Key key(LocationId id) {
    return new Key(TableName.SETTINGS, LOCATIONS, Listing.sortable(id.value()));
  }
}
