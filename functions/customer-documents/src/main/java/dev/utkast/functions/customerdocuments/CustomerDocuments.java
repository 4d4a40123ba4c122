package dev.utkast.functions.customerdocuments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.CustomerForms;
import dev.utkast.aws.http.FollowedLinks;
import dev.utkast.aws.http.FollowedLinks.Followed;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.sales.Sellers;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.Language;
import dev.utkast.documents.Receipts;
import dev.utkast.documents.SalePages;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.LinkDecider;
import dev.utkast.model.link.Link;
import dev.utkast.model.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// HTTP `/invoices/{token}/document.pdf` and `…/receipt.pdf`, for customers → what their page
/// shows, to be kept: the payment request, or the invoice once there is one, and the receipt once
/// all of it is paid. In a function of its own, for fonts weigh more than all else.
///
/// What the page does not show is not here: everything else is not found.
public final class CustomerDocuments implements RequestStreamHandler {
  private final Wiring wiring;
  private final HttpFunction http;
  private final FollowedLinks links;
  private final Sellers sellers;
  private final OrdersTable orders;
  private final InvoicesTable invoices;
  private final PaymentsTable payments;

  public CustomerDocuments() {
    this(Wiring.fromEnvironment());
  }

  public CustomerDocuments(Wiring wiring) {
    this.wiring = wiring;
    this.links = new FollowedLinks(wiring);
    this.sellers = new Sellers(wiring.database(), wiring.shop());
    this.orders = new OrdersTable(wiring.database());
    this.invoices = new InvoicesTable(wiring.database());
    this.payments = new PaymentsTable(wiring.database());
    this.http =
        new HttpFunction(
            wiring,
            List.of(
                Route.of("GET", "invoices/{token}/document.pdf", "", this::document),
                Route.of("GET", "invoices/{token}/receipt.pdf", "", this::receipt)));
    Rehearsal.of(wiring, CustomerDocuments::new, CustomerDocuments::rehearsed);
  }

  private static List<Json> rehearsed() {
    return List.of(Rehearsal.link("/invoices/none/document.pdf"));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response document(Request request) {
    return followed(request)
        .flatMap(followed ->
            switch (followed.link()) {
              case Link.OfOrder link -> orders.find(link.orderId()).flatMap(this::invoice);
              case Link.OfDraft link -> behind(link, followed);
            })
        .map(page -> pdf(page.title(), Invoices.render(page.made(request))))
        .orElseThrow(HttpProblem::notFound);
  }

  /// A document that is made in the language of whoever asks.
  private record Page(String title, Function<Optional<Language>, InvoiceDocument> maker) {
    InvoiceDocument made(Request request) {
      return maker.apply(chosen(request));
    }
  }

  private Optional<Page> behind(Link.OfDraft link, Followed followed) {
    var reads = new BatchedReads(wiring.database(), SettingsTable.IDENTITY);
    return new DraftsTable(reads)
        .find(link.draftId())
        .filter(draft -> followed.sentBefore() || link.serial() == draft.linkSerial())
        .flatMap(draft ->
            draft
                .completion()
                .map(done ->
                    orders
                        .find(done.orderId())
                        .filter(_ -> !followed.sentBefore())
                        .flatMap(this::invoice))
                .orElseGet(() -> request(draft, link, reads)));
  }

  private Optional<Page> request(DraftOrder draft, Link.OfDraft link, BatchedReads reads) {
    return switch (LinkDecider.shown(draft, link, false, wiring.clock().instant())) {
      case TO_PAY, PARTLY_PAID, TO_CONFIRM ->
          Optional.of(
              new Page(
                  draft.requestName(),
                  language ->
                      SalePages.paymentRequest(
                          language.map(one -> draft.spokenIn(one.code())).orElse(draft),
                          sellers.today(reads),
                          sellers::picture,
                          draft.outstanding(),
                          Optional.empty())));
      case UNKNOWN,
          EXPIRED,
          REVISED,
          CHANGED,
          UNDER_WAY,
          CONFIRMED,
          ON_ACCOUNT,
          PAID,
          PARTLY_REFUNDED,
          REFUNDED,
          CANCELLED ->
          Optional.empty();
    };
  }

  private Optional<Page> invoice(Order order) {
    return invoices
        .find(order.id(), Invoice.Series.INVOICE)
        .map(invoice ->
            new Page(
                invoice.name(),
                language ->
                    SalePages.legal(
                        language.map(one -> invoice.spokenIn(one.code())).orElse(invoice),
                        wiring.shop(),
                        sellers::picture,
                        order.paid())));
  }

  private Response receipt(Request request) {
    return followed(request)
        .filter(followed -> !followed.sentBefore())
        .flatMap(followed ->
            order(followed.link()).flatMap(order -> receipt(order, followed.link(), request)))
        .orElseThrow(HttpProblem::notFound);
  }

  private Optional<Order> order(Link link) {
    return switch (link) {
      case Link.OfOrder order -> orders.find(order.orderId());
      case Link.OfDraft of ->
          new DraftsTable(new BatchedReads(wiring.database(), SettingsTable.IDENTITY))
              .find(of.draftId())
              .filter(draft -> of.serial() == draft.linkSerial())
              .flatMap(DraftOrder::completion)
              .flatMap(done -> orders.find(done.orderId()));
    };
  }

  private Optional<Response> receipt(Order order, Link link, Request request) {
    var now = wiring.clock().instant();
    if (!LinkDecider.shown(order, link, false, now).hasReceipt()) {
      return Optional.empty();
    }
    var seller = sellers.today(new BatchedReads(wiring.database(), SettingsTable.IDENTITY));
    var content = order.content();
    return Receipts.of(
            order,
            chosen(request).map(one -> content.spokenIn(one.code())).orElse(content),
            invoices.find(order.id(), Invoice.Series.INVOICE),
            payments.entriesOf(order.draftId()),
            seller,
            sellers::picture)
        .map(page -> pdf("receipt-" + page.number(), Receipts.render(page)));
  }

  private Optional<Followed> followed(Request request) {
    return links.find(request.segments().get(1));
  }

  private static Optional<Language> chosen(Request request) {
    return request.parameter(CustomerForms.LANGUAGE).flatMap(Language::ofCode);
  }

  /// @param title of which what no file system dislikes is its name
  private static Response pdf(String title, byte[] bytes) {
    var name = title.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[-.]+", "");
    return Response.binary(200, "application/pdf", bytes)
        .with("content-disposition", "attachment; filename=\"" + name + ".pdf\"")
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer")
        .with("x-content-type-options", "nosniff");
  }
}
