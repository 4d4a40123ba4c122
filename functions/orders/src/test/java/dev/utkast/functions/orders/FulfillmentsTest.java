package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.ShippedUnits;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.SampleSale;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What leaves the house: whole or in parts, never more than was sold, never from under a hold.
class FulfillmentsTest {
  private final Desk desk = new Desk();

  @Test
  void allThatRemainsIsShippedWhereNothingElseIsSaid() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var shipped = desk.ship(made);
    assertEquals(201, shipped.status(), shipped.text());
    assertEquals("#1001.1", shipped.textAt("fulfillment.name"));
    assertEquals("success", shipped.textAt("fulfillment.status"));
    assertEquals(2, shipped.longAt("fulfillment.line_items.0.quantity"));
    assertEquals(1, shipped.longAt("fulfillment.line_items.1.quantity"));
    assertEquals("closed", desk.stored(made).status().label());
    var told = desk.read(order);
    assertEquals("fulfilled", told.textAt("order.fulfillment_status"));
    assertEquals("fulfilled", told.textAt("order.line_items.0.fulfillment_status"));
    assertEquals(0, told.longAt("order.line_items.0.fulfillable_quantity"));
    assertEquals(
        List.of(
            new Message.ShipStock(order.id(), new FulfillmentId(shipped.longAt("fulfillment.id")))),
        desk.messages());
  }

  @Test
  void partsAreShippedOneAfterTheOther() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var first = desk.ship(made, Desk.units(made, 0, 1));
    assertEquals(201, first.status(), first.text());
    assertEquals("partial", desk.read(order).textAt("order.fulfillment_status"));
    assertEquals("in_progress", desk.stored(made).status().label());
    assertEquals(1, desk.read(order).longAt("order.line_items.0.fulfillable_quantity"));
    var second = desk.ship(made, Desk.units(made, 0, 1), Desk.units(made, 1, 1));
    assertEquals("#1001.2", second.textAt("fulfillment.name"));
    assertEquals("fulfilled", desk.read(order).textAt("order.fulfillment_status"));
    var parcels = desk.calls.get("orders/" + order.id() + "/fulfillments.json");
    assertEquals(2, parcels.at("fulfillments").items().size());
    assertEquals(second.at("fulfillment"), parcels.at("fulfillments.1"));
    assertEquals(parcels.at("fulfillments"), desk.read(order).at("order.fulfillments"));
  }

  /// What is said of a parcel is decided when it leaves.
  @Test
  void aPartKnowsThatMoreFollowsAndHasASlipOfItsOwn() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var first = desk.ship(made, Desk.units(made, 0, 1));
    var parcel = new FulfillmentId(first.longAt("fulfillment.id"));
    assertEquals("slips/parcel-" + parcel + ".pdf", first.textAt("fulfillment.packing_slip.key"));
    assertEquals(
        List.of(
            new Message.ShipStock(order.id(), parcel),
            new Message.RenderPackingSlip(
                made.id(),
                Optional.of(parcel),
                Optional.empty(),
                Optional.of(order.slipText()),
                Optional.of(order.id()))),
        desk.messages());
    var last = new FulfillmentId(desk.ship(made).longAt("fulfillment.id"));
    var orders = new OrdersTable(desk.shop.database());
    assertTrue(orders.findFulfillment(parcel).orElseThrow().restFollows());
    assertTrue(!orders.findFulfillment(last).orElseThrow().restFollows());
    assertTrue(orders.findFulfillment(last).orElseThrow().partial());
    var whole = desk.shop.fulfillmentOrder(desk.order());
    assertEquals(
        "slips/" + whole.id() + ".pdf", desk.ship(whole).textAt("fulfillment.packing_slip.key"));
  }

  @Test
  void whatStaffSayOfAParcelIsKeptAndTold() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var shipped =
        desk.calls.post(
            "fulfillments.json", Desk.shipment(made, ", \"message\": \"Mind the steps\""));
    assertEquals("Mind the steps", shipped.textAt("fulfillment.message"));
    assertEquals("Shipped: Mind the steps", desk.latest(order));
  }

  @Test
  void trackingIsToldAndTheCustomerIfAsked() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var shipped =
        desk.calls.post(
            "fulfillments.json",
            Desk.shipment(
                made,
                """
                , "notify_customer": true,
                "tracking_info": {"number": "T-1", "company": "Post", "url": "https://post.example/T-1"}
                """));
    assertEquals("T-1", shipped.textAt("fulfillment.tracking_number"));
    assertEquals("T-1", shipped.textAt("fulfillment.tracking_numbers.0"));
    assertEquals("Post", shipped.textAt("fulfillment.tracking_company"));
    assertEquals("https://post.example/T-1", shipped.textAt("fulfillment.tracking_urls.0"));
    long parcel = shipped.longAt("fulfillment.id");
    assertEquals(
        List.of(
            new Message.ShipStock(order.id(), new FulfillmentId(parcel)),
            new Message.SendMail(MailKind.SHIPPING_CONFIRMATION, parcel, 1, desk.shop.now())),
        desk.messages());
    assertTrue(desk.latest(order).contains("T-1"), desk.latest(order));
  }

  @ParameterizedTest
  @CsvSource({"0,3", "1,2", "0,1000000"})
  void moreThanWasSoldIsNeverShipped(int line, long quantity) {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var before = desk.shop.database().contents();
    refused(desk.ship(made, Desk.units(made, line, quantity)), "fulfillment_order_line_items");
    refused(
        desk.ship(made, Desk.units(made, 0, 2), Desk.units(made, 0, 1)),
        "fulfillment_order_line_items");
    assertEquals(before, desk.shop.database().contents());
  }

  private static void refused(Answer answer, String field) {
    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.at("errors").fieldMap().containsKey(field), answer.text());
  }

  @Test
  void whatIsShippedAlreadyIsNotShippedAgain() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    desk.ship(made);
    var before = desk.shop.database().contents();
    refused(desk.ship(made), "fulfillment_order");
    refused(desk.ship(made, Desk.units(made, 0, 1)), "fulfillment_order");
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void aLineOfAnotherOrderIsNotShipped() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var other = desk.shop.fulfillmentOrder(desk.order());
    refused(desk.ship(made, Desk.units(other, 0, 1)), "fulfillment_order_line_items");
  }

  @Test
  void aShipmentIsOfExactlyOneFulfillmentOrder() {
    var one = desk.shop.fulfillmentOrder(desk.order());
    var two = "{\"fulfillment_order_id\": " + one.id() + "}";
    for (var groups : List.of("[]", "[" + two + "," + two + "]")) {
      refused(
          desk.calls.post(
              "fulfillments.json",
              "{\"fulfillment\": {\"line_items_by_fulfillment_order\": " + groups + "}}"),
          "line_items_by_fulfillment_order");
    }
    var unknown =
        "{\"fulfillment\": {\"line_items_by_fulfillment_order\": [{\"fulfillment_order_id\": 7}]}}";
    assertEquals(404, desk.calls.post("fulfillments.json", unknown).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html;x",
        "post.example",
        "ftp://post.example",
        "https://t.example/?q=a b",
        "https://t.example/{id}",
        "https://",
        "https:///nohost",
        "https://[::1/x",
        "https://t.example/\\nX: y",
        "https://t.example/\\r\\nX: y",
        "https://t.example/%",
        "https://t_t.example/",
        "https://t.example:123456/"
      })
  void aTrackingAddressIsAWebAddress(String url) {
    var made = desk.shop.fulfillmentOrder(desk.order());
    refused(
        desk.calls.post(
            "fulfillments.json",
            Desk.shipment(made, ", \"tracking_info\": {\"url\": \"" + url + "\"}")),
        "tracking_info.url");
  }

  @Test
  void nothingLeavesFromUnderAHold() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var held = hold(made.id(), "incorrect_address", "No such street");
    assertEquals(200, held.status(), held.text());
    assertEquals("on_hold", held.textAt("fulfillment_order.status"));
    assertEquals(
        "[{\"reason\":\"incorrect_address\",\"reason_notes\":\"No such street\"}]",
        held.at("fulfillment_order.fulfillment_holds").write());
    assertEquals("[\"release_hold\"]", held.at("fulfillment_order.supported_actions").write());
    refused(desk.ship(made), "fulfillment_order");
    assertEquals("On hold: incorrect address", desk.latest(order));
  }

  /// A hold on all would keep back what was not named.
  @Test
  void someLinesAreNotHeldAlone() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var before = desk.shop.database().contents();
    for (var lines :
        List.of(Desk.units(made, 0, 2), Desk.units(made, 1, 1), "{\"id\": 7, \"quantity\": 1}")) {
      refused(holdLines(made.id(), lines), "fulfillment_order_line_items");
    }
    assertEquals(before, desk.shop.database().contents());
    var all = holdLines(made.id(), Desk.units(made, 0, 2) + "," + Desk.units(made, 1, 1));
    assertEquals("on_hold", all.textAt("fulfillment_order.status"), all.text());
  }

  @Test
  void aReasonThatIsNoneIsToldWhichThereAre() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var refused = hold(made.id(), "rain", "");
    assertEquals(
        "[\"must be one of awaiting_payment, high_risk_of_fraud, incorrect_address,"
            + " inventory_out_of_stock, unknown_delivery_date, awaiting_return_items, other\"]",
        refused.at("errors.reason").write());
  }

  private Answer holdLines(FulfillmentOrderId id, String lines) {
    return desk.calls.post(
        "fulfillment_orders/" + id + "/hold.json",
        "{\"fulfillment_hold\": {\"reason\": \"other\", \"fulfillment_order_line_items\": [%s]}}"
            .formatted(lines));
  }

  private Answer hold(FulfillmentOrderId id, String reason, String notes) {
    return desk.calls.post(
        "fulfillment_orders/" + id + "/hold.json",
        "{\"fulfillment_hold\": {\"reason\": \"%s\", \"reason_notes\": \"%s\"}}"
            .formatted(reason, notes));
  }

  private Answer release(FulfillmentOrderId id) {
    return desk.calls.post("fulfillment_orders/" + id + "/release_hold.json", "");
  }

  @Test
  void aReleasedHoldTriesTheStockAgainAndLetsGo() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    hold(made.id(), "incorrect_address", "No number");
    refused(desk.ship(made), "fulfillment_order");
    var released = release(made.id());
    assertEquals("open", released.textAt("fulfillment_order.status"));
    assertEquals("[]", released.at("fulfillment_order.fulfillment_holds").write());
    assertEquals(List.of(new Message.ClaimStock(order.id())), desk.messages());
    assertEquals(201, desk.ship(made).status());
  }

  @Test
  void aHoldForStockThatIsReleasedAsksForTheStockAndStays() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order, new Shortage(new LineId(11), 0, 2));
    var released = release(made.id());
    assertEquals("on_hold", released.textAt("fulfillment_order.status"));
    assertEquals(List.of(new Message.ClaimStock(order.id())), desk.messages());
    assertEquals("Stock is asked for again", desk.latest(order));
    refused(desk.ship(made), "fulfillment_order");
  }

  @Test
  void releasingWhatIsNotHeldChangesNothing() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var before = desk.shop.database().contents();
    assertEquals(200, release(made.id()).status());
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void theSameHoldAgainIsTheSameAndAnotherIsRefused() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    hold(made.id(), "other", "Wait");
    var before = desk.shop.database().contents();
    assertEquals(200, hold(made.id(), "other", "Wait").status());
    refused(hold(made.id(), "other", "Longer"), "fulfillment_order");
    assertEquals(before, desk.shop.database().contents());
  }

  @Test
  void twoWhoShipAtOnceShipOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      var order = desk.order();
      var made = desk.shop.fulfillmentOrder(order);
      try (var two = Executors.newFixedThreadPool(2)) {
        Callable<Integer> shipping = () -> desk.ship(made).status();
        var answers = two.invokeAll(List.of(shipping, shipping));
        assertEquals(
            List.of(201, 422),
            List.of(answers.get(0).get(), answers.get(1).get()).stream().sorted().toList());
      }
      assertEquals(new ShippedUnits(List.of(2, 1)), desk.stored(order).shippedUnits());
      assertEquals(1, desk.messages().size());
    }
  }

  @Test
  void aShipmentWhoseAnswerWasLostIsOneParcel() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var database = new InterceptedDatabase(desk.shop.database()).loseNextAnswer();
    var shipped =
        desk.over(database)
            .post("fulfillments.json", Desk.shipment(made, "", Desk.units(made, 0, 1)));
    assertEquals(201, shipped.status(), shipped.text());
    assertEquals(new ShippedUnits(List.of(1, 0)), desk.stored(order).shippedUnits());
    assertEquals(
        List.of(new FulfillmentId(shipped.longAt("fulfillment.id"))),
        desk.stored(order).fulfillmentIds());
    assertEquals(
        List.of(Message.ShipStock.class, Message.RenderPackingSlip.class),
        desk.messages().stream().map(Object::getClass).toList());
  }

  @Test
  void aCancellationMeanwhileStopsTheParcel() {
    var order = desk.order();
    var made = desk.shop.fulfillmentOrder(order);
    var database =
        new InterceptedDatabase(desk.shop.database())
            .beforeNextCommit(() -> desk.cancel(order, ""));
    refused(
        desk.over(database).post("fulfillments.json", Desk.shipment(made, "")),
        "fulfillment_order");
    assertEquals(new ShippedUnits(List.of(0, 0)), desk.stored(order).shippedUnits());
  }

  @Test
  void aFulfillmentOrderTellsWhatIsToBeDone() {
    var order =
        desk.shop.order(
            SampleSale.of(
                SampleSale.line(11, "Cup", 2, "30.00"), SampleSale.service(12, "Advice", "40.00")));
    var made = desk.shop.fulfillmentOrder(order);
    var told = desk.calls.get("fulfillment_orders/" + made.id() + ".json");
    assertEquals(1, told.at("fulfillment_order.line_items").items().size());
    assertEquals(11, told.longAt("fulfillment_order.line_items.0.line_item_id"));
    assertEquals(2, told.longAt("fulfillment_order.line_items.0.fulfillable_quantity"));
    assertEquals("null", told.at("fulfillment_order.packing_slip").write());
    var listed = desk.calls.get("orders/" + order.id() + "/fulfillment_orders.json");
    assertEquals(told.at("fulfillment_order"), listed.at("fulfillment_orders.0"));
    desk.ship(made);
    assertEquals("fulfilled", desk.read(order).textAt("order.fulfillment_status"));
  }

  @Test
  void thePackingSlipIsNamedOnceItIsPrinted() {
    var made = desk.shop.fulfillmentOrder(desk.order());
    var slips = new SlipsTable(desk.shop.database());
    desk.shop
        .database()
        .commit(slips.putNew(new SlipsTable.Slip(made.id(), "slips/1.pdf", 1234, desk.shop.now())));
    var told = desk.calls.get("fulfillment_orders/" + made.id() + ".json");
    assertEquals("slips/1.pdf", told.textAt("fulfillment_order.packing_slip.key"));
    assertEquals(1234, told.longAt("fulfillment_order.packing_slip.bytes"));
  }
}
