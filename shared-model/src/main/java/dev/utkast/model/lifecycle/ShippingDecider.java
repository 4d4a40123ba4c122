package dev.utkast.model.lifecycle;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentDecider.Shipment;
import dev.utkast.model.fulfillment.FulfillmentDecider.Wanted;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the goods of an order leave: its fulfillment order is held and released, and shipped in one
/// parcel or in several.
public final class ShippingDecider {
  private ShippingDecider() {}

  /// @param lines what is to be held; none where all is meant
  public static Decision<Change.FulfillmentChanged> hold(
      FulfillmentOrder current, Hold hold, List<Wanted> lines, Actor by, Instant now) {
    return FulfillmentDecider.hold(current, hold, lines, now)
        .map(next ->
            changed(next, new OrderEvent.Held(next.id(), hold.reason()), by, now, List.of()));
  }

  /// The claim is tried again, whatever the hold was for: stock may have run short while it was
  /// held for another reason. What is claimed already stays so.
  public static Decision<Change.FulfillmentChanged> release(
      FulfillmentOrder current, Actor by, Instant now) {
    return FulfillmentDecider.release(current, now)
        .map(next ->
            changed(
                next,
                next.hold().isPresent()
                    ? new OrderEvent.StockRequested(next.id())
                    : new OrderEvent.Released(next.id()),
                by,
                now,
                List.of(new Message.ClaimStock(next.orderId()))));
  }

  private static Change.FulfillmentChanged changed(
      FulfillmentOrder next, OrderEvent.What what, Actor by, Instant now, List<Message> messages) {
    var event = new OrderEvent(next.orderId(), now, by, what);
    return new Change.FulfillmentChanged(next, event, messages);
  }

  /// What is to leave, as it was asked for.
  ///
  /// @param parcelId one request is one parcel, however often it is tried
  /// @param lines how much of each; none for all that remains
  /// @param message what staff say of it
  /// @param mailed whether the customer is told by mail
  public record Asked(
      FulfillmentId parcelId,
      List<Wanted> lines,
      Fulfillment.Tracking tracking,
      Optional<String> message,
      boolean mailed) {
    public Asked {
      lines = List.copyOf(lines);
    }
  }

  public static Decision<Change.Shipped> ship(
      Order order, FulfillmentOrder current, Asked asked, Actor by, Instant now) {
    if (order.fulfillmentIds().contains(asked.parcelId())) {
      return Decision.alreadyDone();
    }
    return FulfillmentDecider.ship(current, asked.lines(), now)
        .then(shipment ->
            OrderDecider.shipped(order, asked.parcelId(), unitsPerLine(shipment.units()), now)
                .map(next -> {
                  var parcel = parcel(order, current, shipment, asked, by, now);
                  return new Change.Shipped(
                      next, shipment.rest(), parcel, messages(parcel, order, now));
                }));
  }

  private static Fulfillment parcel(
      Order order,
      FulfillmentOrder current,
      Shipment shipment,
      Asked asked,
      Actor by,
      Instant now) {
    return new Fulfillment(
        asked.parcelId(),
        order.id(),
        current.id(),
        current.locationId(),
        order.fulfillmentIds().size() + 1,
        shipment.units(),
        asked.tracking(),
        now,
        asked.message(),
        !current.isWhole(shipment.units()),
        shipment.rest().remains(),
        asked.mailed(),
        Optional.of(by));
  }

  private static List<Message> messages(Fulfillment parcel, Order order, Instant now) {
    var messages = new ArrayList<Message>();
    messages.add(new Message.ShipStock(order.id(), parcel.id()));
    if (parcel.partial()) {
      messages.add(
          new Message.RenderPackingSlip(
              parcel.fulfillmentOrderId(),
              Optional.of(parcel.id()),
              Optional.empty(),
              Optional.of(order.slipText()),
              Optional.of(order.id())));
    }
    if (parcel.toldByMail()) {
      messages.add(
          new Message.SendMail(
              MailKind.SHIPPING_CONFIRMATION, parcel.id().value(), parcel.number(), now));
    }
    return messages;
  }

  private static Map<LineId, Integer> unitsPerLine(List<Fulfillment.Units> units) {
    return units.stream()
        .collect(
            Collectors.toMap(Fulfillment.Units::lineId, Fulfillment.Units::quantity, Integer::sum));
  }
}
