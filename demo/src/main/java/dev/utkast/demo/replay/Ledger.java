package dev.utkast.demo.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.demo.api.Json;
import dev.utkast.demo.api.ShopClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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

  private static final String DAY = "2003-01-31";
  private static final String FIELDS =
      "id,name,overdue,financial_status,fulfillment_status,cancelled_at,total_price_set,payment_terms";

  public static Ledger read(ShopClient shop, LocalDate today) {
    var standing = new ArrayList<JsonNode>();
    var cancelled = new ArrayList<JsonNode>();
    for (var order : shop.list("orders.json?status=any&limit=250&fields=" + FIELDS, "orders")) {
      (order.path("cancelled_at").isNull() || order.path("cancelled_at").isMissingNode()
              ? standing
              : cancelled)
          .add(order);
    }
    return new Ledger(
        standing.size(),
        total(standing),
        cancelled.size(),
        total(cancelled),
        count(standing, "financial_status", "paid"),
        count(standing, "financial_status", "partially_paid"),
        count(standing, "financial_status", "pending"),
        standing.stream().filter(order -> overdue(order, today)).count(),
        count(standing, "fulfillment_status", "fulfilled"));
  }

  private static BigDecimal total(List<JsonNode> orders) {
    return orders.stream()
        .map(order -> Json.amount(order.at("/total_price_set/shop_money/amount")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long count(List<JsonNode> orders, String field, String value) {
    return orders.stream().filter(order -> order.path(field).asText().equals(value)).count();
  }

  /// As the shop says it, or a schedule that is due and not completed where it does not say.
  private static boolean overdue(JsonNode order, LocalDate today) {
    for (var said : List.of(order, order.path("payment_terms"))) {
      if (said.has("overdue")) {
        return said.path("overdue").asBoolean();
      }
    }
    for (var schedule : order.at("/payment_terms/payment_schedules")) {
      var due = schedule.path("due_at").asText("");
      boolean open = schedule.path("completed_at").asText("").isEmpty();
      if (open
          && !due.isEmpty()
          && LocalDate.parse(due.substring(0, DAY.length())).isBefore(today)) {
        return true;
      }
    }
    return false;
  }
}
