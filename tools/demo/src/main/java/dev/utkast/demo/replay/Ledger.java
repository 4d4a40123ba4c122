package dev.utkast.demo.replay;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.demo.api.ShopClient;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/// The shop's own account of its orders, read back through the API when a replay is over.
///
/// `total` is what the orders that stand were agreed for, `cancelled` what the cancelled ones were,
/// both in the shop's currency. The counts are of orders that stand.
public record Ledger(
    long orders,
    BigDecimal total,
    long cancelledOrders,
    BigDecimal cancelled,
    long paid,
    long partlyPaid,
    long unpaid,
    long overdue,
    long fulfilled) {
  private static final String FIELDS =
      "id,name,overdue,financial_status,fulfillment_status,cancelled_at,total_price_set";

  public static Ledger read(ShopClient shop) {
    var all = shop.list("orders.json?status=any&limit=250&fields=" + FIELDS, "orders");
    Predicate<Json> stands = order -> order.at("cancelled_at").isNull();
    var standing = all.stream().filter(stands).toList();
    var cancelled = all.stream().filter(stands.negate()).toList();
    return new Ledger(
        standing.size(),
        total(standing),
        cancelled.size(),
        total(cancelled),
        count(standing, "financial_status", Json.of("paid")),
        count(standing, "financial_status", Json.of("partially_paid")),
        count(standing, "financial_status", Json.of("pending")),
        count(standing, "overdue", Json.of(true)),
        count(standing, "fulfillment_status", Json.of("fulfilled")));
  }

  private static BigDecimal total(List<Json> orders) {
    return orders.stream()
        .map(order -> JsonPath.amount(order, "total_price_set.shop_money.amount"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long count(List<Json> orders, String field, Json value) {
    return orders.stream().filter(order -> order.at(field).equals(value)).count();
  }
}
