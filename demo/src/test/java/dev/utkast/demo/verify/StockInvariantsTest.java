package dev.utkast.demo.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockDecider;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What of stock looks odd and is no fault.
class StockInvariantsTest {
  static final String LEVELS = "stock level = sum of its movements, no version without one";

  private static final String LINES =
      "a sold line claims its stock once; a cancelled one releases it";
  static final String CLAIMS =
      "committed >= 0, claimed only what there is, unless it may be oversold or nobody counts";
  private static final Instant LATER = World.NOW.plusSeconds(1);
  private static final Instant EVEN_LATER = World.NOW.plusSeconds(2);

  /// As a place where an item is connected, and never counted.
  @Test
  void aLevelHasAMovementFromItsFirstVersionOn() {
    var world = new World();
    var elsewhere = World.PLACE + 1;
    var connected =
        StockDecider.adjust(StockLevel.none(World.ITEM, elsewhere, World.NOW), 0, 99, World.NOW);
    world.levels.add(connected.next());
    assertFalse(holds(LEVELS, world));
    world.movements.add(connected.movement());
    assertTrue(holds(LEVELS, world));
    world.levels.set(world.levels.size() - 1, connected.next().atVersion(2));
    assertFalse(holds(LEVELS, world));
  }

  /// Lines of one item are claimed in one write, or one after the other.
  @Test
  void aVersionMayHaveSeveralMovementsOfOneOrder() {
    var world = new World();
    var level = StockLevel.none(World.ITEM, World.PLACE + 1, World.NOW);
    for (long line = 1; line <= 2; line++) {
      var claimed =
          StockDecider.claim(
              level,
              Optional.empty(),
              new Movement.SoldLine(20, line),
              1,
              StockPolicy.CONTINUE,
              World.NOW);
      if (claimed instanceof StockDecider.Outcome.Moved(var next, var movement)) {
        level = next;
        world.movements.add(movement);
      }
    }
    for (long version = 0; version <= 3; version++) {
      world.levels.add(level.atVersion(version));
      assertEquals(version == 1 || version == 2, holds(LEVELS, world), "version " + version);
      world.levels.removeLast();
    }
  }

  @Test
  void whatWasOversoldWhileItWasAllowedIsNoFault() {
    var world = new World();
    claim(world, 8, StockPolicy.CONTINUE, LATER);
    assertFalse(holds(CLAIMS, world));
    world.variant = world.variant.next(EVEN_LATER);
    assertTrue(holds(CLAIMS, world));
  }

  @Test
  void aCountBelowWhatIsPromisedIsNoFault() {
    var world = new World();
    claim(world, 7, StockPolicy.DENY, LATER);
    move(world, StockDecider.adjust(world.levels.getFirst(), -3, 81, EVEN_LATER));
    assertTrue(holds(CLAIMS, world));
  }

  @Test
  void aParcelOfWhatWasNeverClaimedIsNoFaultOfEarlierClaims() {
    var world = new World();
    claim(world, 7, StockPolicy.DENY, LATER);
    var none = Optional.<Movement>empty();
    move(world, StockDecider.ship(world.levels.getFirst(), none, none, 98, 1, 3, EVEN_LATER));
    assertTrue(holds(CLAIMS, world));
    claim(world, 1, StockPolicy.CONTINUE, EVEN_LATER);
    assertFalse(holds(CLAIMS, world));
  }

  /// As if a claim had not seen that a part had left.
  @Test
  void whatIsPromisedIsToBeShipped() {
    var world = new World();
    assertTrue(holds(LINES, world));
    var shipped = world.movements.removeLast();
    assertFalse(holds(LINES, world));
    world.movements.add(shipped);
    world.movements.add(
        new Movement(
            Movement.releaseKey(new Movement.SoldLine(20, World.LINE)),
            World.ITEM,
            World.PLACE,
            Movement.Kind.RELEASE,
            0,
            -2,
            LATER));
    assertFalse(holds(LINES, world));
  }

  /// Moves the stock of the item once more.
  private static void move(World world, StockDecider.Outcome outcome) {
    var moved = World.moved(outcome);
    world.movements.add(moved.movement());
    world.levels.set(0, moved.next());
  }

  /// More is sold of the item, in another order.
  static void claim(World world, int quantity, StockPolicy policy, Instant at) {
    var line = new Movement.SoldLine(99, world.movements.size());
    var level = world.levels.getFirst();
    move(world, StockDecider.claim(level, Optional.empty(), line, quantity, policy, at));
  }

  private static boolean holds(String rule, World world) {
    return Invariants.of(world.evidence()).stream()
        .filter(invariant -> invariant.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .holds();
  }
}
