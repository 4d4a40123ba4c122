package dev.utkast.laws;

import dev.utkast.aws.sales.OrderOfDraft;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.checkout.Payable;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import dev.utkast.model.checkout.ReceivedEvent;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.lifecycle.SettlementDecider;
import dev.utkast.model.payment.PaymentNotice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// A customer who pays by card, and what becomes of it: of ten dollars four are given back, and six
/// are disputed in vain.
final class CardPayments {
  private static final String PROVIDER = "cards";
  private static final Actor CUSTOMER = new Actor.Customer();

  private final Wiring wiring;
  private final Store store;
  private final CheckoutsTable checkouts;
  private final PaymentsTable payments;

  CardPayments(Wiring wiring) {
    this.wiring = wiring;
    this.store = wiring.store();
    this.checkouts = new CheckoutsTable(wiring.database());
    this.payments = new PaymentsTable(wiring.database());
  }

  void settle(DraftId sale) {
    var given = begin(sale);
    moved(CheckoutDecider.ended(opened(given, "cs_1"), now()));
    var paid = opened(begin(sale), "cs_2");
    store.commit(
        new Change.ProviderTold(
            new ReceivedEvent(PROVIDER, "evt_1", "checkout.completed", now(), "{}"), List.of()));
    var told =
        new ProviderPayment(
            "cs_2",
            Standing.PAID,
            List.of(
                event(Kind.FAILURE, "ch_1", "10.00"),
                event(Kind.PAYMENT, "pi_1", "10.00"),
                event(Kind.FEE, "txn_1", "0.59"),
                event(Kind.REFUND, "re_1", "3.00"),
                event(Kind.REFUND_FAILED, "re_1", "3.00"),
                event(Kind.REFUND, "re_2", "4.00"),
                event(Kind.DISPUTE, "dp_1", "6.00"),
                event(Kind.DISPUTE_WON, "dp_1", "6.00")));
    while (book(sale, paid, told)) {}
    moved(CheckoutDecider.told(paid, told, now()));
  }

  private Instant now() {
    return wiring.clock().instant();
  }

  private ProviderEvent event(Kind kind, String reference, String amount) {
    return new ProviderEvent(
        kind, reference, Money.parse("USD " + amount), now(), Optional.empty(), false);
  }

  private Checkout begin(DraftId sale) {
    var draft = new DraftsTable(wiring.database()).find(sale).orElseThrow();
    var payable = new Payable(sale, Optional.empty(), draft.revision(), draft.outstanding());
    var id = new CheckoutId(wiring.ids().next());
    var start =
        changed(
            CheckoutDecider.start(
                payable, payable.open(), false, checkouts.ofSale(sale), id, PROVIDER, now()));
    store.commit(new Change.CheckoutBegun(start.checkout(), Optional.empty()));
    return start.checkout();
  }

  private Checkout opened(Checkout begun, String session) {
    return moved(CheckoutDecider.opened(begun, session, now()));
  }

  private Checkout moved(Decision<Checkout> decision) {
    var next = changed(decision);
    store.commit(new Change.CheckoutMoved(next, List.of()));
    return next;
  }

  /// @return whether there was something to book
  private boolean book(DraftId sale, Checkout checkout, ProviderPayment told) {
    var draft = new DraftsTable(wiring.database()).find(sale).orElseThrow();
    var open = draft.completion().isPresent() ? Optional.<DraftOrder>empty() : Optional.of(draft);
    var next =
        SettlementDecider.next(
            checkout, told, payments.entriesOf(sale), open, () -> wiring.ids().next());
    next.ifPresent(notice ->
        store.commit(
            draft
                .completion()
                .<Change>map(done -> received(done.orderId(), notice))
                .orElseGet(() ->
                    changed(
                        SaleDecider.receivePayment(
                            draft,
                            Optional.empty(),
                            notice,
                            new OrderOfDraft(draft, wiring.database(), wiring.ids()),
                            CUSTOMER,
                            wiring.shop(),
                            now())))));
    return next.isPresent();
  }

  private Change received(OrderId id, PaymentNotice notice) {
    var order = new OrdersTable(wiring.database()).find(id).orElseThrow();
    return changed(SaleDecider.receivePayment(order, Optional.empty(), notice, CUSTOMER, now()));
  }

  private static <T> T changed(Decision<T> decision) {
    if (decision instanceof Decision.Changed<T>(var change)) {
      return change;
    }
    throw new AssertionError(decision.toString());
  }
}
