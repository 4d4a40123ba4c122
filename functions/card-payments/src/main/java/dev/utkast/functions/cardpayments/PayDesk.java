package dev.utkast.functions.cardpayments;

import dev.utkast.aws.http.CustomerForms;
import dev.utkast.aws.http.CustomerForms.Why;
import dev.utkast.aws.http.FollowedLinks;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.aws.payments.ProviderUnavailableException;
import dev.utkast.aws.sales.Sellers;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.storage.StoreUnavailableException;
import dev.utkast.aws.storage.UnknownOutcomeException;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.checkout.Payable;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.PayDecider;
import dev.utkast.model.link.Link;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// A customer pays: the attempt is stored, the provider is asked for his page under its key, and
/// the customer is led there. What goes wrong leads back to the page of the link, which says so.
final class PayDesk {
  private final Wiring wiring;
  private final PaymentProvider provider;
  private final Settlement settlement;
  private final CustomerForms forms;
  private final FollowedLinks links;
  private final DraftsTable drafts;
  private final OrdersTable orders;
  private final CheckoutsTable checkouts;
  private final Sellers sellers;
  private final Store store;

  PayDesk(Wiring wiring, PaymentProvider provider, Settlement settlement) {
    this.wiring = wiring;
    this.provider = provider;
    this.settlement = settlement;
    this.forms = new CustomerForms(wiring);
    this.links = new FollowedLinks(wiring);
    this.drafts = new DraftsTable(wiring.database());
    this.orders = new OrdersTable(wiring.database());
    this.checkouts = new CheckoutsTable(wiring.database());
    this.sellers = new Sellers(wiring.database(), wiring.shop());
    this.store = wiring.store();
  }

  /// A sale behind a link: a draft, or the order that it became.
  ///
  /// @param title what the document is called that is paid
  private record Sale(
      Verdict<Payable> payable,
      Optional<DraftOrder> draft,
      DraftId id,
      SaleContent content,
      Optional<String> email,
      String title) {}

  Response pay(Request request) {
    var link = links.find(request.segments().get(1)).orElseThrow(HttpProblem::notFound).link();
    var form = forms.read(request);
    if (form.isEmpty()) {
      return CustomerForms.back(request, Why.AGAIN);
    }
    if (!wiring.cardPayments().taken()) {
      return CustomerForms.back(request, Why.LATER);
    }
    return ConflictRetry.deciding(() -> pay(request, link, form.get()));
  }

  private Response pay(Request request, Link link, Map<String, String> form) {
    var sale = behind(link);
    var now = wiring.clock().instant();
    var earlier = checkouts.ofSale(sale.id());
    var id = new CheckoutId(wiring.ids().next());
    var decided =
        sale.payable()
            .and(payable ->
                CheckoutDecider.start(
                    payable,
                    amount(form, payable.open().getCurrencyUnit()),
                    wiring.cardPayments().inParts(),
                    earlier,
                    id,
                    provider.name(),
                    now));
    return switch (decided) {
      case Decision.Changed<CheckoutDecider.Start>(var start) -> lead(request, sale, start);
      case Decision.Refused<CheckoutDecider.Start>(PaymentRefusal.AmountNotAsked _) ->
          CustomerForms.back(request, Why.AMOUNT);
      case Decision.Refused<CheckoutDecider.Start> _ -> CustomerForms.back(request);
    };
  }

  private Sale behind(Link link) {
    return switch (link) {
      case Link.OfOrder ofOrder ->
          of(orders.find(ofOrder.orderId()).orElseThrow(HttpProblem::notFound), link);
      case Link.OfDraft ofDraft -> {
        var draft = drafts.find(ofDraft.draftId()).orElseThrow(HttpProblem::notFound);
        yield draft
            .completion()
            .map(done -> of(orders.find(done.orderId()).orElseThrow(), link))
            .orElseGet(() -> of(draft, ofDraft));
      }
    };
  }

  private Sale of(DraftOrder draft, Link.OfDraft link) {
    return new Sale(
        PayDecider.payable(draft, link, wiring.clock().instant()),
        Optional.of(draft),
        draft.id(),
        draft.content(),
        draft.content().email().or(draft::askedOf),
        draft.requestName());
  }

  private Sale of(Order order, Link link) {
    return new Sale(
        PayDecider.payable(order, link, wiring.clock().instant()),
        Optional.empty(),
        order.draftId(),
        order.content(),
        order.content().email(),
        order.name());
  }

  /// What is no amount of the currency is none that anybody is asked for.
  private static Money amount(Map<String, String> form, CurrencyUnit currency) {
    try {
      var typed = new BigDecimal(form.getOrDefault("amount", "").strip().replace(',', '.'));
      return Money.of(currency, typed, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException | NumberFormatException _) {
      return Money.zero(currency);
    }
  }

  private Response lead(Request request, Sale sale, CheckoutDecider.Start start) {
    try {
      start.toEnd().forEach(this::end);
      return switch (start) {
        case CheckoutDecider.Anew(var checkout, _) -> {
          var now = wiring.clock().instant();
          store.commit(
              new Change.CheckoutBegun(
                  checkout, sale.draft().flatMap(draft -> written(draft, now))));
          yield open(request, sale, checkout);
        }
        case CheckoutDecider.Again(var checkout, _) -> again(request, sale, checkout);
      };
    } catch (ProviderUnavailableException e) {
      Log.failure("payment.provider-unavailable", e);
      return CustomerForms.back(request, Why.LATER);
    }
  }

  private static Optional<DraftOrder> written(DraftOrder draft, java.time.Instant now) {
    return DraftOrderDecider.recorded(draft, now) instanceof Decision.Changed<DraftOrder>(var next)
        ? Optional.of(next)
        : Optional.empty();
  }

  /// Who has another page open may pay there in this moment: then he has paid twice, and it is
  /// seen.
  private void end(Checkout checkout) {
    checkout
        .session()
        .ifPresent(session -> {
          try {
            provider.end(session);
          } catch (ProviderRefusedException e) {
            Log.failure("payment.not-ended", e, "checkout", checkout.id());
          }
        });
  }

  /// A page that is open no more was paid, or has ended: that is booked, and the customer sees it.
  private Response again(Request request, Sale sale, Checkout checkout) {
    if (checkout.session().isEmpty()) {
      return open(request, sale, checkout);
    }
    var page = provider.page(checkout.session().get());
    if (page.isPresent()) {
      return to(page.get());
    }
    settlement.settle(checkout.draftId(), checkout.id(), Optional.empty());
    return CustomerForms.back(request);
  }

  private Response open(Request request, Sale sale, Checkout checkout) {
    var opening = opening(request, sale, checkout);
    try {
      var session = provider.open(opening);
      ConflictRetry.running(() -> keep(checkout, session.id()));
      return to(session.page());
    } catch (ProviderRefusedException e) {
      Log.failure("payment.not-opened", e, "checkout", checkout.id());
      Log.alarm("payment.not-opened", "checkout", checkout.id(), "draft", checkout.draftId());
      ConflictRetry.running(() -> giveUp(checkout));
      return CustomerForms.back(request, Why.LATER);
    }
  }

  private void keep(Checkout checkout, String session) {
    var now = wiring.clock().instant();
    checkouts
        .find(checkout.draftId(), checkout.id())
        .ifPresent(found -> CheckoutDecider.opened(found, session, now).ifChanged(this::commit));
  }

  private void giveUp(Checkout checkout) {
    var now = wiring.clock().instant();
    checkouts
        .find(checkout.draftId(), checkout.id())
        .ifPresent(found -> CheckoutDecider.ended(found, now).ifChanged(this::commit));
  }

  private void commit(Checkout next) {
    store.commit(new Change.CheckoutMoved(next, List.of()));
  }

  private PaymentProvider.Opening opening(Request request, Sale sale, Checkout checkout) {
    var base = wiring.shop().publicUrl().isEmpty() ? request.origin() : wiring.shop().publicUrl();
    var page = base + "/invoices/" + request.segments().get(1);
    var chosen = request.parameter(CustomerForms.LANGUAGE).filter(code -> code.matches("[a-z]{2}"));
    var language = chosen.map(code -> CustomerForms.LANGUAGE + "=" + code).orElse("");
    var locale =
        chosen.map(Locale::of).orElseGet(() -> Locale.of(sale.content().spokenLanguage(seller())));
    return new PaymentProvider.Opening(
        checkout.id(),
        checkout.draftId(),
        checkout.amount(),
        sale.title(),
        locale,
        sale.email(),
        checkout.expiresAt(),
        URI.create(page + "/paid/" + checkout.id() + (language.isEmpty() ? "" : "?" + language)),
        URI.create(
            page
                + "?"
                + CustomerForms.BACK
                + "="
                + Why.LEFT.label()
                + (language.isEmpty() ? "" : "&" + language)));
  }

  private Seller seller() {
    return sellers.today(wiring.database());
  }

  private static Response to(URI page) {
    return Response.seeOther(page.toString())
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer");
  }

  /// The customer is back. The provider is asked at once, so that the page can say that it is paid;
  /// where he cannot be asked, or has not heard himself, or what he says cannot be booked at this
  /// moment, an event or a look will tell.
  Response paid(Request request) {
    var link = links.find(request.segments().get(1)).orElseThrow(HttpProblem::notFound).link();
    var id = request.id(3, CheckoutId::new);
    try {
      var draftId = behind(link).id();
      if (checkouts.find(draftId, id).isPresent()) {
        settlement.settle(draftId, id, Optional.empty());
      }
    } catch (ProviderUnavailableException
        | ProviderRefusedException
        | ConflictException
        | UnknownOutcomeException
        | StoreUnavailableException e) {
      Log.failure("payment.not-looked-at", e, "checkout", id);
    }
    return Response.seeOther("../../" + request.segments().get(1) + back(request))
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer");
  }

  private static String back(Request request) {
    return request
        .parameter(CustomerForms.LANGUAGE)
        .filter(code -> code.matches("[a-z]{2}"))
        .map(code -> "?" + CustomerForms.LANGUAGE + "=" + code)
        .orElse("");
  }
}
