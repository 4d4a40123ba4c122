package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import dev.utkast.local.runtime.Functions;
import dev.utkast.memory.HttpCalls;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// A workbench with goods, a customer and something to sell.
final class Shop implements AutoCloseable {
  private static final AtomicLong REFERENCES = new AtomicLong();

  private final Workbench bench;
  private final Cart cart;

  private Shop(Workbench bench, Cart cart) {
    this.bench = bench;
    this.cart = cart;
  }

  static Shop open(Path root) {
    var bench = Workbench.open(root);
    var catalog = Caller.of(bench.functions(), "Catalog").http();
    var customers = Caller.of(bench.functions(), "Customers").http();
    return new Shop(bench, Cart.stock(catalog, customers));
  }

  Workbench bench() {
    return bench;
  }

  Cart cart() {
    return cart;
  }

  /// Someone at the counter: the HTTP calls of a sale, each with the time it took.
  static final class Clerk {
    private final Caller drafts;
    private final Caller payments;
    private final boolean careful;

    /// @param careful with an Idempotency-Key on every call
    Clerk(Functions functions, boolean careful) {
      this.drafts = Caller.of(functions, "DraftOrders");
      this.payments = Caller.of(functions, "ConfirmPayment");
      this.careful = careful;
    }

    private HttpCalls http(Caller caller) {
      return careful
          ? caller.http().withIdempotencyKey("bench-" + REFERENCES.incrementAndGet())
          : caller.http();
    }

    Timed draft(String body) {
      var answer = Cart.ok(http(drafts).post("draft_orders.json", body));
      return new Timed(answer.at("draft_order"), drafts.nanos());
    }

    Timed read(long id) {
      var answer = Cart.ok(http(drafts).get("draft_orders/" + id + ".json"));
      return new Timed(answer.at("draft_order"), drafts.nanos());
    }

    Timed sendInvoice(long id) {
      var answer = Cart.ok(http(drafts).post("draft_orders/" + id + "/send_invoice.json", "{}"));
      return new Timed(answer.body(), drafts.nanos());
    }

    Timed pay(Json draft) {
      var body = Cart.payment(draft, "bench-" + REFERENCES.incrementAndGet());
      var path = "draft_orders/" + Cart.whole(draft.at("id")) + "/payments.json";
      var answer = Cart.ok(http(payments).post(path, body));
      return new Timed(answer.body(), payments.nanos());
    }
  }

  /// An answer and how long the handler took for it.
  record Timed(Json body, long nanos) {
    long id() {
      return Cart.whole(body.at("id"));
    }
  }

  Clerk clerk() {
    return new Clerk(bench.functions(), false);
  }

  /// The event with which a function in a process of its own creates a draft.
  String draftEvent() {
    var caller = Caller.of(bench.functions(), "DraftOrders");
    Cart.ok(caller.http().post("draft_orders.json", cart.draft()));
    return caller.lastEvent();
  }

  Clerk carefulClerk() {
    return new Clerk(bench.functions(), true);
  }

  @Override
  public void close() {
    bench.close();
  }
}
