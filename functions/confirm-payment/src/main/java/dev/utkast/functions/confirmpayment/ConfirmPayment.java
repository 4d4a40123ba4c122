package dev.utkast.functions.confirmpayment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.Digests;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Paging;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.http.Visibility;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.sales.DraftCompletion;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.ReadTogether;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

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
  private final LinksTable links;
  private final DraftCompletion completion;

  public ConfirmPayment() {
    this(Wiring.fromEnvironment());
  }

  public ConfirmPayment(Wiring wiring) {
    this.wiring = wiring;
    this.drafts = new DraftsTable(wiring.database());
    this.orders = new OrdersTable(wiring.database());
    this.payments = new PaymentsTable(wiring.database());
    this.links = new LinksTable(wiring.database());
    this.completion = new DraftCompletion(wiring);
    this.http =
        new HttpFunction(
            wiring,
            List.of(
                Route.of("GET", "draft_orders/{id}/payments", READ, this::listOfDraft).paged(),
                Route.of("POST", "draft_orders/{id}/payments", WRITE, this::payDraft),
                Route.of("GET", "orders/{id}/transactions", READ, this::listOfOrder).paged(),
                Route.of("POST", "orders/{id}/transactions", WRITE, this::payOrder),
                Route.of("POST", "invoices/{token}/confirm", "", this::confirm)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response payDraft(Request request) {
    var notice = PaymentRequest.ofDraft(request, wiring.ids());
    return Attempts.deciding(() -> {
      var key = PaymentsTable.key(request.id(1), notice);
      var reads = new ReadTogether(wiring.database(), key);
      var draft = new DraftsTable(reads).find(request.id(1)).orElseThrow(HttpProblem::notFound);
      var earlier = new PaymentsTable(reads).find(draft.id(), notice);
      return switch (draft.status()) {
        case DraftStatus.Completed(_, var orderId) ->
            receive(request, loadOrder(orderId), notice, earlier);
        case DraftStatus.Open _, DraftStatus.InvoiceSent _ ->
            receive(request, draft, notice, earlier);
      };
    });
  }

  /// A customer agrees to what costs nothing, and is led back to the page, which says how it
  /// stands: after the first time, and after every other. A link that was replaced, and one behind
  /// which there is something to pay, change nothing; one that is unknown or has expired is none.
  private Response confirm(Request request) {
    var token = request.segments().get(1);
    var hash = Digests.sha256(token);
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var draft =
          links
              .link(hash)
              .filter(link -> now.isBefore(link.expiresAt()))
              .flatMap(link -> drafts.find(link.draftId()))
              .orElseThrow(HttpProblem::notFound);
      var back =
          Response.seeOther("../" + token)
              .with("cache-control", "no-store")
              .with("referrer-policy", "no-referrer");
      return DraftOrderDecider.mayBeConfirmed(draft, hash)
          ? request.commit(
              wiring.database(),
              back,
              completion.prepare(draft, draft.paid(), Optional.empty(), now).writes())
          : back;
    });
  }

  private Response payOrder(Request request) {
    var notice = PaymentRequest.ofOrder(request, wiring.ids());
    return Attempts.deciding(() -> {
      var order = loadOrder(request.id(1));
      var earlier = payments.find(order.draftId(), notice);
      return receive(request, order, notice, earlier);
    });
  }

  private Response receive(
      Request request, DraftOrder draft, PaymentNotice notice, Optional<PaymentEntry> earlier) {
    var now = wiring.clock().instant();
    return switch (PaymentDecider.receive(draft.paid(), earlier, notice, Optional.empty(), now)) {
      case PaymentDecider.Outcome.Counted(var paid, var entry) ->
          paid.isLessThan(draft.total())
              ? partlyPaid(request, draft, paid, entry, now)
              : completed(request, draft, paid, entry, now);
      case PaymentDecider.Outcome.HeldForReview(var entry) -> {
        alarm(draft.id(), entry);
        yield recorded(request, draft, entry);
      }
      case PaymentDecider.Outcome.Noted(var entry) -> recorded(request, draft, entry);
      case PaymentDecider.Outcome.AlreadyRecorded(var entry) ->
          Response.ok(answer(request, entry, draft, Optional.empty()));
      case PaymentDecider.Outcome.ReferenceTaken(var entry) -> throw taken(entry);
      case PaymentDecider.Outcome.SumTooLarge _ -> throw sumTooLarge();
    };
  }

  private Response partlyPaid(
      Request request, DraftOrder draft, Money paid, PaymentEntry entry, Instant now) {
    var next = DraftOrderDecider.partlyPaid(draft, paid, now);
    return request.commit(
        wiring.database(),
        Response.created(answer(request, entry, next, Optional.empty())),
        drafts.put(next),
        payments.putNew(draft.id(), entry));
  }

  private Response completed(
      Request request, DraftOrder draft, Money paid, PaymentEntry entry, Instant now) {
    var prepared = completion.prepare(draft, paid, Optional.of(entry::forOrder), now);
    return request.commit(
        wiring.database(),
        Response.created(
            answer(
                request,
                entry.forOrder(prepared.order().id()),
                prepared.draft(),
                Optional.of(prepared.order()))),
        prepared.writes());
  }

  private Response receive(
      Request request, Order order, PaymentNotice notice, Optional<PaymentEntry> earlier) {
    var now = wiring.clock().instant();
    return switch (PaymentDecider.receive(
        order.paid(), earlier, notice, Optional.of(order.id()), now)) {
      case PaymentDecider.Outcome.Counted(var paid, var entry) -> {
        var next = OrderDecider.paid(order, paid, entry, now);
        yield request.commit(
            wiring.database(),
            Response.created(answer(request, entry, next)),
            orders.put(next, wiring.shop()),
            payments.putNew(order.draftId(), entry));
      }
      case PaymentDecider.Outcome.HeldForReview(var entry) -> {
        alarm(order.draftId(), entry);
        yield recorded(request, order, OrderDecider.paymentHeld(order, entry, now), entry);
      }
      case PaymentDecider.Outcome.Noted(var entry) ->
          recorded(request, order, OrderDecider.paymentNoted(order, entry, now), entry);
      case PaymentDecider.Outcome.AlreadyRecorded(var entry) ->
          Response.ok(answer(request, entry, order));
      case PaymentDecider.Outcome.ReferenceTaken(var entry) -> throw taken(entry);
      case PaymentDecider.Outcome.SumTooLarge _ -> throw sumTooLarge();
    };
  }

  /// Money in the wrong currency is kept and somebody is told; it counts for nothing until a person
  /// has looked.
  private static void alarm(long draftId, PaymentEntry entry) {
    Log.alarm("payment.held", "draft", draftId, "transaction", entry.transactionId());
  }

  /// Into the ledger, and nothing else is changed by it but that the draft now stays.
  private Response recorded(Request request, DraftOrder draft, PaymentEntry entry) {
    var next = DraftOrderDecider.recorded(draft, entry.at());
    return request.commit(
        wiring.database(),
        Response.created(answer(entry, draft.id())),
        drafts.put(next),
        payments.putNew(draft.id(), entry));
  }

  private Response recorded(Request request, Order order, Order noted, PaymentEntry entry) {
    return request.commit(
        wiring.database(),
        Response.created(answer(entry, order.draftId())),
        orders.put(noted, wiring.shop()),
        payments.putNew(order.draftId(), entry));
  }

  private Json answer(PaymentEntry entry, long draftId) {
    return Json.object()
        .put("transaction", TransactionJson.write(entry, draftId, wiring.shop()))
        .build();
  }

  private static HttpProblem taken(PaymentEntry earlier) {
    return HttpProblem.invalid(
        "reference", "was confirmed already, with the amount " + earlier.amount());
  }

  private static HttpProblem sumTooLarge() {
    return HttpProblem.invalid("amount", "is too large together with what was paid before");
  }

  private Json answer(
      Request request, PaymentEntry entry, DraftOrder draft, Optional<Order> order) {
    var whole =
        Json.object()
            .put("transaction", TransactionJson.write(entry, draft.id(), wiring.shop()))
            .put("draft_order", TransactionJson.balance(draft))
            .put("order", order.map(TransactionJson::balance).orElse(Json.Null.NULL))
            .build();
    return Visibility.shown(request, "payment", whole);
  }

  private Json answer(Request request, PaymentEntry entry, Order order) {
    var whole =
        Json.object()
            .put("transaction", TransactionJson.write(entry, order.draftId(), wiring.shop()))
            .put("order", TransactionJson.balance(order))
            .build();
    return Visibility.shown(request, "payment", whole);
  }

  private Response listOfDraft(Request request) {
    return listed(request, drafts.find(request.id(1)).orElseThrow(HttpProblem::notFound).id());
  }

  private Response listOfOrder(Request request) {
    return listed(request, loadOrder(request.id(1)).draftId());
  }

  private Response listed(Request request, long draftId) {
    var paging = Paging.of(request, true, List.of());
    return paging.answer(
        request,
        "transactions",
        paging.window(payments.entriesOf(draftId), PaymentEntry::transactionId),
        PaymentEntry::transactionId,
        entry -> TransactionJson.write(entry, draftId, wiring.shop()));
  }

  private Order loadOrder(long id) {
    return orders.find(id).orElseThrow(HttpProblem::notFound);
  }
}
