package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.memory.HttpCalls.Answer;
import dev.utkast.memory.SampleSale;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.order.Order;
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
    int length = 1_480;
    while (desk.edit(order, attributes(length)).status() == 413) {
      length -= 20;
    }
    assertTrue(length > 1_200 && length < 1_480, "only " + length);
    return length;
  }

  @Test
  void anEditThatLeavesNoRoomIsRefusedAndChangesNothing() {
    int length = edited();
    var before = desk.stored(order);
    refused(desk.edit(order, attributes(length + 20)));
    assertEquals(before, desk.stored(order));
  }

  /// Each parcel with a message that is new; the first that is too much leaves what a payment
  /// needs.
  @Test
  void aParcelIsToldOfAsLongAsPaymentsHaveRoom() {
    var made = desk.shop.fulfillmentOrder(order);
    int length = edited();
    int parcels = 0;
    Answer answer;
    do {
      answer = ship(made, ", \"message\": \"" + random(1_900 + parcels) + "\"");
      parcels++;
    } while (answer.status() == 201);
    refused(answer);
    assertTrue(parcels > 5, "only " + parcels);
    assertEquals(201, ship(made, "").status());
    desk.pay(order, "90.00");
    assertEquals("paid", desk.read(order).textAt("order.financial_status"));
    refused(desk.edit(order, attributes(length + 1)));
    var shorter = desk.edit(order, attributes(length - 5));
    assertEquals(200, shorter.status(), "what is too large already may be shortened a little");
  }

  private Answer ship(FulfillmentOrder made, String further) {
    return desk.calls.post(
        "fulfillments.json", Desk.shipment(made, further, Desk.units(made, 0, 1)));
  }
}
