package dev.utkast.model.catalog;

import dev.utkast.model.customer.Address;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.Optional;

/// A place that stock lies at and parcels leave from.
public record Location(
    LocationId id,
    long version,
    String name,
    Address address,
    Instant createdAt,
    Instant updatedAt) {

  /// The shop's own address is its first location, from the first day.
  public static final LocationId PRIMARY_ID = new LocationId(1);

  /// The first location: not stored, named after the shop.
  public static Location primary(Shop shop) {
    var address =
        new Address(
            Optional.empty(),
            Optional.empty(),
            Optional.of(shop.name()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(shop.country()),
            Optional.empty());
    return new Location(PRIMARY_ID, 0, shop.name(), address, Instant.EPOCH, Instant.EPOCH);
  }
}
