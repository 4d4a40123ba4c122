package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static dev.utkast.model.lifecycle.Shelves.CUPS;
import static dev.utkast.model.lifecycle.Shelves.LOCATION;
import static dev.utkast.model.lifecycle.Shelves.POTS;
import static dev.utkast.model.lifecycle.Shelves.line;
import static dev.utkast.model.lifecycle.Shelves.movement;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.lifecycle.Change.StockMoved;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What lines of order 2 do to the stock of cups (71) and pots (72). Levels are written `on
/// hand/committed`, and are read in version 8.
class OrderStockDeciderTest {

  private static final String CLAIMS =
      """
      sold as   | DENY 5/0 | DENY 4/0 | DENY 3/0     | DENY uncounted | CONTINUE 3/0 | CONTINUE uncounted | UNTRACKED 3/0 | gone 3/0 | gone uncounted
      DENY      | 5/4 v9   | 4/4 v9   | short 3 of 4 | short 0 of 4   | 3/4 v9       | 0/4 v1             | 3/4 v9        | 3/4 v9   | 0/4 v1
      CONTINUE  | 5/4 v9   | 4/4 v9   | short 3 of 4 | short 0 of 4   | 3/4 v9       | 0/4 v1             | 3/4 v9        | 3/4 v9   | 0/4 v1
      UNTRACKED | 5/4 v9   | 4/4 v9   | short 3 of 4 | short 0 of 4   | 3/4 v9       | 0/4 v1             | -             | -        | -\
      """;

  private static Optional<StockPolicy> policy(String today) {
    var word = today.split(" ")[0];
    return word.equals("gone") ? Optional.empty() : Optional.of(StockPolicy.valueOf(word));
  }

  private static Order order(SaleLine... lines) {
    return Sales.anOrder(Sales.content(lines));
  }

  private static Decision<StockMoved> claim(Order order, FoundStock stock) {
    return OrderStockDecider.claim(order, OrderStockDecider.stocked(order), stock, Sales.LATER);
  }

  private static String claimed(String soldAs, String today) {
    var order = order(line(new LineId(11), CUPS, 4, StockPolicy.valueOf(soldAs)));
    var stock = Shelves.with(Shelves.none(), CUPS, today.split(" ")[1], policy(today));
    return Decisions.told(
        claim(order, stock),
        moved -> {
          if (!moved.shortages().isEmpty()) {
            assertEquals(List.of(), moved.levels());
            assertEquals(List.of(), moved.movements());
            var line = moved.shortages().getFirst();
            assertEquals(new Shortage(new LineId(11), line.available(), line.wanted()), line);
            return "short " + line.available() + " of " + line.wanted();
          }
          var level = moved.levels().getFirst();
          assertEquals(
              List.of(
                  new Movement(
                      "CLAIM#2#11", CUPS, LOCATION, Movement.Kind.CLAIM, 0, 4, Sales.LATER)),
              moved.movements());
          assertEquals(LOCATION, level.locationId());
          return level.onHand() + "/" + level.committed() + " v" + level.version();
        });
  }

  /// What may be oversold is asked of the catalogue on the day of the sale; what nobody can count
  /// any more may be.
  @Test
  void aLineIsClaimedAsTheCatalogueOfTheDayHasIt() {
    var grid = Grid.of(CLAIMS);
    grid.coversStates(Grid.constants(StockPolicy.class));
    assertEquals(
        Grid.constants(StockPolicy.class),
        grid.actions().stream()
            .map(action -> action.split(" ")[0])
            .filter(word -> !word.equals("gone"))
            .collect(Collectors.toSet()));
    grid.check(OrderStockDeciderTest::claimed);
  }

  private static final String SENT_BEFORE =
      """
      before                      | DENY                                 | UNTRACKED
      nothing                     | [71 5/4 v9] by [CLAIM#2#11 0/4]      | [71 5/4 v9] by [CLAIM#2#11 0/4]
      claimed                     | -                                    | -
      1 sent                      | [71 5/3 v9] by [CLAIM#2#11 0/3]      | -
      1 sent, 2 sent              | [71 5/1 v9] by [CLAIM#2#11 0/1]      | -
      4 sent                      | -                                    | -
      1 sent without a trace      | [71 5/4 v9] by [CLAIM#2#11 0/4]      | -
      claimed, 1 sent             | -                                    | -\
      """;

  private static String claimedAfter(String before, String soldAs) {
    var order = order(line(new LineId(11), CUPS, 4, StockPolicy.valueOf(soldAs)));
    var stock = Shelves.with(Shelves.none(), CUPS, "5/0", Optional.of(StockPolicy.DENY));
    for (var event : before.split(", ")) {
      if (event.equals("claimed")) {
        stock = Shelves.with(stock, movement("CLAIM#2#11", CUPS, Movement.Kind.CLAIM, 0, 4));
      } else if (event.contains("sent")) {
        int units = event.charAt(0) - '0';
        order = Sales.shipped(order, units);
        var key = Movement.shipKey(order.fulfillmentIds().getLast(), new LineId(11));
        if (!event.endsWith("without a trace")) {
          stock = Shelves.with(stock, movement(key, CUPS, Movement.Kind.SHIP, -units, 0));
        }
      }
    }
    return Decisions.told(claim(order, stock), Shelves::told);
  }

  @Test
  void whatHasLeftIsNotPromisedAgain() {
    Grid.of(SENT_BEFORE).check(OrderStockDeciderTest::claimedAfter);
  }

  /// Two lines of cups with one of pots between them.
  private static final SaleLine[] LINES = {
    line(new LineId(11), CUPS, 4, StockPolicy.DENY),
    line(new LineId(12), POTS, 1, StockPolicy.DENY),
    line(new LineId(13), CUPS, 3, StockPolicy.DENY)
  };

  private static final String TOGETHER =
      """
      cups, pots         | claimed
      7/0, 1/0           | [71 7/7 v9, 72 1/1 v9] by [CLAIM#2#11 0/4, CLAIM#2#12 0/1, CLAIM#2#13 0/3]
      6/0, 1/0           | [71 6/4 v9, 72 1/1 v9] by [CLAIM#2#11 0/4, CLAIM#2#12 0/1] short [13 2 of 3]
      3/0, 1/0           | [72 1/1 v9, 71 3/3 v9] by [CLAIM#2#12 0/1, CLAIM#2#13 0/3] short [11 3 of 4]
      2/0, 0/0           | [] by [] short [11 2 of 4, 12 0 of 1, 13 2 of 3]
      uncounted, 1/0     | [72 1/1 v9] by [CLAIM#2#12 0/1] short [11 0 of 4, 13 0 of 3]\
      """;

  private static FoundStock stock(String levels) {
    var parts = levels.split(", ");
    var deny = Optional.of(StockPolicy.DENY);
    return Shelves.with(Shelves.with(Shelves.none(), CUPS, parts[0], deny), POTS, parts[1], deny);
  }

  @Test
  void linesOfOneVariantSeeEachOtherAndWriteItsLevelOnce() {
    Grid.of(TOGETHER)
        .check((levels, _) -> Decisions.told(claim(order(LINES), stock(levels)), Shelves::told));
  }

  @Test
  void twoPartsOfAnOrderAreTwoVersions() {
    var order = order(LINES);
    var stock = stock("7/0, 1/0");
    var lines = order.content().lines();
    var first = changed(OrderStockDecider.claim(order, lines.subList(0, 2), stock, Sales.LATER));
    assertEquals("[71 7/4 v9, 72 1/1 v9] by [CLAIM#2#11 0/4, CLAIM#2#12 0/1]", Shelves.told(first));
    var then = Shelves.after(stock, first);
    assertEquals(
        "[71 7/7 v10] by [CLAIM#2#13 0/3]",
        Shelves.told(
            changed(OrderStockDecider.claim(order, lines.subList(2, 3), then, Sales.LATER))));
    assertEquals("[71 7/7 v10] by [CLAIM#2#13 0/3]", Shelves.told(changed(claim(order, then))));
  }

  @Test
  void aFirstMovementMakesTheFirstVersion() {
    var order =
        order(
            line(new LineId(11), CUPS, 4, StockPolicy.CONTINUE),
            line(new LineId(13), CUPS, 3, StockPolicy.CONTINUE));
    assertEquals(
        "[71 0/7 v1] by [CLAIM#2#11 0/4, CLAIM#2#13 0/3]",
        Shelves.told(changed(claim(order, Shelves.none()))));
  }

  private static final String RELEASES =
      """
      claimed before | back to the shelf                                       | off the shelf
      none           | -                                                       | -
      11             | [71 9/3 v9] by [RELEASE#2#11 0/-4]                      | [71 5/3 v9] by [RELEASE#2#11 -4/-4]
      11 13          | [71 9/0 v9] by [RELEASE#2#11 0/-4, RELEASE#2#13 0/-3]   | [71 2/0 v9] by [RELEASE#2#11 -4/-4, RELEASE#2#13 -3/-3]
      11 12          | [71 9/3 v9, 72 2/0 v9] by [RELEASE#2#11 0/-4, RELEASE#2#12 0/-1] | [71 5/3 v9, 72 1/0 v9] by [RELEASE#2#11 -4/-4, RELEASE#2#12 -1/-1]
      11 13 released 11 | [71 9/4 v9] by [RELEASE#2#13 0/-3]                   | [71 6/4 v9] by [RELEASE#2#13 -3/-3]
      11 released 11 | -                                                       | -\
      """;

  private static String released(String before, String how) {
    var order =
        Sales.cancelled(
            order(LINES),
            new Cancellation(
                Cancellation.Reason.OTHER,
                Sales.NOON,
                how.equals("off the shelf"),
                false,
                Optional.empty()));
    var parts = before.split(" released ");
    var stock = stock("9/7, 2/1");
    for (var line : order.content().lines()) {
      var id = Long.toString(line.id().value());
      int quantity = line.quantity();
      var item = line.variantId().orElseThrow();
      if (parts[0].contains(id)) {
        stock =
            Shelves.with(stock, movement("CLAIM#2#" + id, item, Movement.Kind.CLAIM, 0, quantity));
      }
      if (parts.length > 1 && parts[1].contains(id)) {
        stock =
            Shelves.with(
                stock, movement("RELEASE#2#" + id, item, Movement.Kind.RELEASE, 0, -quantity));
      }
    }
    return Decisions.told(
        OrderStockDecider.release(order, OrderStockDecider.stocked(order), stock, Sales.LATER),
        moved -> {
          assertEquals(List.of(), moved.shortages());
          return Shelves.told(moved);
        });
  }

  @Test
  void whatWasClaimedIsGivenBackOnce() {
    Grid.of(RELEASES).check(OrderStockDeciderTest::released);
  }

  private static final String SHIPMENTS =
      """
      before        | DENY, DENY                         | DENY, UNTRACKED                    | DENY, gone                         | UNTRACKED, DENY                    | UNTRACKED, UNTRACKED | UNTRACKED, gone
      unclaimed     | [71 7/7 v9] by [SHIP#21#11 -2/0]   | [71 7/7 v9] by [SHIP#21#11 -2/0]   | [71 7/7 v9] by [SHIP#21#11 -2/0]   | [71 7/7 v9] by [SHIP#21#11 -2/0]   | -                    | -
      claimed       | [71 7/5 v9] by [SHIP#21#11 -2/-2]  | [71 7/5 v9] by [SHIP#21#11 -2/-2]  | [71 7/5 v9] by [SHIP#21#11 -2/-2]  | [71 7/5 v9] by [SHIP#21#11 -2/-2]  | [71 7/5 v9] by [SHIP#21#11 -2/-2] | [71 7/5 v9] by [SHIP#21#11 -2/-2]
      shipped       | -                                  | -                                  | -                                  | -                                  | -                    | -
      claimed, shipped | -                               | -                                  | -                                  | -                                  | -                    | -\
      """;

  private static Fulfillment parcel(Fulfillment.Units... units) {
    return new Fulfillment(
        new FulfillmentId(21),
        new OrderId(2),
        new FulfillmentOrderId(31),
        LOCATION,
        1,
        List.of(units),
        new Fulfillment.Tracking(Optional.empty(), Optional.empty(), Optional.empty()),
        Sales.NOON,
        Optional.empty(),
        false,
        false,
        false,
        Optional.empty());
  }

  private static String shipped(String before, String soldAsAndToday) {
    var words = soldAsAndToday.split(", ");
    var order = order(line(new LineId(11), CUPS, 4, StockPolicy.valueOf(words[0])));
    var stock = Shelves.with(Shelves.none(), CUPS, "9/7", policy(words[1]));
    if (before.startsWith("claimed")) {
      stock = Shelves.with(stock, movement("CLAIM#2#11", CUPS, Movement.Kind.CLAIM, 0, 4));
    }
    if (before.endsWith("shipped")) {
      stock = Shelves.with(stock, movement("SHIP#21#11", CUPS, Movement.Kind.SHIP, -2, 0));
    }
    var parcel = parcel(new Fulfillment.Units(new LineId(11), 2));
    return Decisions.told(
        OrderStockDecider.ship(
            order, parcel, OrderStockDecider.shipped(order, parcel), stock, Sales.LATER),
        Shelves::told);
  }

  /// What was never claimed and is not counted leaves no trace.
  @Test
  void aParcelIsTakenOffTheShelfOnce() {
    Grid.of(SHIPMENTS).check(OrderStockDeciderTest::shipped);
  }

  @Test
  void aParcelWithTwoLinesOfOneVariantWritesItsLevelOnce() {
    var order = order(LINES);
    var parcel =
        parcel(new Fulfillment.Units(new LineId(11), 1), new Fulfillment.Units(new LineId(13), 3));
    var lines = OrderStockDecider.shipped(order, parcel);
    assertEquals(
        List.of(new LineId(11), new LineId(13)), lines.stream().map(SaleLine::id).toList());
    assertEquals(
        "[71 5/7 v9] by [SHIP#21#11 -1/0, SHIP#21#13 -3/0]",
        Shelves.told(
            changed(OrderStockDecider.ship(order, parcel, lines, stock("9/7, 1/0"), Sales.LATER))));
  }

  @Test
  void onlyLinesOfTheCatalogueHaveStock() {
    var order = order(LINES[0], Sales.aService(new LineId(14), "Tasting", "25.00"));
    assertEquals(List.of(LINES[0]), OrderStockDecider.stocked(order));
    assertEquals(
        List.of(),
        OrderStockDecider.shipped(order, parcel(new Fulfillment.Units(new LineId(14), 1))));
  }

  @Test
  void whatIsLookedAtIsWhatItDependsOn() {
    var order = Sales.shipped(Sales.shipped(order(LINES), 1, 0, 0), 1, 0, 0);
    assertEquals(
        List.of("CLAIM#2#11", "SHIP#21#11", "SHIP#22#11"),
        OrderStockDecider.keysOfClaim(order, LINES[0]));
    assertEquals(
        List.of("CLAIM#2#11", "RELEASE#2#11"), OrderStockDecider.keysOfRelease(order, LINES[0]));
    assertEquals(
        List.of("CLAIM#2#12", "SHIP#21#12"),
        OrderStockDecider.keysOfShipment(order, parcel(), LINES[1]));
  }
}
