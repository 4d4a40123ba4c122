package dev.utkast.model.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.id.LineId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an order knows of its lines.
class OrderLinesTest {

  @Test
  void aLineIsFoundById() {
    assertEquals("Pot", Sales.anOrder().line(Sales.POTS).orElseThrow().title());
    assertEquals(Optional.empty(), Sales.anOrder().line(new LineId(99)));
  }

  /// Older versions wrote it into the order.
  @Test
  void anOlderTimelineStaysAsItWas() {
    var told = new TimelineEvent(Sales.NOON, "Order made from draft #D5");
    var from = Sales.anOrder();
    var older =
        new Order(
            from.id(),
            from.version(),
            from.number(),
            from.draftId(),
            from.draftName(),
            from.content(),
            from.priced(),
            from.customerOrdinal(),
            from.dueOn(),
            from.paid(),
            from.remindersSent(),
            from.shippedUnits(),
            from.fulfillmentOrderIds(),
            from.fulfillmentIds(),
            from.cancellation(),
            List.of(told),
            from.createdAt(),
            from.updatedAt(),
            from.phone(),
            from.slipEdits(),
            from.returned(),
            from.refunds());
    assertEquals(List.of(told), Sales.cancelled(older).timeline());
  }
}
