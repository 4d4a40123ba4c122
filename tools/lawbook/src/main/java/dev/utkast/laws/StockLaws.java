package dev.utkast.laws;

import dev.utkast.laws.StoredShop.Place;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What must hold of stock: levels are the sum of their movements, and what is promised is exactly
/// what was sold, was claimed and has not left.
final class StockLaws {
  private StockLaws() {}

  static void levelIsMovements(StoredShop shop, Verdict verdict) {
    shop.stock()
        .levels()
        .forEach((place, level) -> {
          var moves = shop.stock().movementsAt(place);
          long onHand = moves.stream().mapToLong(Movement::onHandChange).sum();
          long committed = moves.stream().mapToLong(Movement::committedChange).sum();
          verdict.check(
              onHand == level.onHand() && committed == level.committed(), "item " + place);
        });
    shop.stock()
        .movements()
        .keySet()
        .forEach(place ->
            verdict.check(shop.stock().levels().containsKey(place), "no level of item " + place));
  }

  /// A write of a level has a movement for each line that it is for, and lines of one item may be
  /// written together. A level that was only connected may have a first version without one.
  static void levelVersions(StoredShop shop, Verdict verdict) {
    shop.stock()
        .levels()
        .forEach((place, level) -> {
          var moves = shop.stock().movementsAt(place);
          long causes = moves.stream().map(StockLaws::cause).distinct().count();
          verdict.check(
              Math.max(1, causes) <= level.version() && level.version() <= moves.size() + 1L,
              "item " + place + " in version " + level.version());
        });
  }

  /// The count, or the order or parcel whose lines were written together or one by one.
  private static String cause(Movement move) {
    return switch (move.kind()) {
      case ADJUST -> move.key();
      case CLAIM, RELEASE, SHIP -> move.key().substring(0, move.key().lastIndexOf('#'));
    };
  }

  static void movedOnce(StoredShop shop, Verdict verdict) {
    var seen = new HashSet<String>();
    shop.stock().allMovements().forEach(move -> verdict.check(seen.add(move.key()), move.key()));
  }

  static void nothingOwed(StoredShop shop, Verdict verdict) {
    shop.stock()
        .levels()
        .forEach((place, level) -> verdict.check(level.committed() >= 0, "item " + place));
  }

  /// What was oversold while that was allowed, and what a count or a parcel takes from the
  /// promised, is no fault: only claims since the variant was changed or counted must have found
  /// enough.
  static void claimsFindEnough(StoredShop shop, Verdict verdict) {
    shop.stock()
        .levels()
        .forEach((place, level) ->
            verdict.check(
                Optional.ofNullable(shop.stock().variants().get(place.itemId()))
                    .filter(variant -> variant.stockPolicy() == StockPolicy.DENY)
                    .filter(variant ->
                        level.available() < 0
                            && tooMuchClaimed(shop.stock().movementsAt(place), variant))
                    .isEmpty(),
                "item " + place));
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
      @Nullable Movement claim,
      @Nullable Movement release,
      List<Movement> shipments,
      long sent,
      List<FulfillmentOrder> fulfillmentOrders) {

    String name() {
      return order.name() + " line " + sold.id();
    }

    /// What is promised of a line is what it has still to ship.
    boolean isClaimedOnce() {
      if (order.cancellation().isPresent()) {
        return committed(claim) == -committed(release);
      }
      if (claim == null) {
        return release == null && (fulfillmentOrders.isEmpty() || isHeldForStock());
      }
      long promised = claim.committedChange();
      promised += shipments.stream().mapToLong(Movement::committedChange).sum();
      return release == null && claim.committedChange() > 0 && promised == sold.quantity() - sent;
    }

    private static long committed(@Nullable Movement move) {
      return move == null ? 0 : move.committedChange();
    }

    private boolean isHeldForStock() {
      return fulfillmentOrders.stream()
          .flatMap(made -> made.hold().stream())
          .anyMatch(Hold::byStock);
    }
  }

  /// Each line that was counted when its draft was written, or ever since it was sold. It is, too,
  /// if it was claimed.
  private static void counted(StoredShop shop, Consumer<Line> each) {
    var moves = new HashMap<String, Movement>();
    shop.stock().allMovements().forEach(move -> moves.put(move.key(), move));
    var fulfillmentOrders = shop.goods().fulfillmentOrdersByOrder();
    var sent = shop.goods().unitsSent();
    for (var order : shop.sales().orders().values()) {
      for (var line : order.content().lines()) {
        var sold = order.sold(line);
        var claim = moves.get(Movement.claimKey(sold));
        if (claim != null || isCounted(order, line, shop)) {
          each.accept(
              new Line(
                  order,
                  line,
                  claim,
                  moves.get(Movement.releaseKey(sold)),
                  order.fulfillmentIds().stream()
                      .map(parcel -> moves.get(Movement.shipKey(parcel, line.id())))
                      .filter(Objects::nonNull)
                      .toList(),
                  sent.getOrDefault(sold, 0L),
                  fulfillmentOrders.getOrDefault(order.id(), List.of())));
        }
      }
    }
  }

  private static boolean isCounted(Order order, SaleLine line, StoredShop shop) {
    return line.variantId()
        .filter(item ->
            line.stock() != StockPolicy.UNTRACKED
                || (shop.stock().variants().containsKey(item)
                    && shop.witness()
                        .filter(witness -> witness.countedSince(item, order.createdAt()))
                        .isPresent()))
        .isPresent();
  }

  static void lineClaimsOnce(StoredShop shop, Verdict verdict) {
    counted(shop, line -> verdict.check(line.isClaimedOnce(), line.name()));
  }

  static void shippedOffTheShelf(StoredShop shop, Verdict verdict) {
    counted(
        shop,
        line ->
            verdict.check(
                line.sent() == -line.shipments().stream().mapToLong(Movement::onHandChange).sum(),
                line.name()));
  }

  static void restockedAsAsked(StoredShop shop, Verdict verdict) {
    counted(
        shop,
        line -> {
          var release = line.release();
          if (release != null) {
            boolean gone =
                line.order().cancellation().filter(Cancellation::withoutRestock).isPresent();
            verdict.check(
                release.onHandChange() == (gone ? release.committedChange() : 0), line.name());
          }
        });
  }

  static void promisedIsSold(StoredShop shop, Verdict verdict) {
    var promised = new HashMap<Long, Long>();
    counted(
        shop,
        line -> {
          var claim = line.claim();
          if (claim != null && line.order().cancellation().isEmpty()) {
            promised.merge(claim.itemId(), line.sold().quantity() - line.sent(), Long::sum);
          }
        });
    committedByItem(shop.stock().levels())
        .forEach((item, committed) -> {
          long sold = promised.getOrDefault(item, 0L);
          verdict.check(
              sold == committed,
              "item " + item + " has " + committed + " committed, " + sold + " promised");
        });
  }

  private static Map<Long, Long> committedByItem(Map<Place, StockLevel> levels) {
    return levels.values().stream()
        .collect(
            Collectors.groupingBy(
                StockLevel::itemId, Collectors.summingLong(StockLevel::committed)));
  }
}
