package dev.utkast.model.fulfillment;

import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one location is to send of an order. Lines that need no parcel are not in it.
public record FulfillmentOrder(
    FulfillmentOrderId id,
    long version,
    OrderId orderId,
    LocationId locationId,
    FulfillmentOrderStatus status,
    List<Line> lines,
    Instant createdAt,
    Instant updatedAt) {

  /// One line of it.
  ///
  /// @param id its own, for partial shipments
  /// @param lineId the order's line
  public record Line(FulfillmentOrderLineId id, LineId lineId, int quantity, int shipped) {
    public int remaining() {
      return quantity - shipped;
    }
  }

  public FulfillmentOrder {
    lines = List.copyOf(lines);
  }

  /// @return whether units are all that this fulfillment order ever held
  public boolean isWhole(List<Fulfillment.Units> units) {
    return lines.stream()
        .allMatch(line ->
            units.stream()
                    .filter(unit -> unit.lineId().equals(line.lineId()))
                    .mapToInt(Fulfillment.Units::quantity)
                    .sum()
                == line.quantity());
  }

  /// @return whether something of it remains to be sent
  public boolean remains() {
    return lines.stream().anyMatch(line -> line.remaining() > 0);
  }

  public Optional<Hold> hold() {
    return status instanceof FulfillmentOrderStatus.OnHold(var hold)
        ? Optional.of(hold)
        : Optional.empty();
  }

  FulfillmentOrder moved(FulfillmentOrderStatus to, List<Line> nowLines, Instant now) {
    return new FulfillmentOrder(id, version + 1, orderId, locationId, to, nowLines, createdAt, now);
  }
}
