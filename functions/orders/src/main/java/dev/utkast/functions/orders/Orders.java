package dev.utkast.functions.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.adminapi.ExplanationJson;
import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.adminapi.Scope;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.adminapi.TimelineJson;
import dev.utkast.aws.adminapi.Visibility;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.links.CustomerLinks;
import dev.utkast.aws.sales.Timeline;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.OrderChangeDecider;
import dev.utkast.model.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// HTTP `orders`, `fulfillment_orders`, `fulfillments` → orders, and what is sent of them.
public final class Orders implements RequestStreamHandler {
  private static final String READ = "read_orders";
  private static final String WRITE = "write_orders";
  private static final List<String> FILTERS = List.of("status", "ids", "customer_id");
  private static final int MAX_IDS = 250;

  private final Wiring wiring;
  private final HttpFunction http;
  private final OrdersTable orders;
  private final InvoicesTable invoices;
  private final Store store;
  private final SettingsTable settings;
  private final CustomerLinks links;
  private final Refunds refunds;

  public Orders() {
    this(Wiring.fromEnvironment());
  }

  public Orders(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.invoices = new InvoicesTable(wiring.database());
    this.store = wiring.store();
    this.settings = new SettingsTable(wiring.database());
    this.links = new CustomerLinks(wiring::linkKeys);
    this.refunds = new Refunds(wiring);
    var own =
        List.of(
            Route.of("GET", "orders", READ, this::list)
                .paged("status", "ids", "customer_id")
                .mayNeed(Scope.READ_CUSTOMERS),
            Route.of("GET", "orders/count", READ, this::count)
                .taking("status", "since_id", "customer_id")
                .mayNeed(Scope.READ_CUSTOMERS),
            Route.of("GET", "orders/{id}", READ, this::get).taking("fields", "explain"),
            Route.of("PUT", "orders/{id}", WRITE, this::amend).mayNeed(Scope.READ_CUSTOMERS),
            Route.of("POST", "orders/{id}/cancel", WRITE, this::cancel)
                .taking("reason", "restock", "email", "refund", "amount", "currency"),
            Route.of("GET", "orders/{id}/timeline", READ, this::timeline).paged(),
            Route.of("GET", "orders/{id}/invoices", READ, this::invoices).paged("explain"));
    this.http =
        new HttpFunction(
            wiring,
            Stream.of(own, new Fulfillments(wiring).routes(), refunds.routes())
                .flatMap(List::stream)
                .toList());
    Rehearsal.of(wiring, Orders::new, Orders::rehearsed);
  }

  private static List<Json> rehearsed() {
    return List.of(Rehearsal.get("orders", READ), Rehearsal.get("orders/1", READ));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response list(Request request) {
    var paging = Paging.of(request, false, FILTERS);
    var ids = paging.ids("ids", MAX_IDS, OrderId::new);
    // Who names the orders means them all, whatever became of them, unless a status is asked for.
    var status = Optional.ofNullable(paging.filter().get("status"));
    var states = states(status.or(() -> ids.map(_ -> "any")));
    var customer =
        Optional.ofNullable(paging.filter().get("customer_id")).map(id -> customerId(request, id));
    var found =
        ids.isPresent()
            ? paging.window(chosen(orders.findAll(ids.get()), states, customer), Order::id)
            : orders.page(states, customer, paging.from(), paging.forward(), paging.limit() + 1);
    return paging.answer(request, "orders", found, Order::id, order -> json(request, order));
  }

  private static List<Order.State> states(Optional<String> wanted) {
    var label = wanted.orElse("open");
    return label.equals("any")
        ? List.of(Order.State.values())
        : Order.State.of(label)
            .map(List::of)
            .orElseThrow(() -> HttpProblem.malformed("status must be open, cancelled or any"));
  }

  private static CustomerId customerId(Request request, String text) {
    request.require(Scope.READ_CUSTOMERS);
    return Request.parseId(text)
        .map(CustomerId::new)
        .orElseThrow(() -> HttpProblem.malformed("customer_id must be an id"));
  }

  private static List<Order> chosen(
      List<Order> all, List<Order.State> states, Optional<CustomerId> customer) {
    return all.stream()
        .filter(order -> states.contains(order.state()))
        .filter(order -> customer.isEmpty() || customer.equals(order.content().customerId()))
        .toList();
  }

  /// An order with its parcels; a list reads them in as many batches as it has orders with parcels.
  private Json.Obj json(Request request, Order order) {
    var parcels =
        order.fulfillmentIds().isEmpty()
            ? List.<dev.utkast.model.fulfillment.Fulfillment>of()
            : orders.fulfillmentsOf(order);
    var now = wiring.clock().instant();
    var url =
        request.may(Scope.READ_CUSTOMERS)
            ? links.urlIfPossible(request.origin(), order.link(now))
            : Optional.<String>empty();
    var whole = OrderJson.write(order, parcels, refunds.of(order), wiring.shop(), url, now);
    var shown = Visibility.shown(request, "order", whole);
    return parcels.isEmpty() || Response.weight(shown) <= Response.MAX_BODY
        ? shown
        : withoutParcels(shown);
  }

  /// A large order in many parcels, each of which tells its lines again: they have a list of their
  /// own, in pages.
  private static Json.Obj withoutParcels(Json.Obj order) {
    var fields = new LinkedHashMap<>(order.fields());
    fields.remove("fulfillments");
    return new Json.Obj(fields);
  }

  private Response count(Request request) {
    var since = Paging.since(request);
    var customer = request.parameter("customer_id").map(id -> customerId(request, id));
    var count = orders.count(states(request.parameter("status")), customer, since);
    return Response.ok(Json.object().put("count", count).build());
  }

  private Response get(Request request) {
    var order = load(request);
    var explained = ExplanationJson.explain(request, json(request, order), order.priced());
    return Response.ok(Json.object().put("order", SparseFields.select(request, explained)).build());
  }

  private Response amend(Request request) {
    return ConflictRetry.deciding(() -> {
      var now = wiring.clock().instant();
      var order = load(request);
      var fields = request.envelope("order");
      var asked = OrderRequest.read(fields, order, json(request, order));
      if (order.content().lacksName() && !asked.email().equals(order.content().email())) {
        // Mails of it, and what is attached to them, may say a name that is on record alone.
        request.require(Scope.READ_CUSTOMERS);
      }
      return switch (OrderChangeDecider.amend(
          order, asked, settings.sales(), wiring.shop(), request.actor(), now)) {
        case Decision.Changed<Change.OrderAmended>(var amended) -> {
          OrdersTable.leaveRoom(order, amended.order());
          yield request.commit(store, answer(request, amended.order()), amended);
        }
        case Decision.AlreadyDone<Change.OrderAmended> _ -> answer(request, order);
        case Decision.Refused<Change.OrderAmended>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Response cancel(Request request) {
    var asked = CancelRequest.read(request);
    return ConflictRetry.deciding(() -> {
      var order = load(request);
      var cancellation = asked.by(request.actor(), wiring.clock().instant());
      return switch (OrderChangeDecider.cancel(
          order, orders.fulfillmentOrdersOf(order), cancellation, asked.said())) {
        case Decision.Changed<Change.OrderCancelled>(var cancelled) ->
            request.commit(store, answer(request, cancelled.order()), cancelled);
        case Decision.AlreadyDone<Change.OrderCancelled> _ -> answer(request, order);
        case Decision.Refused<Change.OrderCancelled>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Response answer(Request request, Order order) {
    return Response.ok(Json.object().put("order", json(request, order)).build());
  }

  private Response timeline(Request request) {
    var order = load(request);
    var draft = new DraftsTable(wiring.database()).find(order.draftId());
    var entries = new Timeline(wiring.database()).of(order, draft);
    return TimelineJson.answer(request, entries, wiring.shop());
  }

  private Response invoices(Request request) {
    var paging = Paging.of(request, true, List.of("explain"));
    boolean explained = paging.flag("explain");
    var order = load(request);
    var found =
        Stream.of(Invoice.Series.values())
            .flatMap(series -> invoices.find(order.id(), series).stream())
            .toList();
    return paging.answer(
        request,
        "invoices",
        paging.window(found, Invoice::id),
        Invoice::id,
        invoice ->
            ExplanationJson.explain(
                explained,
                Visibility.shown(request, "invoice", InvoiceJson.write(invoice)),
                invoice.priced()));
  }

  private Order load(Request request) {
    return orders.find(request.id(1, OrderId::new)).orElseThrow(HttpProblem::notFound);
  }
}
