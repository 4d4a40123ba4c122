package dev.utkast.functions.confirmpayment;

import static dev.utkast.functions.confirmpayment.PaymentDesk.draftDoor;
import static dev.utkast.functions.confirmpayment.PaymentDesk.orderDoor;
import static dev.utkast.functions.confirmpayment.PaymentDesk.payment;
import static dev.utkast.functions.confirmpayment.PaymentDesk.transaction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.testkit.Alarms;
import dev.utkast.testkit.ConcurrentCallers;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Money arrives: once, in parts, too much, too late, in the wrong currency, by two doors at once.
class ConfirmPaymentTest {
  private final PaymentDesk desk = new PaymentDesk();

  @Test
  void aPaymentThatCoversADraftMakesItsOrder() {
    var draft = desk.shop.invoiced(desk.draft());
    var paid = desk.pay(draft, "100.00", "bank 1");
    assertEquals(201, paid.status(), paid.text());
    var order = desk.orderOf(draft);
    assertEquals(SampleShop.usd("100.00"), order.paid());
    assertEquals(SampleShop.usd("100.00"), desk.stored(draft).paid());
    assertEquals(order.id(), new OrderId(paid.longAt("order.id")));
    assertEquals("paid", paid.textAt("order.financial_status"));
    assertEquals("completed", paid.textAt("draft_order.status"));
    assertEquals(order.id(), new OrderId(paid.longAt("transaction.order_id")));
    assertEquals(
        List.of(
            new Message.IssueInvoice(order.id(), Optional.of(order.paid())),
            new Message.ClaimStock(order.id())),
        desk.shop.takeMessages());
  }

  @Test
  void theTransactionIsToldAsClientsKnowIt() {
    var draft = desk.draft();
    var paid = desk.pay(draft, "100.00", "bank 1");
    assertEquals(
        """
        {"id":%d,"order_id":%d,"draft_order_id":%d,"parent_id":null,"kind":"sale","gateway":"manual",\
        "status":"success","created_at":"2026-03-02T13:00:00+01:00",\
        "processed_at":"2026-03-02T13:00:00+01:00","test":false,"authorization":"bank 1",\
        "source_name":"utkast","receipt":{},"amount":"100.00","currency":"USD",\
        "payment_id":"manual#bank 1","manual_payment_gateway":true,\
        "admin_graphql_api_id":"gid://shopify/OrderTransaction/%1$d","message":null,\
        "location_id":null,"user_id":null,"device_id":null,"error_code":null,\
        "payment_details":null,"currency_exchange_adjustment":null,\
        "authorization_expires_at":null,"extended_authorization_attributes":null,\
        "amount_rounding":null}\
        """
            .formatted(
                paid.longAt("transaction.id"),
                desk.orderOf(draft).id().value(),
                draft.id().value()),
        paid.at("transaction").write());
    var listed = desk.calls.get(draftDoor(draft));
    assertEquals(paid.at("transaction"), listed.at("transactions.0"));
    assertEquals(listed.body(), desk.calls.get(orderDoor(desk.orderOf(draft))).body());
  }

  @Test
  void partsAddUpUntilTheyCoverTheDraft() {
    var draft = desk.draft();
    var first = desk.pay(draft, "40.00", "bank 1");
    assertEquals("40.00", first.textAt("draft_order.amount_paid"));
    assertEquals("null", first.at("order").write());
    assertEquals(0, desk.orders());
    assertEquals(List.of(), desk.shop.takeMessages());
    desk.pay(draft, "60.00", "bank 2");
    assertEquals(SampleShop.usd("100.00"), desk.orderOf(draft).paid());
    assertEquals(2, desk.entries(draft.id()));
  }

  @Test
  void whatIsPaidBeyondTheTotalIsCredit() {
    var paid = desk.pay(desk.draft(), "120.00", "bank 1");
    assertEquals("paid", paid.textAt("order.financial_status"));
    assertEquals("120.00", paid.textAt("order.total_paid"));
    assertEquals("20.00", paid.textAt("order.total_credit"));
    assertEquals("0.00", paid.textAt("order.total_outstanding"));
  }

  @Test
  void paymentsThatComeToMoreThanCanBeKeptAreRefused() {
    var draft = desk.draft();
    desk.pay(draft, "120.00", "bank 1");
    var order = desk.orderOf(draft);
    var before = desk.shop.database().contents();
    var refused = desk.pay(order, "90071992547289.92", "bank 2");
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("\"amount\":[\"is too large"), refused.text());
    assertEquals(before, desk.shop.database().contents());
    assertEquals(201, desk.pay(order, "90071992547289.91", "bank 2").status());
  }

  @Test
  void theSamePaymentCountsOnceByWhicheverDoorItComes() {
    var draft = desk.draft();
    var first = desk.pay(draft, "100.00", "bank 1");
    var order = desk.orderOf(draft);
    var before = desk.shop.database().contents();
    for (var again :
        List.of(desk.pay(draft, "100.00", "bank 1"), desk.pay(order, "100.00", "bank 1"))) {
      assertEquals(200, again.status(), again.text());
      assertEquals(first.longAt("transaction.id"), again.longAt("transaction.id"));
    }
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void theSamePaymentOfAPartCountsOnce() {
    var draft = desk.draft();
    desk.pay(draft, "40.00", "bank 1");
    var before = desk.shop.database().contents();
    var again = desk.pay(draft, "40.00", " bank 1 ");
    assertEquals(200, again.status(), again.text());
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void aReferenceWithAnotherAmountIsRefused() {
    var draft = desk.draft();
    desk.pay(draft, "40.00", "bank 1");
    var before = desk.shop.database().contents();
    var refused = desk.pay(draft, "60.00", "bank 1");
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("USD 40.00"), refused.text());
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void oneTransferMayPayTwoSales() {
    var one = desk.draft();
    var other = desk.draft();
    assertEquals(201, desk.pay(one, "100.00", "bank 1").status());
    assertEquals(201, desk.pay(other, "100.00", "bank 1").status());
    assertEquals(2, desk.orders());
  }

  @Test
  void moneyInAnotherCurrencyIsHeldAndCountsForNothing() {
    var draft = desk.draft();
    var held = desk.calls.post(draftDoor(draft), payment("100.00", "EUR", "bank 1"));
    assertEquals(201, held.status(), held.text());
    assertEquals("pending", held.textAt("transaction.status"));
    assertEquals("EUR", held.textAt("transaction.currency"));
    assertTrue(desk.stored(draft).paid().isZero());
    assertEquals(0, desk.orders());
    assertEquals(1, desk.entries(draft.id()));
    assertEquals(
        200, desk.calls.post(draftDoor(draft), payment("100.00", "EUR", "bank 1")).status());
    assertEquals(1, desk.entries(draft.id()));
  }

  @Test
  void moneyHeldForAnOrderStandsInItsLedgerWithWhoBroughtIt() {
    var order = desk.shop.order(SampleSale.ofCupsAndPot());
    var held = desk.calls.post(orderDoor(order), transaction("100.00", "EUR", "bank 1"));
    assertEquals("pending", held.textAt("transaction.status"));
    assertEquals(SampleShop.usd("100.00"), desk.stored(order).outstanding());
    var entries = new PaymentsTable(desk.shop.database()).entriesOf(order.draftId());
    assertEquals(PaymentEntry.Kind.HELD, entries.getLast().kind());
    assertEquals(Optional.of(new Actor.Staff("test")), entries.getLast().by());
  }

  @Test
  void moneyThatIsHeldRaisesOneAlarmHoweverOftenTheCommitWasTried() {
    var draft = desk.draft();
    var meddled =
        new InterceptedDatabase(desk.shop.database())
            .beforeNextCommit(() -> assertEquals(201, desk.pay(draft, "1.00", "bank 0").status()));
    assertEquals(
        List.of("payment.held"),
        Alarms.of(
            () -> desk.over(meddled).post(draftDoor(draft), payment("100.00", "EUR", "bank 1"))));
    var order = desk.shop.order(SampleSale.ofCupsAndPot());
    var deaf = new InterceptedDatabase(desk.shop.database()).loseNextAnswer();
    assertEquals(
        List.of("payment.held"),
        Alarms.of(
            () -> desk.over(deaf).post(orderDoor(order), transaction("100.00", "EUR", "bank 1"))));
  }

  @Test
  void aPaymentThatIsNotKeptRaisesNoAlarm() {
    var draft = desk.draft();
    var broken =
        new InterceptedDatabase(desk.shop.database())
            .beforeNextCommit(() -> {
              throw new IllegalStateException("the store is gone");
            });
    assertEquals(
        List.of(),
        Alarms.of(
            () -> desk.over(broken).post(draftDoor(draft), payment("100.00", "EUR", "bank 1"))));
    assertEquals(0, desk.entries(draft.id()));
  }

  @Test
  void whoConfirmsHeldMoneyAgainIsToldTheSame() {
    var draft = desk.draft();
    var order = desk.shop.order(SampleSale.ofCupsAndPot());
    for (int time = 0; time < 2; time++) {
      var ofDraft = desk.calls.post(draftDoor(draft), payment("100.00", "EUR", "bank 1"));
      assertEquals(Set.of("transaction"), ofDraft.body().fieldMap().keySet());
      var ofOrder = desk.calls.post(orderDoor(order), transaction("100.00", "EUR", "bank 1"));
      assertEquals(Set.of("transaction"), ofOrder.body().fieldMap().keySet());
    }
  }

  @Test
  void aDraftInAnotherCurrencyIsPaidInIt() {
    var draft = desk.shop.draft(SampleSale.ofCupsAndPot().in("JPY", "150"));
    assertEquals("pending", desk.pay(draft, "100.00", "bank 1").textAt("transaction.status"));
    var paid = desk.calls.post(draftDoor(draft), payment("15000", "JPY", "bank 2"));
    assertEquals("paid", paid.textAt("order.financial_status"));
    assertEquals("15000", paid.textAt("order.total_paid"));
  }

  @Test
  void anOrderOnTermsIsPaidInParts() {
    var order = desk.shop.order(SampleSale.ofCupsAndPot());
    assertEquals("partially_paid", desk.pay(order, "1.00", "a").textAt("order.financial_status"));
    var last = desk.pay(order, "99.00", "b");
    assertEquals("paid", last.textAt("order.financial_status"));
    assertEquals("0.00", last.textAt("order.total_outstanding"));
    assertEquals(2, desk.entries(order.draftId()));
    assertEquals(1, desk.orders());
  }

  @Test
  void aPaymentForAnOlderRevisionIsKeptAndWhatIsTooMuchIsCredit() {
    var draft = desk.shop.invoiced(desk.draft());
    var cheaper = desk.shop.edited(draft, SampleSale.of(SampleSale.line(11, "Cup", 2, "30.00")));
    assertEquals(2, cheaper.revision());
    var paid = desk.pay(draft, "100.00", "bank 1");
    assertEquals("40.00", paid.textAt("order.total_credit"));
    assertEquals(1, desk.orders());
  }

  @Test
  void aPaymentForAnOlderRevisionThatNoLongerCoversIsAPart() {
    var draft = desk.shop.invoiced(desk.draft());
    desk.shop.edited(draft, SampleSale.of(SampleSale.line(11, "Cup", 20, "30.00")));
    var paid = desk.pay(draft, "100.00", "bank 1");
    assertEquals("100.00", paid.textAt("draft_order.amount_paid"));
    assertEquals(0, desk.orders());
  }

  @Test
  void aPaymentThatComesAfterTheOrderIsCredit() {
    var draft = desk.draft();
    desk.pay(draft, "100.00", "bank 1");
    var late = desk.pay(draft, "100.00", "bank 2");
    assertEquals(201, late.status(), late.text());
    assertEquals("100.00", late.textAt("order.total_credit"));
    assertEquals(1, desk.orders());
  }

  @ParameterizedTest
  @CsvSource({"100.00,100.00", "100.00,40.00", "60.00,60.00"})
  void twoPaymentsAtOnceMakeOneOrderAndBothAreKept(String mine, String theirs) {
    var draft = desk.draft();
    var database =
        new InterceptedDatabase(desk.shop.database())
            .beforeNextCommit(() -> desk.pay(draft, theirs, "bank 2"));
    var paid = desk.over(database).post(draftDoor(draft), payment(mine, "USD", "bank 1"));
    assertEquals(201, paid.status(), paid.text());
    assertEquals(1, desk.orders());
    assertEquals(2, desk.entries(draft.id()));
    assertEquals(SampleShop.usd(mine).plus(SampleShop.usd(theirs)), desk.orderOf(draft).paid());
  }

  @Test
  void aPaymentWhoseAnswerWasLostCountsOnce() {
    var draft = desk.draft();
    var database = new InterceptedDatabase(desk.shop.database()).loseNextAnswer();
    var paid = desk.over(database).post(draftDoor(draft), payment("100.00", "USD", "bank 1"));
    assertEquals(200, paid.status(), paid.text());
    assertEquals("paid", paid.textAt("order.financial_status"));
    assertEquals(1, desk.entries(draft.id()));
    assertEquals(2, desk.shop.takeMessages().size());
  }

  @Test
  void twoDoorsAtOnceConfirmOnePaymentOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      var order = desk.shop.order(SampleSale.ofCupsAndPot());
      var draft = new DraftsTable(desk.shop.database()).find(order.draftId()).orElseThrow();
      try (var threads = Executors.newFixedThreadPool(2)) {
        Callable<Answer> byDraft = () -> desk.pay(draft, "100.00", "bank 1");
        Callable<Answer> byOrder = () -> desk.pay(order, "100.00", "bank 1");
        var statuses = new ArrayList<Integer>();
        for (var answer : threads.invokeAll(List.of(byDraft, byOrder))) {
          statuses.add(answer.get().status());
        }
        statuses.sort(null);
        assertEquals(List.of(200, 201), statuses);
      }
      assertEquals(SampleShop.usd("100.00"), desk.stored(order).paid());
      assertEquals(1, desk.entries(order.draftId()));
    }
  }

  /// Two at a time: of three or more, one may lose three times in a row and be told to try again.
  /// Twenty at the same moment, each of whom is too late five times at least, but one: nobody is
  /// turned away.
  @Test
  void twentyPaymentsAtTheSameMomentAreAllTaken() {
    var draft = desk.draft();
    var crowd = new ConcurrentCallers();
    var door = desk.over(crowd.over(desk.shop.database()));
    var works =
        IntStream.range(0, 20)
            .<Callable<Integer>>mapToObj(i ->
                () -> door.post(draftDoor(draft), payment("1.00", "USD", "bank " + i)).status())
            .toList();
    assertEquals(Collections.nCopies(20, 201), crowd.all(works));
    assertEquals(SampleShop.usd("20.00"), desk.stored(draft).paid());
    assertEquals(20, desk.entries(draft.id()));
  }

  @Test
  void manyPartsAtOnceAreAllCounted() throws Exception {
    var draft = desk.draft();
    try (var threads = Executors.newFixedThreadPool(2)) {
      var work =
          IntStream.range(0, 100)
              .<Callable<Integer>>mapToObj(i -> () -> paidAtLast(draft, "bank " + i))
              .toList();
      for (var status : threads.invokeAll(work)) {
        assertTrue(List.of(200, 201).contains(status.get()));
      }
    }
    assertEquals(SampleShop.usd("100.00"), desk.orderOf(draft).paid());
    assertEquals(100, desk.entries(draft.id()));
    assertEquals(1, desk.orders());
  }

  private int paidAtLast(DraftOrder draft, String reference) {
    int status = 409;
    for (int i = 0; i < 100 && status == 409; i++) {
      status = desk.pay(draft, "1.00", reference).status();
    }
    return status;
  }

  @Test
  void aReferenceIsNeededAndMayBeCalledAuthorization() {
    var order = desk.shop.order(SampleSale.ofCupsAndPot());
    var named =
        desk.calls.post(
            orderDoor(order),
            """
            {"transaction": {"kind": "capture", "amount": 100, "currency": "USD", "authorization": "A-7"}}
            """);
    assertEquals("A-7", named.textAt("transaction.authorization"));
    var nameless =
        desk.calls.post(
            orderDoor(order), "{\"transaction\": {\"amount\": 1, \"currency\": \"USD\"}}");
    assertEquals(422, nameless.status());
    assertTrue(nameless.at("errors").fieldMap().containsKey("reference"), nameless.text());
  }
}
