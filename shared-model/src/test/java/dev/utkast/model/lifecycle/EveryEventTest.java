package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.LineId;
import dev.utkast.model.order.Order;
import dev.utkast.model.shop.SalesSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each kind of event is told by some decision.
class EveryEventTest {
  private static final Instant FAR = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void everyKindOfEventHappens() {
    var order = Sales.anOrder();
    var nobody =
        Sales.anOrder(
            Sales.content(
                Optional.empty(), Optional.empty(), Sales.aLine(new LineId(1), "Cup", 1, "10.00")));
    var events =
        Stream.of(
            amended(order),
            reminded(order),
            reminded(nobody),
            changed(
                    ShippingDecider.hold(
                        FulfillmentOrders.in("Open"),
                        FulfillmentOrders.ADDRESS,
                        List.of(),
                        Sales.STAFF,
                        Sales.LATER))
                .event(),
            released(FulfillmentOrders.in("OnHold")),
            released(FulfillmentOrders.in("OnHold, no stock")),
            changed(
                    ClaimDecider.goOn(
                        Sales.readyToPick(order),
                        Optional.of(FulfillmentOrders.in("OnHold, no stock")),
                        new ClaimDecider.Claims(Decision.alreadyDone(), List.of()),
                        () -> 1,
                        Shelves.LOCATION,
                        () -> 9,
                        Sales.LATER))
                .event()
                .orElseThrow());
    assertEquals(
        Grid.permitted(OrderEvent.What.class),
        events.map(event -> event.what().getClass().getSimpleName()).collect(Collectors.toSet()));
  }

  private static OrderEvent amended(Order order) {
    var asked = Amendments.asked(order, "phone");
    return changed(
            OrderChangeDecider.amend(
                order, asked, SalesSettings.unset(), Sales.aShop(), Sales.STAFF, Sales.LATER))
        .event();
  }

  private static OrderEvent reminded(Order order) {
    return changed(OrderChangeDecider.remind(order, Sales.aShop(), FAR, FAR)).event();
  }

  private static OrderEvent released(FulfillmentOrder held) {
    return changed(ShippingDecider.release(held, Sales.STAFF, Sales.LATER)).event();
  }
}
