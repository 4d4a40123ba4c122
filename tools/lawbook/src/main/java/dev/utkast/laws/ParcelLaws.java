package dev.utkast.laws;

import dev.utkast.laws.StoredShop.Sheet;
import dev.utkast.laws.StoredShop.Slip;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.FulfillmentStatus;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What must hold of fulfillment orders, parcels and packing slips.
final class ParcelLaws {
  private ParcelLaws() {}

  static void shippedWithinSold(StoredShop shop, Verdict verdict) {
    for (var order : shop.sales().orders().values()) {
      var lines = order.content().lines();
      for (int index = 0; index < lines.size(); index++) {
        int shipped = order.shippedUnits().get(index);
        var line = lines.get(index);
        verdict.check(isWithin(shipped, line.quantity()), order.name() + " line " + line.id());
      }
    }
    for (var made : shop.goods().fulfillmentOrders().values()) {
      for (var line : made.lines()) {
        verdict.check(isWithin(line.shipped(), line.quantity()), name(made));
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

  static void shippedIsParcels(StoredShop shop, Verdict verdict) {
    var sent = shop.goods().unitsSent();
    var made = shop.goods().fulfillmentOrdersByOrder();
    for (var order : shop.sales().orders().values()) {
      var lines = order.content().lines();
      var held = made.getOrDefault(order.id(), List.of());
      for (int index = 0; index < lines.size(); index++) {
        var line = lines.get(index);
        long shipped = order.shippedUnits().get(index);
        boolean agreed =
            held.stream()
                .flatMap(one -> one.lines().stream())
                .filter(one -> one.lineId() == line.id())
                .allMatch(one -> one.shipped() == shipped);
        verdict.check(
            shipped == sent.getOrDefault(order.sold(line), 0L) && agreed,
            order.name() + " line " + line.id());
      }
    }
  }

  static void fulfillmentOrderHolds(StoredShop shop, Verdict verdict) {
    var all = shop.goods().fulfillmentOrdersByOrder();
    for (var order : shop.sales().orders().values()) {
      var made = all.getOrDefault(order.id(), List.of());
      var wanted =
          order.content().lines().stream()
              .filter(SaleLine::requiresShipping)
              .map(line -> new Fulfillment.Units(line.id(), line.quantity()))
              .toList();
      boolean none = made.isEmpty() && (wanted.isEmpty() || order.cancellation().isPresent());
      verdict.check(
          none
              ? order.fulfillmentOrderIds().isEmpty()
              : made.size() == 1
                  && held(made.getFirst()).equals(wanted)
                  && order.fulfillmentOrderIds().equals(List.of(made.getFirst().id())),
          order.name());
    }
  }

  private static List<Fulfillment.Units> held(FulfillmentOrder made) {
    return made.lines().stream()
        .map(line -> new Fulfillment.Units(line.lineId(), line.quantity()))
        .toList();
  }

  static void cancelledTogether(StoredShop shop, Verdict verdict) {
    for (var made : shop.goods().fulfillmentOrders().values()) {
      boolean cancelled = made.status() instanceof FulfillmentStatus.Cancelled;
      verdict.check(
          Optional.ofNullable(shop.sales().orders().get(made.orderId()))
              .filter(order -> order.cancellation().isPresent() == cancelled)
              .isPresent(),
          name(made));
    }
  }

  static void closedHasLeft(StoredShop shop, Verdict verdict) {
    for (var made : shop.goods().fulfillmentOrders().values()) {
      boolean closed = made.status() instanceof FulfillmentStatus.Closed;
      verdict.check(closed == hasLeft(made), name(made));
    }
  }

  private static boolean hasLeft(FulfillmentOrder made) {
    return made.lines().stream().allMatch(line -> line.shipped() == line.quantity());
  }

  static void slips(StoredShop shop, Verdict verdict) {
    var slips = slipsByFulfillmentOrder(shop);
    var parcels = shop.goods().parcelsByFulfillmentOrder();
    for (var made : shop.goods().fulfillmentOrders().values()) {
      var own = slips.getOrDefault(made.id(), List.of());
      var whole = own.stream().filter(slip -> slip.parcelId().isEmpty()).toList();
      verdict.check(whole.size() == 1 && isPrinted(whole.getFirst(), shop), name(made));
      for (var part : parts(made, parcels.getOrDefault(made.id(), List.of()))) {
        var slip =
            own.stream().filter(one -> one.parcelId().equals(Optional.of(part.id()))).toList();
        verdict.check(slip.size() == 1 && isPrinted(slip.getFirst(), shop), name(part));
      }
    }
  }

  private static Map<Long, List<Slip>> slipsByFulfillmentOrder(StoredShop shop) {
    return shop.goods().slips().values().stream()
        .collect(Collectors.groupingBy(Slip::fulfillmentOrderId));
  }

  private static boolean isPrinted(Slip slip, StoredShop shop) {
    return sheet(slip, shop)
        .filter(sheet -> sheet.pdf() && sheet.bytes() == slip.bytes())
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

  static void slipLists(StoredShop shop, Verdict verdict) {
    var slips = slipsByFulfillmentOrder(shop);
    for (var made : shop.goods().fulfillmentOrders().values()) {
      Optional.ofNullable(shop.sales().orders().get(made.orderId()))
          .ifPresent(order -> {
            for (var slip : slips.getOrDefault(made.id(), List.of())) {
              sheet(slip, shop)
                  .flatMap(Sheet::text)
                  .ifPresent(text ->
                      verdict.check(
                          lists(text, slip, order, made, shop), "slip " + slip.objectKey()));
            }
          });
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

  static void partWhileRestFollows(StoredShop shop, Verdict verdict) {
    var parcels = shop.goods().parcelsByFulfillmentOrder();
    for (var made : shop.goods().fulfillmentOrders().values()) {
      var left = new HashMap<Long, Integer>();
      made.lines().forEach(line -> left.put(line.lineId(), line.quantity()));
      for (var parcel : parcels.getOrDefault(made.id(), List.of())) {
        parcel
            .lines()
            .forEach(units -> left.merge(units.lineId(), -units.quantity(), Integer::sum));
        boolean rest = left.values().stream().anyMatch(units -> units > 0);
        verdict.check(parcel.restFollows() == rest, name(parcel));
      }
    }
  }
}
