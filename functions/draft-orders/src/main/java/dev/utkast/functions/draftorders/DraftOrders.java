package dev.utkast.functions.draftorders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.Digests;
import dev.utkast.aws.http.ExplanationJson;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Paging;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.http.Scope;
import dev.utkast.aws.http.SparseFields;
import dev.utkast.aws.http.TimelineJson;
import dev.utkast.aws.http.Visibility;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.sales.Books;
import dev.utkast.aws.sales.DraftCompletion;
import dev.utkast.aws.sales.MailTimeline;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.ReadTogether;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.RequestIds;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.draftorder.DraftOrderDecider.Outcome;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private final DraftCompletion completion;
  private final Books books;

  public DraftOrders() {
    this(Wiring.fromEnvironment());
  }

  public DraftOrders(Wiring wiring) {
    this.wiring = wiring;
    this.drafts = new DraftsTable(wiring.database());
    this.completion = new DraftCompletion(wiring);
    this.books = new Books(wiring.database());
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
                Route.of("PUT", "draft_orders/{id}/complete", WRITE, this::complete)
                    .taking("payment_pending")
                    .mayNeed(Scope.WRITE_PAYMENTS),
                Route.of("POST", "draft_orders/{id}/complete", WRITE, this::complete)
                    .taking("payment_pending")
                    .mayNeed(Scope.WRITE_PAYMENTS)));
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
    var made = drafted(request, drafts::nextNumber, wiring.clock().instant());
    books.open(wiring.shop().currency());
    var writes = new ArrayList<>(made.customerWrites());
    writes.add(drafts.put(made.draft()));
    var response = Response.created(envelope(request, made.draft()));
    return request.commit(wiring.database(), response, writes);
  }

  private Response calculate(Request request) {
    var made = drafted(request, () -> 0L, wiring.clock().instant());
    return Response.ok(explained(request, made.draft()));
  }

  /// A draft as it was asked for, and a customer who is new with it.
  private record Drafted(DraftOrder draft, List<Write> customerWrites) {}

  private Drafted drafted(Request request, java.util.function.LongSupplier number, Instant now) {
    var reads = readsOfPricing();
    var fields = request.envelope("draft_order");
    long customerId = wiring.ids().next();
    var asked = new DraftRequest(request, wiring, reads, wiring.ids()::nextOfLine, customerId);
    var content = asked.create(fields);
    var priced = new DraftPricing(wiring, reads).price(content, asked.newCustomer(), now);
    asked.refuseOtherwise(fields, content, priced, Optional.empty());
    long id = wiring.ids().next();
    var draft = DraftOrderDecider.create(id, number.getAsLong(), content, priced, now);
    leaveRoom(draft);
    return new Drafted(draft, asked.customerWrites());
  }

  private Database readsOfPricing() {
    books.require(wiring.shop().currency());
    return new ReadTogether(wiring.database(), SettingsTable.SALES);
  }

  private Response list(Request request) {
    var paging = Paging.of(request, true, FILTERS);
    var statuses = statuses(Optional.ofNullable(paging.filter().get("status")));
    var ids = paging.ids("ids", MAX_IDS);
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
    var events = new MailTimeline(new MailTable(wiring.database())).of(load(request));
    return TimelineJson.answer(request, events, wiring.shop());
  }

  private Response update(Request request) {
    long customerId = wiring.ids().next();
    var ids = new RequestIds(wiring.ids()::nextOfLine);
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var reads = readsOfPricing();
      var draft = load(request, reads);
      var fields = request.envelope("draft_order");
      var asked = new DraftRequest(request, wiring, reads, ids.again(), customerId);
      var content = asked.update(fields, draft);
      // Priced again only if it differs: a day's new rate alone is no edit.
      var priced =
          content.withTags(List.of()).equals(draft.content().withTags(List.of()))
                  || draft.status() instanceof DraftStatus.Completed
              ? draft.priced()
              : new DraftPricing(wiring, reads).reprice(draft, content, asked.newCustomer(), now);
      asked.refuseOtherwise(fields, content, priced, Optional.of(draft));
      var outcome = DraftOrderDecider.edit(draft, content, priced, now);
      if (outcome instanceof Outcome.Changed(var next, _)) {
        leaveRoom(next);
        var writes = asked.customerWrites().toArray(Write[]::new);
        return answer(request, outcome, Response.ok(envelope(request, next)), writes);
      }
      return answer(request, outcome);
    });
  }

  /// What a draft becomes is larger than it: an order has more to store, and tells more of each
  /// line.
  private void leaveRoom(DraftOrder draft) {
    DraftsTable.leaveRoom(draft);
    if (Response.weight(DraftOrderJson.write(draft, wiring.shop())) > MAX_ANSWER) {
      throw HttpProblem.tooLarge("lines, and what they say, are too long to be answered whole");
    }
  }

  private Response answer(Request request, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed(var next, _) ->
          answer(request, outcome, Response.ok(envelope(request, next)));
      case Outcome.Unchanged(var current) -> Response.ok(envelope(request, current));
      case Outcome.Rejected(var field, var reason) -> throw HttpProblem.invalid(field, reason);
    };
  }

  /// Commits what was decided, and gives the answer.
  private Response answer(Request request, Outcome outcome, Response response, Write... further) {
    if (outcome instanceof Outcome.Changed(var next, var messages)) {
      var writes = new ArrayList<>(List.of(further));
      writes.add(drafts.put(next));
      if (!messages.isEmpty()) {
        writes.add(Outbox.put(wiring.ids().next(), next.updatedAt(), messages));
      }
      return request.commit(wiring.database(), response, writes);
    }
    return response;
  }

  private Response delete(Request request) {
    return Attempts.deciding(() -> {
      var draft = load(request);
      DraftOrderDecider.reasonToKeep(draft)
          .ifPresent(reason -> {
            throw HttpProblem.invalid("base", reason);
          });
      return request.commit(
          wiring.database(), Response.ok(Json.object().build()), drafts.remove(draft));
    });
  }

  private Response sendInvoice(Request request) {
    var invoice = InvoiceRequest.read(request, wiring.shop());
    // One request is one link, however often it is tried: the customer must not be asked twice.
    var secret = wiring.ids().secret();
    var link = new DraftOrderDecider.PaymentLink(secret, Digests.sha256(secret));
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var reads = readsOfPricing();
      var draft = load(request, reads);
      var recipient = recipient(draft, invoice, new CustomersTable(reads));
      var told = told(request, draft, invoice, recipient);
      if (draft.linkHash().filter(link.sha256()::equals).isPresent()) {
        return Response.ok(invoice.answer(draft, told, wiring.shop()));
      }
      var priced =
          draft.status() instanceof DraftStatus.Completed
              ? draft.priced()
              : new DraftPricing(wiring, reads).reprice(draft, now);
      var outcome =
          DraftOrderDecider.sendInvoice(draft, priced, recipient, link, invoice.to(recipient), now);
      if (outcome instanceof Outcome.Changed(var next, _)) {
        var target = LinksTable.Link.sentAt(now, draft.id(), next.revision());
        var links = new LinksTable(wiring.database());
        var sent = Response.ok(invoice.answer(next, told, wiring.shop()));
        return answer(request, outcome, sent, links.putLink(link.sha256(), target));
      }
      return answer(request, outcome);
    });
  }

  /// An address that only the customer's record has is told to who may read that.
  private static String told(
      Request request, DraftOrder draft, InvoiceRequest invoice, Optional<String> recipient) {
    return (request.may(Scope.READ_CUSTOMERS)
            ? recipient
            : invoice.wishes().to().or(() -> draft.content().email()))
        .orElse("");
  }

  private static Optional<String> recipient(
      DraftOrder draft, InvoiceRequest invoice, CustomersTable customers) {
    return invoice
        .wishes()
        .to()
        .or(() -> draft.content().email())
        .or(() -> draft.content().customerId().flatMap(customers::find).flatMap(Customer::email));
  }

  private Response complete(Request request) {
    var asked = request.optionalInstruction("draft_order");
    boolean pending = request.flag(asked, "payment_pending", false);
    asked.refuseIfWrong();
    books.require(wiring.shop().currency());
    return Attempts.deciding(() -> {
      var now = wiring.clock().instant();
      var draft = load(request);
      if (draft.status() instanceof DraftStatus.Completed) {
        if (!pending && draft.outstanding().isPositive()) {
          throw HttpProblem.invalid(
              "payment_pending", "was true when it was completed: a payment is the order's");
        }
        return Response.ok(envelope(request, draft));
      }
      boolean paysNow = !pending && draft.outstanding().isPositive();
      if (paysNow) {
        request.require(Scope.WRITE_PAYMENTS);
      }
      var prepared =
          paysNow
              ? completion.prepare(
                  draft, draft.total(), Optional.of(id -> entry(draft, id, now)), now)
              : completion.prepare(draft, draft.paid(), Optional.empty(), now);
      return request.commit(
          wiring.database(), Response.ok(envelope(request, prepared.draft())), prepared.writes());
    });
  }

  /// Staff say that it is paid: the open amount, under a reference that the draft can have only
  /// once.
  private PaymentEntry entry(DraftOrder draft, long orderId, Instant now) {
    return new PaymentEntry(
        wiring.ids().next(),
        PaymentEntry.Kind.PAYMENT,
        PaymentNotice.MANUAL,
        "completed " + draft.name(),
        draft.outstanding(),
        Optional.of(orderId),
        now);
  }

  private DraftOrder load(Request request) {
    return load(request, wiring.database());
  }

  private static DraftOrder load(Request request, Database reads) {
    return new DraftsTable(reads).find(request.id(1)).orElseThrow(HttpProblem::notFound);
  }

  private Json.Obj json(Request request, DraftOrder draft) {
    return Visibility.shown(request, "draft_order", DraftOrderJson.write(draft, wiring.shop()));
  }

  private Json envelope(Request request, DraftOrder draft) {
    return Json.object().put("draft_order", json(request, draft)).build();
  }
}
