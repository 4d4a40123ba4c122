package dev.utkast.functions.confirmpayment;

import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;

/// Where payments are confirmed, and the shop in memory whose they are.
final class PaymentDesk {
  final SampleShop shop = new SampleShop();
  final HttpCalls calls = over(shop.database());

  HttpCalls over(Database database) {
    return new HttpCalls(new ConfirmPayment(shop.wiring().with(database)))
        .withScopes("write_payments", "read_orders", "read_draft_orders");
  }

  static String payment(String amount, String currency, String reference) {
    return "{\"payment\": {\"amount\": \"%s\", \"currency\": \"%s\", \"reference\": \"%s\"}}"
        .formatted(amount, currency, reference);
  }

  static String transaction(String amount, String currency, String reference) {
    return payment(amount, currency, reference).replaceFirst("payment", "transaction");
  }

  static String draftDoor(DraftOrder draft) {
    return "draft_orders/" + draft.id() + "/payments.json";
  }

  static String orderDoor(Order order) {
    return "orders/" + order.id() + "/transactions.json";
  }

  Answer pay(DraftOrder draft, String amount, String reference) {
    return calls.post(draftDoor(draft), payment(amount, "USD", reference));
  }

  Answer pay(Order order, String amount, String reference) {
    return calls.post(orderDoor(order), transaction(amount, "USD", reference));
  }

  /// Two cups and a pot, USD 100, not invoiced yet.
  DraftOrder draft() {
    return shop.draft(SampleSale.ofCupsAndPot());
  }

  DraftOrder stored(DraftOrder draft) {
    return new DraftsTable(shop.database()).find(draft.id()).orElseThrow();
  }

  Order stored(Order order) {
    return new OrdersTable(shop.database()).find(order.id()).orElseThrow();
  }

  /// Fails where none was made.
  Order orderOf(DraftOrder draft) {
    if (stored(draft).status() instanceof DraftStatus.Completed(_, var orderId, _)) {
      return new OrdersTable(shop.database()).find(orderId).orElseThrow();
    }
    throw new AssertionError("no order was made of " + stored(draft));
  }

  int entries(DraftId draftId) {
    return new PaymentsTable(shop.database()).entriesOf(draftId).size();
  }

  int orders() {
    return shop.database().everything(TableName.ORDERS).size();
  }
}
