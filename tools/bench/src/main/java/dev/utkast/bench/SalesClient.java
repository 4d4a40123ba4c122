package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.local.runtime.Functions;
import dev.utkast.testkit.HttpCalls;
import java.util.concurrent.atomic.AtomicLong;

/// Someone at the counter: the HTTP calls of a sale, each with the time it took.
final class SalesClient {
  private static final AtomicLong REFERENCES = new AtomicLong();

  private final TimedFunction drafts;
  private final TimedFunction payments;
  private final boolean careful;

  /// @param careful with an Idempotency-Key on every call
  SalesClient(Functions functions, boolean careful) {
    this.drafts = TimedFunction.of(functions, Workbench.DRAFTS);
    this.payments = TimedFunction.of(functions, "ConfirmPayment");
    this.careful = careful;
  }

  /// An answer and how long the handler took for it.
  record Timed(Json body, long nanos) {
    long id() {
      return JsonPath.whole(body, "id");
    }
  }

  private HttpCalls http(TimedFunction caller) {
    return careful
        ? caller.http().withIdempotencyKey("bench-" + REFERENCES.incrementAndGet())
        : caller.http();
  }

  private static Timed timed(TimedFunction caller, HttpCalls.Answer answer) {
    var body = StandardSale.ok(answer).body();
    var draft = body.at("draft_order");
    return new Timed(draft.isNull() ? body : draft, caller.nanos);
  }

  Timed draft(String body) {
    return timed(drafts, http(drafts).post("draft_orders.json", body));
  }

  /// The event with which the last draft was created.
  String draftEvent() {
    return drafts.lastEvent;
  }

  Timed read(long id) {
    return timed(drafts, http(drafts).get("draft_orders/" + id + ".json"));
  }

  Timed sendInvoice(long id) {
    return timed(drafts, http(drafts).post("draft_orders/" + id + "/send_invoice.json", "{}"));
  }

  Timed pay(Timed draft) {
    var body = StandardSale.payment(draft.body(), "bench-" + REFERENCES.incrementAndGet());
    return timed(
        payments, http(payments).post("draft_orders/" + draft.id() + "/payments.json", body));
  }
}
