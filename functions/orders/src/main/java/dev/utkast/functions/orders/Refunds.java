package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.adminapi.Scope;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.RefundId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.RefundDecider;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.refund.RefundPlan;
import java.util.List;
import java.util.stream.Stream;

/// The refunds' side of the orders' API. Who gives money back needs to be allowed to receive it.
final class Refunds {
  private static final String READ = "read_orders";
  private static final String WRITE = "write_orders";

  private final Wiring wiring;
  private final OrdersTable orders;
  private final PaymentsTable payments;
  private final Store store;

  Refunds(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.payments = new PaymentsTable(wiring.database());
    this.store = wiring.store();
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "orders/{id}/refunds", READ, this::list).paged(),
        Route.of("GET", "orders/{id}/refunds/{id}", READ, this::get).taking("fields"),
        Route.of("POST", "orders/{id}/refunds/calculate", WRITE, this::calculate),
        Route.of("POST", "orders/{id}/refunds", WRITE, this::create).mayNeed(Scope.WRITE_PAYMENTS));
  }

  /// @return what an answer about an order tells of its refunds
  List<Json.Obj> of(Order order) {
    var refunds = orders.refundsOf(order);
    var ledger = ledger(order, refunds);
    return refunds.stream().map(one -> json(one, order, ledger)).toList();
  }

  private Json.Obj json(Refund refund, Order order, List<PaymentEntry> ledger) {
    return RefundJson.write(refund, order, ledger, wiring.shop());
  }

  private List<PaymentEntry> ledger(Order order, List<Refund> refunds) {
    return refunds.isEmpty() ? List.of() : payments.entriesOf(order.draftId());
  }

  private Response list(Request request) {
    var order = load(request);
    var paging = Paging.of(request, true, List.of());
    var refunds = orders.refundsOf(order);
    var ledger = ledger(order, refunds);
    return paging.answer(
        request,
        "refunds",
        paging.window(refunds, Refund::id),
        Refund::id,
        one -> json(one, order, ledger));
  }

  private Response get(Request request) {
    var order = load(request);
    var id = request.id(3, RefundId::new);
    var refund =
        orders.refundsOf(order).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(HttpProblem::notFound);
    var json = json(refund, order, payments.entriesOf(order.draftId()));
    return Response.ok(Json.object().put("refund", SparseFields.select(request, json)).build());
  }

  private RefundDecider.Found found(Order order) {
    return new RefundDecider.Found(
        order,
        orders.fulfillmentOrdersOf(order),
        orders.refundsOf(order),
        payments.entriesOf(order.draftId()));
  }

  private Response calculate(Request request) {
    var order = load(request);
    var asked = RefundRequest.read(request, order.total().getCurrencyUnit(), true).asked();
    return switch (RefundDecider.calculate(found(order), asked)) {
      case Decision.Changed<RefundPlan>(var plan) ->
          Response.ok(Json.object().put("refund", RefundJson.calculated(plan, order)).build());
      case Decision.Refused<RefundPlan>(var reason) -> throw Refusals.problem(reason);
    };
  }

  private Response create(Request request) {
    var id = new RefundId(wiring.ids().next());
    return ConflictRetry.deciding(() -> {
      var order = load(request);
      var wanted = RefundRequest.read(request, order.total().getCurrencyUnit(), false);
      if (!wanted.asked().paybacks().isEmpty()) {
        request.require(Scope.WRITE_PAYMENTS);
      }
      var found = found(order);
      var made =
          new RefundDecider.Made(
              id, wanted.note(), request.actor(), wiring.clock().instant(), wiring.ids()::next);
      if (found.earlier().stream().anyMatch(one -> one.id().equals(id))) {
        return created(found.earlier().getLast(), order, found.ledger());
      }
      return switch (RefundDecider.refund(found, wanted.asked(), made)) {
        case Decision.Changed<Change.Refunded>(var refunded) -> {
          OrdersTable.leaveRoomForPayments(refunded.order());
          var ledger = Stream.concat(found.ledger().stream(), refunded.entries().stream()).toList();
          yield request.commit(
              store, created(refunded.refund(), refunded.order(), ledger), refunded);
        }
        case Decision.Refused<Change.Refunded>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Response created(Refund refund, Order order, List<PaymentEntry> ledger) {
    return Response.created(Json.object().put("refund", json(refund, order, ledger)).build());
  }

  private Order load(Request request) {
    return orders.find(request.id(1, OrderId::new)).orElseThrow(HttpProblem::notFound);
  }
}
