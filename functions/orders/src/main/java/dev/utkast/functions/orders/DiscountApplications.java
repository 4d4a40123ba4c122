package dev.utkast.functions.orders;

import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.order.Order;
import dev.utkast.model.pricing.Discount;
import dev.utkast.model.sale.AppliedDiscount;
import java.util.ArrayList;
import java.util.List;

/// The discounts of an order in the order in which lines refer to them: each line's own, then the
/// order's.
final class DiscountApplications {
  private DiscountApplications() {}

  static List<Json> write(Order order) {
    var out = new ArrayList<Json>();
    for (var line : order.content().lines()) {
      line.discount().ifPresent(discount -> out.add(application(discount, false)));
    }
    order.content().discount().ifPresent(discount -> out.add(application(discount, true)));
    return out;
  }

  static int indexOfLine(Order order, int line) {
    return (int)
        order.content().lines().stream()
            .limit(line)
            .filter(before -> before.discount().isPresent())
            .count();
  }

  static int indexOfOrder(Order order) {
    return indexOfLine(order, order.content().lines().size());
  }

  private static Json application(AppliedDiscount applied, boolean across) {
    var out = Json.object().put("target_type", "line_item").put("type", "manual");
    return value(out, applied.discount())
        .put("allocation_method", across ? "across" : "each")
        .put("target_selection", across ? "all" : "explicit")
        .put("title", applied.title())
        .put("description", applied.description())
        .build();
  }

  private static ObjBuilder value(ObjBuilder out, Discount discount) {
    return switch (discount) {
      case Discount.FixedAmount(var amount) ->
          out.put("value", MoneyJson.of(amount)).put("value_type", "fixed_amount");
      case Discount.Percentage(var percent) ->
          out.put("value", percent.toPlainString()).put("value_type", "percentage");
    };
  }
}
