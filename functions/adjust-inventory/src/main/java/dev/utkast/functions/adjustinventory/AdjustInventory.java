package dev.utkast.functions.adjustinventory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.Reads;
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
  /// The movements, the order, its fulfillment order, an event and the outbox.
  private static final int WRITES_BESIDE_LINES = 5;

  /// A level for each line, and no more than a transaction takes.
  static final int LINES_AT_ONCE = Database.MAX_WRITES - WRITES_BESIDE_LINES;

  /// As many lines as one transaction took while each movement was an item of its own.
  private static final int OLDER_LINES_AT_ONCE = 48;

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
      case Message.ClaimStock asked -> ConflictRetry.running(() -> claim(asked));
      case Message.ReleaseStock(var orderId) -> release(load(orderId));
      case Message.RestockRefund(var orderId, var number) -> refund(load(orderId), number);
      case Message.ShipStock(var orderId, var fulfillmentId) -> ship(load(orderId), fulfillmentId);
    }
  }

  /// Who is cancelled at this moment meets the order's version in the last commit, and is seen when
  /// it is decided again.
  private void claim(Message.ClaimStock asked) {
    var keys = new ArrayList<>(StockTable.keys(asked.orderId(), LOCATION, asked.items()));
    keys.addAll(List.of(ProductsTable.variantKeys(asked.items())));
    var view = view(asked.items().isEmpty() ? List.of() : keys);
    var order = load(asked.orderId(), view.reads());
    var lines = OrderStockDecider.stocked(order);
    if (OrderStockDecider.keepsStock(order)) {
      int last = Math.max(0, lines.size() - 1) / LINES_AT_ONCE * LINES_AT_ONCE;
      var earlier = claim(order, lines.subList(0, last));
      claimLast(order, lines.subList(last, lines.size()), earlier, last == 0 ? view : view());
      return;
    } else if (OrderStockDecider.isWrittenOff(order)) {
      claim(order, lines);
    }
    release(order);
  }

  private List<Shortage> claim(Order order, List<SaleLine> all) {
    return move(
        order,
        all,
        line -> OrderStockDecider.keysOfClaim(order, line),
        (lines, found) -> OrderStockDecider.claim(order, lines, found.stock(), found.at()));
  }

  private void claimLast(Order order, List<SaleLine> lines, List<Shortage> earlier, View view) {
    var found = find(view, order, lines, line -> OrderStockDecider.keysOfClaim(order, line));
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
        order,
        OrderStockDecider.stocked(order),
        line -> OrderStockDecider.keysOfRelease(order, line),
        (lines, found) -> OrderStockDecider.release(order, lines, found.stock(), found.at()));
  }

  private void refund(Order order, int number) {
    var refunds = orders.refundsOf(order, number);
    if (refunds.size() != number) {
      throw new IllegalStateException("no refund " + number + " of order " + order.id());
    }
    var refund = refunds.getLast();
    move(
        order,
        OrderStockDecider.refunded(order, refund),
        line -> OrderStockDecider.keysOfRefund(order, refund, line),
        (lines, found) ->
            OrderStockDecider.refund(order, refunds, lines, found.stock(), found.at()));
  }

  private void ship(Order order, FulfillmentId fulfillmentId) {
    var parcel =
        orders
            .findFulfillment(fulfillmentId)
            .orElseThrow(() -> new IllegalStateException("no fulfillment " + fulfillmentId));
    move(
        order,
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
      Order order,
      List<SaleLine> all,
      Function<SaleLine, List<String>> movementKeys,
      BiFunction<List<SaleLine>, Found, Decision.Effect<Change.StockMoved>> decider) {
    var shortages = new ArrayList<Shortage>();
    for (int from = 0; from < all.size(); from += LINES_AT_ONCE) {
      var lines = all.subList(from, Math.min(all.size(), from + LINES_AT_ONCE));
      shortages.addAll(
          ConflictRetry.deciding(() ->
              switch (decider.apply(lines, find(view(), order, lines, movementKeys))) {
                case Decision.Changed<Change.StockMoved>(var moved) -> {
                  store.commit(moved);
                  yield moved.shortages();
                }
                case Decision.AlreadyDone<Change.StockMoved> _ -> List.of();
              }));
    }
    return shortages;
  }

  /// The store as one decision sees it, from a moment on.
  private record View(BatchedReads reads, Instant from) {}

  private View view() {
    return view(List.of());
  }

  private View view(List<Key> needed) {
    var now = wiring.clock().instant();
    return new View(new BatchedReads(wiring.database(), needed), now);
  }

  private Found find(
      View view, Order order, List<SaleLine> lines, Function<SaleLine, List<String>> movementKeys) {
    var items = lines.stream().map(AdjustInventory::item).distinct().toList();
    var reads = new BatchedReads(view.reads(), ProductsTable.variantKeys(items));
    var table = new StockTable(reads);
    var made = table.load(order.id(), LOCATION, items);
    var found =
        isUntouched(order)
            ? made
            : table.withOlder(made, LOCATION, older(order, lines, made, movementKeys));
    var variants = new ProductsTable(reads).variants(items);
    var stock =
        new FoundStock(LOCATION, found.levels(), found.movements(), variants, found.batches());
    return new Found(stock, view.from());
  }

  /// Whether nothing can have been moved for an order that is not among its batches.
  private static boolean isUntouched(Order order) {
    return order.fulfillmentOrderIds().isEmpty()
        && order.cancellation().isEmpty()
        && OrderStockDecider.stocked(order).size() <= OLDER_LINES_AT_ONCE;
  }

  /// Movements that an older order may have beside its levels: lines that are claimed in a batch
  /// have none.
  private static List<Movement.Name> older(
      Order order,
      List<SaleLine> lines,
      StockTable.Found found,
      Function<SaleLine, List<String>> movementKeys) {
    return lines.stream()
        .filter(line -> {
          var claim = new Movement.Name(item(line), Movement.claimKey(order.sold(line)));
          return found.movement(claim).isEmpty();
        })
        .flatMap(line ->
            movementKeys.apply(line).stream().map(key -> new Movement.Name(item(line), key)))
        .toList();
  }

  private static VariantId item(SaleLine line) {
    return line.variantId().orElseThrow();
  }

  private Order load(OrderId orderId) {
    return load(orderId, wiring.database());
  }

  private static Order load(OrderId orderId, Reads reads) {
    return new OrdersTable(reads)
        .find(orderId)
        .orElseThrow(() -> new IllegalStateException("no order " + orderId));
  }
}
