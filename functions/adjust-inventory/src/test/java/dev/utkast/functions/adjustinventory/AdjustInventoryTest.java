package dev.utkast.functions.adjustinventory;

import static dev.utkast.testkit.StoredOrders.line;
import static dev.utkast.testkit.StoredOrders.oversellable;
import static dev.utkast.testkit.StoredOrders.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.FaultyPorts;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.StoredOrders;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.Consumption;
import dev.utkast.testkit.contract.QueueConsumerTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdjustInventoryTest extends StockTest {

  /// The order, then what is looked at for six parts of its lines, all but the last of them done.
  private static final int CALLS_OF_499_LINES = 13;

  @Test
  void aClaimCommitsWhatWasSoldAndMakesTheOrderReady() {
    orders.counted(CUPS, 5);
    var order = orders.order(line(1, CUPS, 4));
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 5, 4);
    isReady(order);
  }

  @Test
  void claimingTheSameLineTwiceMovesStockOnce() {
    orders.counted(CUPS, 5);
    var order = orders.order(line(1, CUPS, 2));
    adjust(new Message.ClaimStock(order.id()), new Message.ClaimStock(order.id()));
    levelIs(CUPS, 5, 2);
    assertEquals(1, movements());
  }

  @Test
  void linesOfTwoOrdersAreTwoEvenUnderOneId() {
    orders.counted(CUPS, 5);
    var first = orders.order(line(1, CUPS, 2));
    var second = orders.order(line(1, CUPS, 3));
    adjust(new Message.ClaimStock(first.id()), new Message.ClaimStock(second.id()));
    levelIs(CUPS, 5, 5);
    orders.cancelled(first);
    orders.cancelled(second);
    adjust(new Message.ReleaseStock(first.id()), new Message.ReleaseStock(second.id()));
    levelIs(CUPS, 5, 0);
  }

  @Test
  void theLastUnitGoesToWhoAsksFirst() {
    orders.counted(CUPS, 1);
    var first = orders.order(line(1, CUPS, 1));
    var second = orders.order(line(2, CUPS, 1));
    adjust(new Message.ClaimStock(first.id()), new Message.ClaimStock(second.id()));
    levelIs(CUPS, 1, 1);
    isReady(first);
    waitsFor(second, new Shortage(new LineId(2), 0, 1));
  }

  @Test
  void aLineThatIsShortTakesNothingAndTheOthersAreClaimed() {
    orders.counted(CUPS, 3);
    orders.counted(POTS, 9);
    var order = orders.order(line(1, CUPS, 4), line(2, POTS, 4));
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 3, 0);
    levelIs(POTS, 9, 4);
    waitsFor(order, new Shortage(new LineId(1), 3, 4));
  }

  @Test
  void whatMayBeOversoldIsClaimedBelowZeroByExactlyTheShortfall() {
    orders.counted(CUPS, 3);
    orders.stocked(CUPS, StockPolicy.CONTINUE);
    var order = orders.order(oversellable(1, CUPS, 5));
    adjust(new Message.ClaimStock(order.id()));
    assertEquals(-2, orders.level(CUPS).available());
    isReady(order);
  }

  @Test
  void linesOfOneItemShareItsStock() {
    orders.counted(CUPS, 5);
    var order = orders.order(line(1, CUPS, 3), line(2, CUPS, 2), line(3, CUPS, 1));
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 5, 5);
    waitsFor(order, new Shortage(new LineId(3), 0, 1));
  }

  @Test
  void servicesMoveNoStockAndNeedNoFulfillmentOrder() {
    var order = orders.order(service(1));
    adjust(new Message.ClaimStock(order.id()));
    assertEquals(0, movements());
    assertEquals(List.of(), madeOf(order));
    assertEquals(List.of(), passedOn());
  }

  @Test
  void stockThatCameInIsClaimedByAskingAgain() {
    orders.counted(CUPS, 0);
    var order = orders.order(line(1, CUPS, 4));
    adjust(new Message.ClaimStock(order.id()));
    waitsFor(order, new Shortage(new LineId(1), 0, 4));
    orders.counted(CUPS, 4);
    adjust(new Message.ClaimStock(order.id()));
    levelIs(CUPS, 4, 4);
    isReady(order);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 48, 49, 94, 95, 96, 190, 191, 499})
  void anOrderOfAnySizeIsClaimedWhole(int lines) {
    var order = manyLines(lines);
    adjust(new Message.ClaimStock(order.id()));
    assertEquals(lines, movements());
    isReady(order);
  }

  @Test
  void anOrderOf499LinesThatDiesAtOneCallAfterTheOtherIsClaimedWholeInTheEnd() {
    var order = manyLines(499);
    var claim = new Message.ClaimStock(order.id());
    for (int call = 0; call < CALLS_OF_499_LINES; call++) {
      var ports = FaultyPorts.at(call, new FaultyPorts.Fault.KilledAfter()).over(wiring);
      assertThrows(
          FaultyPorts.Killed.class, () -> Deliveries.deliver(new AdjustInventory(ports), claim));
    }
    adjust(claim);
    assertEquals(499, movements());
    assertEquals(499, committedOfAll());
    isReady(order);
  }

  private Order manyLines(int count) {
    IntStream.range(0, count).forEach(i -> orders.counted(new VariantId(1000 + i), 2));
    return orders.order(
        IntStream.range(0, count)
            .mapToObj(i -> line(i + 1, new VariantId(1000 + i), 1))
            .toArray(SaleLine[]::new));
  }

  private long committedOfAll() {
    return IntStream.range(0, 499)
        .mapToLong(i -> orders.level(new VariantId(1000 + i)).committed())
        .sum();
  }

  @Test
  void aCancelledOrderGivesBackWhatItClaimedOnce() {
    orders.counted(CUPS, 5);
    orders.counted(POTS, 0);
    var order = orders.order(line(1, CUPS, 2), line(2, POTS, 9));
    adjust(new Message.ClaimStock(order.id()));
    orders.cancelled(order);
    adjust(new Message.ReleaseStock(order.id()), new Message.ReleaseStock(order.id()));
    levelIs(CUPS, 5, 0);
    levelIs(POTS, 0, 0);
    assertEquals(2, movements());
  }

  @Test
  void whatIsNotToBeRestockedIsNeitherPromisedNorForSale() {
    orders.counted(CUPS, 10);
    var order = orders.order(line(1, CUPS, 4));
    adjust(new Message.ClaimStock(order.id()));
    orders.cancelled(order, withoutRestock());
    adjust(new Message.ReleaseStock(order.id()), new Message.ReleaseStock(order.id()));
    levelIs(CUPS, 6, 0);
  }

  /// Before its claim as after it.
  @Test
  void whatIsNotToBeRestockedIsOffTheShelfThoughItsOrderWasCancelledBeforeItWasClaimed() {
    orders.counted(CUPS, 10);
    var order = orders.cancelled(orders.order(line(1, CUPS, 4)), withoutRestock());
    var release = new Message.ReleaseStock(order.id());
    adjust(release, new Message.ClaimStock(order.id()), release);
    levelIs(CUPS, 6, 0);
    assertEquals(List.of(), madeOf(order));
  }

  /// The claim comes first or in between: either way the same is left for sale.
  @Test
  void aCancellationWithoutRestockWhileItIsClaimedGivesNothingBack() {
    orders.counted(CUPS, 10);
    var order = orders.order(line(1, CUPS, 4));
    var ports =
        new InterceptedDatabase(wiring.database())
            .beforeNextCommit(() -> orders.cancelled(order, withoutRestock()));
    var claim = new Message.ClaimStock(order.id());
    assertEquals(List.of(), Deliveries.deliver(new AdjustInventory(wiring.with(ports)), claim));
    levelIs(CUPS, 6, 0);
    assertEquals(List.of(), passedOn());
  }

  private Cancellation withoutRestock() {
    return new Cancellation(
        Cancellation.Reason.OTHER, wiring.clock().instant(), true, false, Optional.empty());
  }

  @Test
  void aReleaseThatOvertakesTheClaimLeavesNothingClaimed() {
    orders.counted(CUPS, 5);
    var order = orders.order(line(1, CUPS, 2));
    orders.cancelled(order);
    adjust(new Message.ReleaseStock(order.id()), new Message.ClaimStock(order.id()));
    levelIs(CUPS, 5, 0);
    assertEquals(List.of(), passedOn());
  }

  @Test
  void anOrderThatIsCancelledWhileItIsClaimedKeepsNothing() {
    orders.counted(CUPS, 5);
    var order = orders.order(line(1, CUPS, 2));
    var database = new InterceptedDatabase(wiring.database());
    database.beforeNextCommit(() -> {
      orders.cancelled(order);
      adjust(new Message.ReleaseStock(order.id()));
    });
    var claim = new Message.ClaimStock(order.id());
    var function = new AdjustInventory(wiring.with(database));
    assertEquals(List.of(), Deliveries.deliver(function, claim));
    levelIs(CUPS, 5, 0);
    assertEquals(List.of(), passedOn());
  }

  @Test
  void aParcelTakesItsUnitsOffTheShelfOnce() {
    orders.counted(CUPS, 5);
    var cups = line(1, CUPS, 4);
    var order = orders.order(cups);
    adjust(new Message.ClaimStock(order.id()));
    var shipped = parcel(wiring, order, cups, 3);
    adjust(shipped, shipped);
    levelIs(CUPS, 2, 1);
  }

  @Test
  void whatLeftBeforeItWasClaimedIsNotPromisedAgain() {
    orders.counted(CUPS, 5);
    var cups = line(1, CUPS, 4);
    var order = orders.order(cups);
    adjust(parcel(wiring, order, cups, 3), new Message.ClaimStock(order.id()));
    levelIs(CUPS, 2, 1);
    isReady(order);
  }

  @Test
  void anOrderThatIsNotThereFailsItsMessage() {
    var claim = new Message.ClaimStock(new OrderId(404));
    assertEquals(List.of(claim), Deliveries.deliver(new AdjustInventory(wiring), claim));
  }

  @Test
  void aMessageOfAnotherQueueFails() {
    var stray = new Message.IssueInvoice(new OrderId(1));
    assertEquals(List.of(stray), Deliveries.deliver(new AdjustInventory(wiring), stray));
  }

  @QueueConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(
        Consumption.ofQueue(AdjustInventory::new, AdjustInventoryTest::twoOrders)
            .indifferentTo(AdjustInventoryTest::withoutPromises));
  }

  /// What left before it was claimed was never promised; the levels are the same.
  private static String withoutPromises(String line) {
    return line.contains(" Movement[") ? line.replaceAll("committedChange=-?[0-9]+", "") : line;
  }

  /// One order that is claimed and partly sent, short of a third item; another that was cancelled.
  private static List<Message> twoOrders(MemoryWiring wiring) {
    var stored = new StoredOrders(wiring);
    stored.counted(CUPS, 50);
    stored.counted(POTS, 50);
    var cups = line(1, CUPS, 4);
    var sold =
        stored.order(
            cups, oversellable(2, new VariantId(13), 3), line(3, new VariantId(14), 1), service(4));
    var calledOff = stored.cancelled(stored.order(line(5, POTS, 2)));
    return List.of(
        new Message.ClaimStock(sold.id()),
        new Message.ClaimStock(calledOff.id()),
        parcel(wiring, sold, cups, 3),
        new Message.ReleaseStock(calledOff.id()));
  }
}
