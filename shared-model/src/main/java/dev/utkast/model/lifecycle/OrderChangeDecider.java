package dev.utkast.model.lifecycle;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.OrderRefusal;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What becomes of an order from its agreement on: staff amend it, call it off, or its customer is
/// reminded of it. What goes with it changes in the same commit.
public final class OrderChangeDecider {
  private OrderChangeDecider() {}

  /// Slips that are printed already and not sent yet are printed again.
  public static Decision<Change.OrderAmended> amend(
      Order order, Amendment asked, SalesSettings settings, Shop shop, Actor by, Instant now) {
    return OrderDecider.amend(order, asked, settings, shop, now)
        .map(next ->
            new Change.OrderAmended(
                next,
                order.content().email(),
                new OrderEvent(order.id(), now, by, new OrderEvent.Amended(asked.parts(order))),
                next.slipRevision() == order.slipRevision() ? List.of() : slipsOf(next)));
  }

  static List<Message> slipsOf(Order order) {
    return order.fulfillmentOrderIds().stream()
        .<Message>map(id ->
            new Message.RenderPackingSlip(
                id,
                Optional.empty(),
                order.slipEdits(),
                Optional.of(order.slipText()),
                Optional.of(order.id())))
        .toList();
  }

  /// Its fulfillment orders are called off with it; the credit note is issued, and stock goes back.
  ///
  /// @param said what was said of how it is cancelled; the rest is the usual
  public static Decision<Change.OrderCancelled> cancel(
      Order order,
      List<FulfillmentOrder> fulfillmentOrders,
      Cancellation asked,
      Set<OrderRefusal.Option> said) {
    return OrderDecider.cancel(order, asked, said)
        .then(next ->
            cancelAll(fulfillmentOrders, asked.at())
                .map(cancelled ->
                    new Change.OrderCancelled(
                        next,
                        cancelled,
                        List.of(
                            new Message.IssueCreditNote(next.id(), Optional.of(next.paid())),
                            new Message.ReleaseStock(next.id())))));
  }

  /// @return those that change
  private static Decision<List<FulfillmentOrder>> cancelAll(
      List<FulfillmentOrder> fulfillmentOrders, Instant now) {
    var cancelled = new ArrayList<FulfillmentOrder>();
    for (var fulfillmentOrder : fulfillmentOrders) {
      switch (FulfillmentDecider.cancel(fulfillmentOrder, now)) {
        case Decision.Changed<FulfillmentOrder>(var next) -> cancelled.add(next);
        case Decision.AlreadyDone<FulfillmentOrder> _ -> {}
        case Decision.Refused<FulfillmentOrder>(var reason) -> {
          return Decision.refused(reason);
        }
      }
    }
    return Decision.changed(List.copyOf(cancelled));
  }

  /// A step of the reminder ladder is taken whether anybody can be told or not.
  ///
  /// @param firedAt the time for which the schedule fired: it says which steps have come
  /// @param now when it happens, which may be later
  public static Decision.Effect<Change.OrderReminded> remind(
      Order order, Shop shop, Instant firedAt, Instant now) {
    return OrderDecider.remind(order, shop, shop.dayOf(firedAt), now)
        .map(next -> {
          int step = next.remindersSent();
          if (next.content().email().isEmpty()) {
            return new Change.OrderReminded(
                next, reminded(next, new OrderEvent.ReminderSkipped(step), now), List.of());
          }
          return new Change.OrderReminded(
              next,
              reminded(next, new OrderEvent.ReminderSent(step), now),
              List.of(reminder(next, now)));
        });
  }

  private static OrderEvent reminded(Order order, OrderEvent.What what, Instant now) {
    return new OrderEvent(order.id(), now, new Actor.Shop(), what);
  }

  private static Message reminder(Order order, Instant now) {
    return new Message.SendMail(
        MailKind.REMINDER,
        order.id().value(),
        order.remindersSent(),
        now,
        Optional.empty(),
        Optional.of(order.outstanding()));
  }
}
