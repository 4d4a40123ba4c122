package dev.utkast.functions.confirmpayment;

import static dev.utkast.functions.confirmpayment.PaymentDesk.draftDoor;
import static dev.utkast.functions.confirmpayment.PaymentDesk.orderDoor;
import static dev.utkast.functions.confirmpayment.PaymentDesk.payment;
import static dev.utkast.functions.confirmpayment.PaymentDesk.transaction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.SampleForms;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is kept and counts for nothing, and what is agreed although nothing is paid.
class WithoutMoneyTest {
  private final PaymentDesk desk = new PaymentDesk();

  private static String noted(String body, String further) {
    return body.substring(0, body.length() - 2) + ", " + further + "}}";
  }

  @ParameterizedTest
  @CsvSource({
    "'\"status\": \"failure\"',failure,false",
    "'\"status\": \"error\"',error,false",
    "'\"status\": \"pending\"',pending,false",
    "'\"test\": true',success,true",
    "'\"test\": true, \"status\": \"failure\"',failure,true"
  })
  void wordOfAPaymentThatIsNoMoneyIsKeptAndCountsForNothing(
      String further, String status, boolean test) {
    var order = desk.shop.order(SampleSale.ofCupsAndPot());
    var body = noted(transaction("100.00", "USD", "bank 1"), further);
    var told = desk.calls.post(orderDoor(order), body);
    assertEquals(201, told.status(), told.text());
    assertEquals(status, told.textAt("transaction.status"));
    assertEquals(String.valueOf(test), told.at("transaction.test").write());
    assertEquals(SampleShop.usd("0.00"), desk.stored(order).paid());
    assertEquals(200, desk.calls.post(orderDoor(order), body).status());
    assertEquals(1, desk.entries(order.draftId()));
    // The payment itself, under the same reference, is another thing.
    assertEquals("paid", desk.pay(order, "100.00", "bank 1").textAt("order.financial_status"));
    assertEquals(2, desk.calls.get(orderDoor(order)).at("transactions").items().size());
  }

  @Test
  void aFailedPaymentOfADraftMakesNoOrder() {
    var draft = desk.draft();
    var body = noted(payment("100.00", "USD", "bank 1"), "\"status\": \"failure\"");
    assertEquals(201, desk.calls.post(draftDoor(draft), body).status());
    assertEquals(0, desk.orders());
    assertEquals("open", desk.stored(draft).status().label());
    assertEquals(SampleShop.usd("0.00"), desk.stored(draft).paid());
    desk.pay(draft, "100.00", "bank 1");
    assertEquals(SampleShop.usd("100.00"), desk.orderOf(draft).paid());
  }

  @ParameterizedTest
  @CsvSource({"status,'\"done\"'", "test,'\"yes\"'", "parent_id,7"})
  void whatATransactionCannotBeIsRefused(String field, String value) {
    var order = desk.shop.order(SampleSale.ofCupsAndPot());
    var before = desk.shop.database().contents();
    var body = noted(transaction("100.00", "USD", "bank 1"), "\"" + field + "\": " + value);
    var refused = desk.calls.post(orderDoor(order), body);
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.at("errors").fieldMap().containsKey(field), refused.text());
    assertEquals(before, desk.shop.database().contents());
  }

  @ParameterizedTest
  @CsvSource({"authorization", "void", "refund", "change"})
  void onlyMoneyThatComesInIsATransactionHere(String kind) {
    var order = desk.shop.order(SampleSale.ofCupsAndPot());
    var body = noted(transaction("100.00", "USD", "bank 1"), "\"kind\": \"" + kind + "\"");
    assertEquals(422, desk.calls.post(orderDoor(order), body).status());
    assertEquals(0, desk.entries(order.draftId()));
  }

  /// Held for the draft, it is still found under the order.
  @Test
  void heldMoneyIsReadFromDraftAndOrder() {
    var draft = desk.draft();
    desk.calls.post(draftDoor(draft), payment("5.00", "EUR", "bank 1"));
    assertTrue(desk.stored(draft).inLedger());
    assertEquals("pending", desk.calls.get(draftDoor(draft)).textAt("transactions.0.status"));
    desk.pay(draft, "100.00", "bank 2");
    var told = desk.calls.get(orderDoor(desk.orderOf(draft)));
    assertEquals(2, told.at("transactions").items().size());
    assertEquals("EUR", told.textAt("transactions.0.currency"));
  }

  /// Whoever is second decides again over what the first left.
  @Test
  void aDraftIsNotDeletedWhileMoneyArrivesForIt() {
    var draft = desk.draft();
    var drafts = new DraftsTable(desk.shop.database());
    var database =
        new InterceptedDatabase(desk.shop.database())
            .beforeNextCommit(() -> desk.shop.database().commit(drafts.remove(draft)));
    var late = desk.over(database).post(draftDoor(draft), payment("5.00", "EUR", "bank 1"));
    assertEquals(404, late.status(), late.text());
    assertEquals(0, desk.entries(draft.id()));
  }

  private long orderCount() {
    return desk.shop.database().everything(TableName.ORDERS).stream()
        .filter(item -> Character.isDigit(item.key().pk().charAt(0)))
        .count();
  }

  private static SampleSale free() {
    return SampleSale.of(SampleSale.line(11, "Sample", 1, "0.00"));
  }

  private Answer confirm(HttpCalls caller, String secret) {
    return caller.call(
        "POST", "/invoices/" + secret + "/confirm", Optional.of(SampleForms.of(desk.shop, secret)));
  }

  @Test
  void aCustomerConfirmsWhatCostsNothingOnce() {
    var draft = desk.shop.invoiced(desk.shop.draft(free()));
    var secret = desk.shop.token(draft);
    var visitor = SampleForms.sender(new ConfirmPayment(desk.shop.wiring()));
    var first = confirm(visitor, secret);
    assertEquals(303, first.status(), first.text());
    assertEquals("../" + secret, first.headers().get("location"));
    var order = desk.orderOf(draft);
    assertEquals(SampleShop.usd("0.00"), order.outstanding());
    assertEquals(
        List.of(
            new Message.IssueInvoice(order.id(), Optional.of(order.paid())),
            new Message.ClaimStock(order.id())),
        desk.shop.takeMessages());
    var before = desk.shop.database().contents();
    assertEquals(303, confirm(visitor, secret).status());
    assertEquals(before, desk.shop.database().contents());
    assertEquals(0, desk.entries(draft.id()));
  }

  @Test
  void confirmingManyTimesAtOnceMakesOneOrder() throws Exception {
    var draft = desk.shop.invoiced(desk.shop.draft(free()));
    var secret = desk.shop.token(draft);
    var visitor = SampleForms.sender(new ConfirmPayment(desk.shop.wiring()));
    try (var eight = Executors.newFixedThreadPool(8)) {
      Callable<Integer> yes = () -> confirm(visitor, secret).status();
      for (var answer : eight.invokeAll(Collections.nCopies(8, yes))) {
        assertTrue(List.of(303, 409).contains(answer.get()));
      }
    }
    assertEquals(desk.orderOf(draft).draftId(), draft.id());
    assertEquals(1, orderCount());
  }

  @Test
  void nothingIsConfirmedThatIsToBePaidOrWasReplacedOrHasExpired() {
    var visitor = SampleForms.sender(new ConfirmPayment(desk.shop.wiring()));
    var toBePaid = desk.shop.token(desk.shop.invoiced(desk.draft()));
    var replaced = desk.shop.invoiced(desk.shop.draft(free()));
    var old = desk.shop.token(replaced);
    var newer = desk.shop.token(desk.shop.invoiced(replaced));
    var edited = desk.shop.invoiced(desk.shop.draft(free()));
    var changed = desk.shop.token(edited);
    desk.shop.edited(edited, SampleSale.of(SampleSale.line(11, "Golden sample", 1, "900.00")));
    var before = desk.shop.database().contents();
    for (var secret : List.of(toBePaid, old, changed)) {
      assertEquals(303, confirm(visitor, secret).status(), secret);
    }
    for (var secret : List.of("unknown", "a%0d%0ab", "..", newer.substring(1) + "A")) {
      assertEquals(404, confirm(visitor, secret).status(), secret);
    }
    desk.shop.clock().advance(java.time.Duration.ofDays(91));
    assertEquals(404, confirm(visitor, newer).status());
    assertEquals(before, desk.shop.database().contents());
    assertEquals(405, visitor.get("/invoices/" + newer + "/confirm").status());
  }

  /// Neither a form of another site, nor one that lay there for days, nor none at all.
  @Test
  void onlyTheFormOfThePageItselfConfirms() {
    var draft = desk.shop.invoiced(desk.shop.draft(free()));
    var secret = desk.shop.token(draft);
    var others = desk.shop.token(desk.shop.invoiced(desk.shop.draft(free())));
    var visitor = SampleForms.sender(new ConfirmPayment(desk.shop.wiring()));
    var form = SampleForms.of(desk.shop, secret);
    var door = "/invoices/" + secret + "/confirm";
    var before = desk.shop.database().contents();
    for (var body : List.of("", "form=", "other=1", SampleForms.of(desk.shop, others))) {
      ledBack(visitor.call("POST", door, Optional.of(body)), secret);
    }
    for (var sender :
        List.of(
            visitor.withHeader("sec-fetch-site", "cross-site"),
            visitor.withHeader("sec-fetch-site", "same-site"),
            visitor.withHeader("origin", "https://evil.example"))) {
      ledBack(sender.call("POST", door, Optional.of(form)), secret);
    }
    desk.shop.clock().advance(java.time.Duration.ofHours(26));
    ledBack(visitor.call("POST", door, Optional.of(form)), secret);
    assertEquals(before, desk.shop.database().contents());
    var fresh = visitor.withHeader("sec-fetch-site", "same-origin").withHeader("origin", "null");
    assertEquals(
        "../" + secret,
        fresh
            .call("POST", door, Optional.of(SampleForms.of(desk.shop, secret)))
            .headers()
            .get("location"));
    assertEquals(1, orderCount());
  }

  private static void ledBack(Answer answer, String secret) {
    assertEquals(303, answer.status(), answer.text());
    assertEquals("../" + secret + "?back=again", answer.headers().get("location"));
  }

  @Test
  void theLinkOfAnOlderVersionConfirmsAsItDid() {
    var visitor = SampleForms.sender(new ConfirmPayment(desk.shop.wiring()));
    var draft = desk.shop.invoicedBefore(desk.shop.draft(free()), "secret");
    assertEquals(303, confirm(visitor, "secret").status());
    var order = desk.orderOf(draft);
    assertEquals(303, confirm(visitor, desk.shop.token(order)).status(), "an order is agreed");
    assertEquals(1, orderCount());
  }
}
