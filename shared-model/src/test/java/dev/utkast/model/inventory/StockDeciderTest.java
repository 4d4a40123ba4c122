package dev.utkast.model.inventory;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockDecider.Moved;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What sales, shipments and counts do to a level. Levels are written `on hand/committed`.
class StockDeciderTest {
  private static final VariantId ITEM = new VariantId(1);
  private static final LocationId PLACE = new LocationId(2);
  private static final Movement.SoldLine LINE =
      new Movement.SoldLine(new OrderId(7), new LineId(3));
  private static final FulfillmentId PARCEL = new FulfillmentId(4);

  private static final String CLAIMS =
      """
      level, claimed before | DENY 4            | DENY 5            | DENY 6            | CONTINUE 5 | CONTINUE 6 | UNTRACKED 6
      5/0                   | 5/4               | 5/5               | no: OutOfStock 5 of 6  | 5/5        | 5/6        | 5/6
      7/2                   | 7/6               | 7/7               | no: OutOfStock 5 of 6  | 7/7        | 7/8        | 7/8
      0/0                   | no: OutOfStock 0 of 4  | no: OutOfStock 0 of 5  | no: OutOfStock 0 of 6  | 0/5        | 0/6        | 0/6
      5/7                   | no: OutOfStock -2 of 4 | no: OutOfStock -2 of 5 | no: OutOfStock -2 of 6 | 5/12       | 5/13       | 5/13
      0/3000000000          | no: OutOfStock -3000000000 of 4 | no: OutOfStock -3000000000 of 5 | no: OutOfStock -3000000000 of 6 | 0/3000000005 | 0/3000000006 | 0/3000000006
      5/0, yes              | -                 | -                 | -                 | -          | -          | -
      0/0, yes              | -                 | -                 | -                 | -          | -          | -\
      """;

  private static StockLevel level(String text) {
    var parts = text.split(",")[0].split("/");
    return new StockLevel(
        ITEM, PLACE, 8, Long.parseLong(parts[0]), Long.parseLong(parts[1]), Sales.NOON);
  }

  private static Optional<Movement> movement(boolean there, Movement.Kind kind, long committed) {
    return there
        ? Optional.of(new Movement("earlier", ITEM, PLACE, kind, 0, committed, Sales.NOON))
        : Optional.empty();
  }

  private static String claim(String state, String wanted) {
    var policy = StockPolicy.valueOf(wanted.split(" ")[0]);
    int quantity = Integer.parseInt(wanted.split(" ")[1]);
    var earlier = movement(state.endsWith("yes"), Movement.Kind.CLAIM, 5);
    return told(
        level(state),
        StockDecider.claim(level(state), earlier, LINE, quantity, policy, Sales.LATER));
  }

  private static String told(StockLevel before, Decision<Moved> decision) {
    if (decision
        instanceof Decision.Refused<Moved>(StockRefusal.OutOfStock(var available, var wanted))) {
      return "no: OutOfStock " + available + " of " + wanted;
    }
    return Decisions.told(
        decision,
        moved -> {
          var next = moved.next();
          var movement = moved.movement();
          assertEquals(before.version() + 1, next.version());
          assertEquals(before.onHand() + movement.onHandChange(), next.onHand());
          assertEquals(before.committed() + movement.committedChange(), next.committed());
          assertEquals(Sales.LATER, next.updatedAt());
          assertEquals(Sales.LATER, movement.at());
          return next.onHand() + "/" + next.committed();
        });
  }

  @Test
  void aClaimTakesWhatThereIsAndNoMoreUnlessItMay() {
    var grid = Grid.of(CLAIMS);
    assertEquals(
        Grid.constants(StockPolicy.class),
        grid.actions().stream().map(a -> a.split(" ")[0]).collect(Collectors.toSet()));
    grid.check(StockDeciderTest::claim);
  }

  private static final String UNDOING =
      """
      level, claimed, done before | release | give up | ship 2 | ship 5
      9/5, 5, no                  | 9/0     | 4/0     | 7/3    | 4/0
      9/7, 5, no                  | 9/2     | 4/2     | 7/5    | 4/2
      1/5, 5, no                  | 1/0     | -4/0    | -1/3   | -4/0
      9/5, none, no               | -       | -       | 7/5    | 4/5
      0/0, none, no               | -       | -       | -2/0   | -5/0
      9/5, 5, yes                 | -       | -       | -      | -
      9/5, none, yes              | -       | -       | -      | -\
      """;

  private static String undo(String state, String action) {
    var parts = state.split(", ");
    long committed = parts[1].equals("none") ? 0 : Long.parseLong(parts[1]);
    var claim = movement(committed > 0, Movement.Kind.CLAIM, committed);
    var earlier = movement(parts[2].equals("yes"), Movement.Kind.RELEASE, 0);
    return switch (action) {
      case "release" ->
          told(
              level(state),
              StockDecider.release(level(state), claim, earlier, LINE, 0, true, Sales.LATER));
      case "give up" ->
          told(
              level(state),
              StockDecider.release(level(state), claim, earlier, LINE, 0, false, Sales.LATER));
      default -> {
        int quantity = Integer.parseInt(action.substring("ship ".length()));
        yield told(
            level(state),
            StockDecider.ship(
                level(state), claim, earlier, PARCEL, new LineId(3), quantity, Sales.LATER));
      }
    };
  }

  @Test
  void whatWasClaimedIsReleasedOrShippedOnce() {
    Grid.of(UNDOING).check(StockDeciderTest::undo);
  }

  @ParameterizedTest
  @CsvSource({"5/0,5,0", "5/0,9,4", "5/0,0,-5", "5/3,5,3", "5/3,0,-2", "5/7,0,2"})
  void aCountSetsWhatMayBeSold(String before, long available, long change) {
    var moved =
        changed(
            StockDecider.setAvailable(level(before), available, new AdjustmentId(6), Sales.LATER));
    assertEquals(available, moved.next().available());
    assertEquals(change, moved.movement().onHandChange());
    assertEquals(0, moved.movement().committedChange());
    assertEquals(Movement.Kind.ADJUST, moved.movement().kind());
    assertEquals("ADJUST#6", moved.movement().key());
    assertEquals(level(before).committed(), moved.next().committed());
  }

  @ParameterizedTest
  @CsvSource({
    "5/0,-5,0/0",
    "5/0,-6,no: BelowZero",
    "5/9,-5,0/9",
    "0/0,0,0/0",
    "-2/0,-1,no: BelowZero",
    "-2/0,1,-1/0",
    "-2/0,0,-2/0",
    "0/0,1000000000,1000000000/0",
    "0/0,1000000001,no: TooMany",
    "1/0,1000000000,no: TooMany",
    "1/0,999999999,1000000000/0",
    "2000000000/0,-1,1999999999/0",
    "2000000000/0,0,2000000000/0"
  })
  void aCountFindsNothingAtTheLeastAndNoMoreThanAShelfHolds(
      String level, long change, String outcome) {
    assertEquals(
        outcome,
        told(
            level(level),
            StockDecider.adjust(level(level), change, new AdjustmentId(6), Sales.LATER)));
  }

  @Test
  void aCountThatIsRefusedSaysWhatThereIsAndWhatThereMayBe() {
    assertEquals(
        Decision.refused(new StockRefusal.BelowZero(5)),
        StockDecider.setAvailable(level("5/2"), -3, new AdjustmentId(6), Sales.LATER));
    assertEquals(
        Decision.refused(new StockRefusal.TooMany(1_000_000_000)),
        StockDecider.setAvailable(level("5/0"), 1_000_000_001, new AdjustmentId(6), Sales.LATER));
  }

  @Test
  void whatWouldOverflowIsRefused() {
    var full = new StockLevel(ITEM, PLACE, 1, Long.MAX_VALUE, 0, Sales.NOON);
    assertThrows(
        ArithmeticException.class,
        () -> StockDecider.adjust(full, 1, new AdjustmentId(6), Sales.LATER));
  }

  @Test
  void aLevelThatWasNeverCountedIsEmpty() {
    var none = StockLevel.none(ITEM, PLACE, Sales.NOON);
    assertEquals(0, none.version());
    assertEquals(0, none.available());
  }

  @Test
  void theKeyOfMovementSaysWhatWasDoneForWhat() {
    assertEquals("CLAIM#7#3", Movement.claimKey(LINE));
    assertEquals("RELEASE#7#3", Movement.releaseKey(LINE));
    assertEquals("SHIP#4#3", Movement.shipKey(new FulfillmentId(4), new LineId(3)));
    assertEquals("ADJUST#6", Movement.adjustKey(new AdjustmentId(6)));
  }

  @Test
  void movementsAreKeptUnderTheirKeys() {
    var claim = StockDecider.claim(level("5/0"), none(), LINE, 1, StockPolicy.DENY, Sales.LATER);
    var release =
        StockDecider.release(
            level("5/5"),
            movement(true, Movement.Kind.CLAIM, 5),
            none(),
            LINE,
            0,
            true,
            Sales.LATER);
    var ship =
        StockDecider.ship(level("5/5"), none(), none(), PARCEL, new LineId(3), 2, Sales.LATER);
    assertEquals("CLAIM CLAIM#7#3 0 1", moved(claim));
    assertEquals("RELEASE RELEASE#7#3 0 -5", moved(release));
    assertEquals("SHIP SHIP#4#3 -2 0", moved(ship));
  }

  private static Optional<Movement> none() {
    return Optional.empty();
  }

  private static String moved(Decision<Moved> decision) {
    var movement = changed(decision).movement();
    return "%s %s %d %d"
        .formatted(
            movement.kind(), movement.key(), movement.onHandChange(), movement.committedChange());
  }

  @Test
  void whatIsKeptAtALocationAlreadyStaysAsItIs() {
    var none = StockLevel.none(new VariantId(5), new LocationId(6), Sales.NOON);
    var connected = changed(StockDecider.connect(none, new AdjustmentId(9), Sales.LATER));
    assertEquals(
        new StockLevel(new VariantId(5), new LocationId(6), 1, 0, 0, Sales.LATER),
        connected.next());
    assertEquals(
        Decision.alreadyDone(),
        StockDecider.connect(connected.next(), new AdjustmentId(10), Sales.LATER));
  }

  @Test
  void whatMayBeSoldIsThatOfAllLocationsTogether() {
    var levels =
        List.of(
            new StockLevel(new VariantId(5), new LocationId(6), 1, 7, 2, Sales.NOON),
            new StockLevel(new VariantId(5), new LocationId(7), 1, 1, 4, Sales.NOON),
            new StockLevel(new VariantId(8), new LocationId(6), 1, 3, 0, Sales.NOON));
    assertEquals(Map.of(new VariantId(5), 2L, new VariantId(8), 3L), StockLevel.available(levels));
  }
}
