package dev.utkast.model.lifecycle;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.lifecycle.Change.StockClaimed;
import dev.utkast.model.lifecycle.Change.StockMoved;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// How an order goes on to fulfillment: with the claim of its last lines its fulfillment order is
/// made, on hold for what is short. Where it has one already, somebody asks for the stock again,
/// and the hold for it is set or lifted.
public final class ClaimDecider {
  private ClaimDecider() {}

  /// What the stock has of an order.
  ///
  /// @param last what its last lines take
  /// @param earlier the lines before them that are short
  public record Claims(Effect<StockMoved> last, List<Shortage> earlier) {
    private StockMoved moved() {
      return switch (last) {
        case Decision.Changed<StockMoved>(var moved) -> moved;
        case Decision.AlreadyDone<StockMoved> _ ->
            new StockMoved(List.of(), Optional.empty(), List.of());
      };
    }

    /// @return all lines that are short
    public List<Shortage> shortages() {
      var all = new ArrayList<>(earlier);
      all.addAll(moved().shortages());
      return List.copyOf(all);
    }
  }

  /// @param current its fulfillment order, if it has one
  /// @param customerOrdinal which order of its customer this is, from 1, for the slip; 0 without a
  ///   customer
  /// @param ids of the fulfillment order and its lines
  /// @return nothing to do where nothing is taken, and nothing is to be made, held or let go
  public static Effect<StockClaimed> goOn(
      Order order,
      Optional<FulfillmentOrder> current,
      Claims claims,
      IntSupplier customerOrdinal,
      LocationId locationId,
      LongSupplier ids,
      Instant now) {
    var stock = claims.moved();
    var made = FulfillmentDecider.make(order, claims.shortages(), locationId, ids, now);
    if (made.isPresent()
        && OrderDecider.withFulfillmentOrder(order, made.get().id(), customerOrdinal, now)
            instanceof Decision.Changed<Order>(var next)) {
      return Decision.changed(
          new StockClaimed(
              next, stock, made, held(made.get(), now), List.of(slip(made.get(), next))));
    }
    var touched = OrderDecider.touched(order, now);
    if (current.isPresent()
        && FulfillmentDecider.restocked(current.get(), claims.shortages(), now)
            instanceof Decision.Changed<FulfillmentOrder>(var next)) {
      return Decision.changed(
          new StockClaimed(
              touched, stock, Optional.of(next), Optional.of(reviewed(next, now)), List.of()));
    }
    return stock.movements().isEmpty()
        ? Decision.alreadyDone()
        : Decision.changed(
            new StockClaimed(touched, stock, Optional.empty(), Optional.empty(), List.of()));
  }

  private static Optional<OrderEvent> held(FulfillmentOrder made, Instant now) {
    return made.hold().map(hold -> event(made, new OrderEvent.Held(made.id(), hold.reason()), now));
  }

  private static OrderEvent reviewed(FulfillmentOrder next, Instant now) {
    return event(next, new OrderEvent.StockReviewed(next.id(), next.hold().map(Hold::reason)), now);
  }

  private static OrderEvent event(FulfillmentOrder of, OrderEvent.What what, Instant now) {
    return new OrderEvent(of.orderId(), now, new Actor.Shop(), what);
  }

  private static Message slip(FulfillmentOrder made, Order order) {
    return new Message.RenderPackingSlip(
        made.id(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(order.slipText()),
        Optional.of(order.id()));
  }
}
