package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.AdjustmentId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import org.junit.jupiter.api.Test;

/// What counts do, by what their variant says of stock and how the level is: `on hand/committed`.
class StockCountDeciderTest {
  private static final VariantId CUP = new VariantId(71);
  private static final LocationId HERE = new LocationId(1);
  private static final AdjustmentId COUNT = new AdjustmentId(4);

  private static final String COUNTS =
      """
      variant and level  | set 4          | adjust -3          | adjust -6          | connect
      DENY 5/2           | 6/2            | 2/2                | no: BelowZero    | -
      CONTINUE 5/2       | 6/2            | 2/2                | no: BelowZero    | -
      DENY never counted | 4/0            | no: BelowZero    | no: BelowZero    | 0/0
      UNTRACKED 5/2      | no: NotTracked | no: NotTracked     | no: NotTracked     | no: NotTracked
      UNTRACKED never counted | no: NotTracked | no: NotTracked | no: NotTracked    | no: NotTracked\
      """;

  private static StockLevel level(String state) {
    var units = state.substring(state.indexOf(' ') + 1);
    return units.equals("never counted")
        ? StockLevel.none(CUP, HERE, Sales.NOON)
        : Shelves.level(CUP, HERE, 3, units);
  }

  static Decision<Change.StockCounted> count(String state, String action) {
    var variant = Shelves.variant(CUP, StockPolicy.valueOf(state.split(" ")[0]));
    var level = level(state);
    return switch (action.split(" ")[0]) {
      case "set" ->
          StockCountDecider.setAvailable(
              variant, level, Long.parseLong(action.substring(4)), COUNT, Sales.LATER);
      case "adjust" ->
          StockCountDecider.adjust(
              variant, level, Long.parseLong(action.substring(7)), COUNT, Sales.LATER);
      case "connect" -> StockCountDecider.connect(variant, level, COUNT, Sales.LATER);
      default -> throw new IllegalArgumentException(action);
    };
  }

  private static String told(String state, String action) {
    return Decisions.told(
        count(state, action),
        counted -> {
          assertEquals(level(state).version() + 1, counted.level().version());
          assertEquals("ADJUST#4", counted.movement().key());
          assertEquals(Sales.LATER, counted.movement().at());
          assertEquals(CUP, counted.variant().id());
          assertEquals(Sales.LATER, counted.variant().updatedAt());
          return counted.level().onHand() + "/" + counted.level().committed();
        });
  }

  @Test
  void onlyWhatIsTrackedIsCounted() {
    Grid.of(COUNTS).check(StockCountDeciderTest::told);
  }
}
