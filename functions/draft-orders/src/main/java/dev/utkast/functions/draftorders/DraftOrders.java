package dev.utkast.functions.draftorders;

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
import dev.utkast.aws.sales.Books;
import dev.utkast.aws.sales.OrderOfDraft;
import dev.utkast.aws.sales.Timeline;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.RequestIds;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Refusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.Recipient;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.Seller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// HTTP `draft_orders` → drafts, payment requests, and the orders of completed drafts.
public final class DraftOrders implements RequestStreamHandler {
  /// Half of what an answer may weigh.
  static final long MAX_ANSWER = 3_000_000;

  static final String READ = "read_draft_orders";
  static final String WRITE = "write_draft_orders";
  private static final List<String> FILTERS = List.of("status", "ids");
  private static final String[] NAMED = {
    Scope.READ_CUSTOMERS, Scope.WRITE_CUSTOMERS, Scope.READ_PRODUCTS
  };
  private static final int MAX_IDS = 250;

  private final Wiring wiring;
  private final HttpFunction http;
  private final DraftsTable drafts;
  private final Store store;
  private final Books books;
  private final CustomerLinks links;

  public DraftOrders() {
    this(Wiring.fromEnvironment());
  }

  public DraftOrders(Wiring wiring) {
    this.wiring = wiring;
    this.drafts = new DraftsTable(wiring.database());
    this.store = wiring.store();
    this.books = new Books(wiring.database());
    this.links = new CustomerLinks(wiring::linkKeys);
    this.http =
        new HttpFunction(
            wiring,
            List.of(
                Route.of("GET", "draft_orders", READ, this::list).paged("status", "ids"),
                Route.of("POST", "draft_orders", WRITE, this::create).mayNeed(NAMED),
                Route.of("GET", "draft_orders/count", READ, this::count)
                    .taking("status", "since_id"),
                Route.of("POST", "draft_orders/calculate", READ, this::calculate)
                    .taking("fields", "explain")
                    .mayNeed(NAMED),
                Route.of("GET", "draft_orders/{id}", READ, this::get).taking("fields", "explain"),
                Route.of("GET", "draft_orders/{id}/timeline", READ, this::timeline).paged(),
                Route.of("PUT", "draft_orders/{id}", WRITE, this::update).mayNeed(NAMED),
                Route.of("DELETE", "draft_orders/{id}", WRITE, this::delete),
                Route.of("POST", "draft_orders/{id}/send_invoice", WRITE, this::sendInvoice)
                    .mayNeed(Scope.READ_CUSTOMERS),
                Route.of("POST", "draft_orders/{id}/revoke_links", WRITE, this::revokeLinks),
                Route.of("PUT", "draft_orders/{id}/complete", WRITE, this::complete)
                    .taking("payment_pending")
                    .mayNeed(Scope.WRITE_PAYMENTS),
                Route.of("POST", "draft_orders/{id}/complete", WRITE, this::complete)
                    .taking("payment_pending")
                    .mayNeed(Scope.WRITE_PAYMENTS)));
    Rehearsal.of(wiring, DraftOrders::new, DraftOrders::rehearsed);
  }

  private static List<Json> rehearsed() {
    return DraftRehearsal.events();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response create(Request request) {
    try {
      return created(request);
    } catch (ConflictException e) {
      // Nothing was written: somebody took the mail address of a customer who was new until then.
      if (CustomersTable.emailTaken(e)) {
        return created(request);
      }
      throw e;
    }
  }

  private Response created(Request request) {
    var created =
        drafted(request, () -> DraftsTable.nextNumber(wiring.database()), wiring.clock().instant());
    refuseIf(books.open(wiring.shop().currency()));
    var response = Response.created(envelope(request, created.draft()));
    return request.commit(store, response, created);
  }

  private Response calculate(Request request) {
    var drafted = drafted(request, () -> 0L, wiring.clock().instant());
    return Response.ok(explained(request, drafted.draft()));
  }

  /// A draft as it was asked for, and a customer who is new with it.
  private Change.DraftWritten drafted(Request request, LongSupplier number, Instant now) {
    var reads = readsOfPricing();
    var fields = request.envelope("draft_order");
    var customerId = new CustomerId(wiring.ids().next());
    var asked =
        new DraftRequest(request, wiring.shop(), now, reads, wiring.ids()::nextOfLine, customerId);
    var content = asked.create(fields);
    var priced = pricing(reads).price(content, asked.newCustomer(), now);
    asked.refuseOtherwise(fields, content, priced, Optional.empty());
    var id = new DraftId(wiring.ids().next());
    var draft = DraftOrderDecider.create(id, number.getAsLong(), content, priced, now);
    leaveRoom(draft);
    return new Change.DraftWritten(draft, asked.newCustomer());
  }

  private DraftPricing pricing(Reads reads) {
    return new DraftPricing(wiring.shop(), wiring::ratesAtHand, reads);
  }

  private static void refuseIf(Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      throw Refusals.problem(refusal.get());
    }
  }

  private Reads readsOfPricing(Key... besides) {
    refuseIf(books.refusal(wiring.shop().currency()));
    var keys = Stream.concat(Stream.of(SettingsTable.SALES), Stream.of(besides)).toList();
    return new BatchedReads(wiring.database(), keys);
  }

  private Response list(Request request) {
    var paging = Paging.of(request, true, FILTERS);
    var statuses = statuses(Optional.ofNullable(paging.filter().get("status")));
    var ids = paging.ids("ids", MAX_IDS, DraftId::new);
    var found =
        ids.isPresent()
            ? paging.window(withStatus(drafts.findAll(ids.get()), statuses), DraftOrder::id)
            : drafts.page(statuses, paging.from(), paging.forward(), paging.limit() + 1);
    return paging.answer(
        request, "draft_orders", found, DraftOrder::id, draft -> json(request, draft));
  }

  private static List<String> statuses(Optional<String> wanted) {
    if (wanted.isEmpty()) {
      return DraftsTable.STATUSES;
    }
    if (!DraftsTable.STATUSES.contains(wanted.get())) {
      throw HttpProblem.malformed("status must be one of " + DraftsTable.STATUSES);
    }
    return List.of(wanted.get());
  }

  private static List<DraftOrder> withStatus(List<DraftOrder> all, List<String> statuses) {
    return all.stream().filter(draft -> statuses.contains(draft.status().label())).toList();
  }

  private Response count(Request request) {
    var since = Paging.since(request);
    var count = drafts.count(statuses(request.parameter("status")), since);
    return Response.ok(Json.object().put("count", count).build());
  }

  private Response get(Request request) {
    return Response.ok(explained(request, load(request)));
  }

  /// Only what is asked for, and with the steps of its pricing where those are.
  private Json explained(Request request, DraftOrder draft) {
    var whole = json(request, draft);
    var explained = ExplanationJson.explain(request, whole, draft.priced());
    return Json.object().put("draft_order", SparseFields.select(request, explained)).build();
  }

  private Response timeline(Request request) {
    var entries = new Timeline(wiring.database()).of(load(request));
    return TimelineJson.answer(request, entries, wiring.shop());
  }

  private Response update(Request request) {
    var customerId = new CustomerId(wiring.ids().next());
    var ids = new RequestIds<>(wiring.ids()::nextOfLine);
    return ConflictRetry.deciding(() -> {
      var now = wiring.clock().instant();
      var reads = readsOfPricing();
      var draft = load(request, reads);
      var fields = request.envelope("draft_order");
      var asked = new DraftRequest(request, wiring.shop(), now, reads, ids.again(), customerId);
      var content = asked.update(fields, draft);
      var priced = pricing(reads).reprice(draft, content, asked.newCustomer(), now);
      asked.refuseOtherwise(fields, content, priced, Optional.of(draft));
      return switch (DraftOrderDecider.edit(draft, content, priced, now)) {
        case Decision.Changed<DraftOrder>(var next) -> {
          leaveRoom(next);
          yield request.commit(
              store,
              Response.ok(envelope(request, next)),
              new Change.DraftWritten(next, asked.newCustomer()));
        }
        case Decision.AlreadyDone<DraftOrder> _ -> Response.ok(envelope(request, draft));
        case Decision.Refused<DraftOrder>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  /// What a draft becomes is larger than it: an order has more to store, and tells more of each
  /// line.
  private void leaveRoom(DraftOrder draft) {
    DraftsTable.leaveRoom(draft);
    if (Response.weight(DraftOrderJson.write(draft, wiring.shop(), Optional.empty()))
        > MAX_ANSWER) {
      throw HttpProblem.tooLarge("lines, and what they say, are too long to be answered whole");
    }
  }

  private Response delete(Request request) {
    return ConflictRetry.deciding(() -> {
      var draft = load(request);
      return switch (DraftOrderDecider.delete(draft)) {
        case Decision.Changed<DraftOrder>(var gone) ->
            request.commit(
                store, Response.ok(Json.object().build()), new Change.DraftDeleted(gone));
        case Decision.Refused<DraftOrder>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Response sendInvoice(Request request) {
    var invoice = InvoiceRequest.read(request, wiring.shop());
    // However often it is tried, the customer must not be asked twice by one request.
    long number = wiring.ids().next();
    return ConflictRetry.deciding(() -> {
      var now = wiring.clock().instant();
      var reads = readsOfPricing(SettingsTable.IDENTITY);
      var customers = new CustomersTable(reads);
      var draft = named(load(request, reads), request, invoice, customers);
      var seller = new Seller(wiring.shop(), new SettingsTable(reads).identity());
      var recipient = recipient(draft, invoice, customers);
      var told = told(request, recipient);
      var priced = pricing(reads).reprice(draft, now);
      return switch (SaleDecider.requestPayment(
          draft, priced, recipient, number, invoice.wishes(), now)) {
        case Decision.Changed<Change.PaymentRequested>(var sent) ->
            request.commit(store, Response.ok(invoice.answer(sent.draft(), told, seller)), sent);
        case Decision.AlreadyDone<Change.PaymentRequested> _ ->
            Response.ok(invoice.answer(draft, told, seller));
        case Decision.Refused<Change.PaymentRequested>(var reason) ->
            throw Refusals.problem(reason);
      };
    });
  }

  private Response revokeLinks(Request request) {
    request.optionalInstruction("draft_order").refuseIfWrong();
    return ConflictRetry.deciding(() -> {
      var draft = load(request);
      return switch (DraftOrderDecider.revokeLinks(draft, wiring.clock().instant())) {
        case Decision.Changed<DraftOrder>(var next) ->
            request.commit(
                store,
                Response.ok(envelope(request, next)),
                new Change.DraftWritten(next, Optional.empty()));
        case Decision.AlreadyDone<DraftOrder> _ -> Response.ok(envelope(request, draft));
      };
    });
  }

  private static DraftOrder named(
      DraftOrder draft, Request request, InvoiceRequest invoice, CustomersTable customers) {
    var content = draft.content();
    if (KnownByMail.isToldToOthers(content, invoice.wishes())) {
      request.require(Scope.READ_CUSTOMERS);
    }
    boolean mayRead = request.may(Scope.READ_CUSTOMERS);
    return draft.inTheNameOf(
        content
            .customerId()
            .flatMap(customers::find)
            .or(() -> KnownByMail.find(content, invoice.wishes(), mayRead, customers)));
  }

  /// An address that only the customer's record has is told to who may read that.
  private static String told(Request request, Recipient recipient) {
    var told = request.may(Scope.READ_CUSTOMERS) ? recipient.address() : recipient.named();
    return told.orElse("");
  }

  private static Recipient recipient(
      DraftOrder draft, InvoiceRequest invoice, CustomersTable customers) {
    return Recipient.of(
        draft,
        invoice.wishes().to(),
        () -> draft.content().customerId().flatMap(customers::find).flatMap(Customer::email));
  }

  private Response complete(Request request) {
    var fields = request.optionalInstruction("draft_order");
    boolean pending = request.flag(fields, "payment_pending", false);
    fields.refuseIfWrong();
    var asked =
        new SaleDecider.Completion(pending, request.may(Scope.WRITE_PAYMENTS), request.actor());
    refuseIf(books.refusal(wiring.shop().currency()));
    return ConflictRetry.deciding(() -> {
      var now = wiring.clock().instant();
      var draft = load(request);
      var order = new OrderOfDraft(draft, wiring.database(), wiring.ids());
      return switch (SaleDecider.complete(
          draft, asked, ledger(draft), wiring.ids()::next, order, wiring.shop(), now)) {
        case Decision.Changed<Change.SaleAgreed>(var agreed) ->
            request.commit(store, Response.ok(envelope(request, agreed.draft())), agreed);
        case Decision.AlreadyDone<Change.SaleAgreed> _ -> Response.ok(envelope(request, draft));
        case Decision.Refused<Change.SaleAgreed>(var reason) -> throw Refusals.problem(reason);
      };
    });
  }

  private Supplier<List<PaymentEntry>> ledger(DraftOrder draft) {
    return () -> new PaymentsTable(wiring.database()).entriesOf(draft.id());
  }

  private DraftOrder load(Request request) {
    return load(request, wiring.database());
  }

  private static DraftOrder load(Request request, Reads reads) {
    return new DraftsTable(reads)
        .find(request.id(1, DraftId::new))
        .orElseThrow(HttpProblem::notFound);
  }

  private Json.Obj json(Request request, DraftOrder draft) {
    var url = request.may(Scope.READ_CUSTOMERS) ? url(request, draft) : Optional.<String>empty();
    return Visibility.shown(
        request, "draft_order", DraftOrderJson.write(draft, wiring.shop(), url));
  }

  private Optional<String> url(Request request, DraftOrder draft) {
    return draft
        .link(wiring.clock().instant())
        .flatMap(link -> links.urlIfPossible(request.origin(), link));
  }

  private Json envelope(Request request, DraftOrder draft) {
    return Json.object().put("draft_order", json(request, draft)).build();
  }
}
