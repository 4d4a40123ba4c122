package dev.utkast.model.catalog;

import dev.utkast.model.customer.Address;
import java.time.Instant;

/// A place that stock lies at and parcels leave from.
public record Location(
    long id, long version, String name, Address address, Instant createdAt, Instant updatedAt) {

  /// The shop's own address is its first location, from the first day.
  public static final long PRIMARY_ID = 1;
}
