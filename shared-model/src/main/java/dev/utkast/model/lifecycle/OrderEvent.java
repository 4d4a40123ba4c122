package dev.utkast.model.lifecycle;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.order.Amendment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happened to an order and is told by nothing else. Payments stand in the ledger, parcels and
/// cancellations know when they were and by whom, and mails have a table of their own.
///
/// @param by who did it
public record OrderEvent(OrderId orderId, Instant at, Actor by, What what) {

  /// The kinds of events, with what there is to say of each.
  public sealed interface What {}

  /// Staff changed what may still be changed.
  public record Amended(List<Amendment.Part> parts) implements What {
    public Amended {
      parts = List.copyOf(parts);
    }
  }

  public record Held(FulfillmentOrderId fulfillmentOrderId, Hold.Reason reason) implements What {}

  public record Released(FulfillmentOrderId fulfillmentOrderId) implements What {}

  /// A hold for want of stock was to end: the stock is claimed again.
  public record StockRequested(FulfillmentOrderId fulfillmentOrderId) implements What {}

  /// The stock was claimed again.
  ///
  /// @param shortOfStock why it waits now, if it does
  public record StockReviewed(
      FulfillmentOrderId fulfillmentOrderId, Optional<Hold.Reason> shortOfStock) implements What {}

  /// A step of the reminder ladder came, and its mail was asked for.
  public record ReminderSent(int step) implements What {}

  /// A step of the reminder ladder came, and nobody knows where to send it.
  public record ReminderSkipped(int step) implements What {}
}
