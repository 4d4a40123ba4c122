package dev.utkast.laws;

import static dev.utkast.laws.Breach.breach;
import static dev.utkast.laws.SpoiltShop.outOfIndex;
import static dev.utkast.laws.SpoiltShop.version;

import java.util.List;

/// Breaches of the laws of legal documents, dates, reminders and links.
final class PaperBreaches {
  static final List<Breach> ALL =
      List.of(
          breach(
              Law.INVOICED,
              "no invoice",
              shop -> {
                shop.remove(shop.document(10, "INVOICE"));
                shop.put(version(shop.series("INVOICE"), 9));
              }),
          breach(
              Law.INVOICED,
              "no credit note",
              shop -> {
                shop.remove(shop.document(5, "CREDIT_NOTE"));
                shop.put(version(shop.series("CREDIT_NOTE"), 1));
              }),
          breach(
              Law.LEGAL_NUMBERS,
              "a gap",
              shop -> shop.edit(shop.document(9, "INVOICE"), "\"number\":9,", "\"number\":10,")),
          breach(
              Law.LEGAL_NUMBERS,
              "the counter is ahead",
              shop -> shop.put(version(shop.series("CREDIT_NOTE"), 3))),
          breach(
              Law.PAID_AT_THE_EVENT,
              "the invoice shows what was paid later",
              shop ->
                  shop.edit(
                      shop.document(9, "INVOICE"),
                      "\"paid\":\"USD 0.00\"",
                      "\"paid\":\"USD 1.00\"")),
          breach(
              Law.PAID_AT_THE_EVENT,
              "the invoice of a cancelled order shows what was paid when it was cancelled",
              shop ->
                  shop.edit(
                      shop.document(4, "INVOICE"),
                      "\"paid\":\"USD 30.00\"",
                      "\"paid\":\"USD 31.00\"")),
          breach(
              Law.PAID_AT_THE_EVENT,
              "the credit note shows another amount",
              shop ->
                  shop.edit(
                      shop.document(4, "CREDIT_NOTE"),
                      "\"paid\":\"USD 31.00\"",
                      "\"paid\":\"USD 0.00\"")),
          ofAnotherDay("INVOICE"),
          ofAnotherDay("CREDIT_NOTE"),
          ofAnotherMoment("INVOICE"),
          ofAnotherMoment("CREDIT_NOTE"),
          breach(
              Law.DATES,
              "an invoice is due on another day than its order",
              shop ->
                  shop.edit(
                      shop.document(4, "INVOICE"),
                      "\"dueOn\":\"2026-03-02\"",
                      "\"dueOn\":\"2026-03-03\"")),
          breach(
              Law.DATES,
              "a credit note is due",
              shop ->
                  shop.edit(
                      shop.document(4, "CREDIT_NOTE"),
                      "\"issuedOn\"",
                      "\"dueOn\":\"2026-03-02\",\"issuedOn\"")),
          breach(
              Law.DATES,
              "an order is due on another day than its terms say",
              shop -> {
                shop.edit(shop.order(4), "\"dueOn\":\"2026-03-02\"", "\"dueOn\":\"2026-03-03\"");
                shop.edit(
                    shop.document(4, "INVOICE"),
                    "\"dueOn\":\"2026-03-02\"",
                    "\"dueOn\":\"2026-03-03\"");
              }),
          breach(
              Law.DATES,
              "a draft was sent when its newest link was",
              shop -> shop.edit(shop.link(9), "2026-05-31T12:00:00Z", "2026-05-31T12:00:01Z")),
          breach(
              Law.DATES,
              "a draft was completed when its order was made",
              shop ->
                  shop.edit(
                      shop.draft(12),
                      "\"Completed\",\"at\":\"[^\"]*\"",
                      "\"Completed\",\"at\":\"2026-03-02T12:00:00Z\"")),
          breach(
              Law.DATES,
              "a parcel left at another time",
              shop ->
                  shop.edit(
                      shop.parcel(1, 1),
                      "\"createdAt\":\"[^\"]*\"",
                      "\"createdAt\":\"2026-03-01T12:00:00Z\"")),
          breach(
              Law.DATES,
              "a fulfillment order was made at another time",
              shop ->
                  shop.edit(
                      shop.fulfillmentOrder(3),
                      "\"createdAt\":\"[^\"]*\"",
                      "\"createdAt\":\"2026-03-01T12:00:00Z\"")),
          breach(
              Law.DATES,
              "an order was amended before it was made",
              shop ->
                  shop.edit(
                      shop.event("Amended"),
                      "\"at\":\"[^\"]*\"",
                      "\"at\":\"2026-03-01T12:00:00Z\"")),
          breach(
              Law.OVERDUE,
              "an unpaid order is in no index",
              shop -> shop.put(outOfIndex(shop.order(9)))),
          breach(
              Law.REMINDED,
              "a reminder was forgotten",
              shop -> shop.edit(shop.order(9), "\"remindersSent\":3", "\"remindersSent\":2")),
          breach(
              Law.REMINDED,
              "no event tells of a reminder",
              shop -> shop.remove(shop.event("ReminderSent"))),
          breach(
              Law.LINKS_OF_WHAT_WAS_SENT,
              "an old link beside a new one",
              shop ->
                  shop.edit(shop.draft(9), "\"asked\":", "\"linkHash\":\"of nothing\",\"asked\":")),
          breach(
              Law.LINKS_OF_WHAT_WAS_SENT,
              "a link of what nobody was asked for",
              shop ->
                  shop.edit(
                      shop.draft(9),
                      "\"type\":\"InvoiceSent\",\"at\":\"[^\"]*\"",
                      "\"type\":\"Open\"")),
          breach(
              Law.LINKS_OF_WHAT_WAS_SENT,
              "an old link that does not exist",
              shop ->
                  shop.edit(shop.draft(9), "\"asked\":\\{[^}]*}", "\"linkHash\":\"of nothing\"")));

  private PaperBreaches() {}

  private static Breach ofAnotherDay(String series) {
    return breach(
        Law.DATES,
        series + " of another day",
        shop ->
            shop.edit(
                shop.document(4, series),
                "\"issuedOn\":\"2026-03-02\"",
                "\"issuedOn\":\"2026-03-03\""));
  }

  private static Breach ofAnotherMoment(String series) {
    return breach(
        Law.DATES,
        series + " of another moment",
        shop ->
            shop.edit(
                shop.document(4, series),
                "\"issuedAt\":\"2026-03-02T12:00:00Z\"",
                "\"issuedAt\":\"2026-03-02T12:00:01Z\""));
  }
}
