package dev.utkast.functions.paymentwebhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.aws.storage.PaymentEventsTable;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.ConcurrentCallers;
import dev.utkast.testkit.FaultyPorts;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Stripe posts is kept once, and asks for what it is about.
class PaymentWebhookTest {
  private static final String NAMED =
      "\"metadata\":{\"utkast_draft\":\"7\",\"utkast_checkout\":\"8\"}";

  private final SampleShop shop = new SampleShop();
  private final PaymentWebhook function = new PaymentWebhook(shop.wiring());

  private static String event(String id, String type, String object, String more) {
    return """
    {"id":"%s","object":"event","type":"%s","created":1772452800,"livemode":true,\
    "data":{"object":{"object":"%s",%s}}}\
    """
        .formatted(id, type, object, more);
  }

  private static String paid(String id) {
    return event(id, "checkout.session.completed", "checkout.session", "\"id\":\"cs_8\"," + NAMED);
  }

  private static String signature(String body, Instant at) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              MemoryWiring.EVENT_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var signed = (at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
      return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer post(PaymentWebhook to, String body, String signature) {
    return new HttpCalls(to)
        .withHeader("stripe-signature", signature)
        .call("POST", "/webhooks/stripe", Optional.of(body));
  }

  private Answer post(String body) {
    return post(function, body, signature(body, shop.now()));
  }

  @Test
  void anEventIsKeptAndAsksForItsPayment() {
    assertEquals(200, post(paid("evt_1")).status());
    assertEquals(
        List.of(new Message.SettlePayment(new DraftId(7), new CheckoutId(8), Optional.of("cs_8"))),
        shop.takeMessages());
    var kept = new PaymentEventsTable(shop.database()).find("stripe", "evt_1").orElseThrow();
    assertEquals(paid("evt_1"), kept.raw());
  }

  @Test
  void anEventThatComesAgainAsksForNothing() {
    post(paid("evt_1"));
    shop.takeMessages();
    shop.clock().advance(Duration.ofDays(3));
    assertEquals(200, post(paid("evt_1")).status(), "signed afresh");
    assertEquals(List.of(), shop.takeMessages());
  }

  /// In the way was another commit, which wrote nothing in the end.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void anEventThatSomethingIsInTheWayOfIsNotLost(int call) {
    var busy = FaultyPorts.at(call, new FaultyPorts.Fault.InTheWay());
    var body = paid("evt_1");
    var webhook = new PaymentWebhook(busy.over(shop.wiring()));
    assertEquals(200, post(webhook, body, signature(body, shop.now())).status());
    assertEquals(1, shop.takeMessages().size());
  }

  @Test
  void fiftyAtOnceAskOnce() {
    var callers = new ConcurrentCallers();
    var meeting = new PaymentWebhook(shop.wiring().with(callers.over(shop.database())));
    var body = paid("evt_1");
    var signature = signature(body, shop.now());
    var answers = callers.all(50, () -> post(meeting, body, signature).status());
    assertEquals(java.util.Collections.nCopies(50, 200), answers);
    assertEquals(1, shop.takeMessages().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          charge.refunded        | charge         | "id":"ch_1","payment_intent":"pi_5" | FindPayment[payment=pi_5]
          charge.dispute.created | dispute        | "id":"dp_1","payment_intent":"pi_5" | FindPayment[payment=pi_5]
          customer.created       | customer       | "id":"cus_1"                        | -
          invoice.paid           | invoice        | "id":"in_1","payment_intent":"pi_5" | -
          payment_intent.created | payment_intent | "id":"pi_5"                         | -
          """)
  void whatAnEventIsAboutIsAskedFor(String type, String object, String more, String asked) {
    assertEquals(200, post(event("evt_2", type, object, more)).status());
    var expected = asked.equals("-") ? List.of() : List.of(asked);
    assertEquals(expected, shop.takeMessages().stream().map(Message::toString).toList());
  }

  @Test
  void whatIsNotSignedJustNowChangesNothing() {
    var before = shop.database().contents();
    var body = paid("evt_1");
    for (var wrong :
        List.of(
            "",
            "nonsense",
            signature(body + " ", shop.now()),
            signature(body, shop.now().minusSeconds(301)),
            signature(body, shop.now().plusSeconds(301)))) {
      assertEquals(400, post(function, body, wrong).status(), wrong);
    }
    assertEquals(400, post("{}").status(), "signed, and no event");
    assertEquals(before, shop.database().contents());
  }

  /// Stripe's events repeat the address that the customer was to come back to.
  @Test
  void whatIsKeptProvesNoLink() {
    var draft = shop.invoiced(shop.draft(SampleSale.ofCupsAndPot()));
    shop.takeMessages();
    var token = shop.token(draft);
    var url = "https://shop.example.com/invoices/" + token + "/paid/8";
    var body =
        event(
            "evt_3",
            "checkout.session.completed",
            "checkout.session",
            "\"id\":\"cs_8\",\"success_url\":\"" + url + "\"," + NAMED);
    assertEquals(200, post(body).status());
    assertFalse(shop.database().contents().toString().contains(token));
  }
}
