package dev.utkast.model.fulfillment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.fulfillment.FulfillmentDecider.Outcome;
import dev.utkast.model.fulfillment.FulfillmentDecider.ShipOutcome;
import dev.utkast.model.fulfillment.FulfillmentDecider.Wanted;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be done with a fulfillment order of four cups and a pot, in each of its states; two
/// cups have left where it says so.
class FulfillmentDeciderTest {
  private static final Hold OUT = Hold.ofStock(Optional.empty());
  private static final Hold DROPPED =
      new Hold(Hold.Reason.INVENTORY_OUT_OF_STOCK, Optional.of("the stock is asked for again"));
  private static final Hold ADDRESS =
      new Hold(Hold.Reason.INCORRECT_ADDRESS, Optional.of("no number"));
  private static final long CUPS = 1;
  private static final long POTS = 2;

  private static final String ACTIONS =
      """
      state                      | hold       | hold again | release        | cancel        | restocked  | short
      Open                       | to OnHold  | to OnHold  | -              | to Cancelled  | -          | to OnHold
      InProgress                 | to OnHold  | to OnHold  | -              | no: fulfillment_order | - | -
      OnHold, out of stock       | no: fulfillment_order | no: fulfillment_order | to OnHold | to Cancelled | to Open | to OnHold
      OnHold, staff say out of stock | no: fulfillment_order | no: fulfillment_order | to Open | to Cancelled | - | -
      OnHold, stock asked for    | no: fulfillment_order | no: fulfillment_order | - | to Cancelled | to Open | to OnHold
      OnHold, address            | -          | no: fulfillment_order | to Open | to Cancelled | -     | -
      OnHold, address, shipped   | -          | no: fulfillment_order | to InProgress | no: fulfillment_order | - | -
      OnHold, out of stock, shipped | no: fulfillment_order | no: fulfillment_order | to OnHold | no: fulfillment_order | to InProgress | to OnHold
      Closed                     | no: fulfillment_order | no: fulfillment_order | no: fulfillment_order | no: fulfillment_order | - | -
      Cancelled                  | no: fulfillment_order | no: fulfillment_order | no: fulfillment_order | -        | - | -\
      """;

  private static FulfillmentOrder made(String state) {
    var parts = state.split(", ");
    var held =
        switch (parts.length > 1 ? parts[1] : "") {
          case "address" -> ADDRESS;
          case "staff say out of stock" -> DROPPED;
          case "stock asked for" -> Hold.ASKED_FOR_STOCK;
          default -> OUT;
        };
    var status =
        switch (parts[0]) {
          case "Open" -> new FulfillmentStatus.Open();
          case "InProgress" -> new FulfillmentStatus.InProgress();
          case "OnHold" -> new FulfillmentStatus.OnHold(held);
          case "Closed" -> new FulfillmentStatus.Closed();
          case "Cancelled" -> new FulfillmentStatus.Cancelled();
          default -> throw new IllegalArgumentException(state);
        };
    boolean shipped = state.endsWith("shipped") || parts[0].equals("InProgress");
    int cups = parts[0].equals("Closed") ? 4 : shipped ? 2 : 0;
    int pots = parts[0].equals("Closed") ? 1 : 0;
    return new FulfillmentOrder(
        30,
        6,
        2,
        1,
        status,
        List.of(
            new FulfillmentOrder.Line(CUPS, Sales.CUPS, 4, cups),
            new FulfillmentOrder.Line(POTS, Sales.POTS, 1, pots)),
        Sales.NOON,
        Sales.NOON);
  }

  private static String outcome(String state, String action) {
    var current = made(state);
    var shortage = List.of(new Message.Shortage(Sales.CUPS, 1, 4));
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

  private static String told(FulfillmentOrder before, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed(var next) -> {
        assertEquals(before.version() + 1, next.version());
        assertEquals(before.lines(), next.lines());
        assertEquals(Sales.LATER, next.updatedAt());
        yield "to " + next.status().getClass().getSimpleName();
      }
      case Outcome.Unchanged(var current) -> {
        assertEquals(before, current);
        yield "-";
      }
      case Outcome.Rejected(var field, _) -> "no: " + field;
    };
  }

  @Test
  void everyActionInEveryState() {
    var grid = Grid.of(ACTIONS);
    grid.coversStates(Grid.permitted(FulfillmentStatus.class));
    grid.check(FulfillmentDeciderTest::outcome);
  }

  private static final String HELD_LINES =
      """
      state      | all           | 4 cups and pot | 2 cups and pot | pot    | 4 cups and others | twice 2 cups and pot
      Open       | to OnHold     | to OnHold      | no: fulfillment_order_line_items | no: fulfillment_order_line_items | no: fulfillment_order_line_items | to OnHold
      InProgress | to OnHold     | no: fulfillment_order_line_items | to OnHold | no: fulfillment_order_line_items | no: fulfillment_order_line_items | no: fulfillment_order_line_items\
      """;

  private static String holdLines(String state, String what) {
    var pot = new Wanted(POTS, 1);
    var lines =
        switch (what) {
          case "all" -> List.<Wanted>of();
          case "4 cups and pot" -> List.of(new Wanted(CUPS, 4), pot);
          case "2 cups and pot" -> List.of(new Wanted(CUPS, 2), pot);
          case "pot" -> List.of(pot);
          case "4 cups and others" -> List.of(new Wanted(CUPS, 4), pot, new Wanted(99, 1));
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
      state      | all               | 2 cups         | 2 cups and pot    | 5 cups | 1 cup twice       | other line | no cups | -1 cups | 2 pots
      Open       | Closed 4+1        | InProgress 2+0 | InProgress 2+1    | no     | InProgress 2+0    | no         | no      | no      | no
      InProgress | Closed 2+1        | InProgress 2+0 | Closed 2+1        | no     | InProgress 2+0    | no         | no      | no      | no
      OnHold     | held              | held           | held              | held   | held              | held       | held    | held    | held
      Closed     | held              | held           | held              | held   | held              | held       | held    | held    | held
      Cancelled  | held              | held           | held              | held   | held              | held       | held    | held    | held\
      """;

  private static String ship(String state, String what) {
    var wanted =
        switch (what) {
          case "all" -> List.<Wanted>of();
          case "2 cups" -> List.of(new Wanted(CUPS, 2));
          case "2 cups and pot" -> List.of(new Wanted(CUPS, 2), new Wanted(POTS, 1));
          case "5 cups" -> List.of(new Wanted(CUPS, 5));
          case "1 cup twice" -> List.of(new Wanted(CUPS, 1), new Wanted(CUPS, 1));
          case "other line" -> List.of(new Wanted(99, 1));
          case "no cups" -> List.of(new Wanted(CUPS, 0));
          case "-1 cups" -> List.of(new Wanted(CUPS, -1), new Wanted(POTS, 1));
          case "2 pots" -> List.of(new Wanted(POTS, Integer.MAX_VALUE), new Wanted(POTS, 3));
          default -> throw new IllegalArgumentException(what);
        };
    var before = made(state);
    return switch (FulfillmentDecider.ship(before, wanted, Sales.LATER)) {
      case ShipOutcome.Shipped(var next, var units) -> {
        assertEquals(before.version() + 1, next.version());
        for (var unit : units) {
          assertEquals(
              shippedOf(before, unit.lineId()) + unit.quantity(), shippedOf(next, unit.lineId()));
        }
        yield next.status().getClass().getSimpleName()
            + " "
            + units(units, Sales.CUPS)
            + "+"
            + units(units, Sales.POTS);
      }
      case ShipOutcome.Rejected(var field, _) ->
          field.equals("fulfillment_order_line_items") ? "no" : "held";
    };
  }

  private static int shippedOf(FulfillmentOrder made, long line) {
    return made.lines().stream()
        .filter(one -> one.lineId() == line)
        .mapToInt(FulfillmentOrder.Line::shipped)
        .sum();
  }

  private static int units(List<Fulfillment.Units> units, long line) {
    return units.stream()
        .filter(unit -> unit.lineId() == line)
        .mapToInt(Fulfillment.Units::quantity)
        .sum();
  }

  @Test
  void noMoreShipsThanIsLeftAndNothingWhileItIsHeld() {
    var grid = Grid.of(SHIPMENTS);
    grid.coversStates(Grid.permitted(FulfillmentStatus.class));
    grid.check(FulfillmentDeciderTest::ship);
  }

  private static Optional<FulfillmentOrder> make(Order order, Message.Shortage... shortages) {
    var ids = new AtomicLong(500);
    return FulfillmentDecider.make(
        order, Arrays.asList(shortages), 1, ids::incrementAndGet, Sales.NOON);
  }

  @Test
  void whatTravelsIsInItAndWhatDoesNotIsNot() {
    var made = make(Sales.anOrder()).orElseThrow();
    assertEquals(new FulfillmentStatus.Open(), made.status());
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
    var made = make(Sales.anOrder(), new Message.Shortage(Sales.CUPS, 1, 4)).orElseThrow();
    assertEquals(Optional.of(Hold.ofStock(Optional.of("line 11: 1 of 4"))), made.hold());
  }

  @Test
  void aHoldNamesFiveLinesAtMost() {
    var many = new Message.Shortage[7];
    Arrays.setAll(many, i -> new Message.Shortage(i, 0, 1));
    var notes = make(Sales.anOrder(), many).flatMap(FulfillmentOrder::hold).orElseThrow().notes();
    assertEquals(5, notes.orElseThrow().split("; ").length);
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
