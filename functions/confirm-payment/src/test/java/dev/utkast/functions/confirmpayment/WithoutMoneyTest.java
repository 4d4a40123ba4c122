package dev.utkast.functions.confirmpayment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MeddledDatabase;
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
  private final SampleShop shop = new SampleShop();
  private final HttpCalls calls = over(shop.database());

  private HttpCalls over(Database database) {
    return new HttpCalls(new ConfirmPayment(shop.wiring().with(database)))
        .withScopes("write_payments", "read_orders", "read_draft_orders");
  }

  private static String payment(String amount, String currency, String reference) {
    return "{\"payment\": {\"amount\": \"%s\", \"currency\": \"%s\", \"reference\": \"%s\"}}"
        .formatted(amount, currency, reference);
  }

  private static String transaction(String amount, String currency, String reference) {
    return payment(amount, currency, reference).replaceFirst("payment", "transaction");
  }

  private static String draftDoor(DraftOrder draft) {
    return "draft_orders/" + draft.id() + "/payments.json";
  }

  private static String orderDoor(Order order) {
    return "orders/" + order.id() + "/transactions.json";
  }

  private Answer pay(DraftOrder draft, String amount, String reference) {
    return calls.post(draftDoor(draft), payment(amount, "USD", reference));
  }

  private Answer pay(Order order, String amount, String reference) {
    return calls.post(orderDoor(order), transaction(amount, "USD", reference));
  }

  private DraftOrder draft() {
    return shop.draft(SampleSale.ofCupsAndPot());
  }

  private DraftOrder stored(DraftOrder draft) {
    return new DraftsTable(shop.database()).find(draft.id()).orElseThrow();
  }

  private Order stored(Order order) {
    return new OrdersTable(shop.database()).find(order.id()).orElseThrow();
  }

  private Order orderOf(DraftOrder draft) {
    if (stored(draft).status() instanceof DraftStatus.Completed(_, var orderId, _)) {
      return new OrdersTable(shop.database()).find(orderId).orElseThrow();
    }
    throw new AssertionError("no order was made of " + stored(draft));
  }

  private int entries(long draftId) {
    return new PaymentsTable(shop.database()).entriesOf(draftId).size();
  }

  private int orders() {
    return shop.database().everything(TableName.ORDERS).size();
  }

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
    var order = shop.order(SampleSale.ofCupsAndPot());
    var body = noted(transaction("100.00", "USD", "bank 1"), further);
    var told = calls.post(orderDoor(order), body);
    assertEquals(201, told.status(), told.text());
    assertEquals(status, told.textAt("transaction.status"));
    assertEquals(String.valueOf(test), told.at("transaction.test").write());
    assertEquals(SampleShop.usd("0.00"), stored(order).paid());
    assertEquals(200, calls.post(orderDoor(order), body).status());
    assertEquals(1, entries(order.draftId()));
    // The payment itself, under the same reference, is another thing.
    assertEquals("paid", pay(order, "100.00", "bank 1").textAt("order.financial_status"));
    assertEquals(2, calls.get(orderDoor(order)).at("transactions").items().size());
  }

  @Test
  void aFailedPaymentOfADraftMakesNoOrder() {
    var draft = draft();
    var body = noted(payment("100.00", "USD", "bank 1"), "\"status\": \"failure\"");
    assertEquals(201, calls.post(draftDoor(draft), body).status());
    assertEquals(0, orders());
    assertEquals("open", stored(draft).status().label());
    assertEquals(SampleShop.usd("0.00"), stored(draft).paid());
    pay(draft, "100.00", "bank 1");
    assertEquals(SampleShop.usd("100.00"), orderOf(draft).paid());
  }

  @ParameterizedTest
  @CsvSource({"status,'\"done\"'", "test,'\"yes\"'", "parent_id,7"})
  void whatATransactionCannotBeIsRefused(String field, String value) {
    var order = shop.order(SampleSale.ofCupsAndPot());
    var before = shop.database().contents();
    var body = noted(transaction("100.00", "USD", "bank 1"), "\"" + field + "\": " + value);
    var refused = calls.post(orderDoor(order), body);
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.at("errors").fieldMap().containsKey(field), refused.text());
    assertEquals(before, shop.database().contents());
  }

  @ParameterizedTest
  @CsvSource({"authorization", "void", "refund", "change"})
  void onlyMoneyThatComesInIsATransactionHere(String kind) {
    var order = shop.order(SampleSale.ofCupsAndPot());
    var body = noted(transaction("100.00", "USD", "bank 1"), "\"kind\": \"" + kind + "\"");
    assertEquals(422, calls.post(orderDoor(order), body).status());
    assertEquals(0, entries(order.draftId()));
  }

  /// Held for the draft, it is still found under the order.
  @Test
  void heldMoneyIsReadFromDraftAndOrder() {
    var draft = draft();
    calls.post(draftDoor(draft), payment("5.00", "EUR", "bank 1"));
    assertTrue(stored(draft).inLedger());
    assertEquals("pending", calls.get(draftDoor(draft)).textAt("transactions.0.status"));
    pay(draft, "100.00", "bank 2");
    var told = calls.get(orderDoor(orderOf(draft)));
    assertEquals(2, told.at("transactions").items().size());
    assertEquals("EUR", told.textAt("transactions.0.currency"));
  }

  /// Whoever is second decides again over what the first left.
  @Test
  void aDraftIsNotDeletedWhileMoneyArrivesForIt() {
    var draft = draft();
    var drafts = new DraftsTable(shop.database());
    var database =
        new MeddledDatabase(shop.database())
            .beforeNextCommit(() -> shop.database().commit(drafts.remove(draft)));
    var late = over(database).post(draftDoor(draft), payment("5.00", "EUR", "bank 1"));
    assertEquals(404, late.status(), late.text());
    assertEquals(0, entries(draft.id()));
  }

  private long orderCount() {
    return shop.database().everything(TableName.ORDERS).stream()
        .filter(item -> Character.isDigit(item.key().pk().charAt(0)))
        .count();
  }

  private static SampleSale free() {
    return SampleSale.of(SampleSale.line(11, "Sample", 1, "0.00"));
  }

  private Answer confirm(HttpCalls caller, String secret) {
    return caller.post("/invoices/" + secret + "/confirm", "");
  }

  @Test
  void aCustomerConfirmsWhatCostsNothingOnce() {
    var draft = shop.invoiced(shop.draft(free()), "secret");
    var visitor = new HttpCalls(new ConfirmPayment(shop.wiring()));
    var first = confirm(visitor, "secret");
    assertEquals(303, first.status(), first.text());
    assertEquals("../secret", first.headers().get("location"));
    var order = orderOf(draft);
    assertEquals(SampleShop.usd("0.00"), order.outstanding());
    assertEquals(
        List.of(
            new Message.IssueInvoice(order.id(), Optional.of(order.paid())),
            new Message.ClaimStock(order.id())),
        shop.takeMessages());
    var before = shop.database().contents();
    assertEquals(303, confirm(visitor, "secret").status());
    assertEquals(before, shop.database().contents());
    assertEquals(0, entries(draft.id()));
  }

  @Test
  void confirmingManyTimesAtOnceMakesOneOrder() throws Exception {
    var draft = shop.invoiced(shop.draft(free()), "secret");
    var visitor = new HttpCalls(new ConfirmPayment(shop.wiring()));
    try (var eight = Executors.newFixedThreadPool(8)) {
      Callable<Integer> yes = () -> confirm(visitor, "secret").status();
      for (var answer : eight.invokeAll(Collections.nCopies(8, yes))) {
        assertTrue(List.of(303, 409).contains(answer.get()));
      }
    }
    assertEquals(orderOf(draft).draftId(), draft.id());
    assertEquals(1, orderCount());
  }

  @Test
  void nothingIsConfirmedThatIsToBePaidOrWasReplacedOrHasExpired() {
    var visitor = new HttpCalls(new ConfirmPayment(shop.wiring()));
    shop.invoiced(draft(), "to-be-paid");
    var replaced = shop.invoiced(shop.draft(free()), "old");
    shop.invoiced(replaced, "new");
    var edited = shop.invoiced(shop.draft(free()), "edited");
    shop.edited(edited, SampleSale.of(SampleSale.line(11, "Golden sample", 1, "900.00")));
    var before = shop.database().contents();
    for (var secret : List.of("to-be-paid", "old", "edited")) {
      assertEquals(303, confirm(visitor, secret).status(), secret);
    }
    for (var secret : List.of("unknown", "a%0d%0ab", "..")) {
      assertEquals(404, confirm(visitor, secret).status(), secret);
    }
    shop.clock().advance(java.time.Duration.ofDays(91));
    assertEquals(404, confirm(visitor, "new").status());
    assertEquals(before, shop.database().contents());
    assertEquals(405, visitor.get("/invoices/new/confirm").status());
  }
}
