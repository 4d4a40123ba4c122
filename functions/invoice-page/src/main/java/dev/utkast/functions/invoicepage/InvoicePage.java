package dev.utkast.functions.invoicepage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.Digests;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.SalePages;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// HTTP `/invoices/{token}`, for customers → the payment request behind a secure link.
///
/// Looking changes nothing, for mail scanners look too. A link that is unknown, expired or replaced
/// says so, and tells nothing else.
public final class InvoicePage implements RequestStreamHandler {
  private final Wiring wiring;
  private final HttpFunction http;
  private final TokensTable tokens;
  private final DraftsTable drafts;

  public InvoicePage() {
    this(Wiring.fromEnvironment());
  }

  public InvoicePage(Wiring wiring) {
    this.wiring = wiring;
    this.tokens = new TokensTable(wiring.database());
    this.drafts = new DraftsTable(wiring.database());
    this.http =
        new HttpFunction(wiring, List.of(Route.of("GET", "invoices/{token}", "", this::show)));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    http.handle(in, out);
  }

  private Response show(Request request) {
    var hash = Digests.sha256(request.segments().get(1));
    var now = wiring.clock().instant();
    var draft =
        tokens
            .link(hash)
            .filter(link -> now.isBefore(link.expiresAt()))
            .flatMap(link -> drafts.find(link.draftId()));
    if (draft.isEmpty()) {
      return page(404, notice("This link does not work", "It is not complete, or it has expired."));
    }
    if (draft.get().status() instanceof DraftStatus.Completed) {
      return page(200, notice("Thank you", thanks(draft.get())));
    }
    if (!Optional.of(hash).equals(draft.get().linkHash())) {
      return page(
          410,
          notice(
              "This invoice was updated",
              "There is a newer one; please use the link in the latest mail."));
    }
    return page(200, html(draft.get()));
  }

  private static String thanks(DraftOrder draft) {
    return draft.outstanding().isPositive()
        ? "Your order is confirmed; the invoice comes by mail and says when it is to be paid."
        : "This invoice is settled; there is nothing to pay.";
  }

  private String html(DraftOrder draft) {
    var today = wiring.clock().instant().atZone(wiring.shop().timeZone()).toLocalDate();
    return Invoices.html(SalePages.paymentRequest(draft, wiring.shop(), today, Optional.empty()));
  }

  private String notice(String title, String text) {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s</title>
    <style>body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1em}</style>
    </head><body><h1>%1$s</h1><p>%2$s</p></body></html>
    """
        .formatted(title, text);
  }

  private static Response page(int status, String html) {
    return Response.html(status, html)
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer")
        .with("x-content-type-options", "nosniff")
        .with("x-frame-options", "DENY")
        .with(
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
                + " frame-ancestors 'none'; base-uri 'none'");
  }
}
