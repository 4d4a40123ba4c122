package dev.utkast.local.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.utkast.model.checkout.ProviderEvent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripePeerTest {
  private static final Money EUR_10 = Money.parse("EUR 10.00");
  private static final List<String> PAID =
      List.of("charge.succeeded", "payment_intent.succeeded", "checkout.session.completed");

  @TempDir private Path folder;
  private PeerDesk desk;

  @BeforeEach
  void start() throws IOException {
    desk = new PeerDesk(folder);
  }

  @AfterEach
  void stop() throws IOException {
    desk.close();
  }

  private String opened() {
    return desk.provider().open(desk.opening(1, EUR_10)).id();
  }

  private String type(PeerDesk.Heard event) {
    try {
      var clock = Clock.fixed(desk.now(), ZoneOffset.UTC);
      return Webhook.constructEvent(event.body(), event.signature(), PeerDesk.SECRET, 300, clock)
          .getType();
    } catch (SignatureVerificationException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> types() {
    return desk.heard.stream().map(this::type).toList();
  }

  @Test
  void theShopHearsOfAPaymentInEventsThatStripesLibraryReads() {
    desk.pay(opened(), "approve");
    assertEquals(List.of(), types(), "nothing is told before its time");
    assertEquals(3, desk.peer().deliverDue());
    assertEquals(PAID, types());
    assertEquals(0, desk.peer().deliverDue(), "what was taken is told no more");
    assertEquals(0, desk.peer().waitingEvents());
    assertThrows(
        SignatureVerificationException.class,
        () ->
            Webhook.constructEvent(
                desk.heard.getFirst().body(), desk.heard.getFirst().signature(), "whsec_other"));
  }

  @Test
  void whatTheShopDoesNotTakeIsToldAgainLaterAndLater() {
    desk.shopAnswers(500);
    desk.pay(opened(), "approve");
    assertEquals(3, desk.peer().deliverDue());
    assertEquals(0, desk.peer().deliverDue(), "not at once");
    desk.pass(Duration.ofSeconds(1));
    assertEquals(3, desk.peer().deliverDue());
    desk.pass(Duration.ofSeconds(4));
    assertEquals(0, desk.peer().deliverDue());
    desk.shopAnswers(200);
    desk.pass(Duration.ofSeconds(1));
    assertEquals(3, desk.peer().deliverDue());
    assertEquals(0, desk.peer().waitingEvents());
    assertEquals(9, desk.heard.size());
  }

  @Test
  void afterThreeDaysNobodyIsToldAnyMore() {
    desk.shopAnswers(500);
    desk.pay(opened(), "approve");
    for (int hour = 0; hour <= 24 * 4; hour++) {
      desk.peer().deliverDue();
      desk.pass(Duration.ofHours(1));
    }
    assertEquals(0, desk.peer().waitingEvents());
    assertEquals(3 * 12, desk.heard.size());
  }

  @Test
  void eventsComeTwiceLateBackwardsOrNotAtAll() {
    desk.misbehave("{\"copies\": 1, \"delay_seconds\": 60, \"newest_first\": true}");
    desk.pay(opened(), "approve");
    assertEquals(0, desk.peer().deliverDue());
    desk.pass(Duration.ofMinutes(1));
    assertEquals(6, desk.peer().deliverDue());
    assertEquals("checkout.session.completed", types().getFirst());
    assertEquals("charge.succeeded", types().getLast());
    assertEquals(3, desk.heard.stream().map(PeerDesk.Heard::body).distinct().count());
    desk.heard.clear();
    desk.misbehave("{\"lost\": 2}");
    desk.pay(desk.provider().open(desk.opening(2, EUR_10)).id(), "approve");
    assertEquals(1, desk.peer().deliverDue());
  }

  @Test
  void anEventMayComeBeforeTheAnswer() {
    var session = opened();
    desk.misbehave("{\"event_first\": true}");
    desk.provider().end(session);
    assertEquals(List.of("checkout.session.expired"), types(), "nobody delivered besides");
  }

  @Test
  void itGoesOnWhereItWasKilled() throws IOException {
    var session = opened();
    desk.pay(session, "approve");
    // A line that was not finished.
    Files.writeString(
        folder.resolve("payments"), "{\"pi_half\": {\"obj", StandardOpenOption.APPEND);
    desk.restart();
    assertEquals(
        "PAID: payment EUR 10.00; fee EUR 0.39", PeerDesk.told(desk.provider().look(session)));
    assertEquals(session, opened(), "keys are remembered, too");
    assertEquals(3, desk.peer().deliverDue());
    desk.restart();
    assertEquals(0, desk.peer().deliverDue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /v1/checkout/sessions/cs_test_none  | ''                   | 404 | resource_missing
          GET    | /v1/customers                       | ''                   | 404 | Unrecognized
          GET    | /v1/refunds?limit=101               | ''                   | 400 | limit
          GET    | /v1/refunds?colour=red              | ''                   | 400 | parameter_unknown
          POST   | /v1/checkout/sessions               | mode=payment         | 400 | parameter_missing
          POST   | /v1/checkout/sessions               | mode=setup           | 400 | mode
          POST   | /v1/refunds                         | payment_intent=pi_no | 404 | resource_missing
          """)
  void whatIsWrongIsSaidInStripesForm(
      String method, String path, String body, int status, String word) {
    var request =
        HttpRequest.newBuilder(desk.peer().address().resolve(path))
            .header("Authorization", "Bearer " + PeerDesk.KEY)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = desk.send(request);
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"error\""), answer.body());
    assertTrue(answer.body().contains(word), answer.body());
  }

  @Test
  void aKeyIsShownEitherWay() {
    assertEquals(200, refunds("Bearer " + PeerDesk.KEY));
    var basic =
        Base64.getEncoder().encodeToString((PeerDesk.KEY + ":").getBytes(StandardCharsets.UTF_8));
    assertEquals(200, refunds("Basic " + basic));
    assertEquals(401, refunds("Bearer sk_test_other"));
    assertEquals(401, refunds("none"));
  }

  private int refunds(String authorization) {
    return desk.send(
            HttpRequest.newBuilder(desk.peer().address().resolve("/v1/refunds"))
                .header("Authorization", authorization)
                .build())
        .statusCode();
  }

  @Test
  void pagesSayWhatCanBeDone() {
    var session = opened();
    var page = desk.get("/pay/" + session).body();
    assertTrue(page.contains("EUR 10.00") && page.contains("Invoice D42"), page);
    assertFalse(page.contains("<script"), page);
    desk.pay(session, "decline");
    assertTrue(desk.get("/pay/" + session).body().contains("Your card was declined."));
    desk.pay(session, "authenticate");
    assertTrue(desk.get("/pay/" + session + "/bank").body().contains("Yes, pay"));
    desk.tellBank(session, "yes");
    assertTrue(desk.get("/pay/" + session).body().contains("This is done."));
    assertTrue(desk.get("/desk").body().contains("name=\"amount\" value=\"10.00\""));
    assertEquals(
        "https://shop.example/left",
        desk.post("/pay/" + session, "how=leave").headers().firstValue("Location").orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOK 1250.50 | 250.1    | -           | NOK 250.10
          KWD 12.340  | 12.340   | -           | KWD 12.340
          JPY 5000    | 1        | -           | JPY 1
          ISK 1500    | 7        | -           | ISK 7
          NOK 1250.50 | 1250.51  | unrefunded  | -
          NOK 1250.50 | 0.001    | no amount   | -
          JPY 5000    | 1.5      | no amount   | -
          KWD 12.340  | 0.001    | last digit  | -
          NOK 1250.50 | ten      | no amount   | -
          """)
  void theDeskPaysBackWhatIsTyped(String paid, String typed, String said, String refunded) {
    var session = desk.provider().open(desk.opening(1, Money.parse(paid))).id();
    desk.pay(session, "approve");
    var payment =
        PeerDesk.only(desk.provider().look(session), ProviderEvent.Kind.PAYMENT).reference();
    var answer = desk.post("/desk", "what=refund&id=" + payment + "&amount=" + typed);
    var told = PeerDesk.told(desk.provider().look(session));
    if (refunded.equals("-")) {
      assertTrue(answer.body().contains(said), answer.body());
      assertFalse(told.contains("refund"), told);
    } else {
      assertEquals(303, answer.statusCode(), answer.body());
      assertTrue(told.contains("; refund " + refunded + ";"), told);
    }
  }

  @Test
  void anotherSitePressesNoButton() {
    var session = opened();
    var request =
        HttpRequest.newBuilder(desk.peer().address().resolve("/pay/" + session))
            .header("Origin", "https://evil.example")
            .POST(HttpRequest.BodyPublishers.ofString("how=approve"))
            .build();
    assertEquals(403, desk.send(request).statusCode());
    assertEquals("OPEN: ", PeerDesk.told(desk.provider().look(session)));
  }
}
