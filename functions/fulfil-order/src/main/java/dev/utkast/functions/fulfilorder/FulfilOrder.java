package dev.utkast.functions.fulfilorder;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.decision.Decision;
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
  private final Store store;

  public FulfilOrder() {
    this(Wiring.fromEnvironment());
  }

  public FulfilOrder(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.stock = new StockTable(wiring.database());
    this.customers = new CustomersTable(wiring.database());
    this.store = wiring.store();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(
        in, out, context, wiring.pauses(), Message.ToFulfilOrder.class, this::consume);
  }

  private void consume(Message.ToFulfilOrder message) {
    switch (message) {
      case Message.FulfilOrder(var orderId, var shortages) ->
          Attempts.running(() -> fulfil(orderId, shortages));
    }
  }

  private void fulfil(long orderId, List<Shortage> told) {
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
      case Decision.Refused<Change.FulfillmentStarted> _ -> {}
    }
  }

  private Set<Movement.Name> claims(Order order, List<Shortage> told) {
    var names =
        told.stream()
            .flatMap(shortage -> OrderStockDecider.claimOf(order, shortage).stream())
            .toList();
    return stock.load(Location.PRIMARY_ID, List.of(), names).movements().keySet();
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
}
