package dev.utkast.local.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.payments.ProviderRefusedException;
import dev.utkast.aws.payments.ProviderUnavailableException;
import dev.utkast.functions.cardpayments.stripe.StripeProvider;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The real adapter, unchanged, against the peer.
class StripeProviderTest {
  private static final Money NOK_125 = Money.parse("NOK 125.50");

  @TempDir private Path folder;
  private PeerDesk desk;
  private StripeProvider provider;

  @BeforeEach
  void start() throws IOException {
    desk = new PeerDesk(folder);
    provider = desk.provider();
  }

  @AfterEach
  void stop() throws IOException {
    desk.close();
  }

  private String opened(long checkout, Money amount) {
    return provider.open(desk.opening(checkout, amount)).id();
  }

  private String paid(long checkout, Money amount) {
    var session = opened(checkout, amount);
    desk.pay(session, "approve");
    desk.pass(Duration.ofMinutes(1));
    return session;
  }

  private String payment(String session) {
    return PeerDesk.only(provider.look(session), Kind.PAYMENT).reference();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          USD 12.34      | USD 4.11     | EUR 0.40
          EUR 1234.56    | EUR 0.01     | EUR 17.53
          NOK 1250.50    | NOK 250.10   | EUR 1.74
          JPY 5000       | JPY 1        | EUR 0.64
          KWD 12.340     | KWD 1.230    | EUR 0.74
          CHF 99.95      | CHF 0.05     | EUR 1.75
          HUF 25000.55   | HUF 100.05   | EUR 1.16
          ISK 1500       | ISK 7        | EUR 0.39
          """)
  void everyAmountIsExactFromOpeningToDispute(String asked, String back, String fee) {
    var amount = Money.parse(asked);
    var session = opened(1, amount);
    assertEquals("OPEN: ", PeerDesk.told(provider.look(session)));
    desk.pay(session, "approve");
    desk.pass(Duration.ofMinutes(1));
    assertEquals(
        "PAID: payment %s; fee %s".formatted(asked, fee), PeerDesk.told(provider.look(session)));
    var refund = provider.refund("r1", payment(session), Money.parse(back));
    desk.pass(Duration.ofMinutes(1));
    assertEquals(
        "PAID: payment %s; fee %s; refund %s".formatted(asked, fee, back),
        PeerDesk.told(provider.look(session)));
    assertEquals(refund, PeerDesk.only(provider.look(session), Kind.REFUND).reference());
    desk.desk("dispute", payment(session));
    assertEquals(
        "PAID: payment %s; fee %s; refund %s; dispute %s; fee EUR 20.00"
            .formatted(asked, fee, back, asked),
        PeerDesk.told(provider.look(session)));
  }

  @Test
  void aPaymentLeadsBackAndSaysHowItWasMade() {
    var session = paid(7, NOK_125);
    var told = PeerDesk.only(provider.look(session), Kind.PAYMENT);
    assertEquals(Optional.of("Visa ending in 4242"), told.method());
    assertTrue(told.test(), "no money moved");
    assertEquals(PeerDesk.START, told.at());
    desk.peer().deliverDue();
    assertTrue(
        desk.heard.stream()
            .filter(event -> event.body().contains("payment_intent.succeeded"))
            .allMatch(event -> event.body().contains("\"utkast_checkout\" : \"7\"")),
        desk.heard.toString());
  }

  /// What is refunded at the provider's own desk tells of its payment, and of nothing of the
  /// shop's.
  @Test
  void aPaymentIsFoundByItsProvidersNameForIt() {
    paid(6, NOK_125);
    var session = paid(7, NOK_125);
    var origin = provider.origin(payment(session)).orElseThrow();
    assertEquals(Optional.of(session), origin.session());
    assertEquals(7, origin.checkoutId().value());
  }

  @Test
  void theSameOpeningIsTheSamePage() {
    var opening = desk.opening(1, NOK_125);
    var first = provider.open(opening);
    desk.pass(Duration.ofMinutes(5));
    assertEquals(first, provider.open(opening));
    assertEquals(Optional.of(first.page()), provider.page(first.id()));
    assertNotEquals(first.id(), opened(2, NOK_125));
    assertThrows(
        ProviderRefusedException.class,
        () -> provider.open(desk.opening(1, Money.parse("NOK 1000.00"))),
        "another opening under the same key");
  }

  @Test
  void whoIsDeclinedMayTryAgain() {
    var session = opened(1, NOK_125);
    desk.pay(session, "decline");
    assertEquals("OPEN: failure NOK 125.50", PeerDesk.told(provider.look(session)));
    desk.pay(session, "authenticate");
    desk.tellBank(session, "no");
    assertEquals(
        "OPEN: failure NOK 125.50; failure NOK 125.50", PeerDesk.told(provider.look(session)));
    desk.pay(session, "authenticate");
    assertEquals("OPEN", provider.look(session).standing().name());
    desk.tellBank(session, "yes");
    assertEquals(
        "PAID: payment NOK 125.50; failure NOK 125.50; fee EUR 0.40",
        PeerDesk.told(provider.look(session)));
  }

  @Test
  void whatTakesDaysIsPendingAndComesOrNot() {
    var comes = opened(1, NOK_125);
    var fails = opened(2, NOK_125);
    desk.pay(comes, "promise");
    desk.pay(fails, "promise");
    assertEquals("PROCESSING: pending NOK 125.50", PeerDesk.told(provider.look(comes)));
    assertEquals(Optional.empty(), provider.page(comes));
    desk.desk("arrive", comes);
    desk.desk("fail", fails);
    assertEquals("PAID: payment NOK 125.50; fee EUR 0.40", PeerDesk.told(provider.look(comes)));
    assertEquals("ENDED: failure NOK 125.50", PeerDesk.told(provider.look(fails)));
  }

  @Test
  void whatIsEndedIsPaidNoMore() {
    var session = opened(1, NOK_125);
    provider.end(session);
    assertEquals("ENDED: ", PeerDesk.told(provider.look(session)));
    assertEquals(Optional.empty(), provider.page(session));
    provider.end(session);
    var paid = paid(2, NOK_125);
    provider.end(paid);
    assertEquals("PAID", provider.look(paid).standing().name());
    assertThrows(ProviderRefusedException.class, () -> provider.end("cs_test_unknown"));
  }

  @Test
  void aPageEndsByTheClock() {
    var session = opened(1, NOK_125);
    desk.pass(Duration.ofHours(2).minusSeconds(1));
    assertTrue(provider.page(session).isPresent());
    desk.pass(Duration.ofSeconds(1));
    assertEquals("ENDED: ", PeerDesk.told(provider.look(session)));
  }

  @Test
  void aRefundIsMadeOnceEvenAfterItsKeyIsForgotten() {
    var session = paid(1, NOK_125);
    var payment = payment(session);
    var refund = provider.refund("r1", payment, Money.parse("NOK 10.00"));
    assertEquals(refund, provider.refund("r1", payment, Money.parse("NOK 10.00")));
    desk.pass(Duration.ofDays(3));
    assertEquals(refund, provider.refund("r1", payment, Money.parse("NOK 10.00")));
    var other = provider.refund("r2", payment, Money.parse("NOK 10.00"));
    assertNotEquals(refund, other);
    desk.desk("fail_refund", other);
    assertEquals(
        "PAID: payment NOK 125.50; fee EUR 0.40; refund NOK 10.00; refund NOK 10.00;"
            + " refund_failed NOK 10.00",
        PeerDesk.told(provider.look(session)));
  }

  @Test
  void whatCannotBePaidBackIsRefused() {
    var session = paid(1, NOK_125);
    var payment = payment(session);
    for (var amount : new String[] {"NOK 125.51", "EUR 1.00", "KWD 0.001"}) {
      assertThrows(
          ProviderRefusedException.class,
          () -> provider.refund("r-" + amount, payment, Money.parse(amount)),
          amount);
    }
    assertEquals("PAID: payment NOK 125.50; fee EUR 0.40", PeerDesk.told(provider.look(session)));
  }

  @Test
  void disputesAreWonOrLostAndInquiriesTakeNothing() {
    var won = paid(1, NOK_125);
    var lost = paid(2, NOK_125);
    desk.desk("inquire", payment(lost));
    assertEquals("PAID: payment NOK 125.50; fee EUR 0.40", PeerDesk.told(provider.look(lost)));
    desk.pass(Duration.ofDays(1));
    for (var session : new String[] {won, lost}) {
      desk.desk("dispute", payment(session));
    }
    desk.pass(Duration.ofDays(30));
    desk.desk("win", PeerDesk.only(provider.look(won), Kind.DISPUTE).reference());
    desk.desk("lose", PeerDesk.only(provider.look(lost), Kind.DISPUTE).reference());
    assertEquals(
        "PAID: payment NOK 125.50; fee EUR 0.40; dispute NOK 125.50; fee EUR 20.00;"
            + " dispute_won NOK 125.50",
        PeerDesk.told(provider.look(won)));
    assertEquals(
        "PAID: payment NOK 125.50; fee EUR 0.40; dispute NOK 125.50; dispute_lost NOK 125.50;"
            + " fee EUR 20.00",
        PeerDesk.told(provider.look(lost)));
  }

  /// More refunds than Stripe lists on a page.
  @Test
  void noRefundIsMissedHoweverManyThereAre() {
    var session = paid(1, Money.parse("JPY 5000"));
    var payment = payment(session);
    for (int i = 0; i < 120; i++) {
      provider.refund("r" + i, payment, Money.parse("JPY 1"));
    }
    assertEquals(
        120,
        provider.look(session).events().stream()
            .filter(event -> event.kind() == Kind.REFUND)
            .map(event -> event.reference())
            .distinct()
            .count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD 0.49", "NOK 2.99", "USD 1000000.00", "KWD 1.234", "XAU 1"})
  void whatStripeDoesNotTakeIsRefused(String amount) {
    assertThrows(
        ProviderRefusedException.class, () -> provider.open(desk.opening(1, Money.parse(amount))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"outage", "rate_limited"})
  void whoIsAwayIsAskedAgain(String trouble) {
    desk.misbehave("{\"%s\": 1}".formatted(trouble));
    assertThrows(ProviderUnavailableException.class, () -> opened(1, NOK_125));
    var session = opened(1, NOK_125);
    desk.misbehave("{\"%s\": 1}".formatted(trouble));
    assertThrows(ProviderUnavailableException.class, () -> provider.look(session));
    assertEquals("OPEN: ", PeerDesk.told(provider.look(session)));
  }

  /// Stripe keeps its own failure for the key: the next asking passes it over, and the one after
  /// that finds the same page.
  @ParameterizedTest
  @ValueSource(strings = {"fail_unheard", "fail_done"})
  void aFailureThatIsKeptDoesNotStick(String trouble) {
    desk.misbehave("{\"%s\": 1}".formatted(trouble));
    var opening = desk.opening(1, NOK_125);
    assertThrows(ProviderUnavailableException.class, () -> provider.open(opening));
    var session = provider.open(opening);
    assertEquals(session, provider.open(opening));
    desk.pay(session.id(), "approve");
    desk.pass(Duration.ofMinutes(1));
    assertEquals(
        "PAID: payment NOK 125.50; fee EUR 0.40", PeerDesk.told(provider.look(session.id())));
    var payment = payment(session.id());
    desk.misbehave("{\"%s\": 1}".formatted(trouble));
    var back = Money.parse("NOK 10.00");
    assertThrows(ProviderUnavailableException.class, () -> provider.refund("r1", payment, back));
    assertEquals(provider.refund("r1", payment, back), provider.refund("r1", payment, back));
    assertEquals(
        "PAID: payment NOK 125.50; fee EUR 0.40; refund NOK 10.00",
        PeerDesk.told(provider.look(session.id())));
  }

  /// At times Java itself asks once more where a connection ends without an answer.
  private static <T> T askedAgain(Supplier<T> call) {
    try {
      return call.get();
    } catch (ProviderUnavailableException _) {
      return call.get();
    }
  }

  @Test
  void anAnswerThatIsCutOffIsFoundAgain() {
    desk.misbehave("{\"cut_done\": 1}");
    var session = askedAgain(() -> opened(1, NOK_125));
    assertEquals(session, opened(1, NOK_125));
    assertEquals(1, desk.get("/desk").body().split("<li class", -1).length - 1, "one page");
    desk.pay(session, "approve");
    var payment = payment(session);
    desk.misbehave("{\"cut_done\": 1}");
    var back = Money.parse("NOK 10.00");
    var refund = askedAgain(() -> provider.refund("r1", payment, back));
    assertEquals(refund, provider.refund("r1", payment, back));
    assertEquals(back, PeerDesk.only(provider.look(session), Kind.REFUND).amount());
  }

  @Test
  void whatIsChargedWronglyIsToldAsItIs() {
    desk.misbehave("{\"amount_off\": 50}");
    assertEquals(
        "PAID: payment NOK 125.00; fee EUR 0.40", PeerDesk.told(provider.look(paid(1, NOK_125))));
    desk.misbehave("{\"currency\": \"sek\"}");
    assertEquals(
        "PAID: payment SEK 125.50; fee EUR 0.41", PeerDesk.told(provider.look(paid(2, NOK_125))));
  }

  @Test
  void aWrongKeyIsTheShopsMistakeAndNothingIsLost() {
    var session = opened(1, NOK_125);
    var wrong = desk.provider("sk_test_mistyped_9876");
    var failure = assertThrows(ProviderUnavailableException.class, () -> wrong.look(session));
    assertTrue(failure.toString().contains("our key"), failure.toString());
    assertFalse(failure.toString().contains("9876"), "no part of the key");
    assertEquals(null, failure.getCause());
  }

  @Test
  void nobodyThereIsUnavailable() {
    var nobody =
        new StripeProvider(
            () -> PeerDesk.KEY,
            Optional.of(URI.create("http://127.0.0.1:9")),
            Duration.ofMillis(500),
            Duration.ofSeconds(1));
    assertThrows(ProviderUnavailableException.class, () -> nobody.look("cs_test_1"));
  }

  @Test
  void whatIsUnknownIsRefusedWithoutSecrets() {
    var refusal =
        assertThrows(ProviderRefusedException.class, () -> provider.look("cs_test_unknown"));
    assertTrue(refusal.toString().contains("resource_missing"), refusal.toString());
    assertFalse(refusal.toString().contains(PeerDesk.KEY));
  }
}
