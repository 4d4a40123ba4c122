package dev.utkast.laws;

import static dev.utkast.laws.Breach.breach;
import static dev.utkast.laws.SpoiltShop.copy;
import static dev.utkast.laws.SpoiltShop.edited;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import java.util.List;

/// Breaches of the laws of drafts, orders and customers.
final class SaleBreaches {
  static final List<Breach> ALL =
      List.of(
          breach(
              Law.ONE_ORDER_PER_DRAFT,
              "the order is gone",
              shop -> shop.remove(shop.order(9)),
              Law.PRICES_STAY,
              Law.GUEST_HISTORY,
              Law.DATES,
              Law.PROMISED_IS_SOLD,
              Law.CANCELLED_TOGETHER),
          breach(
              Law.ONE_ORDER_PER_DRAFT,
              "the draft is gone",
              shop -> shop.remove(shop.draft(12)),
              Law.PRICES_STAY),
          breach(
              Law.ONE_ORDER_PER_DRAFT,
              "the draft names another order",
              shop ->
                  shop.edit(
                      shop.draft(12),
                      "\"orderId\":\\d+",
                      "\"orderId\":" + shop.order(8).key().pk()),
              Law.DATES),
          breach(
              Law.NUMBERS_DIFFER,
              "two drafts of one number",
              shop -> shop.edit(shop.draft(11), "\"number\":11,", "\"number\":9,")),
          breach(
              Law.NUMBERS_DIFFER,
              "two orders of one number",
              shop -> shop.edit(shop.order(9), "\"number\":9,", "\"number\":8,")),
          breach(
              Law.PRICES_STAY,
              "the order is priced otherwise than the draft",
              shop ->
                  shop.edit(
                      shop.draft(12), "\"roundingMode\":\"HALF_UP\"", "\"roundingMode\":\"DOWN\"")),
          breach(
              Law.PRICES_STAY,
              "the invoice is priced otherwise than the order",
              shop ->
                  shop.edit(
                      shop.document(9, "INVOICE"),
                      "\"roundingMode\":\"HALF_UP\"",
                      "\"roundingMode\":\"DOWN\"")),
          breach(
              Law.CUSTOMER_HISTORY,
              "an order is not counted",
              shop -> shop.remove(shop.entry("ORDER#"))),
          breach(
              Law.CUSTOMER_HISTORY,
              "a cancelled order is still spent",
              shop -> shop.remove(shop.entry("CANCELLED#"))),
          breach(
              Law.CUSTOMER_PLACE,
              "more than all of them",
              shop -> shop.edit(shop.order(1), "\"customerOrdinal\":1,", "\"customerOrdinal\":4,")),
          breach(
              Law.GUEST_HISTORY,
              "of somebody else",
              shop -> shop.put(copy(shop.guestEntry(), "EMAIL#x@example.com", "ORDER#1"))),
          breach(
              Law.GUEST_HISTORY,
              "of an order that does not exist",
              shop -> shop.edit(shop.guestEntry(), "\"orderId\":\\d+", "\"orderId\":5")),
          breach(
              Law.CUSTOMER_ADDRESSES,
              "taken by nobody",
              shop ->
                  shop.put(Item.of(Key.alone(TableName.CUSTOMERS, "EMAIL#x@example.com"), 1, "4"))),
          breach(
              Law.CUSTOMER_ADDRESSES,
              "used and not taken",
              shop ->
                  shop.remove(
                      shop.one(
                          TableName.CUSTOMERS,
                          item ->
                              item.key().pk().startsWith("EMAIL#")
                                  && item.key().sk().equals(Key.ALONE)))),
          breach(
              Law.CUSTOMER_ADDRESSES,
              "used by two",
              shop ->
                  shop.put(
                      edited(copy(shop.customer(), "77", Key.ALONE), "\"id\":\\d+", "\"id\":77"))));

  private SaleBreaches() {}
}
