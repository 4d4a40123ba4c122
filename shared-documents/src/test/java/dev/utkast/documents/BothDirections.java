package dev.utkast.documents;

import dev.utkast.model.shop.WebLink;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Pages and mails of a shop whose people and goods have names in Hebrew and Arabic, in English
/// sentences.
final class BothDirections {
  static final Letterhead SHOP =
      new Letterhead(
          "רהיטי כרמל בע\"מ (2)",
          List.of("רחוב הרצל 12/4", "תל אביב 6713205", "Israel"),
          "IL",
          Optional.of("info@carmel.example"),
          Optional.of("+972 (3) 123-4567"),
          Optional.of("carmel.example"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of("כרמל since 1948, Haifa"));

  static final List<PrintedItem> ITEMS =
      List.of(
          PrintedItem.titled("Table שולחן 2 units"),
          PrintedItem.titled("Hebrew שלום (2)"),
          new PrintedItem(
              "שולחן עץ (אלון) 120x80 ס\"מ",
              Optional.of("כחול / L"),
              Optional.of("AB-12/3"),
              List.of(new Detail("חריטה", "לעדה, 5% הנחה"), new Detail("Color", "כחול (2)"))),
          new PrintedItem(
              "طاولة خشب (بلوط) 120 سم, الأولى",
              Optional.of("أزرق"),
              Optional.of("ط-١٢"),
              List.of(new Detail("النقش", "إلى آدا ١٢٣"))),
          PrintedItem.titled("کتاب فارسی ۱۲ جلد"),
          PrintedItem.titled("שָׁלוֹם עֲלֵיכֶם"),
          PrintedItem.titled(
              "ארון בגדים 3 דלתות IKEA PAX 150x60x236 ס\"מ, לבן (מט), כולל הובלה 15% הנחה עד"
                  + " 31.12.2026 – טלפון 03-123-4567 או info@carmel.example"));

  private BothDirections() {}

  static PackingSlipDocument slip() {
    var plain =
        Samples.slip(
            Locale.UK,
            ITEMS.stream().map(item -> new PackingSlipDocument.Line(item, 2, 2)).toList());
    return SlipPage.like(plain)
        .from(SHOP)
        .to(List.of("שרה כהן (Sarah)", "רחוב הרצל 12/4", "תל אביב 6713205", "+972-50-123-4567"))
        .by(Optional.of("שליח (Express) 24h"))
        .noting(
            Optional.of(
                "נא להשאיר אצל השכן בדירה 14 (קומה 2), טל' 050-1234567.\n"
                    + "Ring the bell (שרה כהן) twice.\n"
                    + "الرجاء ترك الطرد عند الجار رقم 14 (الطابق ٢)."))
        .made();
  }

  static InvoiceDocument invoice() {
    var page = Samples.invoice(InvoiceDocument.Kind.INVOICE, Locale.UK, "EUR", ITEMS.size());
    return InvoicePage.like(page)
        .from(SHOP)
        .to(
            new InvoiceDocument.Buyer(
                List.of("שרה כהן (2)", "Herzl 12, תל אביב 6713205, Israel"),
                Optional.empty(),
                Optional.of("sarah@example.com")))
        .ofItems(ITEMS)
        .remarking(List.of("הערה: 15% (כולל מע\"מ)"))
        .made();
  }

  static MailOccasion.Addressee to() {
    return new MailOccasion.Addressee(Locale.UK, SHOP, Optional.of("שרה כהן (2)"));
  }

  static MailOccasion parcel() {
    return new MailOccasion.ParcelShipped(
        to(),
        "#1042",
        Samples.DAY,
        Optional.empty(),
        ITEMS.stream().map(item -> new MailOccasion.ParcelShipped.Content(item, 2)).toList(),
        true,
        Optional.of("שליח 24"),
        Optional.of("RR123456785IL"),
        WebLink.of("https://track.example/RR123456785IL"));
  }

  static MailOccasion request() {
    return new MailOccasion.PaymentRequested(
        to(),
        "D12-2",
        Samples.unpaid(org.joda.money.Money.parse("ILS 1234.50")),
        Optional.of(Samples.DAY),
        Samples.LINK,
        "Your payment request D12-2 from " + SHOP.name(),
        Optional.of("תודה על ההזמנה (2)!\n\nSee you, שרה 3.\nشكرا ١٢٣"));
  }
}
