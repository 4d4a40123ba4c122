package dev.utkast.functions.paymentwebhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventTest {
  private static final String EVENT =
      """
      {"id": "evt_1", "object": "event", "type": "%s", "created": 1796000000, "livemode": false,
       "api_version": "2026-07-29.dahlia", "data": {"object": %s}}\
      """;

  private static final String METADATA =
      "\"metadata\": {\"utkast_checkout\": \"7001\", \"utkast_draft\": \"42\"}";

  private static Optional<StripeEvent> parse(String text) {
    return StripeEvent.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static StripeEvent event(String type, String about) {
    return parse(EVENT.formatted(type, about)).orElseThrow();
  }

  @Test
  void whatItSaysOfItself() {
    var event = event("checkout.session.completed", "{\"object\": \"checkout.session\"}");
    assertEquals("evt_1", event.id());
    assertEquals("checkout.session.completed", event.type());
    assertEquals(Instant.ofEpochSecond(1_796_000_000), event.at());
    assertEquals(false, event.live());
  }

  /// What it is about, and where it leads back to.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          checkout.session, "id": "cs_1", "payment_intent": null      | cs_1 | -    | -
          checkout.session, "id": "cs_1", "payment_intent": "pi_1"    | cs_1 | pi_1 | -
          checkout.session, "id": "cs_1", "payment_intent": {"id": "pi_1"} | cs_1 | pi_1 | -
          payment_intent, "id": "pi_1"                                | -    | pi_1 | -
          charge, "id": "ch_1", "payment_intent": "pi_1"              | -    | pi_1 | ch_1
          refund, "id": "re_1", "payment_intent": "pi_1", "charge": "ch_1" | - | pi_1 | ch_1
          dispute, "id": "dp_1", "payment_intent": "pi_1", "charge": "ch_1" | - | pi_1 | ch_1
          dispute, "id": "dp_1", "payment_intent": null, "charge": "ch_1" | - | - | ch_1
          customer, "id": "cus_1"                                     | -    | -    | -
          """)
  void whereToLook(String about, String session, String payment, String charge) {
    var object = about.replaceFirst("^([a-z_.]+),", "{\"object\": \"$1\",") + "}";
    var event = event("some.thing", object);
    assertEquals(session, event.session().orElse("-"));
    assertEquals(payment, event.payment().orElse("-"));
    assertEquals(charge, event.charge().orElse("-"));
    assertEquals(Optional.empty(), event.checkoutId());
    var ours = event("some.thing", object.replaceFirst("}$", ", " + METADATA + "}"));
    assertEquals(Optional.of(new CheckoutId(7001)), ours.checkoutId());
    assertEquals(Optional.of(new DraftId(42)), ours.draftId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "07", "7e3", "7.0", "1234567890123456789", "x"})
  void metadataThatIsNoneOfOursLeadsNowhere(String value) {
    var event =
        event(
            "payment_intent.succeeded",
            "{\"object\": \"payment_intent\", \"metadata\": {\"utkast_checkout\": \"%s\"}}"
                .formatted(value));
    assertEquals(Optional.empty(), event.checkoutId());
  }

  @ParameterizedTest
  @CsvSource({
    "checkout.session.completed,true",
    "refund.failed,true",
    "charge.dispute.funds_reinstated,true",
    "charge.updated,true",
    "customer.created,false",
    "payment_intent.created,false",
    "something.from_next_year,false"
  })
  void typesThatMeanNothingToUsAreTakenAllTheSame(String type, boolean telling) {
    assertEquals(telling, event(type, "{\"object\": \"thing\"}").isTelling());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"id\": \"evt_1\"",
        "\"evt_1\"",
        "{\"id\": \"evt_1\", \"id\": \"evt_2\"}",
        "{\"object\": \"v2.core.event\", \"id\": \"evt_1\", \"type\": \"v1.x\", \"created\": 1,"
            + " \"livemode\": true, \"data\": {\"object\": {}}}",
        "{\"object\": \"event\", \"id\": 1, \"type\": \"x\", \"created\": 1, \"livemode\": true,"
            + " \"data\": {\"object\": {}}}",
        "{\"object\": \"event\", \"id\": \"evt_1\", \"type\": \"x\", \"created\": \"1\","
            + " \"livemode\": true, \"data\": {\"object\": {}}}",
        "{\"object\": \"event\", \"id\": \"evt_1\", \"type\": \"x\", \"created\": 1.5,"
            + " \"livemode\": true, \"data\": {\"object\": {}}}",
        "{\"object\": \"event\", \"id\": \"evt_1\", \"type\": \"x\", \"created\": 1e30,"
            + " \"livemode\": true, \"data\": {\"object\": {}}}",
        "{\"object\": \"event\", \"id\": \"evt_1\", \"type\": \"x\", \"created\": 1,"
            + " \"livemode\": \"no\", \"data\": {\"object\": {}}}",
        "{\"object\": \"event\", \"id\": \"evt 1\", \"type\": \"x\", \"created\": 1,"
            + " \"livemode\": true, \"data\": {\"object\": {}}}",
        "{\"object\": \"event\", \"id\": \"evt_1\", \"type\": \"x\", \"created\": 1,"
            + " \"livemode\": true, \"data\": {\"object\": []}}"
      })
  void whatIsNoEventIsNone(String text) {
    assertEquals(Optional.empty(), parse(text));
  }

  /// Whatever comes is an event or none, and nothing of it throws.
  @Test
  void noiseIsReadToo() {
    var random = new Random(20261201);
    var whole =
        EVENT
            .formatted("charge.refunded", "{\"object\": \"charge\", \"id\": \"ch_1\"}")
            .getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      var spoiled = whole.clone();
      for (int j = 0; j < random.nextInt(4); j++) {
        spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
      }
      read += StripeEvent.parse(spoiled).isPresent() ? 1 : 0;
    }
    assertTrue(read > 1000 && read < 19_000, "read " + read);
  }
}
