package dev.utkast.model.fulfillment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One parcel that has left.
///
/// @param number counts the parcels of its order from 1
public record Fulfillment(
    long id,
    long orderId,
    long fulfillmentOrderId,
    long locationId,
    int number,
    List<Units> lines,
    Tracking tracking,
    Instant createdAt) {

  public Fulfillment {
    lines = List.copyOf(lines);
  }

  /// How much of an order's line is in it.
  public record Units(long lineId, int quantity) {}

  /// Where to follow it.
  public record Tracking(Optional<String> number, Optional<String> company, Optional<String> url) {}
}
