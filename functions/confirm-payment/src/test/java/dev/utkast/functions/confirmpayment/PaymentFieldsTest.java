package dev.utkast.functions.confirmpayment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of a payment is kept of it, or refused by name: alike of drafts and of orders.
class PaymentFieldsTest {
  private final SampleShop shop = new SampleShop();
  private final HttpCalls calls =
      new HttpCalls(new ConfirmPayment(shop.wiring())).withScopes("write_payments");

  /// The answers for a draft and for an order.
  private Map<String, Answer> pay(String further) {
    var fields = "{\"amount\": \"5.00\", \"currency\": \"USD\", " + further + "}";
    var answers = new LinkedHashMap<String, Answer>();
    long draft = shop.draft(SampleSale.ofCupsAndPot()).id().value();
    var order = shop.order(SampleSale.ofCupsAndPot()).id();
    var before = shop.database().contents();
    answers.put(
        "draft",
        calls.post("draft_orders/" + draft + "/payments.json", "{\"payment\": " + fields + "}"));
    answers.put(
        "order",
        calls.post("orders/" + order + "/transactions.json", "{\"transaction\": " + fields + "}"));
    if (answers.values().stream().allMatch(answer -> answer.status() == 422)) {
      assertEquals(before, shop.database().contents());
    }
    return answers;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "kind": "refund"                         | kind
          "kind": "void"                           | kind
          "kind": "authorization"                  | kind
          "kind": "change"                         | kind
          "kind": 7                                | kind
          "parent_id": 5                           | parent_id
          "parent_id": "5"                         | parent_id
          "processed_at": "2026-01-31T12:00:00Z"   | processed_at
          "source": "web"                          | source
          "authorization": "bank 2"                | reference
          "authorization": 7                       | authorization
          "message": "Thanks"                      | message
          "receipt": {"bank": "N"}                 | receipt
          """)
  void whatIsNotDoneIsRefusedByName(String further, String field) {
    pay("\"reference\": \"bank 1\", " + further)
        .forEach((door, answer) -> {
          assertEquals(422, answer.status(), door + " " + answer.text());
          assertEquals(Set.of(field), answer.at("errors").fieldMap().keySet(), door);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "-0.01"})
  void whatIsPaidIsMoreThanNothing(String amount) {
    var order = "orders/" + shop.order(SampleSale.ofCupsAndPot()).id() + "/transactions.json";
    var refused = calls.post(order, PaymentDesk.transaction(amount, "USD", "bank 1"));
    assertEquals("[\"must be greater than 0\"]", refused.at("errors.amount").write());
  }

  @Test
  void eachFieldIsToldWhatItLacks() {
    var order = "orders/" + shop.order(SampleSale.ofCupsAndPot()).id() + "/transactions.json";
    var amount = calls.post(order, "{\"transaction\": {\"amount\": \"1\"}}");
    assertEquals(Set.of("currency", "reference"), amount.at("errors").fieldMap().keySet());
    var nothing = calls.post(order, "{\"transaction\": {}}");
    assertEquals(
        Set.of("amount", "currency", "reference"), nothing.at("errors").fieldMap().keySet());
  }

  /// It is part of a sort key, which DynamoDB allows 1,024 bytes: 200 characters have 800. What is
  /// one character as typed may be three of four bytes as it is kept.
  @Test
  void aReferenceMayHave200CharactersAsItIsKept() {
    var most = "\ud83d\ude00".repeat(PaymentRequest.MAX_REFERENCE);
    pay("\"reference\": \"" + most + "\"")
        .forEach((door, answer) ->
            assertEquals(most, answer.textAt("transaction.authorization"), answer.text()));
    var note = "\ud834\udd5e";
    int notes = PaymentRequest.MAX_REFERENCE / 2;
    pay("\"reference\": \"" + note.repeat(notes) + "\"")
        .forEach((door, answer) -> assertEquals(201, answer.status(), answer.text()));
    for (var longer : new String[] {most + "x", note.repeat(notes + 1)}) {
      pay("\"reference\": \"" + longer + "\"")
          .forEach((door, answer) -> {
            assertEquals(422, answer.status(), answer.text());
            assertEquals(
                "[\"is too long (maximum is 200 characters)\"]",
                answer.at("errors.reference").write());
          });
    }
  }

  /// However it is typed, or read off a statement.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00dcberweisung 1",
        "U\u0308berweisung 1",
        "\u00dcberweisung  1",
        " \u00dcberweisung\u00a01"
      })
  void aReferenceIsOneWhateverItIsTypedOn(String typed) {
    pay("\"reference\": \"" + typed + "\"")
        .forEach((door, answer) ->
            assertEquals(
                "\u00dcberweisung 1", answer.textAt("transaction.authorization"), answer.text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "reference": "bank 1", "kind": "sale"
          "reference": "bank 1", "kind": "capture", "parent_id": null
          "reference": "bank 1", "authorization": " bank 1"
          "reference": null, "authorization": "bank 1"
          "authorization": "bank 1", "gateway": "cheque", "source": "external"
          "reference": "bank 1", "authorization": null, "processed_at": null, "receipt": {}
          """)
  void whatSaysNothingElseIsFine(String fields) {
    pay(fields)
        .forEach((door, answer) -> {
          assertEquals(201, answer.status(), door + " " + answer.text());
          assertEquals("bank 1", answer.textAt("transaction.authorization"), door);
        });
  }
}
