package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.ItemTooLargeException;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.order.Order;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleSale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Orders at the edge of what can be stored: what people write of one is refused at the door while
/// there is room for the payments that may still come.
class LargeOrderTest {
  private final Desk desk = new Desk();
  private final Order order =
      desk.shop.order(SampleSale.of(SampleSale.line(11, "Cup", 90, "1.00")));

  /// As little as it deflates, there is none that deflates less.
  private static String random(int length) {
    return new Random(length)
        .ints(length, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String attributes(int length) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "{\"name\": \"n" + i + "\", \"value\": \"" + random(length + i) + "\"}")
        .collect(Collectors.joining(",", "\"note_attributes\": [", "]"));
  }

  private static void refused(Answer answer) {
    assertEquals(413, answer.status(), answer.text());
    assertTrue(answer.text().contains("shorten notes, attributes"), answer.text());
  }

  /// Edits the order to the largest that is taken.
  ///
  /// @return how long its attributes are
  private int edited() {
    int length = 1_700;
    while (desk.edit(order, attributes(length)).status() == 413) {
      length -= 20;
    }
    assertTrue(length > 1_200 && length < 1_700, "only " + length);
    return length;
  }

  @Test
  void anEditThatLeavesNoRoomIsRefusedAndChangesNothing() {
    int length = edited();
    var before = desk.stored(order);
    refused(desk.edit(order, attributes(length + 20)));
    assertEquals(before, desk.stored(order));
  }

  /// What is said of a parcel lies with it: the largest order is sent in as many as it has units.
  @Test
  void theLargestOrderIsSentInPartsAndPaid() {
    var made = desk.shop.fulfillmentOrder(order);
    edited();
    for (int parcel = 0; parcel < 90; parcel++) {
      var told = ship(made, ", \"message\": \"" + random(1_900 + parcel) + "\"");
      assertEquals(201, told.status(), () -> told.text().substring(0, 200));
    }
    assertEquals(422, ship(made, "").status());
    desk.pay(order, "90.00");
    assertEquals("paid", desk.read(order).textAt("order.financial_status"));
  }

  /// The ids of all parcels lie in the order.
  @Test
  void aParcelIsToldOfAsLongAsPaymentsHaveRoom() {
    int length = edited();
    OrdersTable.leaveRoomForPayments(desk.stored(order));
    var parcels =
        new Random(7).longs(8_000, 1L << 51, 1L << 52).mapToObj(FulfillmentId::new).toList();
    var full = desk.shop.withParcels(desk.stored(order), parcels);
    assertThrows(ItemTooLargeException.class, () -> OrdersTable.leaveRoomForPayments(full));
    refused(desk.edit(order, attributes(length + 1)));
    var shorter = desk.edit(order, attributes(length - 5));
    assertEquals(200, shorter.status(), "what is too large already may be shortened a little");
  }

  private Answer ship(FulfillmentOrder made, String further) {
    return desk.calls.post(
        "fulfillments.json", Desk.shipment(made, further, Desk.units(made, 0, 1)));
  }
}
