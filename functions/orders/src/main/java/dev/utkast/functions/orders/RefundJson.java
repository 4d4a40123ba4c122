package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.adminapi.TransactionJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.id.LineId;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.pricing.Credit;
import dev.utkast.model.pricing.DocumentPart;
import dev.utkast.model.refund.Refund;
import dev.utkast.model.refund.RefundPlan;
import dev.utkast.model.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/// A refund as clients of the Admin API know it. Amounts without a currency are the shop's, those
/// of `calculate` the customer's; what goes back beyond the lines and shipping, or less than they
/// come to, is an adjustment.
final class RefundJson {
  private RefundJson() {}

  /// @param ledger of the order's sale
  static Json.Obj write(Refund refund, Order order, List<PaymentEntry> ledger, Shop shop) {
    var zero = MoneyJson.set(order.priced().total().toZero());
    return Json.object()
        .put("id", refund.id())
        .put("admin_graphql_api_id", "gid://shopify/Refund/" + refund.id())
        .put("order_id", refund.orderId())
        .put("created_at", SaleJson.at(refund.at(), shop))
        .put("processed_at", SaleJson.at(refund.at(), shop))
        .put("note", refund.note())
        .putNull("user_id")
        .putNull("return")
        .put("restock", refund.lines().stream().anyMatch(RefundJson::restocks))
        .put("duties", List.of())
        .put("total_duties_set", zero)
        .put("additional_fees", List.of())
        .put("total_additional_fees_set", zero)
        .put("total_refunded_set", MoneyJson.set(refund.credit().total()))
        .put("total_tax_set", MoneyJson.set(refund.credit().taxTotal()))
        .put("refund_line_items", lines(refund, order))
        .put("refund_shipping_lines", shipping(refund, order))
        .put("order_adjustments", adjustments(refund))
        .put(
            "transactions",
            ledger.stream()
                .filter(entry -> isOf(refund, entry))
                .map(entry -> TransactionJson.write(entry, order.draftId(), ledger, shop))
                .toList())
        .build();
  }

  static boolean isOf(Refund refund, PaymentEntry entry) {
    return entry.refund().filter(of -> of.refundId().equals(refund.id())).isPresent();
  }

  private static boolean restocks(Refund.Line line) {
    return line.restock() != Refund.Restock.NO_RESTOCK;
  }

  private static List<Json> lines(Refund refund, Order order) {
    var out = new ArrayList<Json>();
    for (int i = 0; i < refund.lines().size(); i++) {
      var line = refund.lines().get(i);
      var part = refund.credit().part().lines().get(i);
      out.add(
          line(line)
              .put("id", refund.id().value() + i + 1)
              .put("subtotal", part.net().shop().getAmount())
              .put("total_tax", tax(part).shop().getAmount())
              .put("subtotal_set", MoneyJson.set(part.net()))
              .put("total_tax_set", MoneyJson.set(tax(part)))
              .put("line_item", lineItem(order, line.lineId()))
              .build());
    }
    return out;
  }

  private static ObjBuilder line(Refund.Line line) {
    var out =
        Json.object()
            .put("line_item_id", line.lineId())
            .put("quantity", line.quantity())
            .put("restock_type", line.restock().label());
    return restocks(line)
        ? out.put("location_id", Location.PRIMARY_ID)
        : out.putNull("location_id");
  }

  private static MoneySet tax(DocumentPart.Line line) {
    return line.taxTotal();
  }

  private static Json lineItem(Order order, LineId id) {
    var lines = order.content().lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(id)) {
        return OrderLineJson.write(order, i, lines.get(i).quantity());
      }
    }
    return Json.Null.NULL;
  }

  private static List<Json> shipping(Refund refund, Order order) {
    return refund.credit().part().shipping().stream()
        .<Json>map(part ->
            Json.object()
                .put("id", refund.id())
                .put("shipping_line_id", order.id())
                .put("subtotal_amount_set", MoneyJson.set(part.net()))
                .put("tax_amount_set", MoneyJson.set(part.taxTotal()))
                .build())
        .toList();
  }

  private static List<Json> adjustments(Refund refund) {
    return refund.credit().adjustment().stream().map(one -> adjustment(refund, one)).toList();
  }

  private static Json adjustment(Refund refund, Credit.Gross adjustment) {
    var net = adjustment.withoutTax();
    return Json.object()
        .put("id", refund.id())
        .put("order_id", refund.orderId())
        .put("refund_id", refund.id())
        .put("kind", "refund_discrepancy")
        .put("reason", "Refund discrepancy")
        .put("amount", MoneyJson.of(net.shop()))
        .put("tax_amount", MoneyJson.of(adjustment.tax().shop()))
        .put("amount_set", MoneyJson.set(net))
        .put("tax_amount_set", MoneyJson.set(adjustment.tax()))
        .build();
  }

  /// What a refund would come to, with transactions to send back in order to make it.
  static Json.Obj calculated(RefundPlan plan, Order order) {
    var currency = order.total().getCurrencyUnit().getCode();
    return Json.object()
        .put("currency", currency)
        .put("shipping", shipping(plan))
        .put("refund_line_items", lines(plan, order))
        .put(
            "transactions",
            plan.payments().stream().map(one -> transaction(one, order, currency)).toList())
        .build();
  }

  private static Json shipping(RefundPlan plan) {
    var zero = Money.zero(plan.value().getCurrencyUnit());
    var part = plan.part().shipping();
    return Json.object()
        .put("amount", MoneyJson.of(part.map(one -> one.net().presentment()).orElse(zero)))
        .put("tax", MoneyJson.of(part.map(one -> one.taxTotal().presentment()).orElse(zero)))
        .put("maximum_refundable", MoneyJson.of(plan.shippingLeft()))
        .build();
  }

  private static List<Json> lines(RefundPlan plan, Order order) {
    var out = new ArrayList<Json>();
    for (int i = 0; i < plan.lines().size(); i++) {
      var line = plan.lines().get(i);
      var part = plan.part().lines().get(i);
      out.add(
          line(line)
              .put("price", MoneyJson.of(price(order, line.lineId())))
              .put("subtotal", MoneyJson.of(part.net().presentment()))
              .put("total_tax", MoneyJson.of(tax(part).presentment()))
              .put("discounted_price", MoneyJson.of(price(order, line.lineId())))
              .put("discounted_total_price", MoneyJson.of(part.afterOwnDiscount().presentment()))
              .put("total_cart_discount_amount", MoneyJson.of(part.orderDiscount().presentment()))
              .put("subtotal_set", MoneyJson.set(part.net()))
              .put("total_tax_set", MoneyJson.set(tax(part)))
              .build());
    }
    return out;
  }

  private static Money price(Order order, LineId id) {
    return order.priced().lines().stream()
        .filter(line -> line.id().equals(id))
        .map(line -> line.unitPrice().presentment())
        .findFirst()
        .orElseThrow();
  }

  private static Json transaction(RefundPlan.Suggestion one, Order order, String currency) {
    var payment = one.payment();
    return Json.object()
        .put("order_id", order.id())
        .put("kind", "suggested_refund")
        .put("gateway", payment.gateway().orElse(payment.provider()))
        .put("parent_id", payment.transactionId())
        .put("amount", MoneyJson.of(one.suggested()))
        .put("currency", currency)
        .put("maximum_refundable", MoneyJson.of(one.left()))
        .build();
  }
}
