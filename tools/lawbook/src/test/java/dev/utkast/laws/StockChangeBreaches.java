package dev.utkast.laws;

import static dev.utkast.laws.ChangeBreach.breach;
import static dev.utkast.laws.SpoiltShop.copy;
import static dev.utkast.laws.SpoiltShop.edited;
import static dev.utkast.laws.SpoiltShop.version;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import java.util.List;

/// Commits that break the laws of changes: records, stock and mails.
final class StockChangeBreaches {
  static final List<ChangeBreach> ALL =
      List.of(
          breach(
              TransitionLaw.WRITTEN_ONCE,
              "a payment",
              shop -> shop.rewrites(shop.payment(3), "\"reference\":\"", "\"reference\":\"x")),
          breach(
              TransitionLaw.WRITTEN_ONCE,
              "a movement",
              shop -> {
                var level = shop.level("Chair", false);
                shop.writes(version(level, level.version() + 1))
                    .writes(shop.move("Chair", "ADJUST", 1));
              }),
          breach(TransitionLaw.WRITTEN_ONCE, "a parcel", shop -> shop.writes(shop.parcel(1, 1))),
          breach(
              TransitionLaw.WRITTEN_ONCE,
              "a legal document",
              shop -> shop.writes(shop.document(1, "INVOICE"))),
          breach(
              TransitionLaw.WRITTEN_ONCE,
              "an order of a customer",
              shop -> shop.writes(shop.entry("ORDER#"))),
          breach(
              TransitionLaw.WRITTEN_ONCE,
              "the slip of a parcel",
              shop -> shop.writes(shop.slip(shop.parcel(1, 1)))),
          by(0),
          by(2),
          breach(
              TransitionLaw.VERSIONS_RISE,
              "a new link",
              shop -> shop.writes(version(copy(shop.link(9), "LINK#new", Key.ALONE), 2))),
          breach(TransitionLaw.RECORDS_STAY, "an order", shop -> shop.removes(shop.order(1))),
          breach(
              TransitionLaw.RECORDS_STAY,
              "a fulfillment order",
              shop -> shop.removes(shop.fulfillmentOrder(1))),
          breach(TransitionLaw.RECORDS_STAY, "a parcel", shop -> shop.removes(shop.parcel(1, 1))),
          breach(
              TransitionLaw.RECORDS_STAY,
              "a level",
              shop -> shop.removes(shop.level("Chair", true))),
          breach(
              TransitionLaw.RECORDS_STAY,
              "a mail",
              shop -> shop.removes(shop.mail("INVOICE", shop.order(1)))),
          breach(TransitionLaw.RECORDS_STAY, "a link", shop -> shop.removes(shop.link(9))),
          breach(
              TransitionLaw.LEVEL_MOVES,
              "a level without a movement",
              shop ->
                  shop.rewrites(shop.level("Chair", true), "\"version\":\\d+", "\"version\":99")),
          breach(
              TransitionLaw.LEVEL_MOVES,
              "a movement without a level",
              shop -> {
                var move = shop.move("Chair", "ADJUST", 1);
                shop.writes(copy(move, move.key().pk(), "MOVE#new"));
              }),
          other("onHandChange"),
          other("committedChange"),
          breach(
              TransitionLaw.NOTHING_OVERSOLD,
              "more than there is",
              shop -> {
                var chair = shop.variant("Chair");
                var level = shop.level("Chair", false);
                shop.edit(chair, "\"updatedAt\":\"2026", "\"updatedAt\":\"2025");
                shop.writes(claimAt(level));
                shop.rewrites(level, "\"committed\":0", "\"committed\":9");
              }),
          breach(
              TransitionLaw.COUNTED_IS_SOLD,
              "of nothing",
              shop -> {
                var move = shop.move("Chair", "ADJUST", 1);
                var level = shop.level("Chair", false);
                shop.writes(copy(move, move.key().pk(), "MOVE#new"));
                shop.rewrites(level, "\"version\":\\d+", "\"version\":2");
                shop.remove(shop.variant("Chair"));
              }),
          breach(
              TransitionLaw.SHELF_KEEPS_VARIANT,
              "it lies there",
              shop -> shop.removes(shop.variant("Chair"))),
          breach(
              TransitionLaw.MAIL_ASKED_ONCE, "asked for before", shop -> shop.writes(asking(shop))),
          breach(
              TransitionLaw.MAIL_ASKED_ONCE,
              "asked for twice in one commit",
              shop -> {
                shop.unwatched();
                shop.writes(asking(shop)).writes(copy(asking(shop), "8", Key.ALONE));
              }));

  private StockChangeBreaches() {}

  /// Nine units of what a level counts.
  private static Item claimAt(Item level) {
    var doc =
        "{\"orderId\":5,\"number\":0,\"movements\":[{\"key\":\"CLAIM#5#1\","
            + "\"itemId\":%s,\"locationId\":%s,"
                .formatted(SpoiltShop.text("itemId", level), SpoiltShop.text("locationId", level))
            + "\"kind\":\"CLAIM\",\"onHandChange\":0,\"committedChange\":9,"
            + "\"at\":\"2026-03-02T12:00:00Z\"}]}";
    return Item.of(new Key(TableName.STOCK, "ORDER#5", "MOVES#0"), 1, doc);
  }

  private static ChangeBreach by(int by) {
    return breach(
        TransitionLaw.VERSIONS_RISE,
        "a mail by " + by,
        shop -> {
          var mail = shop.mail("INVOICE", shop.order(1));
          shop.writes(version(mail, mail.version() + by));
        });
  }

  private static ChangeBreach other(String change) {
    return breach(
        TransitionLaw.LEVEL_MOVES,
        "another " + change,
        shop -> {
          var move = shop.move("Chair", "ADJUST", 1);
          shop.writes(
              edited(
                  copy(move, move.key().pk(), "MOVE#new"),
                  "\"" + change + "\":0",
                  "\"" + change + "\":1"));
          shop.rewrites(shop.level("Chair", false), "\"version\":\\d+", "\"version\":2");
        });
  }

  static Item asking(SpoiltShop shop) {
    var doc =
        "{\"messages\":[{\"type\":\"SendMail\",\"kind\":\"INVOICE\",\"subjectId\":%s,\"step\":1,"
                .formatted(shop.order(1).key().pk())
            + "\"at\":\"2026-03-02T12:00:00Z\"}],\"at\":\"2026-03-02T12:00:00Z\"}";
    return Item.of(Key.alone(TableName.OUTBOX, "7"), 1, doc);
  }
}
