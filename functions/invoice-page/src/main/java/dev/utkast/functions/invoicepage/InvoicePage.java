package dev.utkast.functions.invoicepage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.Digests;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.Notices;
import dev.utkast.documents.SalePages;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.lifecycle.LinkDecider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// HTTP `/invoices/{token}`, for customers → the payment request behind a secure link.
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
  private final DraftsTable drafts;
  private final OrdersTable orders;

  public InvoicePage() {
    this(Wiring.fromEnvironment());
  }

  public InvoicePage(Wiring wiring) {
    this.wiring = wiring;
    this.links = new LinksTable(wiring.database());
    this.drafts = new DraftsTable(wiring.database());
    this.orders = new OrdersTable(wiring.database());
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
    var found =
        links
            .link(hash)
            .filter(link -> link.isLive(now))
            .flatMap(link -> drafts.find(link.draftId()));
    if (found.isEmpty()) {
      return page(404, Notices.unknown(), NO_FORM);
    }
    var draft = found.get();
    return draft
        .completion()
        .map(done -> orders.find(done.orderId()).orElseThrow())
        .map(order -> show(LinkDecider.shown(order), draft, token))
        .orElseGet(() -> show(LinkDecider.shown(draft, hash), draft, token));
  }

  private Response show(LinkDecider.Shown shown, DraftOrder draft, String token) {
    return switch (shown) {
      case TO_PAY -> page(200, Invoices.html(request(draft)), NO_FORM);
      case TO_CONFIRM ->
          page(200, Invoices.htmlToConfirm(request(draft), token + "/confirm"), OWN_FORM);
      case REPLACED -> page(410, notice(draft, Notices.Kind.REPLACED), NO_FORM);
      case CHANGED -> page(410, notice(draft, Notices.Kind.CHANGED), NO_FORM);
      case CANCELLED -> page(200, notice(draft, Notices.Kind.CANCELLED), NO_FORM);
      case CONFIRMED -> page(200, notice(draft, Notices.Kind.CONFIRMED), NO_FORM);
      case ON_ACCOUNT -> page(200, notice(draft, Notices.Kind.ON_ACCOUNT), NO_FORM);
      case PAID -> page(200, notice(draft, Notices.Kind.PAID), NO_FORM);
    };
  }

  private InvoiceDocument request(DraftOrder draft) {
    return SalePages.paymentRequest(draft, wiring.shop(), draft.outstanding(), Optional.empty());
  }

  private static String notice(DraftOrder draft, Notices.Kind kind) {
    return Notices.html(SalePages.locale(draft.content()), kind);
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
