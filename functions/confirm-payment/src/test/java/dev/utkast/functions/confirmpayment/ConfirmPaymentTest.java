package dev.utkast.functions.confirmpayment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.testkit.Crowd;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MeddledDatabase;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Money arrives: once, in parts, too much, too late, in the wrong currency, by two doors at once.
class ConfirmPaymentTest {
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

  @Test
  void aPaymentThatCoversADraftMakesItsOrder() {
    var draft = shop.invoiced(draft(), "secret");
    var paid = pay(draft, "100.00", "bank 1");
    assertEquals(201, paid.status(), paid.text());
    var order = orderOf(draft);
    assertEquals(SampleShop.usd("100.00"), order.paid());
    assertEquals(SampleShop.usd("100.00"), stored(draft).paid());
    assertTrue(stored(draft).linkHash().isEmpty());
    assertEquals(order.id(), paid.longAt("order.id"));
    assertEquals("paid", paid.textAt("order.financial_status"));
    assertEquals("completed", paid.textAt("draft_order.status"));
    assertEquals(order.id(), paid.longAt("transaction.order_id"));
    assertEquals(
        List.of(
            new Message.IssueInvoice(order.id(), Optional.of(order.paid())),
            new Message.ClaimStock(order.id())),
        shop.takeMessages());
  }

  @Test
  void theTransactionIsToldAsClientsKnowIt() {
    var draft = draft();
    var paid = pay(draft, "100.00", "bank 1");
    assertEquals(
        """
        {"id":%d,"order_id":%d,"draft_order_id":%d,"kind":"sale","gateway":"manual",\
        "status":"success","created_at":"2026-03-02T13:00:00+01:00",\
        "processed_at":"2026-03-02T13:00:00+01:00","test":false,"authorization":"bank 1",\
        "source_name":"utkast","receipt":{},"amount":"100.00","currency":"USD",\
        "payment_id":"manual#bank 1","manual_payment_gateway":true,\
        "admin_graphql_api_id":"gid://shopify/OrderTransaction/%1$d","message":null,\
        "location_id":null,"user_id":null,"parent_id":null,"device_id":null,"error_code":null,\
        "payment_details":null,"currency_exchange_adjustment":null,\
        "authorization_expires_at":null,"extended_authorization_attributes":null,\
        "amount_rounding":null}\
        """
            .formatted(paid.longAt("transaction.id"), orderOf(draft).id(), draft.id()),
        paid.at("transaction").write());
    var listed = calls.get(draftDoor(draft));
    assertEquals(paid.at("transaction"), listed.at("transactions.0"));
    assertEquals(listed.body(), calls.get(orderDoor(orderOf(draft))).body());
  }

  @Test
  void partsAddUpUntilTheyCoverTheDraft() {
    var draft = draft();
    var first = pay(draft, "40.00", "bank 1");
    assertEquals("40.00", first.textAt("draft_order.amount_paid"));
    assertEquals("null", first.at("order").write());
    assertEquals(0, orders());
    assertEquals(List.of(), shop.takeMessages());
    pay(draft, "60.00", "bank 2");
    assertEquals(SampleShop.usd("100.00"), orderOf(draft).paid());
    assertEquals(2, entries(draft.id()));
  }

  @Test
  void whatIsPaidBeyondTheTotalIsCredit() {
    var paid = pay(draft(), "120.00", "bank 1");
    assertEquals("paid", paid.textAt("order.financial_status"));
    assertEquals("120.00", paid.textAt("order.total_paid"));
    assertEquals("20.00", paid.textAt("order.total_credit"));
    assertEquals("0.00", paid.textAt("order.total_outstanding"));
  }

  @Test
  void paymentsThatComeToMoreThanCanBeKeptAreRefused() {
    var draft = draft();
    pay(draft, "120.00", "bank 1");
    var order = orderOf(draft);
    var before = shop.database().contents();
    var refused = pay(order, "90071992547289.92", "bank 2");
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("\"amount\":[\"is too large"), refused.text());
    assertEquals(before, shop.database().contents());
    assertEquals(201, pay(order, "90071992547289.91", "bank 2").status());
  }

  @Test
  void theSamePaymentCountsOnceByWhicheverDoorItComes() {
    var draft = draft();
    var first = pay(draft, "100.00", "bank 1");
    var order = orderOf(draft);
    var before = shop.database().contents();
    for (var again : List.of(pay(draft, "100.00", "bank 1"), pay(order, "100.00", "bank 1"))) {
      assertEquals(200, again.status(), again.text());
      assertEquals(first.longAt("transaction.id"), again.longAt("transaction.id"));
    }
    assertEquals(before, shop.database().contents());
  }

  @Test
  void theSamePaymentOfAPartCountsOnce() {
    var draft = draft();
    pay(draft, "40.00", "bank 1");
    var before = shop.database().contents();
    var again = pay(draft, "40.00", " bank 1 ");
    assertEquals(200, again.status(), again.text());
    assertEquals(before, shop.database().contents());
  }

  @Test
  void aReferenceWithAnotherAmountIsRefused() {
    var draft = draft();
    pay(draft, "40.00", "bank 1");
    var before = shop.database().contents();
    var refused = pay(draft, "60.00", "bank 1");
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("USD 40.00"), refused.text());
    assertEquals(before, shop.database().contents());
  }

  @Test
  void oneTransferMayPayTwoSales() {
    var one = draft();
    var other = draft();
    assertEquals(201, pay(one, "100.00", "bank 1").status());
    assertEquals(201, pay(other, "100.00", "bank 1").status());
    assertEquals(2, orders());
  }

  @Test
  void moneyInAnotherCurrencyIsHeldAndCountsForNothing() {
    var draft = draft();
    var held = calls.post(draftDoor(draft), payment("100.00", "EUR", "bank 1"));
    assertEquals(201, held.status(), held.text());
    assertEquals("pending", held.textAt("transaction.status"));
    assertEquals("EUR", held.textAt("transaction.currency"));
    assertTrue(stored(draft).paid().isZero());
    assertEquals(0, orders());
    assertEquals(1, entries(draft.id()));
    assertEquals(200, calls.post(draftDoor(draft), payment("100.00", "EUR", "bank 1")).status());
    assertEquals(1, entries(draft.id()));
  }

  @Test
  void moneyHeldForAnOrderStandsInItsLedgerWithWhoBroughtIt() {
    var order = shop.order(SampleSale.ofCupsAndPot());
    var held = calls.post(orderDoor(order), transaction("100.00", "EUR", "bank 1"));
    assertEquals("pending", held.textAt("transaction.status"));
    assertEquals(SampleShop.usd("100.00"), stored(order).outstanding());
    var entries = new PaymentsTable(shop.database()).entriesOf(order.draftId());
    assertEquals(PaymentEntry.Kind.HELD, entries.getLast().kind());
    assertEquals(Optional.of(new Actor.Staff("test")), entries.getLast().by());
  }

  @Test
  void aDraftInAnotherCurrencyIsPaidInIt() {
    var draft = shop.draft(SampleSale.ofCupsAndPot().in("JPY", "150"));
    assertEquals("pending", pay(draft, "100.00", "bank 1").textAt("transaction.status"));
    var paid = calls.post(draftDoor(draft), payment("15000", "JPY", "bank 2"));
    assertEquals("paid", paid.textAt("order.financial_status"));
    assertEquals("15000", paid.textAt("order.total_paid"));
  }

  @Test
  void anOrderOnTermsIsPaidInParts() {
    var order = shop.order(SampleSale.ofCupsAndPot());
    assertEquals("partially_paid", pay(order, "1.00", "a").textAt("order.financial_status"));
    var last = pay(order, "99.00", "b");
    assertEquals("paid", last.textAt("order.financial_status"));
    assertEquals("0.00", last.textAt("order.total_outstanding"));
    assertEquals(2, entries(order.draftId()));
    assertEquals(1, orders());
  }

  @Test
  void aPaymentForAnOlderRevisionIsKeptAndWhatIsTooMuchIsCredit() {
    var draft = shop.invoiced(draft(), "secret");
    var cheaper = shop.edited(draft, SampleSale.of(SampleSale.line(11, "Cup", 2, "30.00")));
    assertEquals(2, cheaper.revision());
    var paid = pay(draft, "100.00", "bank 1");
    assertEquals("40.00", paid.textAt("order.total_credit"));
    assertEquals(1, orders());
  }

  @Test
  void aPaymentForAnOlderRevisionThatNoLongerCoversIsAPart() {
    var draft = shop.invoiced(draft(), "secret");
    shop.edited(draft, SampleSale.of(SampleSale.line(11, "Cup", 20, "30.00")));
    var paid = pay(draft, "100.00", "bank 1");
    assertEquals("100.00", paid.textAt("draft_order.amount_paid"));
    assertEquals(0, orders());
  }

  @Test
  void aPaymentThatComesAfterTheOrderIsCredit() {
    var draft = draft();
    pay(draft, "100.00", "bank 1");
    var late = pay(draft, "100.00", "bank 2");
    assertEquals(201, late.status(), late.text());
    assertEquals("100.00", late.textAt("order.total_credit"));
    assertEquals(1, orders());
  }

  @ParameterizedTest
  @CsvSource({"100.00,100.00", "100.00,40.00", "60.00,60.00"})
  void twoPaymentsAtOnceMakeOneOrderAndBothAreKept(String mine, String theirs) {
    var draft = draft();
    var database =
        new MeddledDatabase(shop.database()).beforeNextCommit(() -> pay(draft, theirs, "bank 2"));
    var paid = over(database).post(draftDoor(draft), payment(mine, "USD", "bank 1"));
    assertEquals(201, paid.status(), paid.text());
    assertEquals(1, orders());
    assertEquals(2, entries(draft.id()));
    assertEquals(SampleShop.usd(mine).plus(SampleShop.usd(theirs)), orderOf(draft).paid());
  }

  @Test
  void aPaymentWhoseAnswerWasLostCountsOnce() {
    var draft = draft();
    var database = new MeddledDatabase(shop.database()).loseNextAnswer();
    var paid = over(database).post(draftDoor(draft), payment("100.00", "USD", "bank 1"));
    assertEquals(200, paid.status(), paid.text());
    assertEquals("paid", paid.textAt("order.financial_status"));
    assertEquals(1, entries(draft.id()));
    assertEquals(2, shop.takeMessages().size());
  }

  @Test
  void twoDoorsAtOnceConfirmOnePaymentOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      var order = shop.order(SampleSale.ofCupsAndPot());
      var draft = new DraftsTable(shop.database()).find(order.draftId()).orElseThrow();
      try (var threads = Executors.newFixedThreadPool(2)) {
        Callable<Answer> byDraft = () -> pay(draft, "100.00", "bank 1");
        Callable<Answer> byOrder = () -> pay(order, "100.00", "bank 1");
        var statuses = new ArrayList<Integer>();
        for (var answer : threads.invokeAll(List.of(byDraft, byOrder))) {
          statuses.add(answer.get().status());
        }
        statuses.sort(null);
        assertEquals(List.of(200, 201), statuses);
      }
      assertEquals(SampleShop.usd("100.00"), stored(order).paid());
      assertEquals(1, entries(order.draftId()));
    }
  }

  /// Two at a time: of three or more, one may lose three times in a row and be told to try again.
  /// Twenty at the same moment, each of whom is too late five times at least, but one: nobody is
  /// turned away.
  @Test
  void twentyPaymentsAtTheSameMomentAreAllTaken() {
    var draft = draft();
    var crowd = new Crowd();
    var door = over(crowd.over(shop.database()));
    var works =
        IntStream.range(0, 20)
            .<Callable<Integer>>mapToObj(i ->
                () -> door.post(draftDoor(draft), payment("1.00", "USD", "bank " + i)).status())
            .toList();
    assertEquals(Collections.nCopies(20, 201), crowd.all(works));
    assertEquals(SampleShop.usd("20.00"), stored(draft).paid());
    assertEquals(20, entries(draft.id()));
  }

  @Test
  void manyPartsAtOnceAreAllCounted() throws Exception {
    var draft = draft();
    try (var threads = Executors.newFixedThreadPool(2)) {
      var work =
          IntStream.range(0, 100)
              .<Callable<Integer>>mapToObj(i -> () -> paidAtLast(draft, "bank " + i))
              .toList();
      for (var status : threads.invokeAll(work)) {
        assertTrue(List.of(200, 201).contains(status.get()));
      }
    }
    assertEquals(SampleShop.usd("100.00"), orderOf(draft).paid());
    assertEquals(100, entries(draft.id()));
    assertEquals(1, orders());
  }

  private int paidAtLast(DraftOrder draft, String reference) {
    int status = 409;
    for (int i = 0; i < 100 && status == 409; i++) {
      status = pay(draft, "1.00", reference).status();
    }
    return status;
  }

  @Test
  void aReferenceIsNeededAndMayBeCalledAuthorization() {
    var order = shop.order(SampleSale.ofCupsAndPot());
    var named =
        calls.post(
            orderDoor(order),
            """
            {"transaction": {"kind": "capture", "amount": 100, "currency": "USD", "authorization": "A-7"}}
            """);
    assertEquals("A-7", named.textAt("transaction.authorization"));
    var nameless =
        calls.post(orderDoor(order), "{\"transaction\": {\"amount\": 1, \"currency\": \"USD\"}}");
    assertEquals(422, nameless.status());
    assertTrue(nameless.at("errors").fieldMap().containsKey("reference"), nameless.text());
  }
}
