package dev.utkast.laws;

import static dev.utkast.laws.StoredShop.by;

import dev.utkast.laws.StoredShop.Sheet;
import dev.utkast.laws.StoredShop.Slip;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What must hold of fulfillment orders, parcels and packing slips.
final class ParcelLaws {
  private ParcelLaws() {}

  static void shippedWithinSold(StoredShop shop, LawReport report) {
    for (var order : shop.orders()) {
      var lines = order.content().lines();
      for (int index = 0; index < lines.size(); index++) {
        int shipped = order.shippedUnits().of(index);
        var line = lines.get(index);
        report.check(isWithin(shipped, line.quantity()), order.name() + " line " + line.id());
      }
    }
    for (var made : shop.fulfillmentOrders()) {
      for (var line : made.lines()) {
        report.check(isWithin(line.shipped(), line.quantity()), name(made));
      }
    }
  }

  private static boolean isWithin(int shipped, int quantity) {
    return 0 <= shipped && shipped <= quantity;
  }

  private static String name(FulfillmentOrder made) {
    return "fulfillment order " + made.id();
  }

  private static String name(Fulfillment parcel) {
    return "parcel " + parcel.id();
  }

  static void shippedIsParcels(StoredShop shop, LawReport report) {
    var sent = shop.goods().unitsSent();
    var made = by(FulfillmentOrder::orderId, shop.fulfillmentOrders());
    for (var order : shop.orders()) {
      var lines = order.content().lines();
      var held = made.getOrDefault(order.id(), List.of());
      for (int index = 0; index < lines.size(); index++) {
        var line = lines.get(index);
        long shipped = order.shippedUnits().of(index);
        boolean agreed =
            held.stream()
                .flatMap(one -> one.lines().stream())
                .filter(one -> one.lineId().equals(line.id()))
                .allMatch(one -> one.shipped() == shipped);
        report.check(
            shipped == sent.getOrDefault(order.sold(line), 0L) && agreed,
            order.name() + " line " + line.id());
      }
    }
  }

  static void shortIsTooLittle(StoredShop shop, LawReport report) {
    for (var made : shop.fulfillmentOrders()) {
      var shortages =
          made.hold().flatMap(Hold::ofStock).stream()
              .flatMap(why ->
                  switch (why) {
                    case Hold.ShortOfStock(var first) -> first.stream();
                    case Hold.AskedAgain() -> Stream.<Shortage>empty();
                  });
      shortages.forEach(line -> report.check(line.available() < line.wanted(), name(made)));
    }
  }

  static void fulfillmentOrderHolds(StoredShop shop, LawReport report) {
    var all = by(FulfillmentOrder::orderId, shop.fulfillmentOrders());
    for (var order : shop.orders()) {
      var made = all.getOrDefault(order.id(), List.of());
      var wanted =
          order.content().lines().stream()
              .filter(SaleLine::requiresShipping)
              .filter(line -> order.unitsToLeave(line) > 0)
              .map(line -> new Fulfillment.Units(line.id(), order.unitsToLeave(line)))
              .toList();
      boolean whole =
          made.isEmpty()
              ? wanted.isEmpty() || order.cancellation().isPresent()
              : made.size() == 1 && (wanted.isEmpty() || held(made.getFirst()).equals(wanted));
      var ids = made.stream().map(FulfillmentOrder::id).toList();
      report.check(whole && order.fulfillmentOrderIds().equals(ids), order.name());
    }
  }

  private static List<Fulfillment.Units> held(FulfillmentOrder made) {
    return made.lines().stream()
        .map(line -> new Fulfillment.Units(line.lineId(), line.quantity()))
        .toList();
  }

  static void cancelledTogether(StoredShop shop, LawReport report) {
    for (var made : shop.fulfillmentOrders()) {
      boolean cancelled = made.status() instanceof FulfillmentOrderStatus.Cancelled;
      var order = shop.order(made.orderId());
      report.check(
          order
              .filter(
                  one -> (one.cancellation().isPresent() || nothingLeaves(one, made)) == cancelled)
              .isPresent(),
          name(made));
    }
  }

  private static boolean nothingLeaves(Order order, FulfillmentOrder made) {
    return made.lines().stream()
        .flatMap(line -> order.line(line.lineId()).stream())
        .allMatch(line -> order.unitsToLeave(line) == 0);
  }

  static void closedHasLeft(StoredShop shop, LawReport report) {
    for (var made : shop.fulfillmentOrders()) {
      boolean closed = made.status() instanceof FulfillmentOrderStatus.Closed;
      report.check(closed == hasLeft(made), name(made));
    }
  }

  private static boolean hasLeft(FulfillmentOrder made) {
    return made.lines().stream().allMatch(line -> line.shipped() == line.quantity());
  }

  static void slips(StoredShop shop, LawReport report) {
    var slips = by(Slip::fulfillmentOrderId, shop.goods().slips().values());
    var parcels = by(Fulfillment::fulfillmentOrderId, shop.parcels());
    for (var made : shop.fulfillmentOrders()) {
      var own = slips.getOrDefault(made.id(), List.of());
      report.check(isPrinted(Optional.empty(), own, shop), name(made));
      for (var part : parts(made, parcels.getOrDefault(made.id(), List.of()))) {
        report.check(isPrinted(Optional.of(part.id()), own, shop), name(part));
      }
    }
  }

  private static boolean isPrinted(
      Optional<FulfillmentId> parcel, List<Slip> slips, StoredShop shop) {
    var own = slips.stream().filter(slip -> slip.parcelId().equals(parcel)).toList();
    return own.size() == 1
        && sheet(own.getFirst(), shop)
            .filter(sheet -> sheet.pdf() && sheet.bytes() == own.getFirst().bytes())
            .isPresent();
  }

  private static Optional<Sheet> sheet(Slip slip, StoredShop shop) {
    return Optional.ofNullable(shop.goods().sheets().get(slip.objectKey()));
  }

  /// Parcels that hold less than all of their fulfillment order.
  private static List<Fulfillment> parts(FulfillmentOrder made, List<Fulfillment> parcels) {
    return parcels.stream()
        .filter(parcel -> parcels.size() > 1 || parcel.partial() || !hasLeft(made))
        .toList();
  }

  static void slipLists(StoredShop shop, LawReport report) {
    var slips = by(Slip::fulfillmentOrderId, shop.goods().slips().values());
    for (var made : shop.fulfillmentOrders()) {
      for (var order : shop.order(made.orderId()).stream().toList()) {
        for (var slip : slips.getOrDefault(made.id(), List.of())) {
          for (var text : sheet(slip, shop).flatMap(Sheet::text).stream().toList()) {
            report.check(lists(text, slip, order, made, shop), "slip " + slip.objectKey());
          }
        }
      }
    }
  }

  private static boolean lists(
      String text, Slip slip, Order order, FulfillmentOrder made, StoredShop shop) {
    var units =
        slip.parcelId()
            .map(parcel -> shop.goods().parcels().get(parcel))
            .map(Fulfillment::lines)
            .orElseGet(() -> held(made));
    var wanted = new ArrayList<String>();
    for (var unit : units) {
      var title = order.line(unit.lineId()).map(SaleLine::title).orElse("");
      wanted.add(unit.quantity() + " x " + title);
    }
    // What has left or was called off is not printed again for a note of staff.
    boolean current =
        slip.parcelId().isEmpty() && !order.hasShipped() && order.cancellation().isEmpty();
    var note = current ? order.content().note() : Optional.<String>empty();
    note.ifPresent(wanted::add);
    var lines = String.join("\n", wanted);
    return note.isPresent() ? text.equals(lines) : text.startsWith(lines);
  }

  static void partWhileRestFollows(StoredShop shop, LawReport report) {
    var parcels = by(Fulfillment::fulfillmentOrderId, shop.parcels());
    for (var made : shop.fulfillmentOrders()) {
      var left = new HashMap<LineId, Integer>();
      made.lines().forEach(line -> left.put(line.lineId(), line.quantity()));
      var own = new ArrayList<>(parcels.getOrDefault(made.id(), List.of()));
      own.sort(Comparator.comparingInt(Fulfillment::number));
      for (var parcel : own) {
        for (var units : parcel.lines()) {
          left.merge(units.lineId(), -units.quantity(), Integer::sum);
        }
        boolean rest = left.values().stream().anyMatch(units -> units > 0);
        // What was to follow may have been refunded since.
        boolean refunded = shop.order(made.orderId()).flatMap(Order::refunds).isPresent();
        report.check(refunded || parcel.restFollows() == rest, name(parcel));
      }
    }
  }
}
