package dev.utkast.model.fulfillment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.FulfillmentRefusal;
import dev.utkast.model.fulfillment.FulfillmentDecider.Wanted;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.FulfillmentOrderLineId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.lifecycle.FulfillmentOrders;
import dev.utkast.model.order.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be done with a fulfillment order of four cups and a pot, in each of its states; two
/// cups have left where it says so.
class FulfillmentDeciderTest {
  private static final Hold OUT = Hold.shortOf(List.of(new Shortage(Sales.POTS, 0, 1)));
  private static final Hold DROPPED =
      new Hold(Hold.Reason.INVENTORY_OUT_OF_STOCK, Optional.of("the stock is asked for again"));
  private static final Hold ADDRESS = FulfillmentOrders.ADDRESS;
  private static final FulfillmentOrderLineId CUPS = FulfillmentOrders.CUPS;
  private static final FulfillmentOrderLineId POTS = FulfillmentOrders.POTS;

  private static final String ACTIONS =
      """
      state                          | hold                                   | hold again                             | release                | cancel               | restocked     | short
      Open                           | to OnHold                              | to OnHold                              | -                      | to Cancelled         | -             | to OnHold
      InProgress                     | to OnHold                              | to OnHold                              | -                      | no: Shipped          | -             | -
      OnHold, out of stock           | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: Standing ON_HOLD_FOR_OTHER_REASONS | to OnHold              | to Cancelled         | to Open       | to OnHold
      OnHold, staff say out of stock | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: Standing ON_HOLD_FOR_OTHER_REASONS | to Open                | to Cancelled         | -             | -
      OnHold, stock asked for        | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: Standing ON_HOLD_FOR_OTHER_REASONS | -                      | to Cancelled         | to Open       | to OnHold
      OnHold, address                | -                                      | no: Standing ON_HOLD_FOR_OTHER_REASONS | to Open                | to Cancelled         | -             | -
      OnHold, address, shipped       | -                                      | no: Standing ON_HOLD_FOR_OTHER_REASONS | to InProgress          | no: Shipped          | -             | -
      OnHold, out of stock, shipped  | no: Standing ON_HOLD_FOR_OTHER_REASONS | no: Standing ON_HOLD_FOR_OTHER_REASONS | to OnHold              | no: Shipped          | to InProgress | to OnHold
      Closed                         | no: Standing CLOSED                    | no: Standing CLOSED                    | no: Standing CLOSED    | no: Shipped          | -             | -
      Cancelled                      | no: Standing CANCELLED                 | no: Standing CANCELLED                 | no: Standing CANCELLED | -                    | -             | -\
      """;

  private static FulfillmentOrder made(String state) {
    var parts = state.split(", ");
    var held =
        switch (parts.length > 1 ? parts[1] : "") {
          case "address" -> ADDRESS;
          case "staff say out of stock" -> DROPPED;
          case "stock asked for" -> Hold.askingAgain();
          default -> OUT;
        };
    var status =
        switch (parts[0]) {
          case "Open" -> new FulfillmentOrderStatus.Open();
          case "InProgress" -> new FulfillmentOrderStatus.InProgress();
          case "OnHold" -> new FulfillmentOrderStatus.OnHold(held);
          case "Closed" -> new FulfillmentOrderStatus.Closed();
          case "Cancelled" -> new FulfillmentOrderStatus.Cancelled();
          default -> throw new IllegalArgumentException(state);
        };
    boolean shipped = state.endsWith("shipped") || parts[0].equals("InProgress");
    int cups = parts[0].equals("Closed") ? 4 : shipped ? 2 : 0;
    int pots = parts[0].equals("Closed") ? 1 : 0;
    return FulfillmentOrders.of(new FulfillmentOrderId(30), status, cups, pots);
  }

  private static String outcome(String state, String action) {
    var current = made(state);
    var shortage = List.of(new Shortage(Sales.CUPS, 1, 4));
    return told(
        current,
        switch (action) {
          case "hold" -> FulfillmentDecider.hold(current, ADDRESS, Sales.LATER);
          case "hold again" ->
              FulfillmentDecider.hold(
                  current, new Hold(Hold.Reason.OTHER, Optional.empty()), Sales.LATER);
          case "release" -> FulfillmentDecider.release(current, Sales.LATER);
          case "cancel" -> FulfillmentDecider.cancel(current, Sales.LATER);
          case "restocked" -> FulfillmentDecider.restocked(current, List.of(), Sales.LATER);
          case "short" -> FulfillmentDecider.restocked(current, shortage, Sales.LATER);
          default -> throw new IllegalArgumentException(action);
        });
  }

  private static String told(FulfillmentOrder before, Decision<FulfillmentOrder> decision) {
    return Decisions.told(
        decision,
        next -> {
          assertEquals(before.version() + 1, next.version());
          assertEquals(before.lines(), next.lines());
          assertEquals(Sales.LATER, next.updatedAt());
          return "to " + next.status().getClass().getSimpleName();
        });
  }

  @Test
  void everyActionInEveryState() {
    var grid = Grid.of(ACTIONS);
    grid.coversStates(Grid.permitted(FulfillmentOrderStatus.class));
    grid.check(FulfillmentDeciderTest::outcome);
  }

  private static final String HELD_LINES =
      """
      state      | all       | 4 cups and pot     | 2 cups and pot     | pot                | 4 cups and others  | twice 2 cups and pot
      Open       | to OnHold | to OnHold          | no: LinesHeldAlone | no: LinesHeldAlone | no: LinesHeldAlone | to OnHold
      InProgress | to OnHold | no: LinesHeldAlone | to OnHold          | no: LinesHeldAlone | no: LinesHeldAlone | no: LinesHeldAlone\
      """;

  private static String holdLines(String state, String what) {
    var pot = new Wanted(POTS, 1);
    var lines =
        switch (what) {
          case "all" -> List.<Wanted>of();
          case "4 cups and pot" -> List.of(new Wanted(CUPS, 4), pot);
          case "2 cups and pot" -> List.of(new Wanted(CUPS, 2), pot);
          case "pot" -> List.of(pot);
          case "4 cups and others" ->
              List.of(new Wanted(CUPS, 4), pot, new Wanted(new FulfillmentOrderLineId(99), 1));
          case "twice 2 cups and pot" -> List.of(new Wanted(CUPS, 2), new Wanted(CUPS, 2), pot);
          default -> throw new IllegalArgumentException(what);
        };
    var current = made(state);
    return told(current, FulfillmentDecider.hold(current, ADDRESS, lines, Sales.LATER));
  }

  @Test
  void aHoldIsOnAllThatRemainsOrRefused() {
    Grid.of(HELD_LINES).check(FulfillmentDeciderTest::holdLines);
  }

  private static final String SHIPMENTS =
      """
      state      | all                    | 2 cups                 | 2 cups and pot         | 5 cups                 | 1 cup twice            | other line             | no cups                | -1 cups                | 2 pots
      Open       | Closed 4+1             | InProgress 2+0         | InProgress 2+1         | no: TooManyUnits       | InProgress 2+0         | no: UnknownLine        | no: TooFewUnits        | no: TooFewUnits        | no: TooManyUnits
      InProgress | Closed 2+1             | InProgress 2+0         | Closed 2+1             | no: TooManyUnits       | InProgress 2+0         | no: UnknownLine        | no: TooFewUnits        | no: TooFewUnits        | no: TooManyUnits
      OnHold     | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD   | no: Standing ON_HOLD
      Closed     | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED    | no: Standing CLOSED
      Cancelled  | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED | no: Standing CANCELLED\
      """;

  private static String ship(String state, String what) {
    var wanted =
        switch (what) {
          case "all" -> List.<Wanted>of();
          case "2 cups" -> List.of(new Wanted(CUPS, 2));
          case "2 cups and pot" -> List.of(new Wanted(CUPS, 2), new Wanted(POTS, 1));
          case "5 cups" -> List.of(new Wanted(CUPS, 5));
          case "1 cup twice" -> List.of(new Wanted(CUPS, 1), new Wanted(CUPS, 1));
          case "other line" -> List.of(new Wanted(new FulfillmentOrderLineId(99), 1));
          case "no cups" -> List.of(new Wanted(CUPS, 0));
          case "-1 cups" -> List.of(new Wanted(CUPS, -1), new Wanted(POTS, 1));
          case "2 pots" -> List.of(new Wanted(POTS, Integer.MAX_VALUE), new Wanted(POTS, 3));
          default -> throw new IllegalArgumentException(what);
        };
    var before = made(state);
    return Decisions.told(
        FulfillmentDecider.ship(before, wanted, Sales.LATER),
        shipment -> {
          var next = shipment.rest();
          assertEquals(before.version() + 1, next.version());
          assertEquals(Sales.LATER, next.updatedAt());
          for (var unit : shipment.units()) {
            assertTrue(unit.quantity() > 0, "what does not leave is in no parcel");
            assertEquals(
                shippedOf(before, unit.lineId()) + unit.quantity(), shippedOf(next, unit.lineId()));
          }
          return next.status().getClass().getSimpleName()
              + " "
              + units(shipment.units(), Sales.CUPS)
              + "+"
              + units(shipment.units(), Sales.POTS);
        });
  }

  private static int shippedOf(FulfillmentOrder made, LineId line) {
    return made.lines().stream()
        .filter(one -> one.lineId().equals(line))
        .mapToInt(FulfillmentOrder.Line::shipped)
        .sum();
  }

  private static int units(List<Fulfillment.Units> units, LineId line) {
    return units.stream()
        .filter(unit -> unit.lineId().equals(line))
        .mapToInt(Fulfillment.Units::quantity)
        .sum();
  }

  @Test
  void noMoreShipsThanIsLeftAndNothingWhileItIsHeld() {
    var grid = Grid.of(SHIPMENTS);
    grid.coversStates(Grid.permitted(FulfillmentOrderStatus.class));
    grid.check(FulfillmentDeciderTest::ship);
  }

  @Test
  void aShipmentThatIsRefusedSaysOfWhichLineAndHowMany() {
    assertEquals(
        Decision.refused(new FulfillmentRefusal.TooManyUnits(CUPS, 2, 3)), shipped(CUPS, 3));
    assertEquals(Decision.refused(new FulfillmentRefusal.TooFewUnits(POTS, 0)), shipped(POTS, 0));
    assertEquals(
        Decision.refused(new FulfillmentRefusal.UnknownLine(new FulfillmentOrderLineId(99))),
        shipped(new FulfillmentOrderLineId(99), 1));
  }

  private static Decision<FulfillmentDecider.Shipment> shipped(
      FulfillmentOrderLineId line, int units) {
    return FulfillmentDecider.ship(
        made("InProgress"), List.of(new Wanted(line, units)), Sales.LATER);
  }

  @ParameterizedTest
  @CsvSource({"4,1,true", "4,0,false", "3,1,false", "5,1,false", "0,0,false"})
  void aParcelIsWholeThatHoldsAllThereEverWas(int cups, int pots, boolean whole) {
    var units =
        List.of(new Fulfillment.Units(Sales.CUPS, cups), new Fulfillment.Units(Sales.POTS, pots));
    assertEquals(whole, made("Open").isWhole(units));
  }

  @Test
  void somethingRemainsUntilAllHasLeft() {
    assertTrue(made("Open").remains() && made("InProgress").remains());
    assertFalse(made("Closed").remains());
  }

  private static Optional<FulfillmentOrder> make(Order order, Shortage... shortages) {
    var ids = new AtomicLong(500);
    return FulfillmentDecider.make(
        order, Arrays.asList(shortages), new LocationId(1), ids::incrementAndGet, Sales.NOON);
  }

  @Test
  void whatTravelsIsInItAndWhatDoesNotIsNot() {
    var made = make(Sales.anOrder()).orElseThrow();
    assertEquals(new FulfillmentOrderStatus.Open(), made.status());
    assertEquals(
        List.of(Sales.CUPS, Sales.POTS),
        made.lines().stream().map(FulfillmentOrder.Line::lineId).toList());
    assertEquals(
        List.of(4, 1), made.lines().stream().map(FulfillmentOrder.Line::remaining).toList());
    assertEquals(3, made.lines().stream().map(FulfillmentOrder.Line::id).distinct().count() + 1);
    assertEquals(1, made.version());
  }

  @Test
  void whereStockIsShortItStartsOnHoldAndSaysWhere() {
    var made = make(Sales.anOrder(), new Shortage(Sales.CUPS, 1, 4)).orElseThrow();
    var hold = Hold.shortOf(List.of(new Shortage(Sales.CUPS, 1, 4)));
    assertEquals(Optional.of(hold), made.hold());
  }

  @Test
  void aHoldNamesFiveLinesAtMost() {
    var many = new Shortage[7];
    Arrays.setAll(many, i -> new Shortage(new LineId(i), 0, 1));
    var hold = make(Sales.anOrder(), many).flatMap(FulfillmentOrder::hold).orElseThrow();
    var first = List.of(many).subList(0, 5);
    assertEquals(Optional.of(new Hold.ShortOfStock(first)), hold.ofStock());
  }

  private static final String ALLOWED =
      """
      state      | actions
      Open       | create_fulfillment hold
      InProgress | create_fulfillment hold
      OnHold     | release_hold
      Closed     | -
      Cancelled  | -\
      """;

  @Test
  void clientsAreToldWhatMayBeDone() {
    var grid = Grid.of(ALLOWED);
    grid.check((state, _) -> {
      var labels =
          FulfillmentDecider.actions(made(state)).stream()
              .map(FulfillmentDecider.Action::label)
              .toList();
      return labels.isEmpty() ? "-" : String.join(" ", labels);
    });
    grid.coversStates(Grid.permitted(FulfillmentOrderStatus.class));
  }

  /// What clients are told of is what the rules do: each action that is named changes something,
  /// and none of the others does.
  @Test
  void whatMayBeDoneIsWhatTheRulesDo() {
    for (var state : Grid.permitted(FulfillmentOrderStatus.class)) {
      var current = made(state);
      var done =
          Map.of(
              FulfillmentDecider.Action.CREATE_FULFILLMENT,
              FulfillmentDecider.ship(current, List.of(), Sales.LATER),
              FulfillmentDecider.Action.HOLD,
              FulfillmentDecider.hold(
                  current, new Hold(Hold.Reason.OTHER, Optional.of("why")), Sales.LATER),
              FulfillmentDecider.Action.RELEASE_HOLD,
              FulfillmentDecider.release(current, Sales.LATER));
      done.forEach((action, decision) ->
          assertEquals(
              FulfillmentDecider.actions(current).contains(action),
              decision instanceof Decision.Changed<?>,
              state + " " + action));
    }
  }

  @Test
  void aCancelledOrderAndAServiceNeedNone() {
    assertEquals(Optional.empty(), make(Sales.cancelled(Sales.anOrder())));
    var service = Sales.content(Sales.aService(Sales.TASTING, "Tasting", "25.00"));
    assertEquals(Optional.empty(), make(Sales.anOrder(service)));
  }

  @ParameterizedTest
  @CsvSource({"Open,open", "InProgress,in_progress", "OnHold,on_hold", "Closed,closed"})
  void eachStatusHasItsLabel(String state, String label) {
    assertEquals(label, made(state).status().label());
  }

  @Test
  void eachReasonIsReadFromItsLabel() {
    for (var reason : Hold.Reason.values()) {
      assertEquals(Optional.of(reason), Hold.Reason.of(reason.label()));
    }
    assertEquals(Optional.empty(), Hold.Reason.of("OTHER"));
    assertEquals("cancelled", made("Cancelled").status().label());
  }
}
