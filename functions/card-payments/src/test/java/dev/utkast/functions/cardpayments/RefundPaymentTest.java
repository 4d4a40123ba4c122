package dev.utkast.functions.cardpayments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.RefundId;
import dev.utkast.model.lifecycle.RefundDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.refund.RefundPlanner;
import dev.utkast.model.shop.CardPayments;
import dev.utkast.testkit.Alarms;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryProvider;
import dev.utkast.testkit.SampleForms;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What staff give back of a payment by card is paid back by the provider, once.
class RefundPaymentTest {
  private final SampleShop shop = new SampleShop();
  private final MemoryProvider provider = new MemoryProvider(shop::now);
  private final Wiring wiring = shop.wiring().with(new CardPayments(true, false)).with(provider);
  private final dev.utkast.functions.cardpayments.CardPayments function =
      new dev.utkast.functions.cardpayments.CardPayments(wiring);

  private final DraftOrder draft = shop.invoiced(shop.draft(SampleSale.ofCupsAndPot()));
  private final String link = shop.token(draft);

  private Answer pay(String amount) {
    return pay(function, link, amount);
  }

  private Answer pay(
      dev.utkast.functions.cardpayments.CardPayments by, String token, String amount) {
    var form = SampleForms.of(shop, token) + "&amount=" + amount;
    return SampleForms.sender(by).call("POST", "/invoices/" + token + "/pay", Optional.of(form));
  }

  private String session(Answer led) {
    assertEquals(303, led.status(), led.text());
    var at = led.headers().getOrDefault("location", "");
    assertTrue(at.startsWith("https://pay.example/"), at);
    return at.replaceFirst("^.*/", "");
  }

  private Message settling(String session) {
    return new Message.SettlePayment(
        draft.id(), provider.opening(session).checkoutId(), Optional.of(session));
  }

  private void settle(String session) {
    assertEquals(List.of(), Deliveries.deliver(function, settling(session)));
  }

  private List<Order> orders() {
    return stored()
        .completion()
        .map(done -> new OrdersTable(shop.database()).find(done.orderId()).orElseThrow())
        .stream()
        .toList();
  }

  private Order order() {
    return orders().getFirst();
  }

  private DraftOrder stored() {
    return new DraftsTable(shop.database()).find(draft.id()).orElseThrow();
  }

  private List<String> ledger() {
    return new PaymentsTable(shop.database())
        .entriesOf(draft.id()).stream()
            .map(entry -> entry.kind() + " " + entry.amount() + (entry.ofHeld() ? " held" : ""))
            .sorted()
            .toList();
  }

  /// Asked by staff, answered by the provider, told again by its event: it is in the ledger once.
  @Test
  void aRefundOfStaffIsPaidBackOnceWhoeverTellsOfIt() {
    var session = session(pay("100.00"));
    provider.pay(session);
    settle(session);
    var asked = ask("40.00");
    assertEquals("USD 60.00", order().refundable().toString());
    assertEquals(List.of(), Deliveries.deliver(function, asked, asked));
    settle(session);
    assertEquals(
        List.of("PAYMENT USD 100.00", "REFUND USD 40.00", "REFUND_ASKED USD 40.00"), ledger());
    assertEquals("USD 60.00", order().refundable().toString());
    assertEquals("USD 0.00", order().credit().toString());
    assertEquals("partially_refunded", order().financialStatus().label());
  }

  @Test
  void whatTheProviderRefusesIsToldAndMayBeGivenBackOtherwise() {
    var session = session(pay("100.00"));
    provider.pay(session);
    settle(session);
    var asked = ask("40.00");
    provider.happened(session, Kind.REFUND, SampleShop.usd("80.00"));
    var alarms =
        Alarms.of(() -> assertEquals(List.of(), Deliveries.deliver(function, asked, asked)));
    assertEquals(List.of("payment.refund-refused"), alarms);
    assertEquals(
        List.of("PAYMENT USD 100.00", "REFUND_ASKED USD 40.00", "REFUND_REFUSED USD 40.00"),
        ledger());
    assertEquals("USD 40.00", order().credit().toString());
    assertEquals("USD 0.00", order().refunded().underWay().toString());
  }

  private Message ask(String amount) {
    var ledger = new PaymentsTable(shop.database()).entriesOf(draft.id());
    var payment = ledger.stream().filter(PaymentEntry::isReceived).findFirst().orElseThrow();
    var back =
        new RefundPlanner.Payback(
            Optional.of(payment.transactionId()), SampleShop.usd(amount), Optional.empty());
    var refunded =
        Decided.changed(
            RefundDecider.refund(
                new RefundDecider.Found(order(), List.of(), List.of(), ledger),
                new RefundPlanner.Asked(List.of(), Optional.empty(), List.of(back)),
                new RefundDecider.Made(
                    new RefundId(wiring.ids().next()),
                    Optional.empty(),
                    new Actor.Staff("desk"),
                    shop.now(),
                    wiring.ids()::next)));
    wiring.store().commit(refunded);
    return refunded.messages().getFirst();
  }
}
