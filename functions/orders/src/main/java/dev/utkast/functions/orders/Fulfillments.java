package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.fulfillment.Hold;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.ShippingDecider;
import dev.utkast.model.order.Order;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// The parcels' side of the orders' API: fulfillment orders, their holds, and the fulfillments that
/// ship them.
final class Fulfillments {
  private static final String READ = "read_fulfillments";
  private static final String WRITE = "write_fulfillments";
  private static final int MAX_LINES = 512;

  private final Wiring wiring;
  private final OrdersTable orders;
  private final SlipsTable slips;
  private final Store store;

  Fulfillments(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.slips = new SlipsTable(wiring.database());
    this.store = wiring.store();
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
    var order = loadOrder(request.id(1, OrderId::new));
    var paging = Paging.of(request, true, List.of());
    return paging.answer(
        request,
        "fulfillment_orders",
        paging.window(orders.fulfillmentOrdersOf(order), FulfillmentOrder::id),
        FulfillmentOrder::id,
        made -> json(made, order));
  }

  private Response parcelsOfOrder(Request request) {
    var order = loadOrder(request.id(1, OrderId::new));
    var paging = Paging.of(request, true, List.of());
    return paging.answer(
        request,
        "fulfillments",
        paging.window(orders.fulfillmentsOf(order), Fulfillment::id),
        Fulfillment::id,
        parcel -> FulfillmentJson.write(parcel, order, wiring.shop()));
  }

  private Response get(Request request) {
    var made = load(request.id(1, FulfillmentOrderId::new));
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
      var known = Arrays.stream(Hold.Reason.values()).map(Hold.Reason::label);
      fields.wrong("reason", "must be one of " + known.collect(Collectors.joining(", ")));
    }
    var notes = fields.text("reason_notes", Fields.MAX_TEXT);
    var lines = ShipmentRequest.lines(fields, MAX_LINES);
    fields.unkept("notify_merchant", Json.Bool.FALSE);
    fields.refuseIfWrong();
    var wanted = new Hold(reason.orElseThrow(), notes);
    return change(
        request, (found, now) -> ShippingDecider.hold(found, wanted, lines, request.actor(), now));
  }

  private Response release(Request request) {
    request.optionalInstruction("fulfillment_order").refuseIfWrong();
    return change(request, (found, now) -> ShippingDecider.release(found, request.actor(), now));
  }

  private Response change(
      Request request,
      BiFunction<FulfillmentOrder, Instant, Decision<Change.FulfillmentChanged>> decider) {
    return ConflictRetry.deciding(() -> {
      var found = load(request.id(1, FulfillmentOrderId::new));
      var order = loadOrder(found.orderId());
      return switch (decider.apply(found, wiring.clock().instant())) {
        case Decision.Changed<Change.FulfillmentChanged>(var changed) ->
            request.commit(store, answer(changed.fulfillmentOrder(), order), changed);
        case Decision.AlreadyDone<Change.FulfillmentChanged> _ -> answer(found, order);
        case Decision.Refused<Change.FulfillmentChanged>(var reason) ->
            throw Refusals.problem(reason);
      };
    });
  }

  private Response ship(Request request) {
    var shipment = ShipmentRequest.read(request.instruction("fulfillment"), MAX_LINES);
    // One request is one parcel under one id, however often it is tried: a part must not be sent
    // twice.
    var asked = shipment.asked(new FulfillmentId(wiring.ids().next()));
    return ConflictRetry.deciding(() -> {
      var found = load(shipment.fulfillmentOrderId());
      var order = loadOrder(found.orderId());
      var now = wiring.clock().instant();
      return switch (ShippingDecider.ship(order, found, asked, request.actor(), now)) {
        case Decision.Changed<Change.Shipped>(var shipped) -> {
          OrdersTable.leaveRoomForPayments(shipped.order());
          yield request.commit(store, created(shipped.parcel(), shipped.order()), shipped);
        }
        case Decision.AlreadyDone<Change.Shipped> _ ->
            created(orders.findFulfillment(asked.parcelId()).orElseThrow(), order);
        case Decision.Refused<Change.Shipped>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Response created(Fulfillment parcel, Order order) {
    var json = FulfillmentJson.write(parcel, order, wiring.shop());
    return Response.created(Json.object().put("fulfillment", json).build());
  }

  private FulfillmentOrder load(FulfillmentOrderId id) {
    return Optional.of(id).flatMap(orders::findFulfillmentOrder).orElseThrow(HttpProblem::notFound);
  }

  private Order loadOrder(OrderId id) {
    return orders.find(id).orElseThrow(HttpProblem::notFound);
  }
}
