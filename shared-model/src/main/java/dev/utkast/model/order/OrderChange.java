package dev.utkast.model.order;

import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.sale.SaleContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// The next version of an order: what differs, the rest as it was.
final class OrderChange {
  private final Order from;
  private final Instant now;
  private SaleContent content;
  private Money paid;
  private int remindersSent;
  private ShippedUnits shippedUnits;
  private List<FulfillmentOrderId> fulfillmentOrderIds;
  private List<FulfillmentId> fulfillmentIds;
  private Optional<Cancellation> cancellation;
  private Optional<String> phone;
  private Optional<Integer> slipEdits;
  private int customerOrdinal;
  private Optional<Returned> returned;
  private Optional<RefundTotals> refunds;

  OrderChange(Order from, Instant now) {
    this.from = from;
    this.now = now;
    content = from.content();
    paid = from.paid();
    remindersSent = from.remindersSent();
    shippedUnits = from.shippedUnits();
    fulfillmentOrderIds = from.fulfillmentOrderIds();
    fulfillmentIds = from.fulfillmentIds();
    cancellation = from.cancellation();
    phone = from.phone();
    slipEdits = from.slipEdits();
    customerOrdinal = from.customerOrdinal();
    returned = from.returned();
    refunds = from.refunds();
  }

  OrderChange content(SaleContent value) {
    content = value;
    return this;
  }

  OrderChange phone(Optional<String> value) {
    phone = value;
    return this;
  }

  /// What was printed shows the order as it was.
  OrderChange newSlip() {
    slipEdits = Optional.of(from.slipRevision() + 1);
    return this;
  }

  OrderChange paid(Money value) {
    paid = value;
    return this;
  }

  OrderChange balance(OrderBalance value) {
    paid = value.paid();
    returned = Optional.of(value.returned()).filter(sent -> !sent.isNothing());
    return this;
  }

  OrderChange refunds(RefundTotals value) {
    refunds = Optional.of(value);
    return this;
  }

  OrderChange remindersSent(int value) {
    remindersSent = value;
    return this;
  }

  OrderChange shippedUnits(ShippedUnits value) {
    shippedUnits = value;
    return this;
  }

  OrderChange addFulfillmentOrder(FulfillmentOrderId id) {
    fulfillmentOrderIds = plus(fulfillmentOrderIds, id);
    return this;
  }

  OrderChange customerOrdinal(int value) {
    customerOrdinal = value;
    return this;
  }

  OrderChange addFulfillment(FulfillmentId id) {
    fulfillmentIds = plus(fulfillmentIds, id);
    return this;
  }

  OrderChange cancelled(Cancellation value) {
    cancellation = Optional.of(value);
    return this;
  }

  private static <T> List<T> plus(List<T> list, T id) {
    var longer = new ArrayList<>(list);
    longer.add(id);
    return longer;
  }

  Order done() {
    return made(from.version() + 1);
  }

  Order made(long version) {
    return new Order(
        from.id(),
        version,
        from.number(),
        from.draftId(),
        from.draftName(),
        content,
        from.priced(),
        customerOrdinal,
        from.dueOn(),
        paid,
        remindersSent,
        shippedUnits,
        fulfillmentOrderIds,
        fulfillmentIds,
        cancellation,
        from.timeline(),
        from.createdAt(),
        now,
        phone,
        slipEdits,
        returned,
        refunds);
  }
}
