package dev.utkast.functions.cardpayments;

import dev.utkast.aws.log.Log;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.aws.sales.OrderOfDraft;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.RefundDecider;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.lifecycle.SettlementDecider;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// Asks the provider how a checkout stands, and books what is new of it: one entry a commit, by the
/// same decision as a payment that staff confirm. Whoever asks for it, and however often at once,
/// each thing that happened is booked once.
final class Settlement {
  private final Wiring wiring;
  private final PaymentProvider provider;
  private final CheckoutsTable checkouts;
  private final DraftsTable drafts;
  private final OrdersTable orders;
  private final PaymentsTable payments;
  private final Store store;

  Settlement(Wiring wiring, PaymentProvider provider) {
    this.wiring = wiring;
    this.provider = provider;
    this.checkouts = new CheckoutsTable(wiring.database());
    this.drafts = new DraftsTable(wiring.database());
    this.orders = new OrdersTable(wiring.database());
    this.payments = new PaymentsTable(wiring.database());
    this.store = wiring.store();
  }

  /// @param session the provider's id of it, if whoever asks knows it
  void settle(DraftId draftId, CheckoutId id, Optional<String> session) {
    var checkout = checkouts.find(draftId, id);
    if (checkout.isEmpty()) {
      // Another shop's, or one that a restored backup does not have.
      Log.alarm("payment.of-no-checkout", "draft", draftId, "checkout", id);
      return;
    }
    var known = checkout.get().session().or(() -> session);
    if (known.isEmpty()) {
      endUnseen(checkout.get());
      return;
    }
    var told = provider.look(known.get());
    while (ConflictRetry.deciding(() -> bookNext(checkout.get(), told))) {
      Log.event("payment.booked", "draft", draftId, "checkout", id);
    }
    ConflictRetry.running(() -> keep(draftId, id, told));
  }

  /// Has the provider pay back what the ledger says that he is asked for, and books what he says of
  /// it then: the refund itself, or that he will not. Where his answer is lost he is asked again,
  /// under the same key.
  void refund(DraftId draftId, TransactionId id) {
    var ledger = payments.entriesOf(draftId);
    var asked =
        RefundDecider.asked(ledger, id)
            .orElseThrow(() -> new IllegalStateException("no refund " + id + " of " + draftId));
    if (RefundDecider.isSettled(asked, ledger)) {
      return;
    }
    var payment = asked.payment().orElseThrow();
    try {
      provider.refund(id.toString(), payment, asked.amount());
    } catch (ProviderRefusedException e) {
      Log.event("payment.refund-refused", "draft", draftId, "why", String.valueOf(e.getMessage()));
      ConflictRetry.running(() -> refused(draftId, asked));
      return;
    }
    provider
        .origin(payment)
        .ifPresent(found -> settle(found.draftId(), found.checkoutId(), found.session()));
  }

  private void refused(DraftId draftId, PaymentEntry asked) {
    var order =
        drafts
            .find(draftId)
            .flatMap(DraftOrder::completion)
            .flatMap(done -> orders.find(done.orderId()))
            .orElseThrow(() -> new IllegalStateException("no order of " + draftId));
    if (!RefundDecider.isSettled(asked, payments.entriesOf(draftId))) {
      book(order, RefundDecider.refused(asked, new TransactionId(wiring.ids().next())));
    }
  }

  /// The provider's answer was lost, so that nobody was led to the page.
  private void endUnseen(Checkout checkout) {
    var now = wiring.clock().instant();
    if (now.isAfter(checkout.expiresAt())) {
      CheckoutDecider.ended(checkout, now)
          .ifChanged(ended -> store.commit(new Change.CheckoutMoved(ended, List.of())));
    }
  }

  private void keep(DraftId draftId, CheckoutId id, ProviderPayment told) {
    checkouts
        .find(draftId, id)
        .ifPresent(found ->
            CheckoutDecider.told(found, told, wiring.clock().instant())
                .ifChanged(next -> store.commit(new Change.CheckoutMoved(next, List.of()))));
  }

  /// @return whether there was something to book
  private boolean bookNext(Checkout checkout, ProviderPayment told) {
    var draft =
        drafts
            .find(checkout.draftId())
            .orElseThrow(() -> new IllegalStateException("no draft " + checkout.draftId()));
    var order =
        draft
            .completion()
            .map(done ->
                orders
                    .find(done.orderId())
                    .orElseThrow(() -> new IllegalStateException("no order " + done.orderId())));
    var next =
        SettlementDecider.next(
            checkout,
            told,
            payments.entriesOf(draft.id()),
            order.isPresent() ? Optional.empty() : Optional.of(draft),
            wiring.ids()::next);
    next.ifPresent(
        notice -> order.ifPresentOrElse(made -> book(made, notice), () -> book(draft, notice)));
    return next.isPresent();
  }

  private void book(DraftOrder draft, PaymentNotice notice) {
    var now = wiring.clock().instant();
    var made = new OrderOfDraft(draft, wiring.database(), wiring.ids());
    var decided =
        SaleDecider.receivePayment(
            draft, Optional.empty(), notice, made, by(notice), wiring.shop(), now);
    switch (decided) {
      case Decision.Changed<Change.DraftPayment>(var received) -> {
        var credit =
            received instanceof Change.SaleAgreed agreed
                ? Optional.of(agreed.order().credit())
                : Optional.<Money>empty();
        tell(draft.id(), entryOf(received), Optional.empty(), credit);
        store.commit(received);
      }
      case Decision.AlreadyDone<Change.DraftPayment> _ -> {}
      case Decision.Refused<Change.DraftPayment>(var reason) ->
          throw new IllegalStateException("not booked: " + notice.reference() + " " + reason);
    }
  }

  private static PaymentEntry entryOf(Change.DraftPayment received) {
    return switch (received) {
      case Change.DraftPaid(_, var entry) -> entry;
      case Change.SaleAgreed agreed -> agreed.payment().orElseThrow();
    };
  }

  private void book(Order order, PaymentNotice notice) {
    var now = wiring.clock().instant();
    switch (SaleDecider.receivePayment(order, Optional.empty(), notice, by(notice), now)) {
      case Decision.Changed<Change.OrderPaid>(var paid) -> {
        tell(
            order.draftId(),
            paid.entry(),
            Optional.of(order.credit()),
            Optional.of(paid.order().credit()));
        store.commit(paid);
      }
      case Decision.AlreadyDone<Change.OrderPaid> _ -> {}
      case Decision.Refused<Change.OrderPaid>(var reason) ->
          throw new IllegalStateException("not booked: " + notice.reference() + " " + reason);
    }
  }

  private static Actor by(PaymentNotice notice) {
    return notice.payment().isPresent() ? new Actor.Shop() : new Actor.Customer();
  }

  /// What a person has to look at is told before it is booked: whoever breaks off between the two
  /// tells it once more, and never too seldom.
  private static void tell(
      DraftId draftId, PaymentEntry entry, Optional<Money> before, Optional<Money> after) {
    SettlementDecider.concern(entry, before, after)
        .ifPresent(concern ->
            Log.alarm(concern.label(), "draft", draftId, "transaction", entry.transactionId()));
  }
}
