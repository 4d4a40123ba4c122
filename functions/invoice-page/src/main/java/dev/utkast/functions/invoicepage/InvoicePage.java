package dev.utkast.functions.invoicepage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.FollowedLinks;
import dev.utkast.aws.http.HttpFunction;
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
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.Notices;
import dev.utkast.documents.SalePages;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.LinkDecider;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// HTTP `/invoices/{token}`, for customers → the payment request behind a secure link, or the
/// invoice behind that of a reminder, with what is open of it now.
///
/// Looking changes nothing, for mail scanners look too: what costs nothing is confirmed by a form,
/// which goes elsewhere. A link that is unknown, expired or revoked says so, and tells nothing
/// else; that of an older revision leads to the newest.
public final class InvoicePage implements RequestStreamHandler {
  private static final String NO_FORM = "'none'";
  private static final String OWN_FORM = "'self'";

  private final Wiring wiring;
  private final HttpFunction http;
  private final FollowedLinks links;
  private final Sellers sellers;
  private final OrdersTable orders;
  private final InvoicesTable invoices;

  public InvoicePage() {
    this(Wiring.fromEnvironment());
  }

  public InvoicePage(Wiring wiring) {
    this.wiring = wiring;
    this.links = new FollowedLinks(wiring);
    this.sellers = new Sellers(wiring.database(), wiring.shop());
    this.orders = new OrdersTable(wiring.database());
    this.invoices = new InvoicesTable(wiring.database());
    this.http =
        new HttpFunction(wiring, List.of(Route.of("GET", "invoices/{token}", "", this::show)));
    Rehearsal.of(wiring, InvoicePage::new, InvoicePage::rehearsed);
  }

  private static List<Json> rehearsed() {
    return List.of(Rehearsal.link("/invoices/none"));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response show(Request request) {
    return links
        .find(request.segments().get(1))
        .flatMap(followed ->
            switch (followed.link()) {
              case Link.OfDraft link -> behind(link, followed.sentBefore(), request);
              case Link.OfOrder link -> behind(link);
            })
        .orElseGet(() -> unknown(request));
  }

  private static Response unknown(Request request) {
    return page(404, Notices.unknown(request.header("accept-language")), NO_FORM);
  }

  private Optional<Response> behind(Link.OfOrder link) {
    var found = orders.find(link.orderId());
    var owed = found.flatMap(order -> owed(order, wiring.clock().instant()));
    return owed.isPresent()
        ? owed.map(invoice -> page(200, Invoices.html(invoice), NO_FORM))
        : found.map(order -> howItStands(order, wiring.database()));
  }

  private Optional<Response> behind(Link.OfDraft link, boolean sentBefore, Request request) {
    var reads = new BatchedReads(wiring.database(), SettingsTable.IDENTITY);
    return new DraftsTable(reads)
        .find(link.draftId())
        .filter(draft -> sentBefore || link.serial() == draft.linkSerial())
        .map(draft ->
            draft
                .completion()
                .map(done -> orders.find(done.orderId()).orElseThrow())
                .map(order -> howItStands(order, reads))
                .orElseGet(() -> asked(draft, link, sentBefore, sellers.today(reads), request)));
  }

  private Response howItStands(Order order, Reads reads) {
    var kind =
        switch (LinkDecider.shown(order)) {
          case CANCELLED -> Notices.Kind.CANCELLED;
          case CONFIRMED -> Notices.Kind.CONFIRMED;
          case ON_ACCOUNT -> Notices.Kind.ON_ACCOUNT;
          case PAID -> Notices.Kind.PAID;
        };
    return page(200, notice(order.content(), sellers.today(reads), kind), NO_FORM);
  }

  /// The invoice that a reminder is about, while something of it is open. Links that are older than
  /// the order may have gone to somebody else: they do not show it.
  private Optional<InvoiceDocument> owed(Order order, Instant now) {
    return LinkDecider.shown(order) == LinkDecider.Standing.ON_ACCOUNT
        ? invoices
            .find(order.id(), Invoice.Series.INVOICE)
            .map(invoice ->
                SalePages.asItStands(invoice, order, wiring.shop(), sellers::picture, now))
        : Optional.empty();
  }

  private Response asked(
      DraftOrder draft, Link.OfDraft link, boolean sentBefore, Seller seller, Request request) {
    return switch (LinkDecider.shown(draft, link)) {
      case TO_PAY -> page(200, Invoices.html(request(draft, seller)), NO_FORM);
      case TO_CONFIRM -> {
        var form = request.segments().get(1) + "/confirm";
        yield page(200, Invoices.htmlToConfirm(request(draft, seller), form), OWN_FORM);
      }
      case REVISED -> page(410, revised(draft, sentBefore, seller), NO_FORM);
      case CHANGED -> page(410, notice(draft.content(), seller, Notices.Kind.CHANGED), NO_FORM);
      case VOID -> unknown(request);
    };
  }

  /// Who has a link that an older version sent may be anybody whom it was ever sent to.
  private String revised(DraftOrder draft, boolean sentBefore, Seller seller) {
    return draft
        .link(wiring.clock().instant())
        .filter(_ -> !sentBefore)
        .map(newest ->
            Notices.revised(
                SalePages.locale(draft.content(), seller),
                LinkTokens.token(newest, wiring.linkKeys().current())))
        .orElseGet(() -> notice(draft.content(), seller, Notices.Kind.REPLACED));
  }

  private InvoiceDocument request(DraftOrder draft, Seller seller) {
    return SalePages.paymentRequest(
        draft, seller, sellers::picture, draft.outstanding(), Optional.empty());
  }

  private static String notice(SaleContent content, Seller seller, Notices.Kind kind) {
    return Notices.html(SalePages.locale(content, seller), kind);
  }

  /// @param forms where the page's forms may be sent
  private static Response page(int status, String html, String forms) {
    return Response.html(status, html)
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer")
        .with("x-content-type-options", "nosniff")
        .with("x-frame-options", "DENY")
        .with(
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action "
                + forms
                + "; frame-ancestors 'none'; base-uri 'none'");
  }
}
