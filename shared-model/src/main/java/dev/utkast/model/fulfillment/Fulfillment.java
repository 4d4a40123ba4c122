package dev.utkast.model.fulfillment;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One parcel that has left.
///
/// @param number counts the parcels of its order from 1
/// @param message what staff said of it when it left
/// @param partial whether it holds less than all of its fulfillment order, so that it has a packing
///   slip of its own
/// @param restFollows whether something remained to be sent when it left
/// @param toldByMail whether a mail was to tell the customer
/// @param by who sent it; not known of what older versions wrote
public record Fulfillment(
    FulfillmentId id,
    OrderId orderId,
    FulfillmentOrderId fulfillmentOrderId,
    LocationId locationId,
    int number,
    List<Units> lines,
    Tracking tracking,
    Instant createdAt,
    Optional<String> message,
    boolean partial,
    boolean restFollows,
    boolean toldByMail,
    Optional<Actor> by) {

  public Fulfillment {
    lines = List.copyOf(lines);
  }

  /// How much of an order's line is in it.
  public record Units(LineId lineId, int quantity) {}

  /// Where to follow it.
  public record Tracking(Optional<String> number, Optional<String> company, Optional<String> url) {}
}
