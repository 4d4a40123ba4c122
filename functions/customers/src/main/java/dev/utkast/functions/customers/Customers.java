package dev.utkast.functions.customers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.adminapi.CustomerRequest;
import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.adminapi.Visibility;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.customer.OrderHistory;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.CustomerDecider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// HTTP `customers` → who the shop sells to. No two customers have the same mail address; one who
/// has ordered stays.
public final class Customers implements RequestStreamHandler {
  private static final String READ = "read_customers";
  private static final String WRITE = "write_customers";
  private static final int MAX_IDS = 250;

  private final Wiring wiring;
  private final CustomersTable customers;
  private final Store store;
  private final HttpFunction http;

  public Customers() {
    this(Wiring.fromEnvironment());
  }

  public Customers(Wiring wiring) {
    this.wiring = wiring;
    this.customers = new CustomersTable(wiring.database());
    this.store = wiring.store();
    this.http =
        new HttpFunction(
            wiring,
            List.of(
                Route.of("GET", "customers", READ, this::list).paged("ids", "email"),
                Route.of("POST", "customers", WRITE, this::create),
                Route.of("GET", "customers/count", READ, this::count).taking("since_id"),
                Route.of("GET", "customers/search", READ, this::search).paged("query"),
                Route.of("GET", "customers/{id}", READ, this::get).taking("fields"),
                Route.of("PUT", "customers/{id}", WRITE, this::update),
                Route.of("DELETE", "customers/{id}", WRITE, this::delete)));
    Rehearsal.of(wiring, Customers::new, Customers::rehearsed);
  }

  private static List<Json> rehearsed() {
    var customer =
        """
        {"customer": {"first_name": "Ada", "email": "ada@example.com",
          "addresses": [{"city": "Oslo", "country": "Norge"}]}}\
        """;
    return List.of(Rehearsal.post("customers", customer, WRITE), Rehearsal.get("customers", READ));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response list(Request request) {
    var paging = Paging.of(request, true, List.of("ids", "email"));
    var ids = paging.ids("ids", MAX_IDS, CustomerId::new);
    var email = Optional.ofNullable(paging.filter().get("email"));
    var named = email.map(this::withEmail).or(() -> ids.map(customers::findAll));
    if (email.isPresent() && ids.isPresent()) {
      throw HttpProblem.malformed("email cannot be combined with ids");
    }
    return answer(
        request,
        paging,
        named
            .map(found -> paging.window(found, Customer::id))
            .orElseGet(() -> customers.page(paging.from(), paging.forward(), paging.limit() + 1)));
  }

  private Response answer(Request request, Paging paging, List<Customer> found) {
    return paging.answer(request, "customers", found, Customer::id, one -> json(request, one));
  }

  private List<Customer> withEmail(String email) {
    return customers.findIdByEmail(email.strip()).flatMap(customers::find).stream().toList();
  }

  /// Orders are counted only where somebody asks for what follows from them.
  private Json.Obj json(Request request, Customer customer) {
    var history =
        CustomerJson.asksForOrders(request.parameter("fields"))
            ? history(customer)
            : withoutOrders(customer);
    return json(request, customer, history);
  }

  private OrderHistory history(Customer customer) {
    return customers
        .findWithOrders(customer.id())
        .map(known -> known.history(wiring.shop().currency()))
        .orElseGet(() -> withoutOrders(customer));
  }

  private OrderHistory withoutOrders(Customer customer) {
    return OrderHistory.of(customer, List.of(), List.of(), wiring.shop().currency());
  }

  private Response count(Request request) {
    long count = customers.count(Paging.since(request));
    return Response.ok(Json.object().put("count", count).build());
  }

  /// Finds by what there is a key for, and refuses every other question rather than answer it in
  /// part.
  private Response search(Request request) {
    var paging = Paging.of(request, true, List.of("query"));
    var query = Optional.ofNullable(paging.filter().get("query")).orElse("");
    var found = CustomerSearch.email(query).map(this::withEmail).orElse(List.of());
    return answer(request, paging, paging.window(found, Customer::id));
  }

  private Response get(Request request) {
    var found =
        customers.findWithOrders(request.id(1, CustomerId::new)).orElseThrow(HttpProblem::notFound);
    var history = found.history(wiring.shop().currency());
    var json = SparseFields.select(request, json(request, found.customer(), history));
    return Response.ok(Json.object().put("customer", json).build());
  }

  private Response create(Request request) {
    var fields = request.envelope("customer");
    var now = wiring.clock().instant();
    var customer =
        new CustomerRequest(fields, wiring.shop()).create(new CustomerId(wiring.ids().next()), now);
    fields.refuseIfWrong();
    return commit(
        request,
        Optional.empty(),
        customer,
        Response.created(envelope(request, customer, withoutOrders(customer))));
  }

  private Response update(Request request) {
    return ConflictRetry.deciding(() -> {
      var known =
          customers
              .findWithOrders(request.id(1, CustomerId::new))
              .orElseThrow(HttpProblem::notFound);
      var before = known.customer();
      var history = known.history(wiring.shop().currency());
      var fields = request.envelope("customer");
      var next =
          new CustomerRequest(fields, wiring.shop()).update(before, wiring.clock().instant());
      fields.refuseIfWrong();
      return next.isEmpty()
          ? Response.ok(envelope(request, before, history))
          : commit(
              request,
              before.email(),
              next.get(),
              Response.ok(envelope(request, next.get(), history)));
    });
  }

  private Response commit(
      Request request, Optional<String> emailBefore, Customer next, Response response) {
    try {
      return request.commit(store, response, new Change.CustomerWritten(next, emailBefore));
    } catch (ConflictException e) {
      if (CustomersTable.emailTaken(e)) {
        throw HttpProblem.invalid("email", "has already been taken");
      }
      throw e;
    }
  }

  private Response delete(Request request) {
    return ConflictRetry.deciding(() -> {
      var customer =
          customers.find(request.id(1, CustomerId::new)).orElseThrow(HttpProblem::notFound);
      return switch (CustomerDecider.delete(customer)) {
        case Decision.Changed<Change.CustomerDeleted>(var gone) ->
            request.commit(store, Response.ok(Json.object().build()), gone);
        case Decision.Refused<Change.CustomerDeleted>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Json.Obj json(Request request, Customer customer, OrderHistory history) {
    return Visibility.shown(
        request, "customer", CustomerJson.write(customer, history, wiring.shop()));
  }

  private Json envelope(Request request, Customer customer, OrderHistory history) {
    return Json.object().put("customer", json(request, customer, history)).build();
  }
}
