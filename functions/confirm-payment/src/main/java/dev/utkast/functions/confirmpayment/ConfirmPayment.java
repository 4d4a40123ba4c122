package dev.utkast.functions.confirmpayment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.adminapi.TransactionJson;
import dev.utkast.aws.adminapi.Visibility;
import dev.utkast.aws.http.CustomerForms;
import dev.utkast.aws.http.FollowedLinks;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.sales.OrderOfDraft;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.link.Link;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// HTTP: staff confirm a payment of a draft or of an order → the ledger, and the order of a draft
/// that is now covered; a customer confirms a draft that costs nothing → its order.
///
/// Every door leads to the same decision, and the payment's own reference is its key: confirmed any
/// number of times, it counts once. A payment for a draft that has become an order counts for that
/// order; money is never turned away for being late.
public final class ConfirmPayment implements RequestStreamHandler {
  private static final String READ = "read_payments";
  private static final String WRITE = "write_payments";

  private final Wiring wiring;
  private final HttpFunction http;
  private final DraftsTable drafts;
  private final OrdersTable orders;
  private final PaymentsTable payments;
  private final FollowedLinks links;
  private final CustomerForms forms;
  private final Store store;

  public ConfirmPayment() {
    this(Wiring.fromEnvironment());
  }

  public ConfirmPayment(Wiring wiring) {
    this.wiring = wiring;
    this.drafts = new DraftsTable(wiring.database());
    this.orders = new OrdersTable(wiring.database());
    this.payments = new PaymentsTable(wiring.database());
    this.links = new FollowedLinks(wiring);
    this.forms = new CustomerForms(wiring);
    this.store = wiring.store();
    this.http =
        new HttpFunction(
            wiring,
            List.of(
                Route.of("GET", "draft_orders/{id}/payments", READ, this::listOfDraft).paged(),
                Route.of("POST", "draft_orders/{id}/payments", WRITE, this::payDraft),
                Route.of("GET", "orders/{id}/transactions", READ, this::listOfOrder).paged(),
                Route.of("POST", "orders/{id}/transactions", WRITE, this::payOrder),
                Route.of("POST", "invoices/{token}/confirm", "", this::confirm)));
    Rehearsal.of(wiring, ConfirmPayment::new, ConfirmPayment::rehearsed);
  }

  private static List<Json> rehearsed() {
    var payment =
        "{\"payment\": {\"amount\": \"5.00\", \"currency\": \"EUR\", \"reference\": \"none\"}}";
    return List.of(Rehearsal.post("draft_orders/1/payments", payment, WRITE));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response payDraft(Request request) {
    var notice = PaymentRequest.ofDraft(request, wiring.ids());
    var id = request.id(1, DraftId::new);
    return ConflictRetry.deciding(() -> {
      var key = PaymentsTable.key(id, notice);
      var reads = new BatchedReads(wiring.database(), key);
      var draft = new DraftsTable(reads).find(id).orElseThrow(HttpProblem::notFound);
      var earlier = new PaymentsTable(reads).find(draft.id(), notice);
      return draft
          .completion()
          .map(done -> receive(request, loadOrder(done.orderId()), notice, earlier))
          .orElseGet(() -> receive(request, draft, notice, earlier));
    });
  }

  /// A customer agrees to what costs nothing, and is led back to the page, which says how it
  /// stands: after the first time, and after every other. A link that was replaced, one behind
  /// which there is something to pay, and a form that did not come from the page change nothing; a
  /// link that is unknown or has expired is none.
  private Response confirm(Request request) {
    var found = links.find(request.segments().get(1)).orElseThrow(HttpProblem::notFound);
    if (forms.read(request).isEmpty()) {
      return CustomerForms.back(request, CustomerForms.Why.AGAIN);
    }
    var back = CustomerForms.back(request);
    return switch (found.link()) {
      case Link.OfOrder _ -> back;
      case Link.OfDraft link -> ConflictRetry.deciding(() -> confirm(request, link, back));
    };
  }

  private Response confirm(Request request, Link.OfDraft link, Response back) {
    var draft = drafts.find(link.draftId()).orElseThrow(HttpProblem::notFound);
    var now = wiring.clock().instant();
    return switch (SaleDecider.confirm(draft, link, orderOf(draft), wiring.shop(), now)) {
      case Decision.Changed<Change.SaleAgreed>(var agreed) -> request.commit(store, back, agreed);
      case Decision.AlreadyDone<Change.SaleAgreed> _ -> back;
      case Decision.Refused<Change.SaleAgreed>(var reason) -> throw Refusals.problem(reason);
    };
  }

  private Response payOrder(Request request) {
    var notice = PaymentRequest.ofOrder(request, wiring.ids());
    return ConflictRetry.deciding(() -> {
      var order = loadOrder(request.id(1, OrderId::new));
      var earlier = payments.find(order.draftId(), notice);
      return receive(request, order, notice, earlier);
    });
  }

  private OrderOfDraft orderOf(DraftOrder draft) {
    return new OrderOfDraft(draft, wiring.database(), wiring.ids());
  }

  private Response receive(
      Request request, DraftOrder draft, PaymentNotice notice, Optional<PaymentEntry> earlier) {
    var now = wiring.clock().instant();
    return switch (SaleDecider.receivePayment(
        draft, earlier, notice, orderOf(draft), request.actor(), wiring.shop(), now)) {
      case Decision.Changed<Change.DraftPayment>(var received) -> {
        var response = request.commit(store, Response.created(answer(request, received)), received);
        alarmIfHeld(entryOf(received), draft.id());
        yield response;
      }
      case Decision.AlreadyDone<Change.DraftPayment> _ -> {
        alarmIfHeld(earlier.orElseThrow(), draft.id());
        yield Response.ok(answer(request, earlier.get(), draft, Optional.empty()));
      }
      case Decision.Refused<Change.DraftPayment>(var reason) -> throw Refusals.problem(reason);
    };
  }

  private static PaymentEntry entryOf(Change.DraftPayment received) {
    return switch (received) {
      case Change.DraftPaid(_, var entry) -> entry;
      case Change.SaleAgreed agreed -> agreed.payment().orElseThrow();
    };
  }

  private Json answer(Request request, Change.DraftPayment received) {
    var order =
        received instanceof Change.SaleAgreed agreed
            ? Optional.of(agreed.order())
            : Optional.<Order>empty();
    return answer(request, entryOf(received), received.draft(), order);
  }

  private Response receive(
      Request request, Order order, PaymentNotice notice, Optional<PaymentEntry> earlier) {
    var now = wiring.clock().instant();
    return switch (SaleDecider.receivePayment(order, earlier, notice, request.actor(), now)) {
      case Decision.Changed<Change.OrderPaid>(var paid) -> {
        var response =
            request.commit(
                store, Response.created(answer(request, paid.entry(), paid.order())), paid);
        alarmIfHeld(paid.entry(), order.draftId());
        yield response;
      }
      case Decision.AlreadyDone<Change.OrderPaid> _ -> {
        alarmIfHeld(earlier.orElseThrow(), order.draftId());
        yield Response.ok(answer(request, earlier.get(), order));
      }
      case Decision.Refused<Change.OrderPaid>(var reason) -> throw Refusals.problem(reason);
    };
  }

  /// Money in the wrong currency is kept; it counts for nothing until a person has looked, who is
  /// told once it is in the ledger. One that is found there raises the alarm again, for nobody may
  /// have been told: whoever kept it may not have learned of it.
  private static void alarmIfHeld(PaymentEntry entry, DraftId draftId) {
    if (entry.isHeld()) {
      Log.alarm("payment.held", "draft", draftId, "transaction", entry.transactionId());
    }
  }

  /// What counts for nothing changes no balance, and is answered without one.
  private Json answer(PaymentEntry entry, DraftId draftId) {
    return Json.object()
        .put("transaction", TransactionJson.write(entry, draftId, List.of(), wiring.shop()))
        .build();
  }

  private Json answer(
      Request request, PaymentEntry entry, DraftOrder draft, Optional<Order> order) {
    if (!entry.counts()) {
      return answer(entry, draft.id());
    }
    var whole =
        Json.object()
            .put("transaction", TransactionJson.write(entry, draft.id(), List.of(), wiring.shop()))
            .put("draft_order", TransactionJson.balance(draft))
            .put("order", order.map(TransactionJson::balance).orElse(Json.Null.NULL))
            .build();
    return Visibility.shown(request, "payment", whole);
  }

  private Json answer(Request request, PaymentEntry entry, Order order) {
    if (!entry.counts()) {
      return answer(entry, order.draftId());
    }
    var whole =
        Json.object()
            .put(
                "transaction",
                TransactionJson.write(entry, order.draftId(), List.of(), wiring.shop()))
            .put("order", TransactionJson.balance(order))
            .build();
    return Visibility.shown(request, "payment", whole);
  }

  private Response listOfDraft(Request request) {
    return listed(
        request, drafts.find(request.id(1, DraftId::new)).orElseThrow(HttpProblem::notFound).id());
  }

  private Response listOfOrder(Request request) {
    return listed(request, loadOrder(request.id(1, OrderId::new)).draftId());
  }

  private Response listed(Request request, DraftId draftId) {
    var paging = Paging.of(request, true, List.of());
    var ledger = payments.entriesOf(draftId);
    return paging.answer(
        request,
        "transactions",
        paging.window(ledger, PaymentEntry::transactionId),
        PaymentEntry::transactionId,
        entry -> TransactionJson.write(entry, draftId, ledger, wiring.shop()));
  }

  private Order loadOrder(OrderId id) {
    return orders.find(id).orElseThrow(HttpProblem::notFound);
  }
}
