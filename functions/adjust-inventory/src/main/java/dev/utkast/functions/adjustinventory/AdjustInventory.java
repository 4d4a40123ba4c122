package dev.utkast.functions.adjustinventory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.ClaimDecider;
import dev.utkast.model.lifecycle.FoundStock;
import dev.utkast.model.lifecycle.OrderStockDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Queue `adjust-inventory` (FIFO by order) → levels and movements, and the fulfillment order of an
/// order whose stock was claimed, on hold if some is short.
///
/// An order's lines are claimed in as many transactions as they need; what was done is known by its
/// movements, so a claim that died halfway goes on where it stopped. The fulfillment order comes
/// with the last of them.
public final class AdjustInventory implements RequestStreamHandler {
  /// The order, its fulfillment order, an event and the outbox.
  private static final int WRITES_BESIDE_LINES = 4;

  /// Two writes a line, a level and a movement, and no more than a transaction takes.
  static final int LINES_AT_ONCE = (Database.MAX_WRITES - WRITES_BESIDE_LINES) / 2;

  private static final LocationId LOCATION = Location.PRIMARY_ID;

  private final Wiring wiring;
  private final OrdersTable orders;
  private final CustomersTable customers;
  private final Store store;

  public AdjustInventory() {
    this(Wiring.fromEnvironment());
  }

  public AdjustInventory(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.customers = new CustomersTable(wiring.database());
    this.store = wiring.store();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(
        in, out, context, wiring.pauses(), Message.ToAdjustInventory.class, this::consume);
  }

  private void consume(Message.ToAdjustInventory message) {
    switch (message) {
      case Message.ClaimStock(var orderId) -> ConflictRetry.running(() -> claim(orderId));
      case Message.ReleaseStock(var orderId) -> release(load(orderId));
      case Message.ShipStock(var orderId, var fulfillmentId) -> ship(load(orderId), fulfillmentId);
    }
  }

  /// Who is cancelled at this moment meets the order's version in the last commit, and is seen when
  /// it is decided again.
  private void claim(OrderId orderId) {
    var order = load(orderId);
    var lines = OrderStockDecider.stocked(order);
    if (OrderStockDecider.keepsStock(order)) {
      int last = Math.max(0, lines.size() - 1) / LINES_AT_ONCE * LINES_AT_ONCE;
      var earlier = claim(order, lines.subList(0, last));
      claimLast(order, lines.subList(last, lines.size()), earlier);
      return;
    } else if (OrderStockDecider.isWrittenOff(order)) {
      claim(order, lines);
    }
    release(order);
  }

  private List<Shortage> claim(Order order, List<SaleLine> all) {
    return move(
        all,
        line -> OrderStockDecider.keysOfClaim(order, line),
        (lines, found) -> OrderStockDecider.claim(order, lines, found.stock(), found.at()));
  }

  private void claimLast(Order order, List<SaleLine> lines, List<Shortage> earlier) {
    var found = find(lines, line -> OrderStockDecider.keysOfClaim(order, line));
    var claims =
        new ClaimDecider.Claims(
            OrderStockDecider.claim(order, lines, found.stock(), found.at()), earlier);
    ClaimDecider.goOn(
            order,
            orders.fulfillmentOrdersOf(order).stream().findFirst(),
            claims,
            () -> customers.ordinal(order),
            LOCATION,
            wiring.ids()::next,
            found.at())
        .ifChanged(store::commit);
    if (!claims.shortages().isEmpty()) {
      Log.alarm("stock.short", "order", order.id(), "lines", claims.shortages().size());
    }
  }

  private void release(Order order) {
    move(
        OrderStockDecider.stocked(order),
        line -> OrderStockDecider.keysOfRelease(order, line),
        (lines, found) -> OrderStockDecider.release(order, lines, found.stock(), found.at()));
  }

  private void ship(Order order, FulfillmentId fulfillmentId) {
    var parcel =
        orders
            .findFulfillment(fulfillmentId)
            .orElseThrow(() -> new IllegalStateException("no fulfillment " + fulfillmentId));
    move(
        OrderStockDecider.shipped(order, parcel),
        line -> OrderStockDecider.keysOfShipment(order, parcel, line),
        (lines, found) -> OrderStockDecider.ship(order, parcel, lines, found.stock(), found.at()));
  }

  /// What is stored of the stock of some lines, and when it was read: what was changed until then
  /// is seen by it.
  private record Found(FoundStock stock, Instant at) {}

  /// Moves the stock of lines, as many at once as a transaction takes.
  ///
  /// @return lines that are short
  private List<Shortage> move(
      List<SaleLine> all,
      Function<SaleLine, List<String>> movementKeys,
      BiFunction<List<SaleLine>, Found, Decision.Effect<Change.StockMoved>> decider) {
    var shortages = new ArrayList<Shortage>();
    for (int from = 0; from < all.size(); from += LINES_AT_ONCE) {
      var lines = all.subList(from, Math.min(all.size(), from + LINES_AT_ONCE));
      shortages.addAll(
          ConflictRetry.deciding(() ->
              switch (decider.apply(lines, find(lines, movementKeys))) {
                case Decision.Changed<Change.StockMoved>(var moved) -> {
                  store.commit(moved);
                  yield moved.shortages();
                }
                case Decision.AlreadyDone<Change.StockMoved> _ -> List.of();
              }));
    }
    return shortages;
  }

  private Found find(List<SaleLine> lines, Function<SaleLine, List<String>> movementKeys) {
    var items = lines.stream().map(AdjustInventory::item).distinct().toList();
    var movements =
        lines.stream()
            .flatMap(line ->
                movementKeys.apply(line).stream().map(key -> new Movement.Name(item(line), key)))
            .toList();
    var now = wiring.clock().instant();
    var reads = new BatchedReads(wiring.database(), ProductsTable.variantKeys(items));
    var found = new StockTable(reads).load(LOCATION, items, movements);
    var variants = new ProductsTable(reads).variants(items);
    return new Found(new FoundStock(LOCATION, found.levels(), found.movements(), variants), now);
  }

  private static VariantId item(SaleLine line) {
    return line.variantId().orElseThrow();
  }

  private Order load(OrderId orderId) {
    return orders.find(orderId).orElseThrow(() -> new IllegalStateException("no order " + orderId));
  }
}
