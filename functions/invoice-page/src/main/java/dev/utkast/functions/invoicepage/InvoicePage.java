package dev.utkast.functions.invoicepage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.Digests;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.sales.Sellers;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.Notices;
import dev.utkast.documents.SalePages;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.LinkDecider;
import dev.utkast.model.lifecycle.LinkTarget;
import dev.utkast.model.order.Order;
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
/// which goes elsewhere. A link that is unknown, expired or replaced says so, and tells nothing
/// else.
public final class InvoicePage implements RequestStreamHandler {
  private static final String NO_FORM = "'none'";
  private static final String OWN_FORM = "'self'";

  private final Wiring wiring;
  private final HttpFunction http;
  private final LinksTable links;
  private final Sellers sellers;
  private final OrdersTable orders;
  private final InvoicesTable invoices;

  public InvoicePage() {
    this(Wiring.fromEnvironment());
  }

  public InvoicePage(Wiring wiring) {
    this.wiring = wiring;
    this.links = new LinksTable(wiring.database());
    this.sellers = new Sellers(wiring.database(), wiring.shop());
    this.orders = new OrdersTable(wiring.database());
    this.invoices = new InvoicesTable(wiring.database());
    this.http =
        new HttpFunction(wiring, List.of(Route.of("GET", "invoices/{token}", "", this::show)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out, context);
  }

  private Response show(Request request) {
    var token = request.segments().get(1);
    var hash = Digests.sha256(token);
    var now = wiring.clock().instant();
    var reads = new BatchedReads(wiring.database(), SettingsTable.IDENTITY);
    var live = links.link(hash).filter(link -> link.isLive(now));
    var found = live.flatMap(link -> new DraftsTable(reads).find(link.draftId()));
    if (found.isEmpty()) {
      return page(404, Notices.unknown(request.header("accept-language")), NO_FORM);
    }
    var reminded = live.flatMap(LinkTarget::orderId).flatMap(orders::find);
    var owed = reminded.flatMap(order -> owed(order, now));
    if (owed.isPresent()) {
      return page(200, Invoices.html(owed.get()), NO_FORM);
    }
    var draft = found.get();
    var seller = sellers.today(reads);
    return draft
        .completion()
        .map(done -> orders.find(done.orderId()).orElseThrow())
        .map(order -> show(LinkDecider.shown(order), draft, seller, token))
        .orElseGet(() -> show(LinkDecider.shown(draft, hash), draft, seller, token));
  }

  /// The invoice that a reminder is about, while something of it is open. Links that are older than
  /// the order may have gone to somebody else: they do not show it.
  private Optional<InvoiceDocument> owed(Order order, Instant now) {
    return LinkDecider.shown(order) == LinkDecider.Shown.ON_ACCOUNT
        ? invoices
            .find(order.id(), Invoice.Series.INVOICE)
            .map(invoice ->
                SalePages.asItStands(invoice, order, wiring.shop(), sellers::picture, now))
        : Optional.empty();
  }

  private Response show(LinkDecider.Shown shown, DraftOrder draft, Seller seller, String token) {
    return switch (shown) {
      case TO_PAY -> page(200, Invoices.html(request(draft, seller)), NO_FORM);
      case TO_CONFIRM ->
          page(200, Invoices.htmlToConfirm(request(draft, seller), token + "/confirm"), OWN_FORM);
      case REPLACED -> page(410, notice(draft, seller, Notices.Kind.REPLACED), NO_FORM);
      case CHANGED -> page(410, notice(draft, seller, Notices.Kind.CHANGED), NO_FORM);
      case CANCELLED -> page(200, notice(draft, seller, Notices.Kind.CANCELLED), NO_FORM);
      case CONFIRMED -> page(200, notice(draft, seller, Notices.Kind.CONFIRMED), NO_FORM);
      case ON_ACCOUNT -> page(200, notice(draft, seller, Notices.Kind.ON_ACCOUNT), NO_FORM);
      case PAID -> page(200, notice(draft, seller, Notices.Kind.PAID), NO_FORM);
    };
  }

  private InvoiceDocument request(DraftOrder draft, Seller seller) {
    return SalePages.paymentRequest(
        draft, seller, sellers::picture, draft.outstanding(), Optional.empty());
  }

  private static String notice(DraftOrder draft, Seller seller, Notices.Kind kind) {
    return Notices.html(SalePages.locale(draft.content(), seller), kind);
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
