package dev.utkast.functions.customers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Paging;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.http.SparseFields;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.customer.Customer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// HTTP `customers` → who the shop sells to. No two customers have the same mail address; one who
/// has ordered stays.
public final class Customers implements RequestStreamHandler {
  private static final String READ = "read_customers";
  private static final String WRITE = "write_customers";
  private static final int MAX_IDS = 250;
  private static final List<String> UNKNOWN_FILTERS =
      List.of("created_at_min", "created_at_max", "updated_at_min", "updated_at_max");

  private final Wiring wiring;
  private final CustomersTable customers;
  private final HttpFunction http;

  public Customers() {
    this(Wiring.fromEnvironment());
  }

  public Customers(Wiring wiring) {
    this.wiring = wiring;
    this.customers = new CustomersTable(wiring.database());
    this.http =
        new HttpFunction(
            wiring,
            List.of(
                Route.of("GET", "customers", READ, this::list),
                Route.of("POST", "customers", WRITE, this::create),
                Route.of("GET", "customers/count", READ, this::count),
                Route.of("GET", "customers/search", READ, this::search),
                Route.of("GET", "customers/{id}", READ, this::get),
                Route.of("PUT", "customers/{id}", WRITE, this::update),
                Route.of("DELETE", "customers/{id}", WRITE, this::delete)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out);
  }

  private Response list(Request request) {
    Paging.refuseFilters(request, UNKNOWN_FILTERS);
    var paging = Paging.of(request, true, List.of("ids"));
    var ids = paging.ids("ids", MAX_IDS);
    var found =
        ids.isPresent()
            ? paging.window(customers.findAll(ids.get()), Customer::id)
            : customers.page(paging.from(), paging.forward(), paging.limit() + 1);
    var page = paging.page(found);
    return paging.linked(Response.ok(listed(request, page.items())), request, page, Customer::id);
  }

  private Json listed(Request request, List<Customer> found) {
    var written =
        found.stream()
            .map(one -> SparseFields.select(request, CustomerJson.write(one, wiring.shop())))
            .toList();
    return Json.object().put("customers", written).build();
  }

  private Response count(Request request) {
    Paging.refuseFilters(request, UNKNOWN_FILTERS);
    long count = customers.count(Paging.since(request));
    return Response.ok(Json.object().put("count", count).build());
  }

  /// Finds by what there is a key for, and refuses every other question rather than answer it in
  /// part.
  private Response search(Request request) {
    var found =
        CustomerSearch.email(request.parameter("query").orElse(""))
            .flatMap(customers::findIdByEmail)
            .flatMap(customers::find);
    return Response.ok(listed(request, found.stream().toList()));
  }

  private Response get(Request request) {
    var json = SparseFields.select(request, CustomerJson.write(load(request), wiring.shop()));
    return Response.ok(Json.object().put("customer", json).build());
  }

  private Response create(Request request) {
    var fields = request.envelope("customer");
    var now = wiring.clock().instant();
    var customer = new CustomerRequest(fields, wiring.shop()).create(wiring.ids().next(), now);
    return commit(request, Optional.empty(), customer, Response.created(envelope(customer)));
  }

  private Response update(Request request) {
    return Attempts.deciding(() -> {
      var before = load(request);
      var fields = request.envelope("customer");
      var next =
          new CustomerRequest(fields, wiring.shop()).update(before, wiring.clock().instant());
      return next.isEmpty()
          ? Response.ok(envelope(before))
          : commit(request, before.email(), next.get(), Response.ok(envelope(next.get())));
    });
  }

  private Response commit(
      Request request, Optional<String> emailBefore, Customer next, Response response) {
    var writes = new ArrayList<Write>();
    writes.add(customers.put(next));
    writes.addAll(customers.claimEmail(next.id(), emailBefore, next.email()));
    try {
      return request.commit(wiring.database(), response, writes);
    } catch (ConflictException e) {
      if (CustomersTable.emailTaken(e)) {
        throw HttpProblem.invalid("email", "has already been taken");
      }
      throw e;
    }
  }

  private Response delete(Request request) {
    return Attempts.deciding(() -> {
      var customer = load(request);
      if (customer.ordersCount() > 0) {
        throw HttpProblem.invalid("base", "a customer who has ordered cannot be deleted");
      }
      var writes = new ArrayList<Write>();
      writes.add(customers.remove(customer));
      writes.addAll(customers.claimEmail(customer.id(), customer.email(), Optional.empty()));
      return request.commit(wiring.database(), Response.ok(Json.object().build()), writes);
    });
  }

  private Customer load(Request request) {
    return customers.find(request.id(1)).orElseThrow(HttpProblem::notFound);
  }

  private Json envelope(Customer customer) {
    return Json.object().put("customer", CustomerJson.write(customer, wiring.shop())).build();
  }
}
