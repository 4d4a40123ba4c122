package dev.utkast.laws;

import static dev.utkast.laws.ChangeBreach.breach;
import static dev.utkast.laws.SpoiltShop.copy;
import static dev.utkast.laws.SpoiltShop.edited;
import static dev.utkast.laws.SpoiltShop.version;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import java.util.List;

/// Commits that break the laws of changes: drafts and orders.
final class SaleChangeBreaches {
  static final List<ChangeBreach> ALL =
      List.of(
          breach(
              TransitionLaw.DRAFT_ARROWS,
              "back from sent",
              shop ->
                  shop.rewrites(
                      shop.draft(9), "\"type\":\"InvoiceSent\",[^}]*", "\"type\":\"Open\"")),
          breach(
              TransitionLaw.DRAFT_ARROWS,
              "back from completed",
              shop ->
                  shop.rewrites(
                      shop.draft(12), "\"type\":\"Completed\",[^}]*\\}", "\"type\":\"Open\""),
              TransitionLaw.DRAFT_KEEPS),
          breach(
              TransitionLaw.DRAFT_ARROWS,
              "begun as sent",
              shop ->
                  shop.writes(
                      version(
                          edited(
                              copy(shop.draft(9), "55", Key.ALONE), "\"id\":\\d{16}", "\"id\":55"),
                          1))),
          breach(
              TransitionLaw.DRAFT_KEEPS,
              "another number",
              shop -> shop.rewrites(shop.draft(9), "\"number\":9,", "\"number\":10,")),
          breach(
              TransitionLaw.DRAFT_KEEPS,
              "an older revision",
              shop -> shop.rewrites(shop.draft(9), "\"revision\":1", "\"revision\":0")),
          breach(
              TransitionLaw.DRAFT_KEEPS,
              "agreed prices",
              shop -> shop.rewrites(shop.draft(12), "\"HALF_UP\"", "\"DOWN\"")),
          breach(
              TransitionLaw.DRAFT_KEEPS,
              "another order",
              shop -> shop.rewrites(shop.draft(12), "\"orderId\":\\d+", "\"orderId\":5")),
          breach(
              TransitionLaw.DRAFT_NAMES_CUSTOMER,
              "nobody",
              shop -> shop.rewrites(shop.draft(11), "\"email\"", "\"customerId\":5,\"email\"")),
          breach(
              TransitionLaw.EXEMPTION_STAYS,
              "its customer is gone",
              shop -> {
                shop.edit(shop.draft(3), "\"OUTSIDE_REGISTRATIONS\"", "\"CUSTOMER_EXEMPT\"");
                shop.edit(shop.draft(3), "\"type\":\"Completed\",[^}]*\\}", "\"type\":\"Open\"");
                shop.remove(shop.customer());
                shop.rewrites(shop.draft(3), "\"CUSTOMER_EXEMPT\"", "\"OUTSIDE_REGISTRATIONS\"");
              }),
          breach(
              TransitionLaw.PAID_DRAFT_STAYS,
              "one that is paid in part",
              shop -> shop.removes(shop.draft(10))),
          breach(
              TransitionLaw.PAID_DRAFT_STAYS,
              "one that has an order",
              shop -> shop.removes(shop.draft(12))),
          breach(
              TransitionLaw.PAID_DRAFT_STAYS,
              "one that the ledger speaks of",
              shop -> {
                shop.edit(shop.draft(11), "\\}$", ",\"inLedger\":true}");
                shop.removes(shop.draft(11));
              }),
          breach(
              TransitionLaw.ORDER_IS_ITS_DRAFT,
              "there is no draft",
              shop -> shop.writes(newOrder(shop, 5)),
              TransitionLaw.GUEST_IS_NOTED),
          breach(
              TransitionLaw.ORDER_IS_ITS_DRAFT,
              "the draft has other prices",
              shop -> shop.writes(newOrder(shop, Long.parseLong(shop.draft(1).key().pk()))),
              TransitionLaw.GUEST_IS_NOTED),
          breach(
              TransitionLaw.GUEST_IS_NOTED,
              "nothing is kept of it",
              shop -> shop.writes(version(newOrder(shop.order(9)), 1))),
          breach(
              TransitionLaw.ORDER_KEEPS,
              "its prices",
              shop -> shop.rewrites(shop.order(9), "\"HALF_UP\"", "\"DOWN\"")),
          breach(
              TransitionLaw.ORDER_KEEPS,
              "its due day",
              shop ->
                  shop.rewrites(shop.order(9), "\"dueOn\":\"[^\"]*\"", "\"dueOn\":\"2026-01-01\"")),
          breach(
              TransitionLaw.ORDER_KEEPS,
              "its reminders",
              shop -> shop.rewrites(shop.order(9), "\"remindersSent\":3", "\"remindersSent\":2")),
          breach(
              TransitionLaw.ORDER_KEEPS,
              "its cancellation",
              shop ->
                  shop.rewrites(shop.order(4), "\"reason\":\"CUSTOMER\"", "\"reason\":\"FRAUD\"")),
          breach(
              TransitionLaw.ORDER_KEEPS,
              "what left",
              shop ->
                  shop.rewrites(
                      shop.order(1), "\"shippedUnits\":\\[2,3\\]", "\"shippedUnits\":[2,2]")),
          breach(
              TransitionLaw.ORDER_KEEPS,
              "its fulfillment order",
              shop ->
                  shop.rewrites(
                      shop.order(1),
                      "\"fulfillmentOrderIds\":\\[[^\\]]*\\]",
                      "\"fulfillmentOrderIds\":[]")),
          breach(
              TransitionLaw.ORDER_KEEPS,
              "its parcels",
              shop ->
                  shop.rewrites(
                      shop.order(1), "\"fulfillmentIds\":\\[[^\\]]*\\]", "\"fulfillmentIds\":[]")),
          ended("Closed"),
          ended("Cancelled"),
          breach(
              TransitionLaw.PARCEL_ARROWS,
              "from held to closed",
              shop ->
                  shop.rewrites(
                      shop.fulfillmentOrder(6),
                      "\"status\":\\{.*?\\},\"lines\"",
                      "\"status\":{\"type\":\"Closed\"},\"lines\"")),
          breach(
              TransitionLaw.PAID_RISES,
              "an order without an entry",
              shop ->
                  shop.rewrites(shop.order(9), "\"paid\":\"USD 0.00\"", "\"paid\":\"USD 1.00\"")),
          breach(
              TransitionLaw.PAID_RISES,
              "a draft without an entry",
              shop ->
                  shop.rewrites(shop.draft(10), "\"paid\":\"USD 5.00\"", "\"paid\":\"USD 6.00\"")),
          breach(
              TransitionLaw.PAID_RISES,
              "an entry without a rise",
              shop -> {
                shop.writes(copy(shop.payment(10), shop.payment(10).key().pk(), "PAY#new"));
                shop.rewrites(shop.draft(10), "\"version\":\\d+", "\"version\":99");
              }),
          breach(
              TransitionLaw.PAID_RISES,
              "a refund without a fall",
              shop -> {
                var refund = shop.one(TableName.PAYMENTS, item -> item.doc().contains("\"re_2\""));
                shop.writes(copy(refund, refund.key().pk(), "NOTE#new"));
                shop.rewrites(shop.order(10), "\"version\":\\d+", "\"version\":99");
              }),
          breach(
              TransitionLaw.PAID_RISES,
              "a fall without a refund",
              shop ->
                  shop.rewrites(
                      shop.order(10), "\"refunded\":\"USD 4.00\"", "\"refunded\":\"USD 5.00\"")));

  private SaleChangeBreaches() {}

  private static ChangeBreach ended(String to) {
    return breach(
        TransitionLaw.PARCEL_ARROWS,
        "from the end to " + to,
        shop ->
            shop.rewrites(
                shop.fulfillmentOrder(1), "\"type\":\"Closed\"", "\"type\":\"" + to + "\" "));
  }

  private static Item newOrder(SpoiltShop shop, long draft) {
    var item = newOrder(shop.order(9));
    return version(edited(item, "\"draftId\":\\d+", "\"draftId\":" + draft), 1);
  }

  /// The same order once more, under an id of its own.
  private static Item newOrder(Item like) {
    var item = copy(like, "66", Key.ALONE);
    return edited(item, "\"id\":\\d{16},\"version\":\\d+", "\"id\":66,\"version\":1");
  }
}
