package dev.utkast.laws;

import static dev.utkast.laws.Breach.breach;
import static dev.utkast.laws.SpoiltShop.copy;
import static dev.utkast.laws.SpoiltShop.edited;

import java.util.List;

/// Breaches of the laws of money and of priced documents.
final class MoneyBreaches {
  private static final String TOTAL = "\"total\":\\{\"shop\":\"[^\"]*\",\"presentment\":\"[^\"]*\"";

  private static String total(String amount) {
    return "\"total\":{\"shop\":\"" + amount + "\",\"presentment\":\"" + amount + "\"";
  }

  static final List<Breach> ALL =
      List.of(
          breach(
              Law.PAID_IS_LEDGER,
              "an order says more than its ledger",
              shop -> shop.edit(shop.order(1), "\"paid\":\"USD 50.00\"", "\"paid\":\"USD 51.00\""),
              Law.CURRENCIES_BALANCE,
              Law.ORDER_BALANCES),
          breach(
              Law.PAID_IS_LEDGER,
              "a draft says less than its ledger",
              shop -> shop.edit(shop.draft(10), "\"paid\":\"USD 5.00\"", "\"paid\":\"USD 4.00\""),
              Law.CURRENCIES_BALANCE),
          breach(
              Law.CURRENCIES_BALANCE,
              "money of another currency is in the ledger",
              shop ->
                  shop.put(
                      edited(
                          copy(shop.payment(3), shop.payment(3).key().pk(), "PAY#other"),
                          "\"amount\":\"USD 40.00\"",
                          "\"amount\":\"EUR 1.00\"")),
              Law.PAYMENT_COUNTS_ONCE),
          breach(
              Law.ORDER_BALANCES,
              "the ledger lacks a payment",
              shop -> shop.remove(shop.payment(2)),
              Law.PAID_IS_LEDGER,
              Law.CURRENCIES_BALANCE),
          breach(
              Law.PAYMENT_COUNTS_ONCE,
              "one payment under two keys",
              shop -> shop.put(copy(shop.payment(3), shop.payment(3).key().pk(), "PAY#again")),
              Law.PAID_IS_LEDGER,
              Law.CURRENCIES_BALANCE,
              Law.ORDER_BALANCES),
          breach(
              Law.MONEY_HAS_ITS_SALE,
              "a payment of nothing",
              shop ->
                  shop.put(
                      edited(
                          copy(shop.payment(3), "SALE#99", "PAY#x"), "\"PAYMENT\"", "\"PENDING\"")),
              Law.PAYMENT_COUNTS_ONCE),
          breach(
              Law.DOCUMENT_ADDS_UP,
              "a total that is not that of its lines",
              shop -> shop.edit(shop.draft(11), TOTAL, total("USD 30.01"))),
          otherThan("lineItemsTotal"),
          otherThan("discountsTotal"),
          otherThan("subtotal"),
          otherThan("shippingTotal"),
          otherThan("taxTotal"),
          breach(
              Law.DOCUMENT_ADDS_UP,
              "an order has another tax",
              shop -> shop.edit(shop.order(9), part("taxTotal"), part("taxTotal", "7.77")),
              Law.PRICES_STAY),
          breach(
              Law.DOCUMENT_ADDS_UP,
              "an invoice has another tax",
              shop ->
                  shop.edit(
                      shop.document(9, "INVOICE"), part("taxTotal"), part("taxTotal", "7.77")),
              Law.PRICES_STAY),
          breach(
              Law.DOCUMENT_ADDS_UP,
              "a line's net is not what it costs",
              shop ->
                  shop.edit(
                      shop.draft(11),
                      "\"net\":\\{\"shop\":\"USD [^\"]*\",\"presentment\":\"USD [^\"]*\"",
                      "\"net\":{\"shop\":\"USD 1.00\",\"presentment\":\"USD 1.00\"")),
          breach(
              Law.AMOUNTS_ARE_WITHIN_BOUNDS,
              "more than JavaScript counts",
              shop -> shop.edit(shop.draft(11), TOTAL, total("USD 90071992547409.92")),
              Law.DOCUMENT_ADDS_UP),
          breach(
              Law.COVERED_IS_COMPLETED,
              "paid in full, and open",
              shop -> {
                shop.edit(shop.draft(10), "\"paid\":\"USD 5.00\"", "\"paid\":\"USD 30.00\"");
                shop.edit(shop.payment(10), "\"amount\":\"USD 5.00\"", "\"amount\":\"USD 30.00\"");
              }));

  private MoneyBreaches() {}

  private static Breach otherThan(String part) {
    return breach(
        Law.DOCUMENT_ADDS_UP,
        "another " + part,
        shop -> shop.edit(shop.draft(11), part(part), part(part, "7.77")));
  }

  private static String part(String name) {
    return "\"" + name + "\":\\{\"shop\":\"[^\"]*\",\"presentment\":\"[^\"]*\"";
  }

  private static String part(String name, String amount) {
    return "\"%s\":{\"shop\":\"USD %s\",\"presentment\":\"USD %s\"".formatted(name, amount, amount);
  }
}
