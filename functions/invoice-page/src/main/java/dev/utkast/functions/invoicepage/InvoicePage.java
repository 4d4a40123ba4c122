package dev.utkast.functions.invoicepage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.CustomerForms;
import dev.utkast.aws.http.FollowedLinks;
import dev.utkast.aws.http.HttpFunction;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.http.Route;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.sales.PaymentsUnderWay;
import dev.utkast.aws.sales.Sellers;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.CardForm;
import dev.utkast.documents.CustomerPages;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.documents.Language;
import dev.utkast.documents.Letterhead;
import dev.utkast.documents.PageActions;
import dev.utkast.documents.SalePages;
import dev.utkast.documents.SaleSummary;
import dev.utkast.documents.WebPage;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.LinkDecider;
import dev.utkast.model.lifecycle.PageState;
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
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// HTTP `/invoices/{token}`, for customers → the payment request behind a secure link, or the
/// invoice behind that of a reminder, with what is open of it now.
///
/// Looking changes nothing, for mail scanners look too: paying and confirming are forms, which go
/// elsewhere. A link that is unknown or was revoked says so, and tells nothing else; one that has
/// expired speaks the customer's language and says who can help; that of an older revision leads to
/// the newest.
public final class InvoicePage implements RequestStreamHandler {
  private static final String NO_FORM = "'none'";
  private static final String OWN_FORM = "'self'";

  /// Where Stripe's Checkout is (docs.stripe.com/security/guide, "Content Security Policy").
  private static final String CARD_PAGES = "https://checkout.stripe.com";

  /// Where something on the same machine stands in for it.
  private static final String LAPTOP_PAGES = "http://127.0.0.1:* http://localhost:*";

  private final Wiring wiring;
  private final HttpFunction http;
  private final FollowedLinks links;
  private final Sellers sellers;
  private final OrdersTable orders;
  private final InvoicesTable invoices;
  private final CustomerForms forms;
  private final PaymentsUnderWay underWay;

  public InvoicePage() {
    this(Wiring.fromEnvironment());
  }

  public InvoicePage(Wiring wiring) {
    this.wiring = wiring;
    this.underWay = new PaymentsUnderWay(wiring);
    this.forms = new CustomerForms(wiring);
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
        .findAlsoExpired(request.segments().get(1))
        .flatMap(followed ->
            switch (followed.link()) {
              case Link.OfDraft link -> behind(link, followed.sentBefore(), request);
              case Link.OfOrder link -> behind(link, request);
            })
        .orElseGet(() -> unknown(request));
  }

  private static Response unknown(Request request) {
    return page(
        404, CustomerPages.unknown(chosen(request), request.header("accept-language")), NO_FORM);
  }

  private static Optional<Language> chosen(Request request) {
    return request.parameter(CustomerForms.LANGUAGE).flatMap(Language::ofCode);
  }

  private Optional<Response> behind(Link.OfOrder link, Request request) {
    var now = wiring.clock().instant();
    return orders
        .find(link.orderId())
        .map(order -> {
          var state = state(order, link, now);
          // The invoice that a reminder is about, while something of it is open.
          return Optional.of(state)
              .filter(PageState.ON_ACCOUNT::equals)
              .flatMap(_ -> invoices.find(order.id(), Invoice.Series.INVOICE))
              .map(invoice -> owed(invoice, order, request, now))
              .orElseGet(() -> howItStands(order, state, wiring.database(), false, request));
        });
  }

  private PageState state(Order order, Link link, Instant now) {
    return LinkDecider.shown(order, link, underWay.of(order.draftId()), now);
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
                .map(order -> {
                  var state = state(order, link, wiring.clock().instant());
                  return howItStands(order, state, reads, sentBefore, request);
                })
                .orElseGet(() -> asked(draft, link, sentBefore, sellers.today(reads), request)));
  }

  /// How an order stands. Links that are older than the order may have gone to somebody else, where
  /// an older version sent them: they tell nothing of the sale.
  private Response howItStands(
      Order order, PageState state, Reads reads, boolean sentBefore, Request request) {
    var seller = sellers.today(reads);
    var locale = locale(order.content(), seller, request);
    var shop = SalePages.letterhead(seller, sellers::picture, locale);
    if (state == PageState.EXPIRED) {
      return notice(state, locale, shop, Optional.empty(), request);
    }
    var invoice =
        sentBefore ? Optional.<Invoice>empty() : invoices.find(order.id(), Invoice.Series.INVOICE);
    var sale =
        new SaleSummary(
            locale,
            shop,
            invoice.map(Invoice::name).orElseGet(order::name),
            order.total(),
            order.paid(),
            order.outstanding(),
            order.dueOn(),
            Optional.of(order.balance().refunded()).filter(Money::isPositive),
            invoice.isPresent(),
            !sentBefore);
    var actions = actions(request, state, order.outstanding());
    return page(200, CustomerPages.summary(state, sale, actions), forms(actions, request));
  }

  private Response owed(Invoice invoice, Order order, Request request, Instant now) {
    var read = chosen(request).map(language -> invoice.spokenIn(language.code())).orElse(invoice);
    var document = SalePages.asItStands(read, order, wiring.shop(), sellers::picture, now);
    return document(PageState.ON_ACCOUNT, document, request);
  }

  private Response asked(
      DraftOrder draft, Link.OfDraft link, boolean sentBefore, Seller seller, Request request) {
    var state = LinkDecider.shown(draft, link, underWay.of(draft.id()), wiring.clock().instant());
    var read = chosen(request).map(language -> draft.spokenIn(language.code())).orElse(draft);
    var locale = locale(draft.content(), seller, request);
    var shop = SalePages.letterhead(seller, sellers::picture, locale);
    return switch (state) {
      case TO_PAY, PARTLY_PAID, TO_CONFIRM ->
          document(
              state,
              SalePages.paymentRequest(
                  read, seller, sellers::picture, draft.outstanding(), Optional.empty()),
              request);
      case UNDER_WAY -> {
        var actions = actions(request, state, draft.outstanding());
        yield page(
            200, CustomerPages.summary(state, summary(draft, locale, shop), actions), NO_FORM);
      }
      case REVISED, CHANGED, EXPIRED ->
          notice(state, locale, shop, newer(state, draft, sentBefore), request);
      case UNKNOWN -> unknown(request);
      case CONFIRMED, ON_ACCOUNT, PAID, PARTLY_REFUNDED, REFUNDED, CANCELLED ->
          throw new IllegalStateException("a draft is no order: " + state);
    };
  }

  private SaleSummary summary(DraftOrder draft, Locale locale, Letterhead shop) {
    return new SaleSummary(
        locale,
        shop,
        draft.requestName(),
        draft.total(),
        draft.paid(),
        draft.outstanding(),
        draft.dueOn(wiring.shop()),
        Optional.empty(),
        false,
        true);
  }

  /// Who has a link that an older version sent may be anybody whom it was ever sent to.
  private Optional<String> newer(PageState state, DraftOrder draft, boolean sentBefore) {
    return draft
        .link(wiring.clock().instant())
        .filter(_ -> state == PageState.REVISED && !sentBefore)
        .map(newest -> LinkTokens.token(newest, wiring.linkKeys().current()));
  }

  private Response document(PageState state, InvoiceDocument document, Request request) {
    var actions = actions(request, state, document.totals().balance().outstanding());
    return page(200, CustomerPages.document(state, document, actions), forms(actions, request));
  }

  private PageActions actions(Request request, PageState state, Money open) {
    var link = request.segments().get(1);
    var cards = wiring.cardPayments();
    boolean payable = cards.taken() && state.asksForMoney() && open.isPositive();
    return new PageActions(
        link,
        chosen(request),
        payable
            ? Optional.of(new CardForm(forms.proof(link), open, cards.inParts()))
            : Optional.empty(),
        state == PageState.TO_CONFIRM ? Optional.of(forms.proof(link)) : Optional.empty(),
        request
            .parameter(CustomerForms.BACK)
            .flatMap(CustomerForms.Why::of)
            .filter(_ -> state.asksForMoney() || state == PageState.TO_CONFIRM)
            .map(InvoicePage::back));
  }

  private static PageActions.Back back(CustomerForms.Why why) {
    return switch (why) {
      case AGAIN -> PageActions.Back.AGAIN;
      case AMOUNT -> PageActions.Back.AMOUNT;
      case LATER -> PageActions.Back.LATER;
      case LEFT -> PageActions.Back.LEFT;
    };
  }

  private static Locale locale(SaleContent content, Seller seller, Request request) {
    var read = chosen(request).map(language -> content.spokenIn(language.code())).orElse(content);
    return SalePages.locale(read, seller);
  }

  private static Response notice(
      PageState state, Locale locale, Letterhead shop, Optional<String> newer, Request request) {
    var actions =
        new PageActions(
            request.segments().get(1),
            chosen(request),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return page(410, CustomerPages.notice(state, locale, shop, newer, actions), NO_FORM);
  }

  /// Browsers hold the answer of a form, which leads on to where a card is typed, to the same list.
  private static String forms(PageActions actions, Request request) {
    if (actions.card().isPresent()) {
      boolean laptop = request.origin().startsWith("http://");
      return OWN_FORM + " " + CARD_PAGES + (laptop ? " " + LAPTOP_PAGES : "");
    }
    return actions.proof().isPresent() ? OWN_FORM : NO_FORM;
  }

  /// @param forms where the page's forms may be sent
  private static Response page(int status, WebPage page, String forms) {
    return Response.html(status, page.html())
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer")
        .with("x-content-type-options", "nosniff")
        .with("x-frame-options", "DENY")
        .with("content-security-policy", page.contentSecurityPolicy(forms));
  }
}
