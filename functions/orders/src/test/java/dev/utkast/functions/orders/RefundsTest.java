package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.testkit.HttpCalls.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Staff give back of an order of two cups and a pot, USD 100.00, that was paid in two parts.
class RefundsTest {
  private final Desk desk = new Desk();
  private final Order order = desk.order();

  RefundsTest() {
    desk.pay(order, "70.00", "bank 1");
    desk.pay(order, "30.00", "bank 2");
    desk.messages();
  }

  private String path() {
    return "orders/" + order.id() + "/refunds";
  }

  private String line(int index, int quantity, String restock) {
    return "{\"line_item_id\": %s, \"quantity\": %d, \"restock_type\": \"%s\"}"
        .formatted(order.content().lines().get(index).id(), quantity, restock);
  }

  private Answer refund(String fields) {
    return desk.calls
        .withScopes("write_orders", "write_payments", "read_customers")
        .post(path() + ".json", "{\"refund\": {" + fields + "}}");
  }

  private List<PaymentEntry> ledger() {
    return new PaymentsTable(desk.shop.database()).entriesOf(order.draftId());
  }

  private static String money(Json order) {
    return order.textAt("current_total_price")
        + " open "
        + order.textAt("total_outstanding")
        + " credit "
        + order.textAt("total_credit")
        + " refundable "
        + order.textAt("refundable")
        + " "
        + order.textAt("financial_status");
  }

  private String stands() {
    return money(desk.read(order).at("order"));
  }

  @Test
  void whatIsWorkedOutCanBeSentBack() {
    var asked = "\"refund_line_items\": [" + line(0, 1, "cancel") + "]";
    var told = desk.calls.post(path() + "/calculate.json", "{\"refund\": {" + asked + "}}");
    assertEquals(200, told.status(), told.text());
    var suggested = told.at("refund").at("transactions").items();
    assertEquals(2, suggested.size());
    assertEquals("70.00", suggested.getFirst().textAt("maximum_refundable"));
    assertEquals("suggested_refund", suggested.getFirst().textAt("kind"));
    var amount = suggested.getFirst().textAt("amount");
    assertEquals(
        amount, told.at("refund").at("refund_line_items").items().getFirst().textAt("subtotal"));
    assertEquals(0, ledger().stream().filter(entry -> !entry.isReceived()).count());
    var made =
        refund(
            asked
                + ", \"note\": \"Chipped\", \"transactions\": [{\"parent_id\": "
                + suggested.getFirst().at("parent_id").write()
                + ", \"kind\": \"refund\", \"amount\": \""
                + amount
                + "\"}]");
    assertEquals(201, made.status(), made.text());
    var transaction = made.at("refund").at("transactions").items().getFirst();
    assertEquals("refund", transaction.textAt("kind"));
    assertEquals("success", transaction.textAt("status"));
    assertEquals(suggested.getFirst().at("parent_id"), transaction.at("parent_id"));
    assertEquals(List.of(new Message.RestockRefund(order.id(), 1)), desk.messages());
    var read = desk.read(order).at("order");
    assertEquals(List.of(made.at("refund")), read.at("refunds").items());
    assertEquals("partially_refunded", read.textAt("financial_status"));
    assertEquals(1, desk.stored(order).currentUnits(0));
    var id = made.at("refund").at("id").write();
    assertEquals(made.at("refund"), desk.calls.get(path() + "/" + id + ".json").at("refund"));
    assertEquals(
        List.of(made.at("refund")), desk.calls.get(path() + ".json").at("refunds").items());
    assertEquals(404, desk.calls.get(path() + "/99.json").status());
    assertTrue(desk.latest(order).contains("refunded"), desk.latest(order));
  }

  @Test
  void aPlainAmountIsAnAdjustment() {
    var made = refund("\"transactions\": [{\"amount\": 12.5, \"gateway\": \"cash\"}]");
    assertEquals(201, made.status(), made.text());
    var adjustment = made.at("refund").at("order_adjustments").items().getFirst();
    assertEquals("refund_discrepancy", adjustment.textAt("kind"));
    assertEquals("-12.50", adjustment.textAt("amount"));
    assertEquals("87.50 open 0.00 credit 0.00 refundable 87.50 partially_refunded", stands());
  }

  @Test
  void askedTwiceUnderOneKeyItIsGivenBackOnce() {
    var calls = desk.calls.withScopes("write_orders", "write_payments");
    var body = "{\"refund\": {\"transactions\": [{\"amount\": \"10.00\"}]}}";
    var first = calls.withIdempotencyKey("refund-1").post(path() + ".json", body);
    var second = calls.withIdempotencyKey("refund-1").post(path() + ".json", body);
    assertEquals(first.body(), second.body());
    assertEquals("90.00 open 0.00 credit 0.00 refundable 90.00 partially_refunded", stands());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transactions                       | "transactions": [{"amount": "100.01"}]
          transactions[0].parent_id          | "transactions": [{"amount": "1.00", "parent_id": 7}]
          transactions[0].amount             | "transactions": [{"amount": "0.00"}]
          shipping.amount                    | "shipping": {"amount": "1.00"}
          currency                           | "currency": "EUR", "transactions": [{"amount": "1.00"}]
          notify                             | "notify": true, "transactions": [{"amount": "1.00"}]
          base                               | "note": "Nothing"
          """)
  void whatCannotBeGivenBackIsRefusedByItsName(String field, String fields) {
    var before = desk.shop.database().contents();
    var refused = refund(fields);
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.at("errors").fieldMap().containsKey(field), refused.text());
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void whoMayNotReceiveMoneyMayNotGiveItBack() {
    var body = "{\"refund\": {\"transactions\": [{\"amount\": \"10.00\"}]}}";
    assertEquals(403, desk.calls.post(path() + ".json", body).status());
  }
}
