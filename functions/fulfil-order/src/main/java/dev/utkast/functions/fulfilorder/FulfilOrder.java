package dev.utkast.functions.fulfilorder;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.sale.SaleLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Queue `fulfil-order` (FIFO by order) → the fulfillment order of an order, on hold if stock is
/// short, and its packing slip.
///
/// News of a shortage may be old, or come again: only lines whose claim is not in the stock ledger
/// are short.
public final class FulfilOrder implements RequestStreamHandler {
  private final Wiring wiring;
  private final OrdersTable orders;
  private final StockTable stock;
  private final CustomersTable customers;

  public FulfilOrder() {
    this(Wiring.fromEnvironment());
  }

  public FulfilOrder(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.stock = new StockTable(wiring.database());
    this.customers = new CustomersTable(wiring.database());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(in, out, context, wiring.pauses(), this::consume);
  }

  private void consume(Message message) {
    if (!(message instanceof Message.FulfilOrder(var orderId, var shortages))) {
      throw new IllegalArgumentException("not for this queue: " + message);
    }
    Attempts.running(() -> fulfil(orderId, shortages));
  }

  private void fulfil(long orderId, List<Message.Shortage> told) {
    var now = wiring.clock().instant();
    var order =
        orders.find(orderId).orElseThrow(() -> new IllegalStateException("no order " + orderId));
    var shortages = unclaimed(order, told);
    if (!shortages.isEmpty()) {
      Log.alarm("stock.short", "order", orderId, "lines", shortages.size());
    }
    if (order.fulfillmentOrderIds().isEmpty()) {
      FulfillmentDecider.make(order, shortages, Location.PRIMARY_ID, wiring.ids()::next, now)
          .ifPresent(made -> store(order, made, now));
    } else {
      orders.fulfillmentOrdersOf(order).forEach(made -> restocked(order, made, shortages, now));
    }
  }

  private List<Message.Shortage> unclaimed(Order order, List<Message.Shortage> told) {
    var claims = new HashMap<Long, StockTable.MovementRef>();
    for (var shortage : told) {
      var claim = Movement.claimKey(new Movement.SoldLine(order.id(), shortage.lineId()));
      order
          .line(shortage.lineId())
          .flatMap(SaleLine::variantId)
          .map(item -> new StockTable.MovementRef(item, claim))
          .ifPresent(ref -> claims.put(shortage.lineId(), ref));
    }
    var stored = stock.load(Location.PRIMARY_ID, List.of(), claims.values()).movements().keySet();
    return told.stream()
        .filter(shortage -> !stored.contains(claims.get(shortage.lineId())))
        .toList();
  }

  private void store(Order order, FulfillmentOrder made, Instant now) {
    var holdReason = made.hold().map(hold -> hold.reason().label());
    var next = OrderDecider.withFulfillmentOrder(order, made.id(), ordinal(order), holdReason, now);
    var slip =
        new Message.RenderPackingSlip(
            made.id(), Optional.empty(), Optional.empty(), Optional.of(order.slipText()));
    wiring
        .database()
        .commit(
            orders.put(next, wiring.shop()),
            orders.put(made),
            Outbox.put(wiring.ids().next(), now, List.of(slip)));
  }

  /// The slip greets a returning customer. Orders made by older versions know their place already.
  private int ordinal(Order order) {
    return order.customerOrdinal() > 0
        ? order.customerOrdinal()
        : order
            .content()
            .customerId()
            .flatMap(customers::findWithOrders)
            .map(customer -> customer.ordinal(order.id()))
            .orElse(0);
  }

  private void restocked(
      Order order, FulfillmentOrder made, List<Message.Shortage> shortages, Instant now) {
    switch (FulfillmentDecider.restocked(made, shortages, now)) {
      case FulfillmentDecider.Outcome.Changed(var next) -> {
        var what = "Stock looked at again: fulfillment order " + next.status().label();
        wiring
            .database()
            .commit(
                orders.put(next), orders.put(OrderDecider.noted(order, what, now), wiring.shop()));
      }
      case FulfillmentDecider.Outcome.Unchanged _, FulfillmentDecider.Outcome.Rejected _ -> {}
    }
  }
}
