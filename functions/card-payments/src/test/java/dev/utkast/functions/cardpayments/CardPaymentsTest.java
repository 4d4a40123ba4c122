package dev.utkast.functions.cardpayments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.aws.payments.ProviderUnavailableException;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutStatus;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.CardPayments;
import dev.utkast.testkit.Alarms;
import dev.utkast.testkit.ConcurrentCallers;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryProvider;
import dev.utkast.testkit.SampleForms;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A customer pays USD 100.00 by card, and comes back; what the provider says is booked.
class CardPaymentsTest {
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

  private Answer back(String session) {
    var at = provider.opening(session).paid();
    return SampleForms.sender(function).call("GET", at.getPath(), Optional.empty());
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

  private List<Checkout> attempts() {
    return new CheckoutsTable(shop.database()).ofSale(draft.id());
  }

  @Test
  void whoPaysIsLedToTheProviderAndHasAnOrderWhenHeComesBack() {
    var session = session(pay("100.00"));
    assertEquals(CheckoutStatus.OPEN, attempts().getFirst().status());
    assertEquals(Money.parse("USD 100.00"), provider.opening(session).amount());
    assertEquals("D1-1", provider.opening(session).title());
    provider.pay(session);
    var back = back(session);
    assertEquals(303, back.status());
    assertEquals("../../" + link, back.headers().get("location"));
    assertEquals("paid", order().financialStatus().label());
    assertEquals(List.of("PAYMENT USD 100.00"), ledger());
    assertEquals(CheckoutStatus.PAID, attempts().getFirst().status());
    assertEquals(
        2, shop.takeMessages().size(), "invoice and stock are asked for, as with any payment");
  }

  @Test
  void whoClicksTwiceGetsOnePage() {
    assertEquals(session(pay("100.00")), session(pay("100.00")));
    assertEquals(1, provider.sessions().size());
    assertEquals(1, attempts().size());
  }

  @Test
  void whoComesBackWithoutHavingPaidHasNothing() {
    var session = session(pay("100.00"));
    provider.decline(session);
    assertEquals(303, back(session).status());
    assertEquals(List.of(), orders());
    assertEquals(List.of("FAILURE USD 100.00"), ledger());
    assertEquals(session, session(pay("100.00")), "the same page once more");
    provider.pay(session);
    settle(session);
    assertEquals(List.of("FAILURE USD 100.00", "PAYMENT USD 100.00"), ledger());
    assertEquals("paid", order().financialStatus().label());
  }

  @ParameterizedTest
  @CsvSource({"99.99", "100.01", "0", "-1", "1e2x", "''", "NaN", "100.001"})
  void whatIsNotAskedForIsNotPaid(String amount) {
    var led = pay(amount);
    assertEquals(303, led.status());
    assertEquals("../" + link + "?back=amount", led.headers().get("location"));
    assertEquals(List.of(), provider.sessions());
    assertEquals(List.of(), attempts());
  }

  @Test
  void aFormWithoutItsProofChangesNothing() {
    var before = shop.database().contents();
    var led =
        SampleForms.sender(function)
            .call("POST", "/invoices/" + link + "/pay", Optional.of("amount=100.00"));
    assertEquals("../" + link + "?back=again", led.headers().get("location"));
    assertEquals(before, shop.database().contents());
    assertEquals(404, pay(function, "unknown", "100.00").status());
  }

  @Test
  void whereTheProviderIsNotToBeReachedTheCustomerIsToldAndMayTryAgain() {
    var failing = new Outage(provider);
    var by =
        new dev.utkast.functions.cardpayments.CardPayments(
            shop.wiring().with(new CardPayments(true, false)).with(failing.asProvider()));
    failing.down = true;
    assertEquals("../" + link + "?back=later", pay(by, link, "100.00").headers().get("location"));
    failing.down = false;
    var session = session(pay(by, link, "100.00"));
    assertEquals(1, attempts().size(), "under the same key");
    provider.pay(session);
    settle(session);
    assertEquals(1, orders().size());
  }

  @Test
  void whatTheProviderRefusesIsGivenUpAndSomebodyIsTold() {
    var failing = new Outage(provider);
    var by =
        new dev.utkast.functions.cardpayments.CardPayments(
            shop.wiring().with(new CardPayments(true, false)).with(failing.asProvider()));
    failing.refuses = true;
    var alarms =
        Alarms.of(() ->
            assertEquals(
                "../" + link + "?back=later", pay(by, link, "100.00").headers().get("location")));
    assertEquals(List.of("payment.not-opened"), alarms);
    assertEquals(CheckoutStatus.ENDED, attempts().getFirst().status());
  }

  /// Out of order, or with no will to do it.
  private static final class Outage {
    private final MemoryProvider provider;
    private boolean down;
    private boolean refuses;

    private Outage(MemoryProvider provider) {
      this.provider = provider;
    }

    private PaymentProvider asProvider() {
      return (PaymentProvider)
          Proxy.newProxyInstance(
              PaymentProvider.class.getClassLoader(),
              new Class<?>[] {PaymentProvider.class},
              (_, method, arguments) -> {
                if (down && method.getName().equals("open")) {
                  throw new ProviderUnavailableException("down", null);
                } else if (refuses && method.getName().equals("open")) {
                  throw new ProviderRefusedException("too little", null);
                }
                return method.invoke(provider, arguments);
              });
    }
  }

  @Test
  void theFirstOfTwoPagesIsEndedBeforeTheSecondBegins() {
    var first = session(pay("100.00"));
    var edited = shop.invoiced(stored());
    var second = session(pay(function, shop.token(edited), "100.00"));
    assertNotEquals(first, second);
    assertTrue(!provider.isOpen(first) && provider.isOpen(second));
  }

  /// The page was open at the moment of the edit, and was paid before it could be ended.
  @Test
  void moneyForADraftThatWasEditedIsHeldWhereItWouldAgreeTheSale() {
    var session = session(pay("100.00"));
    provider.pay(session);
    var other = SampleSale.of(SampleSale.line(1, "Lamp", 1, "80.00"));
    shop.edited(stored(), other);
    assertEquals(List.of("payment.held"), Alarms.of(() -> settle(session)));
    assertEquals(List.of("HELD USD 100.00"), ledger());
    assertEquals(List.of(), orders());
    provider.happened(session, Kind.REFUND, SampleShop.usd("100.00"));
    settle(session);
    assertEquals(List.of("HELD USD 100.00", "REFUND USD 100.00 held"), ledger());
    assertEquals(SampleShop.usd("0.00"), stored().paid());
  }

  @Test
  void moneyForADraftThatIsDearerNowCountsInPart() {
    var session = session(pay("100.00"));
    provider.pay(session);
    shop.edited(stored(), SampleSale.of(SampleSale.line(1, "Lamp", 1, "120.00")));
    settle(session);
    assertEquals(SampleShop.usd("100.00"), stored().paid());
    assertEquals(List.of(), orders());
  }

  @ParameterizedTest
  @CsvSource({
    "USD 60.00, partly, ",
    "USD 150.00, paid, payment.beyond",
    "EUR 100.00, held, payment.held"
  })
  void anotherAmountThanWasAskedForIsKept(String taken, String how, String alarm) {
    var session = session(pay("100.00"));
    provider.pay(session, Money.parse(taken));
    var alarms = Alarms.of(() -> settle(session));
    assertEquals(Optional.ofNullable(alarm).stream().toList(), alarms);
    assertEquals(how.equals("paid") ? 1 : 0, orders().size());
    assertEquals(List.of((how.equals("held") ? "HELD " : "PAYMENT ") + taken), ledger());
  }

  @Test
  void aRefundAndADisputeAtTheProvidersDeskAreInTheLedger() {
    var session = session(pay("100.00"));
    provider.pay(session);
    provider.happened(session, Kind.FEE, SampleShop.usd("1.65"));
    settle(session);
    provider.happened(session, Kind.REFUND, SampleShop.usd("40.00"));
    var dispute = provider.happened(session, Kind.DISPUTE, SampleShop.usd("60.00"));
    var payment = MemoryProvider.payment(provider.opening(session).checkoutId());
    var alarms =
        Alarms.of(() ->
            assertEquals(
                List.of(), Deliveries.deliver(function, new Message.FindPayment(payment))));
    assertEquals(List.of("payment.disputed"), alarms);
    assertEquals(
        List.of("DISPUTE USD 60.00", "FEE USD 1.65", "PAYMENT USD 100.00", "REFUND USD 40.00"),
        ledger());
    assertEquals(SampleShop.usd("0.00"), order().balance().kept());
    provider.decided(session, Kind.DISPUTE_WON, dispute, SampleShop.usd("60.00"));
    settle(session);
    assertEquals(SampleShop.usd("60.00"), order().balance().kept());
    assertEquals("partially_refunded", order().financialStatus().label());
  }

  @Test
  void whatIsNoneOfOursIsLeftAlone() {
    var before = shop.database().contents();
    assertEquals(List.of(), Deliveries.deliver(function, new Message.FindPayment("pi_99")));
    assertEquals(before, shop.database().contents());
  }

  /// By its event, its look, the customer who comes back and staff, all at once.
  @Test
  void onePaymentMakesOneOrderWhoeverTellsAndHoweverOften() {
    var session = session(pay("100.00"));
    provider.pay(session);
    var callers = new ConcurrentCallers();
    var together = callers.over(shop.database());
    var by =
        new dev.utkast.functions.cardpayments.CardPayments(
            shop.wiring().with(together).with(new CardPayments(true, false)).with(provider));
    var at = provider.opening(session).paid();
    Callable<Object> settles = () -> Deliveries.deliver(by, settling(session));
    Callable<Object> returns =
        () -> SampleForms.sender(by).call("GET", at.getPath(), Optional.empty()).status();
    callers.all(IntStream.range(0, 50).mapToObj(n -> n % 2 == 0 ? settles : returns).toList());
    settle(session);
    assertEquals(List.of("PAYMENT USD 100.00"), ledger());
    assertEquals(SampleShop.usd("100.00"), order().paid());
  }

  @Test
  void twoPagesThatAreBothPaidAreOneOrderAndCredit() {
    var first = session(pay("100.00"));
    var edited = shop.invoiced(stored());
    // Paid in the moment before it is ended.
    provider.pay(first);
    settle(first);
    assertEquals(1, orders().size());
    var second = pay(function, shop.token(edited), "100.00");
    assertEquals("../" + shop.token(edited), second.headers().get("location"), "it is paid");
  }

  @Test
  void aPageThatEndedUnpaidGivesWayToAnother() {
    var first = session(pay("100.00"));
    shop.clock().advance(Checkout.LIFE.plus(Duration.ofMinutes(1)));
    settle(first);
    assertEquals(CheckoutStatus.ENDED, attempts().getFirst().status());
    assertNotEquals(first, session(pay("100.00")));
  }

  @Test
  void anOrderOnAccountIsPaidBehindItsLink() {
    var sale = SampleSale.ofCupsAndPot();
    var onAccount = shop.agreed(shop.invoiced(shop.draft(sale)), SampleShop.usd("0.00"));
    var token = shop.token(onAccount);
    var session = session(pay(function, token, "100.00"));
    provider.pay(session);
    assertEquals(303, back(session).status());
    var paid = new OrdersTable(shop.database()).find(onAccount.id()).orElseThrow();
    assertEquals("paid", paid.financialStatus().label());
    assertEquals(
        List.of(Optional.of(onAccount.id())),
        new PaymentsTable(shop.database())
            .entriesOf(onAccount.draftId()).stream().map(PaymentEntry::orderId).toList());
  }

  @Test
  void aDraftThatSomebodyBeganToPayIsNotDeleted() {
    pay("100.00");
    assertTrue(stored().inLedger());
    assertTrue(Stream.of(stored()).noneMatch(one -> one.paid().isPositive()));
  }
}
