package dev.utkast.laws;

import static dev.utkast.laws.Breach.breach;
import static dev.utkast.laws.SpoiltShop.copy;
import static dev.utkast.laws.SpoiltShop.edited;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.TableName;
import java.util.List;

/// Breaches of the laws of checkouts, in the sale that was paid by card.
final class CheckoutBreaches {
  private static final Law[] OTHER_BALANCE = {
    Law.PAID_IS_LEDGER, Law.CURRENCIES_BALANCE, Law.ORDER_BALANCES
  };

  static final List<Breach> ALL =
      List.of(
          breach(
              Law.PROVIDER_MONEY_HAS_ITS_CHECKOUT,
              "nobody tried to pay by card",
              shop -> shop.remove(checkout(shop, "PAID")).remove(checkout(shop, "ENDED"))),
          breach(
              Law.PROVIDER_MONEY_HAS_ITS_CHECKOUT,
              "the checkouts are of another provider",
              shop -> {
                shop.remove(checkout(shop, "PAID"));
                shop.edit(checkout(shop, "ENDED"), "\"cards\"", "\"others\"");
              }),
          breach(
              Law.PAID_IS_IN_THE_LEDGER,
              "two were paid, and one payment is booked",
              shop -> shop.edit(checkout(shop, "ENDED"), "\"ENDED\"", "\"PAID\"")),
          breach(
              Law.PAID_IS_IN_THE_LEDGER,
              "paid with another provider, who booked nothing",
              shop -> {
                shop.edit(checkout(shop, "ENDED"), "\"ENDED\"", "\"PAID\"");
                shop.edit(checkout(shop, "PAID"), "\"cards\"", "\"others\"");
              }),
          breach(
              Law.FOLLOWS_ITS_PAYMENT,
              "a fee of a payment that is unknown",
              shop ->
                  shop.edit(entry(shop, "FEE"), "\"payment\":\"pi_1\"", "\"payment\":\"pi_2\"")),
          breach(
              Law.FOLLOWS_ITS_PAYMENT,
              "a fee of no payment",
              shop -> shop.edit(entry(shop, "FEE"), ",\"payment\":\"pi_1\"", "")),
          breach(
              Law.FOLLOWS_ITS_PAYMENT,
              "a fee of what only failed",
              shop ->
                  shop.edit(entry(shop, "FEE"), "\"payment\":\"pi_1\"", "\"payment\":\"ch_1\"")),
          breach(
              Law.FOLLOWS_ITS_PAYMENT,
              "a refund counts, of money that is held",
              shop -> shop.edit(entry(shop, "PAYMENT"), "\"PAYMENT\"", "\"HELD\""),
              OTHER_BALANCE),
          breach(
              Law.RETURNED_WITHIN_PAYMENT,
              "a cent more went back than was paid",
              shop -> {
                shop.remove(entry(shop, "DISPUTE_WON"));
                shop.edit(entry(shop, "DISPUTE"), "\"USD 6.00\"", "\"USD 6.01\"");
              },
              OTHER_BALANCE),
          breach(
              Law.RETURNED_WITHIN_PAYMENT,
              "more came back than had gone",
              shop -> shop.edit(entry(shop, "DISPUTE_WON"), "\"USD 6.00\"", "\"USD 10.01\""),
              OTHER_BALANCE),
          breach(
              Law.RETURNED_WITHIN_PAYMENT,
              "more came back of refunds than had gone, for money that is held",
              shop -> {
                for (var one :
                    List.of("REFUND", "re_2", "REFUND_FAILED", "DISPUTE", "DISPUTE_WON")) {
                  ofHeld(shop, one);
                }
                shop.edit(entry(shop, "PAYMENT"), "\"PAYMENT\"", "\"HELD\"");
                shop.edit(entry(shop, "REFUND_FAILED"), "\"USD 3.00\"", "\"USD 7.01\"");
              },
              OTHER_BALANCE),
          breach(
              Law.RETURNED_WITHIN_PAYMENT,
              "it went back in another currency",
              shop -> {
                shop.put(
                    edited(
                        edited(
                            copy(
                                entry(shop, "REFUND"),
                                entry(shop, "REFUND").key().pk(),
                                "NOTE#refund#cards#re_3"),
                            "\"USD [0-9.]*\"",
                            "\"EUR 1.00\""),
                        "\"re_\\d\"",
                        "\"re_3\""));
                ofHeld(shop, "re_3");
              }));

  private CheckoutBreaches() {}

  private static Item checkout(SpoiltShop shop, String status) {
    return shop.one(
        TableName.CHECKOUTS, item -> item.doc().contains("\"status\":\"" + status + "\""));
  }

  /// The first one by its kind or reference.
  private static Item entry(SpoiltShop shop, String what) {
    return shop.one(
        TableName.PAYMENTS,
        item -> item.doc().contains("\"cards\"") && item.doc().contains("\"" + what + "\""));
  }

  private static void ofHeld(SpoiltShop shop, String what) {
    shop.edit(entry(shop, what), "\"payment\":\"pi_1\"", "\"payment\":\"pi_1\",\"ofHeld\":true");
  }
}
