package dev.utkast.functions.adjustinventory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Queue `adjust-inventory` (FIFO by order) → levels and movements.
///
/// An order's lines are claimed in as many transactions as they need; what was done is known by its
/// movements, so a claim that died halfway goes on where it stopped. Only when every line was
/// looked at is the order passed on to fulfillment.
public final class AdjustInventory implements RequestStreamHandler {
  private final Wiring wiring;
  private final OrdersTable orders;
  private final StockMoves moves;

  public AdjustInventory() {
    this(Wiring.fromEnvironment());
  }

  public AdjustInventory(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.moves = new StockMoves(wiring);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(in, out, context, wiring.pauses(), this::consume);
  }

  private void consume(Message message) {
    switch (message) {
      case Message.ClaimStock(var orderId) -> claim(orderId);
      case Message.ReleaseStock(var orderId) -> release(load(orderId));
      case Message.ShipStock(var orderId, var fulfillmentId) -> ship(load(orderId), fulfillmentId);
      default -> throw new IllegalArgumentException("not for this queue: " + message);
    }
  }

  private void claim(long orderId) {
    var order = load(orderId);
    if (order.cancellation().isPresent()) {
      release(order);
      return;
    }
    var shortages = new ArrayList<Message.Shortage>();
    moves.inChunks(stocked(order), chunk -> shortages.addAll(claim(order, chunk)));
    // Cancelled in between: its release may have come before this claim, and found nothing.
    var meanwhile = load(orderId);
    if (meanwhile.cancellation().isPresent()) {
      release(meanwhile);
      return;
    }
    var next = new Message.FulfilOrder(orderId, shortages);
    var row = Outbox.put(wiring.ids().next(), wiring.clock().instant(), List.of(next));
    wiring.database().commit(row);
  }

  private List<Message.Shortage> claim(Order order, List<SaleLine> lines) {
    return Attempts.deciding(() -> {
      var shortages = new ArrayList<Message.Shortage>();
      var session = moves.load(lines, line -> claimAndShipments(order, line));
      for (var line : lines) {
        int wanted = line.quantity() - sent(order, line, session);
        if (wanted == 0 || !session.isCounted(line) || leavesWithoutClaim(order, line)) {
          continue;
        }
        session
            .apply(claim(order, line, wanted, session))
            .ifPresent(
                available -> shortages.add(new Message.Shortage(line.id(), available, wanted)));
      }
      session.commit();
      return shortages;
    });
  }

  /// Of what nobody counted when it was sold, and a part has left: nobody knows what that did to a
  /// count. The rest leaves the shelf with its parcels.
  private static boolean leavesWithoutClaim(Order order, SaleLine line) {
    return line.stock() == StockPolicy.UNTRACKED
        && order.shippedUnits().get(order.content().lines().indexOf(line)) > 0;
  }

  private static StockDecider.Outcome claim(
      Order order, SaleLine line, int wanted, StockMoves.Session session) {
    return StockDecider.claim(
        session.level(line),
        session.movement(line, Movement.claimKey(order.sold(line))),
        order.sold(line),
        wanted,
        session.policy(line),
        session.now());
  }

  private static List<String> claimAndShipments(Order order, SaleLine line) {
    var keys = new ArrayList<>(List.of(Movement.claimKey(order.sold(line))));
    order.fulfillmentIds().forEach(id -> keys.add(Movement.shipKey(id, line.id())));
    return keys;
  }

  /// Units that left before they were claimed, as when staff send what the books do not know: they
  /// are gone from the shelf, and to promise them again would keep them promised for ever.
  private static int sent(Order order, SaleLine line, StockMoves.Session session) {
    long units =
        order.fulfillmentIds().stream()
            .flatMap(id -> session.movement(line, Movement.shipKey(id, line.id())).stream())
            .mapToLong(move -> -move.onHandChange())
            .sum();
    return Math.toIntExact(units);
  }

  private void release(Order order) {
    boolean restock = order.cancellation().filter(Cancellation::withoutRestock).isEmpty();
    moves.inChunks(
        stocked(order),
        lines ->
            Attempts.running(() -> {
              var session = moves.load(lines, line -> claimAndRelease(order, line));
              for (var line : lines) {
                session.apply(
                    StockDecider.release(
                        session.level(line),
                        session.movement(line, Movement.claimKey(order.sold(line))),
                        session.movement(line, Movement.releaseKey(order.sold(line))),
                        order.sold(line),
                        restock,
                        session.now()));
              }
              session.commit();
            }));
  }

  private static List<String> claimAndRelease(Order order, SaleLine line) {
    var sold = order.sold(line);
    return List.of(Movement.claimKey(sold), Movement.releaseKey(sold));
  }

  private void ship(Order order, long fulfillmentId) {
    var parcel =
        orders
            .findFulfillment(fulfillmentId)
            .orElseThrow(() -> new IllegalStateException("no fulfillment " + fulfillmentId));
    var shipped = stocked(order).stream().filter(line -> units(parcel, line).isPresent()).toList();
    moves.inChunks(
        shipped,
        lines ->
            Attempts.running(() -> {
              var session =
                  moves.load(
                      lines,
                      line ->
                          List.of(
                              Movement.claimKey(order.sold(line)),
                              Movement.shipKey(fulfillmentId, line.id())));
              for (var line : lines) {
                var claim = session.movement(line, Movement.claimKey(order.sold(line)));
                if (claim.isEmpty() && !session.isCounted(line)) {
                  continue;
                }
                session.apply(
                    StockDecider.ship(
                        session.level(line),
                        claim,
                        session.movement(line, Movement.shipKey(fulfillmentId, line.id())),
                        fulfillmentId,
                        line.id(),
                        units(parcel, line).orElseThrow(),
                        session.now()));
              }
              session.commit();
            }));
  }

  private static Optional<Integer> units(Fulfillment parcel, SaleLine line) {
    return parcel.lines().stream()
        .filter(units -> units.lineId() == line.id())
        .map(Fulfillment.Units::quantity)
        .findFirst();
  }

  /// Whether they are counted is asked of the catalogue of the day.
  private static List<SaleLine> stocked(Order order) {
    return order.content().lines().stream().filter(line -> line.variantId().isPresent()).toList();
  }

  private Order load(long orderId) {
    return orders.find(orderId).orElseThrow(() -> new IllegalStateException("no order " + orderId));
  }
}
