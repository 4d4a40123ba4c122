package dev.utkast.functions.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.ExplanationJson;
import dev.utkast.aws.http.Fields;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Paging;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.http.SaleJson;
import dev.utkast.aws.http.SparseFields;
import dev.utkast.aws.http.TagsJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// HTTP `orders`, `fulfillment_orders`, `fulfillments` → orders, and what is sent of them.
public final class Orders implements RequestStreamHandler {
  private static final String READ = "read_orders";
  private static final String WRITE = "write_orders";
  private static final List<String> FILTERS = List.of("status", "ids");
  private static final int MAX_IDS = 250;
  private static final List<String> UNKNOWN_FILTERS =
      List.of(
          "financial_status",
          "fulfillment_status",
          "name",
          "attribution_app_id",
          "explain",
          "created_at_min",
          "created_at_max",
          "updated_at_min",
          "updated_at_max",
          "processed_at_min",
          "processed_at_max");

  private final Wiring wiring;
  private final HttpFunction http;
  private final OrdersTable orders;
  private final InvoicesTable invoices;
  private final CustomersTable customers;

  public Orders() {
    this(Wiring.fromEnvironment());
  }

  public Orders(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.invoices = new InvoicesTable(wiring.database());
    this.customers = new CustomersTable(wiring.database());
    var own =
        List.of(
            Route.of("GET", "orders", READ, this::list),
            Route.of("GET", "orders/count", READ, this::count),
            Route.of("GET", "orders/{id}", READ, this::get),
            Route.of("PUT", "orders/{id}", WRITE, this::annotate),
            Route.of("POST", "orders/{id}/cancel", WRITE, this::cancel),
            Route.of("GET", "orders/{id}/timeline", READ, this::timeline),
            Route.of("GET", "orders/{id}/invoices", READ, this::invoices));
    this.http =
        new HttpFunction(
            wiring,
            Stream.concat(own.stream(), new Fulfillments(wiring).routes().stream()).toList());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out);
  }

  private Response list(Request request) {
    Paging.refuseFilters(request, UNKNOWN_FILTERS);
    var paging = Paging.of(request, false, FILTERS);
    var ids = paging.ids("ids", MAX_IDS);
    // Who names the orders means them all, whatever became of them, unless a status is asked for.
    var status = Optional.ofNullable(paging.filter().get("status"));
    var statuses = statuses(status.or(() -> ids.map(_ -> "any")));
    var found =
        ids.isPresent()
            ? paging.window(withStatus(orders.findAll(ids.get()), statuses), Order::id)
            : orders.page(statuses, paging.from(), paging.forward(), paging.limit() + 1);
    var page = paging.page(found);
    return paging.linked(Response.ok(listed(request, page.items())), request, page, Order::id);
  }

  private static List<String> statuses(Optional<String> wanted) {
    return switch (wanted.orElse("open")) {
      case "any" -> OrdersTable.STATUSES;
      case "open" -> List.of("open");
      case "cancelled" -> List.of("cancelled");
      default -> throw HttpProblem.malformed("status must be open, cancelled or any");
    };
  }

  private static List<Order> withStatus(List<Order> all, List<String> statuses) {
    return all.stream().filter(order -> statuses.contains(OrdersTable.status(order))).toList();
  }

  private Json listed(Request request, List<Order> found) {
    return Json.object()
        .put(
            "orders",
            found.stream().map(order -> SparseFields.select(request, json(order))).toList())
        .build();
  }

  /// An order with its parcels; a list reads them in as many batches as it has orders with parcels.
  private Json.Obj json(Order order) {
    var parcels =
        order.fulfillmentIds().isEmpty()
            ? List.<dev.utkast.model.fulfillment.Fulfillment>of()
            : orders.fulfillmentsOf(order);
    return OrderJson.write(order, parcels, wiring.shop(), wiring.clock().instant());
  }

  private Response count(Request request) {
    Paging.refuseFilters(request, UNKNOWN_FILTERS);
    var since = Paging.since(request);
    var count = orders.count(statuses(request.parameter("status")), since);
    return Response.ok(Json.object().put("count", count).build());
  }

  private Response get(Request request) {
    var order = load(request);
    var explained = ExplanationJson.explain(request, json(order), order.priced());
    return Response.ok(Json.object().put("order", SparseFields.select(request, explained)).build());
  }

  private Response annotate(Request request) {
    var fields = request.envelope("order");
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var order = load(request);
      var note = fields.has("note") ? fields.text("note", Fields.MAX_TEXT) : order.content().note();
      var tags = TagsJson.read(fields, "tags").orElse(order.content().tags());
      fields.refuseIfWrong();
      return answer(request, OrderDecider.annotate(order, note, tags, now), List.of());
    });
  }

  private Response cancel(Request request) {
    var fields = request.optionalEnvelope("order");
    var reason = reason(fields);
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var order = load(request);
      var writes = new ArrayList<Write>();
      for (var fulfillmentOrder : orders.fulfillmentOrdersOf(order)) {
        switch (FulfillmentDecider.cancel(fulfillmentOrder, now)) {
          case FulfillmentDecider.Outcome.Changed(var next) -> writes.add(orders.put(next));
          case FulfillmentDecider.Outcome.Unchanged _ -> {}
          case FulfillmentDecider.Outcome.Rejected(var field, var why) ->
              throw HttpProblem.invalid(field, why);
        }
      }
      withoutTotal(order, now).ifPresent(writes::add);
      return answer(request, OrderDecider.cancel(order, reason, now), writes);
    });
  }

  /// What is cancelled counts no longer as spent.
  private Optional<Write> withoutTotal(Order order, Instant now) {
    return order
        .content()
        .customerId()
        .flatMap(customers::find)
        .map(
            customer -> customers.put(customer.withoutTotalOf(order.priced().total().shop(), now)));
  }

  private static Cancellation.Reason reason(Fields fields) {
    var text = fields.text("reason").orElse("other").toUpperCase(Locale.ROOT);
    fields.refuseIfWrong();
    for (var reason : Cancellation.Reason.values()) {
      if (reason.name().equals(text)) {
        return reason;
      }
    }
    throw HttpProblem.invalid("reason", "must be customer, fraud, inventory, declined or other");
  }

  private Response answer(Request request, OrderDecider.Outcome outcome, List<Write> further) {
    return switch (outcome) {
      case OrderDecider.Outcome.Changed(var next, var messages) -> {
        var writes = new ArrayList<>(further);
        writes.add(orders.put(next, wiring.shop()));
        if (!messages.isEmpty()) {
          writes.add(Outbox.put(wiring.ids().next(), next.updatedAt(), messages));
        }
        var response = Response.ok(Json.object().put("order", json(next)).build());
        yield request.commit(wiring.database(), response, writes);
      }
      case OrderDecider.Outcome.Unchanged(var current) ->
          Response.ok(Json.object().put("order", json(current)).build());
      case OrderDecider.Outcome.Rejected(var field, var why) ->
          throw HttpProblem.invalid(field, why);
    };
  }

  private Response timeline(Request request) {
    var events =
        load(request).timeline().stream()
            .<Json>map(event ->
                Json.object()
                    .put("created_at", SaleJson.at(event.at(), wiring.shop()))
                    .put("message", event.what())
                    .build())
            .toList();
    return Response.ok(Json.object().put("timeline", events).build());
  }

  private Response invoices(Request request) {
    boolean explained = request.flag("explain");
    var order = load(request);
    var found =
        Stream.of(Invoice.Series.values())
            .flatMap(series -> invoices.find(order.id(), series).stream())
            .<Json>map(invoice ->
                explained
                    ? ExplanationJson.explain(request, InvoiceJson.write(invoice), invoice.priced())
                    : InvoiceJson.write(invoice))
            .toList();
    return Response.ok(Json.object().put("invoices", found).build());
  }

  private Order load(Request request) {
    return orders.find(request.id(1)).orElseThrow(HttpProblem::notFound);
  }
}
