package dev.utkast.model.order;

import dev.utkast.model.money.MoneySet;
import java.util.List;
import org.joda.money.Money;

/// What the refunds of an order come to together.
///
/// @param count how many there were; the next one has the number after it
/// @param total what the price became less by, taxes included
/// @param subtotal of [#total], goods as the document's prices have them
/// @param discounts of goods that were taken back
/// @param underWay what providers were asked to pay back and have not answered yet, in the
///   presentment currency: it is not the shop's to give any more
/// @param beforeShipping units of each line that will not leave any more
/// @param afterShipping units of each line that were taken back, or let go, after they had left
public record RefundTotals(
    int count,
    MoneySet total,
    MoneySet tax,
    MoneySet subtotal,
    MoneySet discounts,
    Money underWay,
    List<Integer> beforeShipping,
    List<Integer> afterShipping) {

  public RefundTotals {
    beforeShipping = List.copyOf(beforeShipping);
    afterShipping = List.copyOf(afterShipping);
  }

  static RefundTotals none(Order order) {
    var zero = order.priced().total().toZero();
    var units = order.content().lines().stream().map(_ -> 0).toList();
    return new RefundTotals(0, zero, zero, zero, zero, zero.presentment(), units, units);
  }

  RefundTotals lessUnderWay(Money settled) {
    var left = underWay.minus(settled);
    return new RefundTotals(
        count,
        total,
        tax,
        subtotal,
        discounts,
        left.isNegative() ? left.multipliedBy(0) : left,
        beforeShipping,
        afterShipping);
  }
}
