package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.shop.Seller;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.SampleSale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders are read, listed, annotated and cancelled; what they cost is never written.
class OrdersTest {
  private final Desk desk = new Desk();

  @Test
  void anOrderTellsHowItStands() {
    var order =
        desk.shop.order(
            SampleSale.ofCupsAndPot()
                .onTerms(
                    new PaymentTerms(PaymentTerms.Type.NET, Optional.of(14), Optional.empty())));
    var fresh = desk.read(order);
    assertEquals("#1001", fresh.textAt("order.name"));
    assertEquals("pending", fresh.textAt("order.financial_status"));
    assertEquals("100.00", fresh.textAt("order.total_outstanding"));
    assertEquals("2026-03-16", fresh.textAt("order.due_on"));
    assertEquals("false", fresh.at("order.overdue").write());
    desk.pay(order, "30.00");
    desk.shop.clock().advance(Duration.ofDays(15));
    var later = desk.read(order);
    assertEquals("partially_paid", later.textAt("order.financial_status"));
    assertEquals("70.00", later.textAt("order.total_outstanding"));
    assertEquals("30.00", later.textAt("order.total_paid"));
    assertEquals("true", later.at("order.overdue").write());
  }

  @Test
  void notesAndTagsAreStaffsToChange() {
    var order = desk.order();
    var edited = desk.edit(order, "\"note\": \"Ring twice\", \"tags\": \"vip, b2b\"");
    assertEquals(200, edited.status(), edited.text());
    assertEquals("Ring twice", edited.textAt("order.note"));
    assertEquals("vip, b2b", edited.textAt("order.tags"));
    assertEquals(edited.body(), desk.read(order).body());
    assertEquals("null", desk.edit(order, "\"note\": null").at("order.note").write());
    assertEquals("vip, b2b", desk.read(order).textAt("order.tags"));
  }

  @Test
  void theWholeOrderSentBackChangesNothing() {
    var order = desk.order();
    desk.edit(order, "\"note\": \"N\", \"tags\": \"a, b\"");
    var before = desk.shop.database().contents();
    var told = desk.read(order);
    var back = desk.calls.put("orders/" + order.id() + ".json", told.body().write());
    assertEquals(told.body(), back.body());
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void twoNotesAtOnceAreBothWritten() {
    var order = desk.order();
    var database =
        new InterceptedDatabase(desk.shop.database())
            .beforeNextCommit(() -> desk.edit(order, "\"tags\": \"vip\""));
    var edited =
        desk.over(database).put("orders/" + order.id() + ".json", "{\"order\": {\"note\": \"N\"}}");
    assertEquals("N", edited.textAt("order.note"));
    assertEquals("vip", edited.textAt("order.tags"));
  }

  private List<Order> orders(int count) {
    var made = new ArrayList<Order>();
    for (int i = 0; i < count; i++) {
      desk.shop.clock().advance(Duration.ofSeconds(1));
      made.add(desk.order());
    }
    return made;
  }

  private static List<OrderId> ids(List<Order> orders) {
    return orders.stream().map(Order::id).toList();
  }

  private Answer list(String query) {
    return desk.calls.get("orders.json?" + query);
  }

  @Test
  void theNewestOrderComesFirstPageByPage() {
    var made = orders(5);
    var seen = new ArrayList<OrderId>();
    Optional<String> next = Optional.of("orders.json?limit=2&status=any");
    while (next.isPresent()) {
      var page = desk.calls.get(next.get());
      seen.addAll(Desk.ids(page));
      next = page.link("next");
    }
    assertEquals(ids(made).reversed(), seen);
  }

  @Test
  void theOrdersOfOneCustomerAreHersAlone() {
    var ada = desk.shop.customer("ada@example.com").id();
    var bob = desk.shop.customer("bob@example.com").id();
    orders(1);
    var hers = new ArrayList<Order>();
    for (int i = 0; i < 3; i++) {
      desk.shop.clock().advance(Duration.ofSeconds(1));
      hers.add(desk.shop.order(SampleSale.ofCupsAndPot().boughtBy(ada)));
      desk.shop.order(SampleSale.ofCupsAndPot().boughtBy(bob));
    }
    desk.cancel(hers.get(1), "");
    var open = List.of(hers.get(2).id(), hers.get(0).id());
    assertEquals(open, Desk.ids(list("customer_id=" + ada)));
    assertEquals(ids(hers).reversed(), Desk.ids(list("status=any&customer_id=" + ada)));
    assertEquals(List.of(hers.get(1).id()), Desk.ids(list("status=cancelled&customer_id=" + ada)));
    assertEquals(List.of(), Desk.ids(list("customer_id=987654321")));
    var first = list("status=any&limit=2&customer_id=" + ada);
    assertEquals(ids(hers).reversed().subList(0, 2), Desk.ids(first));
    assertEquals(
        List.of(hers.get(0).id()), Desk.ids(desk.calls.get(first.link("next").orElseThrow())));
    var count = desk.calls.get("orders/count.json?status=any&customer_id=" + ada);
    assertEquals(3, count.longAt("count"));
    var all = ids(orders(1)).getFirst() + "," + hers.get(0).id();
    assertEquals(List.of(hers.get(0).id()), Desk.ids(list("ids=" + all + "&customer_id=" + ada)));
  }

  @Test
  void sinceAnIdTheyComeInTheOrderOfTheirIds() {
    var made = orders(3);
    assertEquals(ids(made).subList(1, 3), Desk.ids(list("since_id=" + made.getFirst().id())));
    var count = desk.calls.get("orders/count.json?since_id=" + made.getFirst().id());
    assertEquals(2, count.longAt("count"));
  }

  @Test
  void withoutAWishOnlyOpenOrdersAreListed() {
    var made = orders(3);
    desk.cancel(made.get(1), "");
    assertEquals(List.of(made.get(2).id(), made.get(0).id()), Desk.ids(list("limit=50")));
    assertEquals(List.of(made.get(1).id()), Desk.ids(list("status=cancelled")));
    assertEquals(3, Desk.ids(list("status=any")).size());
    assertEquals(2, desk.calls.get("orders/count.json").longAt("count"));
    assertEquals(1, desk.calls.get("orders/count.json?status=cancelled").longAt("count"));
  }

  @Test
  void namedOrdersAreFoundWhateverBecameOfThem() {
    var made = orders(3);
    desk.cancel(made.get(1), "");
    var asked = "ids=" + made.get(0).id() + "," + made.get(1).id() + ",7";
    assertEquals(List.of(made.get(1).id(), made.get(0).id()), Desk.ids(list(asked)));
    assertEquals(List.of(made.get(0).id()), Desk.ids(list(asked + "&status=open")));
    var first = list(asked + "&limit=1");
    assertEquals(List.of(made.get(1).id()), Desk.ids(first));
    var second = desk.calls.get(first.link("next").orElseThrow());
    assertEquals(List.of(made.get(0).id()), Desk.ids(second));
  }

  @Test
  void onlyTheFieldsThatAreAskedForAreTold() {
    var order = desk.order();
    assertEquals(
        "{\"order\":{\"id\":" + order.id() + ",\"name\":\"#1001\"}}",
        desk.calls.get("orders/" + order.id() + ".json?fields=id,name").text());
    var told = list("fields=total-price").at("orders").items().getFirst();
    assertEquals(Set.of("total_price"), told.fieldMap().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer", "fraud", "inventory", "declined", "other"})
  void aCancelledOrderOwesNothingAndItsReasonIsKept(String reason) {
    var order = desk.order();
    var cancelled = desk.cancel(order, "{\"reason\": \"" + reason + "\"}");
    assertEquals(200, cancelled.status(), cancelled.text());
    assertEquals(reason, cancelled.textAt("order.cancel_reason"));
    assertEquals("2026-03-02T13:00:00+01:00", cancelled.textAt("order.cancelled_at"));
    assertEquals("voided", cancelled.textAt("order.financial_status"));
    assertEquals("0.00", cancelled.textAt("order.total_outstanding"));
    assertEquals("0.00", cancelled.textAt("order.current_total_price"));
    assertEquals("100.00", cancelled.textAt("order.total_price"));
  }

  @Test
  void cancellingReleasesTheStockAndAsksForTheCreditNote() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    desk.cancel(order, "");
    assertEquals(
        List.of(
            new Message.IssueCreditNote(order.id(), Optional.of(order.paid())),
            new Message.ReleaseStock(order.id())),
        desk.messages());
    assertEquals("cancelled", desk.stored(made).status().label());
    assertEquals(422, desk.ship(made).status());
  }

  @Test
  void aPartPaymentOfACancelledOrderIsToBeReturned() {
    var order = desk.order();
    desk.pay(order, "40.00");
    var cancelled = desk.cancel(order, "");
    assertEquals("partially_paid", cancelled.textAt("order.financial_status"));
    assertEquals("40.00", cancelled.textAt("order.total_credit"));
    assertEquals("0.00", cancelled.textAt("order.total_outstanding"));
    assertEquals("Order cancelled (other), USD 40.00 to be returned", desk.latest(order));
  }

  @Test
  void whatACancellationIsAskedForMayStandInTheQueryToo() {
    var order = desk.order();
    var path = "orders/" + order.id() + "/cancel.json?reason=fraud&restock=false&email=false";
    var cancelled = desk.calls.post(path, "");
    assertEquals("fraud", cancelled.textAt("order.cancel_reason"));
    var kept = desk.stored(order).cancellation().orElseThrow();
    assertTrue(kept.withoutRestock());
    assertTrue(kept.withoutMail());
    var spoken = desk.order();
    desk.calls.post(
        "orders/" + spoken.id() + "/cancel.json?reason=customer",
        "{\"reason\": \"customer\", \"restock\": true, \"email\": null}");
    assertEquals(
        new Cancellation(
            Cancellation.Reason.CUSTOMER,
            desk.shop.now(),
            false,
            false,
            Optional.of(new Actor.Staff("test"))),
        desk.stored(spoken).cancellation().orElseThrow());
  }

  /// Until there are refunds, nobody shall believe that one was made.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          amount   | {"amount": "10.00"}
          amount   | {"order": {"amount": 0}}
          currency | {"currency": "USD"}
          refund   | {"refund": {"note": "sorry", "shipping": {"full_refund": true}}}
          refund   | {"refund": true}
          """)
  void aCancellationThatWouldRefundIsRefused(String field, String body) {
    var order = desk.order();
    var before = desk.shop.database().contents();
    var refused = desk.cancel(order, body);
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    var path = "orders/" + order.id() + "/cancel.json?" + field + "=10.00";
    assertEquals(Set.of(field), desk.calls.post(path, "").at("errors").fieldMap().keySet());
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void whatWasPaidOnACancelledOrderIsCredit() {
    var order = desk.order();
    desk.pay(order, "100.00");
    var cancelled = desk.cancel(order, "");
    assertEquals("100.00", cancelled.textAt("order.total_credit"));
    assertEquals("100.00", cancelled.textAt("order.total_paid"));
  }

  @Test
  void anOrderOfWhichSomethingLeftIsNotCancelled() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    desk.ship(made, Desk.units(made, 0, 1));
    desk.messages();
    var before = desk.shop.database().contents();
    var refused = desk.cancel(order, "");
    assertEquals(422, refused.status(), refused.text());
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void aParcelThatLeavesMeanwhileStopsTheCancellation() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var database =
        new InterceptedDatabase(desk.shop.database()).beforeNextCommit(() -> desk.ship(made));
    var refused = desk.over(database).post("orders/" + order.id() + "/cancel.json", "");
    assertEquals(422, refused.status(), refused.text());
    assertEquals("fulfilled", desk.read(order).textAt("order.fulfillment_status"));
  }

  @Test
  void aCancellationWhoseAnswerWasLostIsDoneOnce() {
    var order = desk.order();
    var database = new InterceptedDatabase(desk.shop.database()).loseNextAnswer();
    var cancelled = desk.over(database).post("orders/" + order.id() + "/cancel.json", "");
    assertEquals(200, cancelled.status(), cancelled.text());
    assertEquals(2, desk.messages().size());
  }

  @Test
  void theTimelineTellsWhatHappenedAndWhen() {
    var order = desk.order();
    desk.shop.clock().advance(Duration.ofMinutes(5));
    desk.pay(order, "100.00");
    desk.edit(order, "\"note\": \"N\"");
    var timeline = desk.calls.get("orders/" + order.id() + "/timeline.json");
    assertEquals(
        """
        {"timeline":[{"created_at":"2026-03-02T13:00:00+01:00","event":"order_placed",\
        "author":"test","amount":null,"message":"Order made from draft #D1"},\
        {"created_at":"2026-03-02T13:05:00+01:00","event":"payment","author":"till",\
        "amount":{"amount":"100.00","currency_code":"USD"},\
        "message":"Payment of USD 100.00 confirmed (manual)"},\
        {"created_at":"2026-03-02T13:05:00+01:00","event":"amended","author":"test",\
        "amount":null,"message":"Notes or tags changed"}]}\
        """,
        timeline.text());
  }

  @Test
  void theLegalDocumentsOfAnOrderAreNamed() {
    var order = desk.order();
    assertEquals(
        "{\"invoices\":[]}", desk.calls.get("orders/" + order.id() + "/invoices.json").text());
    var invoices = new InvoicesTable(desk.shop.database());
    var shop = Seller.of(desk.shop.wiring().shop());
    var none = new InvoiceDecider.FoundSeries(Optional.empty(), 0);
    var ids = desk.shop.wiring().ids();
    var store = desk.shop.wiring().store();
    store.commit(
        Decided.changed(
            InvoiceDecider.issue(order, order.paid(), List.of(), none, ids::next, shop)));
    desk.cancel(order, "");
    var issued =
        new InvoiceDecider.FoundSeries(invoices.find(order.id(), Invoice.Series.INVOICE), 1);
    var cancelled = desk.stored(order);
    store.commit(
        Decided.changed(
            InvoiceDecider.credit(
                cancelled,
                desk.draftOf(order),
                cancelled.paid(),
                List.of(),
                issued,
                none,
                ids::next,
                shop)));
    var told = desk.calls.get("orders/" + order.id() + "/invoices.json");
    assertEquals(2, told.at("invoices").items().size(), told.text());
    assertEquals("invoice", told.textAt("invoices.0.kind"));
    assertEquals("2026-03-02", told.textAt("invoices.0.issued_on"));
    assertEquals("nl", told.textAt("invoices.0.language"));
    assertEquals(
        List.of("legal_name", "address1", "register", "billing_address", "billing_address"),
        told.at("invoices.1.warnings").items().stream().map(one -> one.textAt("field")).toList());
    assertEquals("bank_accounts", told.at("invoices.0.warnings").items().getLast().textAt("field"));
    assertEquals("100.00", told.textAt("invoices.0.total_price_set.shop_money.amount"));
    assertEquals("credit_note", told.textAt("invoices.1.kind"));
    assertEquals(told.textAt("invoices.0.number"), told.textAt("invoices.1.credits"));
  }

  @ParameterizedTest
  @CsvSource({"write_orders,200,403", "write_fulfillments,403,200"})
  void theDeskAndTheWarehouseHaveRightsOfTheirOwn(String scope, int order, int parcels) {
    var made = desk.order();
    var caller = desk.calls.withScopes(scope);
    assertEquals(order, caller.get("orders/" + made.id() + ".json").status());
    assertEquals(parcels, caller.get("orders/" + made.id() + "/fulfillments.json").status());
  }

  @Test
  void amountsInTheCustomersMoneyAreToldBesideThoseOfTheShop() {
    var order = desk.shop.order(SampleSale.ofCupsAndPot().in("JPY", "150"));
    var told = desk.read(order);
    assertEquals("USD", told.textAt("order.currency"));
    assertEquals("JPY", told.textAt("order.presentment_currency"));
    assertEquals("100.00", told.textAt("order.total_price"));
    assertEquals("15000", told.textAt("order.total_price_set.presentment_money.amount"));
    assertEquals("15000", told.textAt("order.total_outstanding"));
  }
}
