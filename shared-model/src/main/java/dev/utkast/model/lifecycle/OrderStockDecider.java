package dev.utkast.model.lifecycle;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.MovementBatch;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockDecider.Moved;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.sale.SaleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the lines of an order do to stock: claimed once the sale is agreed, given back when it is
/// called off, and off the shelf with the parcel.
///
/// Some lines are decided at once, and each sees what those before it did. What was done is known
/// by its movements, so that whatever comes again goes on where it stopped.
public final class OrderStockDecider {
  /// As many as a message names: what has more is claimed in parts.
  private static final int MAX_ITEMS = 50;

  private final Order order;
  private final FoundStock stock;
  private final Instant now;
  private final Map<VariantId, StockLevel> levels = new LinkedHashMap<>();
  private final Map<VariantId, Long> readVersions = new HashMap<>();
  private final List<Movement> movements = new ArrayList<>();
  private final List<Shortage> shortages = new ArrayList<>();

  private OrderStockDecider(Order order, FoundStock stock, Instant now) {
    this.order = order;
    this.stock = stock;
    this.now = now;
  }

  /// @return the lines that stock may be kept of; whether it is counted is asked of the catalogue
  ///   of the day
  public static List<SaleLine> stocked(Order order) {
    return order.content().lines().stream().filter(line -> line.variantId().isPresent()).toList();
  }

  /// @return what asks for the stock of an order that was agreed just now
  static Message.ClaimStock claim(Order order) {
    var items = stocked(order).stream().map(FoundStock::item).distinct().toList();
    return new Message.ClaimStock(order.id(), items.size() > MAX_ITEMS ? List.of() : items);
  }

  /// A cancelled order keeps no stock: what it claims is given back instead.
  public static boolean keepsStock(Order order) {
    return order.cancellation().isEmpty();
  }

  /// Cancelled, and not to be restocked: what it was sold is off the shelf for good, be the order
  /// cancelled before its claim or after it.
  public static boolean isWrittenOff(Order order) {
    return order.cancellation().filter(Cancellation::withoutRestock).isPresent();
  }

  /// @return the movements that a claim of a line looks at
  public static List<String> keysOfClaim(Order order, SaleLine line) {
    var keys = new ArrayList<>(List.of(Movement.claimKey(order.sold(line))));
    order.fulfillmentIds().forEach(id -> keys.add(Movement.shipKey(id, line.id())));
    return keys;
  }

  /// Claims stock for lines of an order. Units that left before they were claimed, as when staff
  /// send what the books do not know, are not claimed: they are gone from the shelf, and to promise
  /// them again would keep them promised for ever.
  public static Effect<Change.StockMoved> claim(
      Order order, List<SaleLine> lines, FoundStock stock, Instant now) {
    var decider = new OrderStockDecider(order, stock, now);
    lines.forEach(decider::claim);
    return decider.decided();
  }

  private void claim(SaleLine line) {
    int wanted = order.unitsToLeave(line) - sent(line);
    if (wanted <= 0 || !stock.isCounted(line) || leavesWithoutClaim(line)) {
      return;
    }
    var claim = stock.movement(line, Movement.claimKey(order.sold(line)));
    apply(
        line,
        StockDecider.claim(level(line), claim, order.sold(line), wanted, stock.policy(line), now));
  }

  /// Of what nobody counted when it was sold, and a part has left: nobody knows what that did to a
  /// count. The rest leaves the shelf with its parcels.
  private boolean leavesWithoutClaim(SaleLine line) {
    return !line.isCounted() && order.shippedUnits().of(order.content().lines().indexOf(line)) > 0;
  }

  private int sent(SaleLine line) {
    long units =
        order.fulfillmentIds().stream()
            .flatMap(id -> stock.movement(line, Movement.shipKey(id, line.id())).stream())
            .mapToLong(move -> -move.onHandChange())
            .sum();
    return Math.toIntExact(units);
  }

  /// @return the movements that a release of a line looks at
  public static List<String> keysOfRelease(Order order, SaleLine line) {
    var sold = order.sold(line);
    var keys = new ArrayList<>(List.of(Movement.claimKey(sold), Movement.releaseKey(sold)));
    refundKeys(order, line).forEach(keys::add);
    return keys;
  }

  private static Stream<String> refundKeys(Order order, SaleLine line) {
    return IntStream.rangeClosed(1, order.refunded().count())
        .mapToObj(number -> Movement.refundKey(number, order.sold(line)));
  }

  /// Gives back what a cancelled order has claimed: to be sold again, unless it was cancelled
  /// without.
  public static Effect<Change.StockMoved> release(
      Order order, List<SaleLine> lines, FoundStock stock, Instant now) {
    boolean restock = !isWrittenOff(order);
    var decider = new OrderStockDecider(order, stock, now);
    for (var line : lines) {
      var sold = order.sold(line);
      decider.apply(
          line,
          StockDecider.release(
              decider.level(line),
              stock.movement(line, Movement.claimKey(sold)),
              stock.movement(line, Movement.releaseKey(sold)),
              sold,
              refundKeys(order, line)
                  .flatMap(key -> stock.movement(line, key).stream())
                  .mapToLong(move -> -move.committedChange())
                  .sum(),
              restock,
              now));
    }
    return decider.decided();
  }

  /// @return the lines of an order that a parcel holds units of
  public static List<SaleLine> shipped(Order order, Fulfillment parcel) {
    return stocked(order).stream().filter(line -> units(parcel, line).isPresent()).toList();
  }

  /// @return the movements that a shipment of a line looks at
  public static List<String> keysOfShipment(Order order, Fulfillment parcel, SaleLine line) {
    return List.of(Movement.claimKey(order.sold(line)), Movement.shipKey(parcel.id(), line.id()));
  }

  /// Takes the units of a parcel off the shelf. What was never claimed and is not counted leaves no
  /// trace.
  public static Effect<Change.StockMoved> ship(
      Order order, Fulfillment parcel, List<SaleLine> lines, FoundStock stock, Instant now) {
    var decider = new OrderStockDecider(order, stock, now);
    for (var line : lines) {
      var claim = stock.movement(line, Movement.claimKey(order.sold(line)));
      if (claim.isPresent() || stock.isCounted(line)) {
        decider.apply(
            line,
            StockDecider.ship(
                decider.level(line),
                claim,
                stock.movement(line, Movement.shipKey(parcel.id(), line.id())),
                parcel.id(),
                line.id(),
                units(parcel, line).orElseThrow(),
                now));
      }
    }
    return decider.decided();
  }

  private static Optional<Integer> units(Fulfillment parcel, SaleLine line) {
    return parcel.lines().stream()
        .filter(units -> units.lineId().equals(line.id()))
        .map(Fulfillment.Units::quantity)
        .findFirst();
  }

  /// @return the lines of an order that a refund holds units of
  public static List<SaleLine> refunded(Order order, Refund refund) {
    return stocked(order).stream()
        .filter(line -> refund.lines().stream().anyMatch(one -> one.lineId().equals(line.id())))
        .toList();
  }

  /// @return the movements that a refund of a line looks at
  public static List<String> keysOfRefund(Order order, Refund refund, SaleLine line) {
    var keys = new ArrayList<>(keysOfClaim(order, line));
    keys.add(Movement.refundKey(refund.number(), order.sold(line)));
    return keys;
  }

  /// Gives back what a refund has of an order's stock. Units that were refunded before the line was
  /// claimed were never promised, and leave no trace; nor does what is not counted.
  ///
  /// @param refunds of the order up to the one that is looked at, which is the last
  public static Effect<Change.StockMoved> refund(
      Order order, List<Refund> refunds, List<SaleLine> lines, FoundStock stock, Instant now) {
    var decider = new OrderStockDecider(order, stock, now);
    lines.forEach(line -> decider.refund(line, refunds));
    return decider.decided();
  }

  private void refund(SaleLine line, List<Refund> refunds) {
    var last = refunds.getLast();
    var claim = stock.movement(line, Movement.claimKey(order.sold(line)));
    long unclaimed = claim.map(one -> unclaimed(line, one)).orElse((long) line.quantity());
    long before = 0;
    long shelf = 0;
    long promised = 0;
    for (var refund : refunds) {
      for (var units : refund.lines()) {
        if (!units.lineId().equals(line.id())) {
          continue;
        }
        long of = Math.max(0, units.unsent() - Math.max(0, unclaimed - before));
        before += units.unsent();
        if (refund.number() == last.number()) {
          promised -= of;
          shelf -= units.writtenOff() > 0 ? of : 0;
          shelf += claim.isPresent() || stock.isCounted(line) ? units.cameBack() : 0;
        }
      }
    }
    var key = Movement.refundKey(last.number(), order.sold(line));
    apply(
        line,
        StockDecider.refund(level(line), stock.movement(line, key), key, shelf, promised, now));
  }

  /// @return units that were refunded when the line was claimed
  private long unclaimed(SaleLine line, Movement claim) {
    long sentBefore =
        order.fulfillmentIds().stream()
            .flatMap(id -> stock.movement(line, Movement.shipKey(id, line.id())).stream())
            .filter(move -> move.committedChange() == 0)
            .mapToLong(move -> -move.onHandChange())
            .sum();
    return line.quantity() - claim.committedChange() - sentBefore;
  }

  private StockLevel level(SaleLine line) {
    var decided = levels.get(FoundStock.item(line));
    return decided != null ? decided : stock.level(line, now);
  }

  private void apply(SaleLine line, Decision<Moved> decision) {
    switch (decision) {
      case Decision.Changed<Moved>(Moved(var next, var movement)) -> {
        readVersions.putIfAbsent(next.itemId(), next.version() - 1);
        // Several lines of one item are one write of its level: one version, however many
        // movements.
        levels.put(next.itemId(), next.atVersion(readVersions.get(next.itemId()) + 1));
        movements.add(movement);
      }
      case Decision.AlreadyDone<Moved> _ -> {}
      case Decision.Refused<Moved>(StockRefusal.OutOfStock(var available, var wanted)) ->
          shortages.add(new Shortage(line.id(), available, wanted));
      case Decision.Refused<Moved>(var reason) ->
          throw new IllegalStateException("stock is refused for " + reason);
    }
  }

  private Effect<Change.StockMoved> decided() {
    var batch =
        Optional.of(new MovementBatch(order.id(), stock.batches(), movements))
            .filter(made -> !made.movements().isEmpty());
    return batch.isEmpty() && shortages.isEmpty()
        ? Decision.alreadyDone()
        : Decision.changed(new Change.StockMoved(List.copyOf(levels.values()), batch, shortages));
  }
}
