package dev.utkast.bench.simulation;

import static dev.utkast.bench.simulation.InvariantBroken.unless;

import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What must hold of packing slips and of what is said of parcels: each slip lists what its parcel
/// holds, the newest one of an order shows it as it stands, and a parcel is called a part of its
/// order where something remained to be sent when it left.
final class RestOfParcels {
  private final Rest.Stored stored;
  private final SimulatedServices services;

  RestOfParcels(Rest.Stored stored, SimulatedServices services) {
    this.stored = stored;
    this.services = services;
  }

  void check() {
    for (var made : stored.fulfillmentOrders().values()) {
      var order = stored.orders().get(made.orderId());
      if (order != null) {
        slip(order, made);
        parcels(order, made);
      }
    }
  }

  private void slip(Order order, FulfillmentOrder made) {
    var slip = Optional.ofNullable(stored.slips().get(made.id()));
    unless(slip.isPresent(), "a fulfillment order has its slip", order.name());
    var units =
        order.content().lines().stream()
            .filter(SaleLine::requiresShipping)
            .map(line -> new Fulfillment.Units(line.id(), line.quantity()))
            .toList();
    // What has left or was called off is not printed again for a note of staff.
    boolean current = !order.hasShipped() && order.cancellation().isEmpty();
    printed(order, slip, units, current ? order.content().note() : Optional.empty());
  }

  private void parcels(Order order, FulfillmentOrder made) {
    var left = new HashMap<Long, Integer>();
    made.lines().forEach(line -> left.put(line.lineId(), line.quantity()));
    var parcels = new ArrayList<>(stored.parcels());
    parcels.removeIf(parcel -> parcel.fulfillmentOrderId() != made.id());
    parcels.sort(Comparator.comparingInt(Fulfillment::number));
    for (var parcel : parcels) {
      boolean first = parcel.number() == 1;
      parcel.lines().forEach(units -> left.merge(units.lineId(), -units.quantity(), Integer::sum));
      boolean rest = left.values().stream().anyMatch(units -> units > 0);
      unless(
          parcel.restFollows() == rest,
          "a parcel is called a part while something remains",
          order.name());
      if (rest || !first) {
        var slip = Optional.ofNullable(stored.slipsOfParcels().get(parcel.id()));
        unless(slip.isPresent(), "a parcel that is a part has its slip", order.name());
        printed(order, slip, parcel.lines(), Optional.empty());
      }
    }
  }

  /// Those few that are really rendered cannot be read here.
  private void printed(
      Order order,
      Optional<SlipsTable.Slip> slip,
      List<Fulfillment.Units> units,
      Optional<String> note) {
    var object = slip.flatMap(known -> services.object(known.objectKey()));
    unless(object.isPresent(), "a slip is in the store", order.name());
    var text = new String(object.orElseThrow(), StandardCharsets.UTF_8);
    if (text.startsWith(Functions.PLAIN)) {
      var wanted = new StringBuilder(Functions.PLAIN);
      for (var unit : units) {
        var title = order.line(unit.lineId()).orElseThrow().title();
        wanted.append('\n').append(unit.quantity()).append(" x ").append(title);
      }
      unless(
          text.startsWith(wanted.toString()), "a slip lists what is in its parcel", order.name());
      unless(
          note.isEmpty() || text.equals(wanted + "\n" + note.get()),
          "a slip shows the order as it stands",
          order.name());
    }
  }
}
