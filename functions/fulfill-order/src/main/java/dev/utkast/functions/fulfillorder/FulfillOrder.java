package dev.utkast.functions.fulfillorder;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.OrderStockDecider;
import dev.utkast.model.lifecycle.ShippingDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.message.Message.Shortage;
import dev.utkast.model.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/// Queue `fulfill-order` (FIFO by order) → the fulfillment order of an order, on hold if stock is
/// short, and its packing slip.
///
/// News of a shortage may be old, or come again: only lines whose claim is not in the stock ledger
/// are short.
public final class FulfillOrder implements RequestStreamHandler {
  private final Wiring wiring;
  private final OrdersTable orders;
  private final StockTable stock;
  private final CustomersTable customers;
  private final Store store;

  public FulfillOrder() {
    this(Wiring.fromEnvironment());
  }

  public FulfillOrder(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.stock = new StockTable(wiring.database());
    this.customers = new CustomersTable(wiring.database());
    this.store = wiring.store();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(
        in, out, context, wiring.pauses(), Message.ToFulfillOrder.class, this::consume);
  }

  private void consume(Message.ToFulfillOrder message) {
    switch (message) {
      case Message.FulfillOrder(var orderId, var shortages) ->
          ConflictRetry.running(() -> fulfill(orderId, shortages));
    }
  }

  private void fulfill(OrderId orderId, List<Shortage> told) {
    var now = wiring.clock().instant();
    var order =
        orders.find(orderId).orElseThrow(() -> new IllegalStateException("no order " + orderId));
    var shortages = OrderStockDecider.stillShort(order, told, claims(order, told));
    if (!shortages.isEmpty()) {
      Log.alarm("stock.short", "order", orderId, "lines", shortages.size());
    }
    switch (ShippingDecider.start(
        order, shortages, () -> ordinal(order), Location.PRIMARY_ID, wiring.ids()::next, now)) {
      case Decision.Changed<Change.FulfillmentStarted>(var started) -> store.commit(started);
      case Decision.AlreadyDone<Change.FulfillmentStarted> _ ->
          orders
              .fulfillmentOrdersOf(order)
              .forEach(current ->
                  ShippingDecider.review(current, shortages, now).ifChanged(store::commit));
    }
  }

  private Set<Movement.Name> claims(Order order, List<Shortage> told) {
    var names =
        told.stream()
            .flatMap(shortage -> OrderStockDecider.claimOf(order, shortage).stream())
            .toList();
    return stock.load(Location.PRIMARY_ID, List.of(), names).movements().keySet();
  }

  /// The place of an order among its customer's, for the slip.
  private int ordinal(Order order) {
    return order
        .content()
        .customerId()
        .flatMap(customers::findWithOrders)
        .map(customer -> customer.ordinal(order.id()))
        .orElse(0);
  }
}
