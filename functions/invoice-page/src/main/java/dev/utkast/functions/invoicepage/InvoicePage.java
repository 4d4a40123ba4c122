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
import dev.utkast.documents.Invoices;
import dev.utkast.documents.Notices;
import dev.utkast.documents.SalePages;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.order.Order;
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
            .filter(link -> now.isBefore(link.expiresAt()))
            .flatMap(link -> drafts.find(link.draftId()));
    if (found.isEmpty()) {
      return page(404, Notices.unknown(), NO_FORM);
    }
    var draft = found.get();
    if (draft.status() instanceof DraftStatus.Completed(_, long orderId, _)) {
      return page(200, notice(draft, agreed(orders.find(orderId).orElseThrow())), NO_FORM);
    }
    if (!Optional.of(hash).equals(draft.linkHash())) {
      var why = draft.linkHash().isPresent() ? Notices.Kind.REPLACED : Notices.Kind.CHANGED;
      return page(410, notice(draft, why), NO_FORM);
    }
    var shown =
        SalePages.paymentRequest(draft, wiring.shop(), draft.outstanding(), Optional.empty());
    return DraftOrderDecider.mayBeConfirmed(draft, hash)
        ? page(200, Invoices.htmlToConfirm(shown, token + "/confirm"), OWN_FORM)
        : page(200, Invoices.html(shown), NO_FORM);
  }

  private static String notice(DraftOrder draft, Notices.Kind kind) {
    return Notices.html(SalePages.locale(draft.content()), kind);
  }

  private static Notices.Kind agreed(Order order) {
    if (order.cancellation().isPresent()) {
      return Notices.Kind.CANCELLED;
    } else if (order.total().isZero()) {
      return Notices.Kind.CONFIRMED;
    }
    return order.outstanding().isPositive() ? Notices.Kind.ON_ACCOUNT : Notices.Kind.PAID;
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
