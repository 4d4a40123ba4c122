package dev.utkast.laws;

import static dev.utkast.laws.StoredShop.by;

import dev.utkast.model.catalog.Variant;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What must hold of stock: levels are the sum of their movements, and what is promised is exactly
/// what was sold, was claimed and has not left.
final class StockLaws {
  private StockLaws() {}

  static void levelIsMovements(StoredShop shop, LawReport report) {
    var stock = shop.stock();
    var levels = stock.levels();
    levels.forEach((place, level) ->
        report.check(stock.lead(place, Optional.empty(), level), "item " + place));
    for (var place : stock.movements().keySet()) {
      report.check(levels.containsKey(place), "no level of item " + place);
    }
  }

  /// A write of a level has a movement for each line that it is for, and lines of one item may be
  /// written together. A level that was only connected may have a first version without one.
  static void levelVersions(StoredShop shop, LawReport report) {
    var stock = shop.stock();
    var levels = stock.levels();
    levels.forEach((place, level) -> {
      var moves = stock.movementsAt(place);
      long causes = moves.stream().map(StockLaws::cause).distinct().count();
      report.check(
          Math.max(1, causes) <= level.version() && level.version() <= moves.size() + 1L,
          "item " + place + " in version " + level.version());
    });
  }

  /// The count, or the order or parcel whose lines were written together or one by one.
  private static String cause(Movement move) {
    return switch (move.kind()) {
      case ADJUST -> move.key();
      case CLAIM, RELEASE, SHIP, REFUND -> move.key().substring(0, move.key().lastIndexOf('#'));
    };
  }

  static void movedOnce(StoredShop shop, LawReport report) {
    var seen = new HashSet<String>();
    shop.stock().allMovements().forEach(move -> report.check(seen.add(move.key()), move.key()));
  }

  static void nothingOwed(StoredShop shop, LawReport report) {
    var levels = shop.stock().levels();
    levels.forEach((place, level) -> report.check(level.committed() >= 0, "item " + place));
  }

  /// What was oversold while that was allowed, and what a count or a parcel takes from the
  /// promised, is no fault: only claims since the variant was changed or counted must have found
  /// enough.
  static void claimsFindEnough(StoredShop shop, LawReport report) {
    var stock = shop.stock();
    var levels = stock.levels();
    levels.forEach((place, level) -> {
      var denied =
          Optional.ofNullable(stock.variants().get(place.itemId()))
              .filter(variant -> variant.stockPolicy() == StockPolicy.DENY);
      report.check(
          level.available() >= 0
              || denied.filter(one -> tooMuchClaimed(stock.movementsAt(place), one)).isEmpty(),
          "item " + place);
    });
  }

  private static boolean tooMuchClaimed(List<Movement> moves, Variant variant) {
    return moves.stream()
        .filter(move -> move.kind() == Movement.Kind.CLAIM)
        .filter(move -> move.at().isAfter(variant.updatedAt()))
        .anyMatch(claim -> availableAt(claim.at(), moves) < 0);
  }

  private static long availableAt(Instant at, List<Movement> moves) {
    return moves.stream()
        .filter(move -> !move.at().isAfter(at))
        .mapToLong(move -> move.onHandChange() - move.committedChange())
        .sum();
  }

  /// A counted line of an order, and what was done to stock for it.
  private record Line(
      Order order,
      SaleLine sold,
      Optional<Movement> claim,
      Optional<Movement> release,
      List<Movement> shipments,
      List<Movement> refunds,
      long sent,
      List<FulfillmentOrder> fulfillmentOrders) {
    String name() {
      return order.name() + " line " + sold.id();
    }

    /// What is promised of a line is what it has still to ship.
    boolean isClaimedOnce() {
      long refunded = refunds.stream().mapToLong(Movement::committedChange).sum();
      long claimed = claim.map(Movement::committedChange).orElse(0L);
      if (order.cancellation().isPresent()) {
        return claimed + refunded == -release.map(Movement::committedChange).orElse(0L);
      }
      if (claim.isEmpty()) {
        return release.isEmpty()
            && (fulfillmentOrders.isEmpty() || isHeldForStock() || left() <= 0);
      }
      long promised = claimed + shipments.stream().mapToLong(Movement::committedChange).sum();
      return release.isEmpty() && claimed > 0 && promised + refunded == left();
    }

    /// @return units that are still to leave
    long left() {
      return order.unitsToLeave(sold) - sent;
    }

    private boolean isHeldForStock() {
      return fulfillmentOrders.stream()
          .flatMap(made -> made.hold().stream())
          .anyMatch(Hold::byStock);
    }
  }

  /// Each line that was counted when its draft was written, or ever since it was sold. It is, too,
  /// if it was claimed.
  private static List<Line> counted(StoredShop shop) {
    var counted = new ArrayList<Line>();
    var moves = new HashMap<String, Movement>();
    shop.stock().allMovements().forEach(move -> moves.put(move.key(), move));
    var fulfillmentOrders = by(FulfillmentOrder::orderId, shop.fulfillmentOrders());
    var sent = shop.goods().unitsSent();
    for (var order : shop.orders()) {
      for (var line : order.content().lines()) {
        var sold = order.sold(line);
        var claim = Optional.ofNullable(moves.get(Movement.claimKey(sold)));
        if (claim.isPresent() || isCounted(order, line, shop)) {
          var shipments =
              order.fulfillmentIds().stream()
                  .flatMap(
                      parcel -> Stream.ofNullable(moves.get(Movement.shipKey(parcel, line.id()))))
                  .toList();
          counted.add(
              new Line(
                  order,
                  line,
                  claim,
                  Optional.ofNullable(moves.get(Movement.releaseKey(sold))),
                  shipments,
                  IntStream.rangeClosed(1, order.refunded().count())
                      .mapToObj(number -> moves.get(Movement.refundKey(number, sold)))
                      .filter(Objects::nonNull)
                      .toList(),
                  sent.getOrDefault(sold, 0L),
                  fulfillmentOrders.getOrDefault(order.id(), List.of())));
        }
      }
    }
    return counted;
  }

  private static boolean isCounted(Order order, SaleLine line, StoredShop shop) {
    if (line.stock() != StockPolicy.UNTRACKED) {
      return line.variantId().isPresent();
    }
    var known = shop.stock().variants();
    return line.variantId()
        .filter(known::containsKey)
        .flatMap(item -> shop.witness().filter(one -> one.countedSince(item, order.createdAt())))
        .isPresent();
  }

  static void lineClaimsOnce(StoredShop shop, LawReport report) {
    counted(shop).forEach(line -> report.check(line.isClaimedOnce(), line.name()));
  }

  static void shippedOffTheShelf(StoredShop shop, LawReport report) {
    for (var line : counted(shop)) {
      long taken = -line.shipments().stream().mapToLong(Movement::onHandChange).sum();
      report.check(line.sent() == taken, line.name());
    }
  }

  static void restockedAsAsked(StoredShop shop, LawReport report) {
    for (var line : counted(shop)) {
      boolean gone = line.order().cancellation().filter(Cancellation::withoutRestock).isPresent();
      for (var release : line.release().stream().toList()) {
        long off = gone ? release.committedChange() : 0;
        report.check(release.onHandChange() == off, line.name());
      }
    }
  }

  static void promisedIsSold(StoredShop shop, LawReport report) {
    var promised = new HashMap<VariantId, Long>();
    for (var line : counted(shop)) {
      if (line.claim().isPresent() && line.order().cancellation().isEmpty()) {
        long left = line.left();
        promised.merge(line.claim().get().itemId(), left, Long::sum);
      }
    }
    var committed = new TreeMap<VariantId, Long>(Comparator.comparingLong(VariantId::value));
    for (var level : shop.stock().levels().values()) {
      committed.merge(level.itemId(), level.committed(), Long::sum);
    }
    committed.forEach((item, units) -> {
      long sold = promised.getOrDefault(item, 0L);
      report.check(
          sold == units, "item " + item + " has " + units + " committed, " + sold + " promised");
    });
  }
}
