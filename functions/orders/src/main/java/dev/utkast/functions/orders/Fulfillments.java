package dev.utkast.functions.orders;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Paging;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.http.SparseFields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The parcels' side of the orders' API: fulfillment orders, their holds, and the fulfillments that
/// ship them.
final class Fulfillments {
  private static final String READ = "read_fulfillments";
  private static final String WRITE = "write_fulfillments";
  private static final int MAX_LINES = 512;

  private final Wiring wiring;
  private final OrdersTable orders;
  private final SlipsTable slips;

  Fulfillments(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.slips = new SlipsTable(wiring.database());
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "orders/{id}/fulfillment_orders", READ, this::ofOrder).paged(),
        Route.of("GET", "orders/{id}/fulfillments", READ, this::parcelsOfOrder).paged(),
        Route.of("GET", "fulfillment_orders/{id}", READ, this::get).taking("fields"),
        Route.of("POST", "fulfillment_orders/{id}/hold", WRITE, this::hold),
        Route.of("POST", "fulfillment_orders/{id}/release_hold", WRITE, this::release),
        Route.of("POST", "fulfillments", WRITE, this::ship));
  }

  private Response ofOrder(Request request) {
    var order = loadOrder(request.id(1));
    var paging = Paging.of(request, true, List.of());
    return paging.answer(
        request,
        "fulfillment_orders",
        paging.window(orders.fulfillmentOrdersOf(order), FulfillmentOrder::id),
        FulfillmentOrder::id,
        made -> json(made, order));
  }

  private Response parcelsOfOrder(Request request) {
    var order = loadOrder(request.id(1));
    var paging = Paging.of(request, true, List.of());
    return paging.answer(
        request,
        "fulfillments",
        paging.window(orders.fulfillmentsOf(order), Fulfillment::id),
        Fulfillment::id,
        parcel -> FulfillmentJson.write(parcel, order, wiring.shop()));
  }

  private Response get(Request request) {
    var made = load(request.id(1));
    var json = SparseFields.select(request, json(made, loadOrder(made.orderId())));
    return Response.ok(Json.object().put("fulfillment_order", json).build());
  }

  private Response answer(FulfillmentOrder made, Order order) {
    return Response.ok(Json.object().put("fulfillment_order", json(made, order)).build());
  }

  private Json.Obj json(FulfillmentOrder made, Order order) {
    return FulfillmentOrderJson.write(made, order, slips.find(made.id()), wiring.shop());
  }

  private Response hold(Request request) {
    var fields = request.instruction("fulfillment_hold");
    var label = fields.requiredText("reason");
    var reason = Hold.Reason.of(label);
    if (reason.isEmpty() && !label.isEmpty()) {
      fields.error("reason", "is not one of the known reasons");
    }
    var notes = fields.text("reason_notes", Fields.MAX_TEXT);
    var lines = ShipmentRequest.lines(fields, MAX_LINES);
    fields.unkept("notify_merchant", Json.Bool.FALSE);
    fields.refuseIfWrong();
    var wanted = new Hold(reason.orElseThrow(), notes);
    return change(
        request,
        (made, now) -> FulfillmentDecider.hold(made, wanted, lines, now),
        _ -> "On hold: " + wanted.reason().label(),
        List.of());
  }

  /// The claim is tried again, whatever the hold was for: stock may have run short while it was
  /// held for another reason. What is claimed already stays so.
  private Response release(Request request) {
    request.optionalInstruction("fulfillment_order").refuseIfWrong();
    var made = load(request.id(1));
    return change(
        request,
        FulfillmentDecider::release,
        next -> next.hold().isPresent() ? "Stock is asked for again" : "Released from hold",
        List.of(new Message.ClaimStock(made.orderId())));
  }

  private interface Change {
    FulfillmentDecider.Outcome decide(FulfillmentOrder made, Instant now);
  }

  private Response change(
      Request request,
      Change change,
      Function<FulfillmentOrder, String> note,
      List<Message> messages) {
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var made = load(request.id(1));
      var order = loadOrder(made.orderId());
      return switch (change.decide(made, now)) {
        case FulfillmentDecider.Outcome.Changed(var next) -> {
          var writes = new ArrayList<Write>();
          writes.add(orders.put(next));
          var noted = OrderDecider.noted(order, note.apply(next), now);
          writes.add(orders.put(noted, wiring.shop()));
          if (!messages.isEmpty()) {
            writes.add(Outbox.put(wiring.ids().next(), now, messages));
          }
          yield request.commit(wiring.database(), answer(next, order), writes);
        }
        case FulfillmentDecider.Outcome.Unchanged(var current) -> answer(current, order);
        case FulfillmentDecider.Outcome.Rejected(var field, var why) ->
            throw HttpProblem.invalid(field, why);
      };
    });
  }

  private Response ship(Request request) {
    var shipment = ShipmentRequest.read(request.instruction("fulfillment"), MAX_LINES);
    // One request is one parcel under one id, however often it is tried: a part must not be sent
    // twice.
    long parcelId = wiring.ids().next();
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var made = load(shipment.fulfillmentOrderId());
      var order = loadOrder(made.orderId());
      if (order.fulfillmentIds().contains(parcelId)) {
        return created(orders.findFulfillment(parcelId).orElseThrow(), order);
      }
      return switch (FulfillmentDecider.ship(made, shipment.wanted(), now)) {
        case FulfillmentDecider.ShipOutcome.Shipped(var next, var units) ->
            shipped(
                request,
                next,
                order,
                new Fulfillment(
                    parcelId,
                    order.id(),
                    made.id(),
                    made.locationId(),
                    order.fulfillmentIds().size() + 1,
                    units,
                    shipment.tracking(),
                    now,
                    shipment.message(),
                    !made.isWhole(units),
                    next.remains(),
                    shipment.notifyCustomer()));
        case FulfillmentDecider.ShipOutcome.Rejected(var field, var why) ->
            throw HttpProblem.invalid(field, why);
      };
    });
  }

  private Response shipped(
      Request request, FulfillmentOrder made, Order order, Fulfillment parcel) {
    var now = parcel.createdAt();
    var next =
        OrderDecider.shipped(
            order,
            parcel.id(),
            perLine(order, parcel.lines()),
            parcel.tracking().number(),
            parcel.message(),
            now);
    OrdersTable.leaveRoomForPayments(next);
    var messages = new ArrayList<Message>();
    messages.add(new Message.ShipStock(order.id(), parcel.id()));
    if (parcel.partial()) {
      messages.add(
          new Message.RenderPackingSlip(
              made.id(),
              Optional.of(parcel.id()),
              Optional.empty(),
              Optional.of(order.slipText())));
    }
    if (parcel.toldByMail()) {
      messages.add(
          new Message.SendMail(MailKind.SHIPPING_CONFIRMATION, parcel.id(), parcel.number(), now));
    }
    return request.commit(
        wiring.database(),
        created(parcel, next),
        orders.put(made),
        orders.put(next, wiring.shop()),
        orders.putNew(parcel),
        Outbox.put(wiring.ids().next(), now, messages));
  }

  private Response created(Fulfillment parcel, Order order) {
    var json = FulfillmentJson.write(parcel, order, wiring.shop());
    return Response.created(Json.object().put("fulfillment", json).build());
  }

  private static List<Integer> perLine(Order order, List<Fulfillment.Units> units) {
    return order.content().lines().stream()
        .map(line ->
            units.stream()
                .filter(unit -> unit.lineId() == line.id())
                .mapToInt(Fulfillment.Units::quantity)
                .sum())
        .toList();
  }

  private FulfillmentOrder load(long id) {
    return Optional.of(id).flatMap(orders::findFulfillmentOrder).orElseThrow(HttpProblem::notFound);
  }

  private Order loadOrder(long id) {
    return orders.find(id).orElseThrow(HttpProblem::notFound);
  }
}
