package dev.utkast.functions.renderpackingslip;

import static dev.utkast.testkit.StoredOrders.line;
import static dev.utkast.testkit.StoredOrders.service;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.PackingSlipDocument;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.lifecycle.OrderChangeDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.FaultyPorts;
import dev.utkast.testkit.FaultyPorts.Fault;
import dev.utkast.testkit.MemoryObjects;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.StoredOrders;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.Consumption;
import dev.utkast.testkit.contract.QueueConsumerTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenderPackingSlipTest {
  private final MemoryWiring wiring = MemoryWiring.standard();
  private final StoredOrders orders = new StoredOrders(wiring);
  private final List<PackingSlipDocument> pages = new ArrayList<>();

  private RequestStreamHandler function(Wiring ports) {
    return new RenderPackingSlip(
        ports,
        page -> {
          pages.add(page);
          return bytes(page);
        });
  }

  /// In place of typesetting: other words, other bytes.
  private static byte[] bytes(PackingSlipDocument page) {
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static FulfillmentOrder fulfillmentOrder(MemoryWiring wiring, Order order) {
    var made =
        FulfillmentDecider.make(
                order, List.of(), Location.PRIMARY_ID, wiring.ids()::next, wiring.clock().instant())
            .orElseThrow();
    wiring.database().commit(new OrdersTable(wiring.database()).put(made));
    return made;
  }

  private static Message slipOf(FulfillmentOrder made) {
    return new Message.RenderPackingSlip(made.id());
  }

  private void render(Message... messages) {
    assertEquals(List.of(), Deliveries.deliver(function(wiring), messages));
  }

  private Optional<SlipsTable.Slip> slip(FulfillmentOrder made) {
    return new SlipsTable(wiring.database()).find(made.id());
  }

  private byte[] pdf(FulfillmentOrder made) {
    return wiring.objects().get(slip(made).orElseThrow().objectKey()).orElseThrow();
  }

  @Test
  void aFulfillmentOrderHasOneSlipUnderAKeyMadeOfItsId() {
    var made = fulfillmentOrder(wiring, orders.order(line(1, new VariantId(11), 4)));
    render(slipOf(made), slipOf(made));
    assertEquals(1, pages.size());
    assertEquals("slips/" + made.id() + ".pdf", slip(made).orElseThrow().objectKey());
    assertArrayEquals(bytes(pages.getFirst()), pdf(made));
    assertEquals(pdf(made).length, slip(made).orElseThrow().bytes());
  }

  @Test
  void theSlipHasTheLinesOfItsFulfillmentOrderAndNoServices() {
    var made =
        fulfillmentOrder(
            wiring,
            orders.order(line(1, new VariantId(11), 4), service(2), line(3, new VariantId(12), 1)));
    render(slipOf(made));
    var text = pages.getFirst().toString();
    assertTrue(text.contains("Thing 1") && text.contains("Thing 3"), text);
    assertTrue(!text.contains("Thing 2"), text);
    assertEquals(Optional.empty(), pages.getFirst().shipped(), "before it is packed");
  }

  @Test
  void aSlipThatWasStoredBeforeTheFunctionDiedIsNotReplaced() {
    var made = fulfillmentOrder(wiring, orders.order(line(1, new VariantId(11), 4)));
    var key = SlipsTable.objectKey(made.id(), 0);
    wiring.objects().putNew(key, "first".getBytes(StandardCharsets.UTF_8), "application/pdf");
    render(slipOf(made));
    assertArrayEquals("first".getBytes(StandardCharsets.UTF_8), pdf(made));
    assertEquals(1, ((MemoryObjects) wiring.objects()).size());
  }

  @Test
  void withoutAnAnswerFromTheBucketTheSlipIsRenderedAgainAndKeptOnce() {
    var made = fulfillmentOrder(wiring, orders.order(line(1, new VariantId(11), 4)));
    // Slip and fulfillment order, then the order, then the bucket.
    var ports = FaultyPorts.at(2, new Fault.Unanswered()).over(wiring);
    assertEquals(List.of(slipOf(made)), Deliveries.deliver(function(ports), slipOf(made)));
    assertEquals(1, ((MemoryObjects) wiring.objects()).size());
    assertEquals(Optional.empty(), slip(made));
    render(slipOf(made));
    assertEquals(1, ((MemoryObjects) wiring.objects()).size());
    assertArrayEquals(bytes(pages.getFirst()), pdf(made));
  }

  @Test
  void aTemplateThatCrashesFailsItsMessageAndNoOther() {
    var bad = fulfillmentOrder(wiring, orders.order(line(1, new VariantId(11), 4)));
    var good = fulfillmentOrder(wiring, orders.order(line(2, new VariantId(11), 4)));
    var function =
        new RenderPackingSlip(
            wiring,
            page -> {
              if (page.toString().contains("Thing 1")) {
                throw new IllegalStateException("cannot be rendered");
              }
              return bytes(page);
            });
    assertEquals(List.of(slipOf(bad)), Deliveries.deliver(function, slipOf(bad), slipOf(good)));
    assertTrue(slip(good).isPresent());
    assertEquals(Optional.empty(), slip(bad));
  }

  @Test
  void aFulfillmentOrderThatIsNotThereFailsItsMessage() {
    var stray = new Message.RenderPackingSlip(new FulfillmentOrderId(404));
    assertEquals(List.of(stray), Deliveries.deliver(function(wiring), stray));
  }

  @QueueConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(Consumption.ofQueue(this::function, RenderPackingSlipTest::twoSlips));
  }

  private static List<Message> twoSlips(MemoryWiring wiring) {
    var orders = new StoredOrders(wiring);
    return List.of(
        slipOf(fulfillmentOrder(wiring, orders.order(line(1, new VariantId(11), 4)))),
        slipOf(fulfillmentOrder(wiring, orders.order(line(2, new VariantId(11), 4)))));
  }

  /// Two chairs of an order of four chairs and a table.
  @Test
  void theSlipOfAParcelHasWhatTheParcelHoldsAndCountsIt() {
    var order = orders.order(line(1, new VariantId(11), 4), line(3, new VariantId(12), 1));
    var made = fulfillmentOrder(wiring, order);
    var parcel = parcel(order, made, new Fulfillment.Units(new LineId(1), 2));
    var wanted = slipOf(parcel, order);
    render(wanted, wanted);
    assertEquals(1, pages.size());
    var lines = pages.getFirst().lines();
    assertEquals(1, lines.size());
    assertEquals(2, lines.getFirst().quantity());
    assertEquals(4, lines.getFirst().ordered());
    assertTrue(pages.getFirst().restFollows());
    var slip = new SlipsTable(wiring.database()).ofParcel(parcel.id()).orElseThrow();
    assertEquals("slips/parcel-" + parcel.id() + ".pdf", slip.objectKey());
    var left = wiring.shop().dayOf(parcel.createdAt());
    assertEquals(Optional.of(left), pages.getLast().shipped());
    assertTrue(wiring.objects().get(slip.objectKey()).isPresent());
    assertEquals(Optional.empty(), slip(made));
  }

  private static Message slipOf(Fulfillment parcel, Order order) {
    return new Message.RenderPackingSlip(
        parcel.fulfillmentOrderId(),
        Optional.of(parcel.id()),
        Optional.empty(),
        Optional.of(order.slipText()),
        Optional.of(order.id()));
  }

  /// However late it is printed: what is said of the order since is not of this parcel.
  @Test
  void theSlipOfAParcelShowsTheNoteOfWhenItLeft() {
    var order = orders.order(line(1, new VariantId(11), 4));
    var made = fulfillmentOrder(wiring, order);
    var parcel = parcel(order, made, new Fulfillment.Units(new LineId(1), 2));
    var withoutNote = slipOf(parcel, order);
    shipped(order, made, parcel);
    edited(order, "Complained about the first parcel");
    render(withoutNote);
    assertEquals(Optional.empty(), pages.getLast().note());
  }

  @Test
  void theSlipOfAnOrderThatLeftMeanwhileShowsTheNoteOfWhenItWasAskedFor() {
    var order = orders.order(line(1, new VariantId(11), 4));
    var made = fulfillmentOrder(wiring, order);
    orders.stored(
        Decided.changed(OrderDecider.withFulfillmentOrder(order, made.id(), () -> 7, now())));
    var asked = edited(order, "Ring twice").getFirst();
    shipped(order, made, parcel(order, made, new Fulfillment.Units(new LineId(1), 2)));
    assertEquals(List.of(), edited(order, "Complained about the first parcel"));
    render(asked);
    assertEquals(Optional.of("Ring twice"), pages.getLast().note());
  }

  /// A message of an older version says nothing of it.
  @Test
  void aSlipThatWasAskedForWithoutItsTextShowsTheOrderAsItStands() {
    var order = orders.order(line(1, new VariantId(11), 4));
    var made = fulfillmentOrder(wiring, order);
    edited(order, "Ring twice");
    render(slipOf(made));
    assertEquals(Optional.of("Ring twice"), pages.getLast().note());
  }

  private void shipped(Order order, FulfillmentOrder made, Fulfillment parcel) {
    var sent = parcel.lines().getFirst();
    var units = Map.of(sent.lineId(), sent.quantity());
    orders.stored(
        Decided.changed(OrderDecider.shipped(orders.find(order), parcel.id(), units, now())));
    assertEquals(made.id(), parcel.fulfillmentOrderId());
  }

  private Fulfillment parcel(Order order, FulfillmentOrder made, Fulfillment.Units units) {
    var id = new FulfillmentId(wiring.ids().next());
    var parcel =
        Copy.of(StoredOrders.parcel(id, order.id(), made.id(), now(), units))
            .with(Fulfillment::partial, true)
            .with(Fulfillment::restFollows, true)
            .made();
    wiring.database().commit(new OrdersTable(wiring.database()).putNew(parcel));
    return parcel;
  }

  /// In whichever order the messages come.
  @Test
  void anAmendedOrderHasItsNewestSlip() {
    var order = orders.order(line(1, new VariantId(11), 4));
    var made = fulfillmentOrder(wiring, order);
    orders.stored(
        Decided.changed(OrderDecider.withFulfillmentOrder(order, made.id(), () -> 7, now())));
    render(slipOf(made));
    var second = amended(order, "Ring twice");
    var third = amended(order, "Ring once");
    render(third, second, slipOf(made));
    assertEquals(2, pages.size());
    assertEquals(Optional.of("Ring once"), pages.getLast().note());
    assertEquals("slips/" + made.id() + "-2.pdf", slip(made).orElseThrow().objectKey());
    assertArrayEquals(bytes(pages.getLast()), pdf(made));
  }

  private java.time.Instant now() {
    return wiring.clock().instant();
  }

  private Message amended(Order order, String note) {
    return edited(order, note).getFirst();
  }

  /// @return what is asked for because of it
  private List<Message> edited(Order order, String note) {
    var none = Amendment.none(orders.find(order));
    var asked =
        new Amendment(
            none.email(),
            none.phone(),
            none.shippingAddress(),
            Optional.of(note),
            none.noteAttributes(),
            none.tags());
    var amended =
        Decided.changed(
            OrderChangeDecider.amend(
                orders.find(order),
                asked,
                SalesSettings.unset(),
                wiring.shop(),
                new Actor.Staff("test"),
                now()));
    orders.stored(amended.order());
    return amended.messages();
  }
}
