package dev.utkast.laws;

import static dev.utkast.laws.Breach.breach;
import static dev.utkast.laws.SpoiltShop.copy;
import static dev.utkast.laws.SpoiltShop.edited;
import static dev.utkast.laws.SpoiltShop.text;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import java.util.List;

/// Breaches of the laws of mails and messages.
final class MailBreaches {
  static final List<Breach> ALL =
      List.of(
          breach(
              Law.MAIL_SETTLED,
              "half sent",
              shop -> shop.edit(shop.mail("INVOICE", shop.order(1)), "\"SENT\"", "\"SENDING\"")),
          breach(
              Law.MAIL_SETTLED,
              "a request half sent",
              shop ->
                  shop.edit(
                      shop.mail("PAYMENT_REQUEST", shop.draft(9)), "\"SENT\"", "\"NOT_TAKEN\"")),
          breach(
              Law.MAIL_SETTLED,
              "noted twice",
              shop -> shop.put(copy(shop.mail("INVOICE", shop.order(1)), "again", Key.ALONE))),
          breach(
              Law.MAIL_REASONED,
              "refused without a reason",
              shop -> shop.edit(shop.mail("INVOICE", shop.order(6)), ",\"why\":\"[^\"]*\"", "")),
          breach(
              Law.MAIL_PROMISED,
              "an invoice nobody sent",
              shop -> shop.remove(shop.mail("INVOICE", shop.order(7))),
              Law.MAIL_ASKED_AND_NOTED),
          unsent("PAYMENT_REQUEST"),
          unsent("CREDIT_NOTE"),
          unsent("SHIPPING_CONFIRMATION"),
          unsent("REMINDER"),
          breach(
              Law.MAIL_ASKED_AND_NOTED,
              "a mail nobody asked for",
              shop ->
                  shop.put(
                      edited(
                          copy(shop.mail("INVOICE", shop.order(7)), "INVOICE#5#1", Key.ALONE),
                          "\"subjectId\":\\d+",
                          "\"subjectId\":5"))),
          needless("INVOICE"),
          needless("CREDIT_NOTE"),
          needless("SHIPPING_CONFIRMATION"),
          needless("PAYMENT_REQUEST"),
          needless("REMINDER"),
          breach(
              Law.MAIL_TAKEN,
              "it never went out",
              shop -> shop.copies.remove("invoice." + shop.order(1).key().pk() + ".1")),
          breach(
              Law.MAIL_TAKEN,
              "it went out twice, unseen",
              shop -> shop.copies.put("invoice." + shop.order(1).key().pk() + ".1", 2)),
          breach(Law.MAIL_TAKEN, "it is not noted", shop -> shop.copies.put("other", 1)),
          breach(
              Law.OUTBOX_EMPTY,
              "a row waits",
              shop -> shop.put(Item.of(Key.alone(TableName.OUTBOX, "7"), 1, "{}"))),
          breach(
              Law.NOTHING_GIVEN_UP, "a dead letter", shop -> shop.deadLetters.put("SEND_MAIL", 1)));

  private MailBreaches() {}

  private static Breach needless(String kind) {
    return breach(
        Law.MAIL_TRIED,
        kind + " called needless though somebody waits for it",
        shop ->
            shop.edit(
                shop.one(
                    TableName.MAIL,
                    item ->
                        item.key().pk().startsWith(kind)
                            && item.doc().contains("\"state\":\"SENT\"")),
                "\"state\":\"SENT\"",
                "\"state\":\"NOT_NEEDED\",\"reason\":\"none\""));
  }

  private static Breach unsent(String kind) {
    return breach(
        Law.MAIL_PROMISED,
        kind + " nobody sent",
        shop -> {
          var mail = shop.one(TableName.MAIL, item -> item.key().pk().startsWith(kind));
          shop.remove(mail);
          var id = kind.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
          shop.copies
              .keySet()
              .removeIf(one -> one.startsWith(id + "." + text("subjectId", mail) + "."));
        },
        Law.MAIL_ASKED_AND_NOTED);
  }
}
