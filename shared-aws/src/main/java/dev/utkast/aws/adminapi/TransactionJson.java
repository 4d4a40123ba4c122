package dev.utkast.aws.adminapi;

import dev.utkast.aws.json.Json;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.shop.Shop;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A ledger entry as clients of the Admin API know transactions, and how the balance stands after
/// it.
public final class TransactionJson {
  private static final List<String> WITHOUT_VALUE =
      List.of(
          "message",
          "location_id",
          "user_id",
          "device_id",
          "error_code",
          "payment_details",
          "currency_exchange_adjustment",
          "authorization_expires_at",
          "extended_authorization_attributes",
          "amount_rounding");

  private TransactionJson() {}

  /// @param ledger of the sale, in which the payment that it follows is found
  public static Json.Obj write(
      PaymentEntry entry, DraftId draftId, Collection<PaymentEntry> ledger, Shop shop) {
    var out =
        Json.object()
            .put("id", entry.transactionId())
            .put("order_id", SaleJson.id(entry.orderId()))
            .put("draft_order_id", draftId)
            .put("parent_id", SaleJson.id(parent(entry, ledger)))
            .put("kind", entry.kind().transaction())
            .put("gateway", entry.gateway().orElse(entry.provider()))
            .put("status", status(entry))
            .put("created_at", SaleJson.at(entry.at(), shop))
            .put("processed_at", SaleJson.at(entry.at(), shop))
            .put("test", entry.test())
            .put("authorization", entry.reference())
            .put("source_name", "utkast")
            .put("receipt", Json.object().build())
            .put("amount", MoneyJson.of(entry.amount()))
            .put("currency", entry.amount().getCurrencyUnit().getCode())
            .put("payment_id", entry.provider() + "#" + entry.reference())
            .put("manual_payment_gateway", entry.provider().equals(PaymentNotice.MANUAL))
            .put("admin_graphql_api_id", "gid://shopify/OrderTransaction/" + entry.transactionId());
    WITHOUT_VALUE.forEach(out::putNull);
    return out.build();
  }

  private static Optional<TransactionId> parent(
      PaymentEntry entry, Collection<PaymentEntry> ledger) {
    return entry
        .payment()
        .flatMap(reference ->
            ledger.stream()
                .filter(one -> one.kind().isMoney() && one.reference().equals(reference))
                .map(PaymentEntry::transactionId)
                .findFirst());
  }

  /// A held payment is pending: a person decides what becomes of it.
  private static String status(PaymentEntry entry) {
    return switch (entry.kind()) {
      case PAYMENT, TEST, REFUND, DISPUTE, DISPUTE_WON, DISPUTE_LOST, FEE -> "success";
      case HELD, PENDING, REFUND_ASKED -> "pending";
      case FAILURE, REFUND_REFUSED, REFUND_FAILED -> "failure";
      case ERROR -> "error";
    };
  }

  public static Json balance(DraftOrder draft) {
    return Json.object()
        .put("id", draft.id())
        .put("status", draft.status().label())
        .put("currency", draft.total().getCurrencyUnit().getCode())
        .put("amount_paid", MoneyJson.of(draft.paid()))
        .put("total_price", MoneyJson.of(draft.total()))
        .build();
  }

  public static Json balance(Order order) {
    return Json.object()
        .put("id", order.id())
        .put("name", order.name())
        .put("financial_status", order.financialStatus().label())
        .put("currency", order.total().getCurrencyUnit().getCode())
        .put("total_paid", MoneyJson.of(order.paid()))
        .put("total_outstanding", MoneyJson.of(order.outstanding()))
        .put("total_credit", MoneyJson.of(order.credit()))
        .build();
  }
}
