package dev.utkast.laws;

import static dev.utkast.laws.Breach.breach;
import static dev.utkast.laws.SpoiltShop.copy;

import dev.utkast.aws.storage.Key;
import java.util.List;

/// Breaches of the laws of fulfillment orders, parcels and slips.
final class GoodsBreaches {
  static final List<Breach> ALL =
      List.of(
          breach(
              Law.SHIPPED_WITHIN_SOLD,
              "more than was sold",
              shop ->
                  shop.edit(shop.order(1), "\"shippedUnits\":\\[2,3\\]", "\"shippedUnits\":[2,4]"),
              Law.SHIPPED_IS_PARCELS),
          breach(
              Law.SHIPPED_WITHIN_SOLD,
              "less than nothing",
              shop ->
                  shop.edit(shop.order(3), "\"shippedUnits\":\\[0,0\\]", "\"shippedUnits\":[-1,0]"),
              Law.SHIPPED_IS_PARCELS),
          breach(
              Law.SHIPPED_WITHIN_SOLD,
              "a fulfillment order ships more than it holds",
              shop -> shop.edit(shop.fulfillmentOrder(3), "\"shipped\":0", "\"shipped\":9"),
              Law.SHIPPED_IS_PARCELS),
          breach(
              Law.SHIPPED_IS_PARCELS,
              "a parcel holds less",
              shop -> shop.edit(shop.parcel(2, 1), "\"quantity\":4", "\"quantity\":3"),
              Law.LINE_CLAIMS_ONCE,
              Law.SHIPPED_OFF_THE_SHELF,
              Law.PROMISED_IS_SOLD,
              Law.PART_WHILE_REST_FOLLOWS),
          breach(
              Law.SHIPPED_IS_PARCELS,
              "the fulfillment order says less",
              shop -> shop.edit(shop.fulfillmentOrder(1), "\"shipped\":3", "\"shipped\":2"),
              Law.CLOSED_HAS_LEFT),
          breach(
              Law.FULFILLMENT_ORDER_HOLDS,
              "there is none",
              shop -> shop.remove(shop.fulfillmentOrder(3))),
          breach(
              Law.FULFILLMENT_ORDER_HOLDS,
              "it holds less",
              shop -> shop.edit(shop.fulfillmentOrder(3), "\"quantity\":2", "\"quantity\":1"),
              Law.SLIP_LISTS),
          breach(
              Law.FULFILLMENT_ORDER_HOLDS,
              "the order does not know it",
              shop ->
                  shop.edit(
                      shop.order(3),
                      "\"fulfillmentOrderIds\":\\[\\d+\\]",
                      "\"fulfillmentOrderIds\":[]")),
          breach(
              Law.SHORT_IS_TOO_LITTLE,
              "there was enough",
              shop -> shop.edit(shop.fulfillmentOrder(6), "\"wanted\":5", "\"wanted\":3")),
          breach(
              Law.CANCELLED_TOGETHER,
              "the order alone",
              shop ->
                  shop.edit(
                      shop.fulfillmentOrder(4), "\"type\":\"Cancelled\"", "\"type\":\"Open\"")),
          breach(
              Law.CANCELLED_TOGETHER,
              "the fulfillment order alone",
              shop ->
                  shop.edit(
                      shop.fulfillmentOrder(3), "\"type\":\"Open\"", "\"type\":\"Cancelled\"")),
          breach(
              Law.CLOSED_HAS_LEFT,
              "closed before all has left",
              shop ->
                  shop.edit(shop.fulfillmentOrder(3), "\"type\":\"Open\"", "\"type\":\"Closed\"")),
          breach(
              Law.CLOSED_HAS_LEFT,
              "open when all has left",
              shop ->
                  shop.edit(shop.fulfillmentOrder(2), "\"type\":\"Closed\"", "\"type\":\"Open\"")),
          breach(Law.SLIPS, "no slip", shop -> shop.remove(shop.slip(shop.fulfillmentOrder(3)))),
          breach(Law.SLIPS, "no slip of a part", shop -> shop.remove(shop.slip(shop.parcel(1, 2)))),
          breach(Law.SLIPS, "no file", shop -> shop.loseFile(shop.slip(shop.fulfillmentOrder(3)))),
          breach(
              Law.SLIPS,
              "a file that is no PDF",
              shop -> shop.file(shop.slip(shop.fulfillmentOrder(2)), "%PS")),
          breach(
              Law.SLIPS,
              "a file of another size",
              shop ->
                  shop.edit(shop.slip(shop.fulfillmentOrder(3)), "\"bytes\":\\d+", "\"bytes\":1")),
          breach(
              Law.SLIPS,
              "two slips",
              shop -> shop.put(copy(shop.slip(shop.fulfillmentOrder(3)), "again", Key.ALONE))),
          breach(
              Law.SLIP_LISTS,
              "another thing",
              shop -> shop.file(shop.slip(shop.fulfillmentOrder(2)), "%PDF\n4 x Limp")),
          breach(
              Law.SLIP_LISTS,
              "another number",
              shop -> shop.file(shop.slip(shop.parcel(1, 1)), "%PDF\n2 x Chair")),
          breach(
              Law.SLIP_LISTS,
              "without the note",
              shop -> {
                var slip = shop.slip(shop.fulfillmentOrder(8));
                shop.file(slip, "%PDF\n1 x Chair\n1 x Frame");
                shop.edit(slip, "\"bytes\":\\d+", "\"bytes\":24");
              }),
          breach(
              Law.PART_WHILE_REST_FOLLOWS,
              "the last is called a part",
              shop -> shop.edit(shop.parcel(1, 2), "\\}$", ",\"restFollows\":true}")),
          breach(
              Law.PART_WHILE_REST_FOLLOWS,
              "the first is called the last",
              shop ->
                  shop.edit(shop.parcel(1, 1), "\"restFollows\":true", "\"restFollows\":false")));

  private GoodsBreaches() {}
}
