package dev.utkast.laws;

import static dev.utkast.laws.Breach.breach;
import static dev.utkast.laws.SpoiltShop.copy;
import static dev.utkast.laws.SpoiltShop.edited;

import java.util.List;

/// Breaches of the laws of stock.
final class StockBreaches {
  static final List<Breach> ALL =
      List.of(
          breach(
              Law.LEVEL_IS_MOVEMENTS,
              "more on the shelf",
              shop -> shop.edit(shop.level("Chair", true), "\"onHand\":\\d+", "\"onHand\":99")),
          breach(
              Law.LEVEL_IS_MOVEMENTS,
              "more promised",
              shop -> shop.edit(shop.level("Chair", false), "\"committed\":0", "\"committed\":1"),
              Law.PROMISED_IS_SOLD),
          breach(
              Law.LEVEL_IS_MOVEMENTS,
              "a movement without a level",
              shop -> shop.remove(shop.level("Chair", false))),
          breach(
              Law.LEVEL_VERSIONS,
              "a version too many",
              shop -> shop.edit(shop.level("Shelf", true), "\"version\":\\d+", "\"version\":9")),
          breach(
              Law.LEVEL_VERSIONS,
              "a version too few",
              shop -> shop.edit(shop.level("Chair", true), "\"version\":\\d+", "\"version\":2")),
          breach(
              Law.MOVED_ONCE,
              "the same movement under two keys",
              shop -> {
                var zero = shop.move("Chair", "ADJUST", 1);
                shop.put(copy(zero, zero.key().pk(), "MOVE#again"));
              }),
          breach(
              Law.NOTHING_OWED,
              "promises less than nothing",
              shop -> shop.edit(shop.level("Chair", false), "\"committed\":0", "\"committed\":-1"),
              Law.LEVEL_IS_MOVEMENTS,
              Law.PROMISED_IS_SOLD),
          breach(
              Law.CLAIMS_FIND_ENOUGH,
              "a variant that may no longer be oversold was never allowed to be",
              shop ->
                  shop.edit(shop.variant("Lamp"), "\"policy\":\"CONTINUE\"", "\"policy\":\"DENY\"")
                      .edit(
                          shop.variant("Lamp"),
                          "\"updatedAt\":\"[^\"]*\"",
                          "\"updatedAt\":\"2026-03-01T12:00:00Z\"")),
          breach(
              Law.LINE_CLAIMS_ONCE,
              "no claim of a line",
              shop -> shop.remove(shop.moveOf("CLAIM", shop.order(3))),
              Law.LEVEL_IS_MOVEMENTS,
              Law.PROMISED_IS_SOLD),
          breach(
              Law.LINE_CLAIMS_ONCE,
              "no claim of what was counted ever since it was sold",
              shop -> {
                shop.edit(shop.order(9), "\"stock\":\"CONTINUE\"", "\"stock\":\"UNTRACKED\"");
                shop.remove(shop.moveOf("CLAIM", shop.order(9)));
              },
              Law.LEVEL_IS_MOVEMENTS,
              Law.PROMISED_IS_SOLD),
          breach(
              Law.LINE_CLAIMS_ONCE,
              "a cancelled line gives nothing back",
              shop -> shop.remove(shop.moveOf("RELEASE", shop.order(4))),
              Law.LEVEL_IS_MOVEMENTS),
          breach(
              Law.LINE_CLAIMS_ONCE,
              "a line that stands gives its claim back",
              shop -> {
                var claim = shop.moveOf("CLAIM", shop.order(3));
                shop.put(
                    edited(
                        edited(
                            copy(claim, claim.key().pk(), "MOVES#1"),
                            "\"key\":\"CLAIM",
                            "\"key\":\"RELEASE"),
                        "\"committedChange\":1",
                        "\"committedChange\":0"));
              },
              Law.LEVEL_VERSIONS),
          breach(
              Law.LINE_CLAIMS_ONCE,
              "a line claims more than was sold",
              shop ->
                  shop.edit(
                      shop.moveOf("CLAIM", shop.order(3)),
                      "\"committedChange\":1",
                      "\"committedChange\":2"),
              Law.LEVEL_IS_MOVEMENTS),
          breach(
              Law.LINE_CLAIMS_ONCE,
              "a hold that is none for stock is lifted",
              shop -> shop.edit(shop.fulfillmentOrder(6), "\"byStock\":true", "\"byStock\":false")),
          breach(
              Law.SHIPPED_OFF_THE_SHELF,
              "a parcel takes more from the shelf",
              shop ->
                  shop.edit(
                      shop.move("Lamp", "SHIP", 0), "\"onHandChange\":-4", "\"onHandChange\":-5"),
              Law.LEVEL_IS_MOVEMENTS),
          breach(
              Law.RESTOCKED_AS_ASKED,
              "restocked although it is gone",
              shop ->
                  shop.edit(
                      shop.moveOf("RELEASE", shop.order(5)),
                      "\"onHandChange\":-\\d+",
                      "\"onHandChange\":0"),
              Law.LEVEL_IS_MOVEMENTS),
          breach(
              Law.RESTOCKED_AS_ASKED,
              "gone although it is restocked",
              shop ->
                  shop.edit(
                      shop.moveOf("RELEASE", shop.order(4)),
                      "\"onHandChange\":0",
                      "\"onHandChange\":-2"),
              Law.LEVEL_IS_MOVEMENTS),
          breach(
              Law.PROMISED_IS_SOLD,
              "promised to nobody",
              shop -> {
                shop.edit(shop.level("Chair", false), "\"committed\":0", "\"committed\":1");
                shop.edit(
                    shop.move("Chair", "ADJUST", 1),
                    "\"committedChange\":0",
                    "\"committedChange\":1");
              }));

  private StockBreaches() {}
}
