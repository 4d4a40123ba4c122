package dev.utkast.bench.simulation;

import static dev.utkast.bench.simulation.InvariantBroken.unless;

import dev.utkast.aws.storage.StockTable;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What must hold of stock at rest: levels are the sum of their movements, and what is promised is
/// exactly what was sold, was claimed and has not left.
final class RestOfStock {
  private final Rest.Stored stored;
  private final Known known;
  private final Map<Long, List<Movement>> movements = new HashMap<>();
  private final Map<Long, StockLevel> levels = new HashMap<>();
  private final Map<String, Movement> byKey = new HashMap<>();

  RestOfStock(Rest.Stored stored, Known known) {
    this.stored = stored;
    this.known = known;
    for (var item : stored.stock()) {
      if (StockTable.isLevel(item)) {
        var level = StockTable.readLevel(item);
        levels.put(level.itemId(), level);
      } else {
        var move = StockTable.readMovement(item);
        movements.computeIfAbsent(move.itemId(), _ -> new ArrayList<>()).add(move);
        unless(byKey.put(move.key(), move) == null, "a movement is made once", move.key());
      }
    }
  }

  void check() {
    for (var level : levels.values()) {
      var moves = movements.getOrDefault(level.itemId(), List.of());
      long onHand = moves.stream().mapToLong(Movement::onHandChange).sum();
      long committed = moves.stream().mapToLong(Movement::committedChange).sum();
      unless(
          onHand == level.onHand() && committed == level.committed(),
          "a level is the sum of its movements",
          "item " + level.itemId());
      unless(
          level.version() <= moves.size(),
          "no version of a level is without a movement",
          "item " + level.itemId());
    }
    var promised = new HashMap<Long, Long>();
    for (var order : stored.orders().values()) {
      for (var line : order.content().lines()) {
        if (isCounted(order, line)) {
          line(order, line, promised);
        }
      }
    }
    for (var level : levels.values()) {
      unless(
          promised.getOrDefault(level.itemId(), 0L) == level.committed(),
          "what is promised was sold and has not left",
          "item "
              + level.itemId()
              + " has "
              + level.committed()
              + " committed, "
              + promised.getOrDefault(level.itemId(), 0L)
              + " promised");
    }
  }

  /// Was it counted when its draft was written, or ever since it was sold? It is, too, if it was
  /// claimed.
  private boolean isCounted(Order order, SaleLine line) {
    return line.variantId().isPresent()
        && (line.stock() != StockPolicy.UNTRACKED
            || byKey.containsKey(Movement.claimKey(order.sold(line)))
            || known.countedSince(line.variantId().get(), order.createdAt()));
  }

  private void line(Order order, SaleLine line, Map<Long, Long> promised) {
    var name = order.name() + " line " + line.id();
    var claim = byKey.get(Movement.claimKey(order.sold(line)));
    var release = byKey.get(Movement.releaseKey(order.sold(line)));
    int sent = stored.unitsSent(order, line.id());
    if (order.cancellation().isPresent()) {
      unless((claim == null) == (release == null), "a cancelled line gives back its claim", name);
      boolean gone = order.cancellation().get().withoutRestock();
      unless(
          release == null || release.onHandChange() == (gone ? release.committedChange() : 0),
          "what is not to be restocked is off the shelf, and nothing else is",
          name);
      return;
    }
    unless(release == null, "what is not cancelled is not released", name);
    unless(
        claim != null || stored.heldForStock(order) || stored.fulfillmentOrdersOf(order).isEmpty(),
        "a line has its claim, or its order is on hold, or it needs no parcel",
        name);
    long shipped =
        order.fulfillmentIds().stream()
            .map(parcel -> byKey.get(Movement.shipKey(parcel, line.id())))
            .filter(Objects::nonNull)
            .mapToLong(move -> -move.onHandChange())
            .sum();
    unless(shipped == sent, "what left is off the shelf, once", name);
    if (claim != null) {
      promised.merge(line.variantId().orElseThrow(), (long) line.quantity() - sent, Long::sum);
    }
  }
}
