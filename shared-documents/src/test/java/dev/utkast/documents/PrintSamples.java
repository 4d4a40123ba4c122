package dev.utkast.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes every kind of page and mail into a folder, to be looked at: run this class with the
/// folder's name.
final class PrintSamples {

  private PrintSamples() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    for (var count : new int[] {1, 5, 40, 499}) {
      var start = System.nanoTime();
      Files.write(
          folder.resolve("slip-" + count + ".pdf"),
          PackingSlips.render(Samples.slip(Locale.UK, count)));
      System.out.printf(
          "slip of %d lines: %d ms%n", count, (System.nanoTime() - start) / 1_000_000);
    }
    for (var tag : List.of("en-US", "nl-NL", "nb-NO", "de-DE", "fr-FR")) {
      var locale = Locale.forLanguageTag(tag);
      Files.write(
          folder.resolve("slip-" + tag + ".pdf"), PackingSlips.render(Samples.slip(locale, 3)));
      for (var kind : InvoiceDocument.Kind.values()) {
        var page = Samples.invoice(kind, locale, tag.equals("nb-NO") ? "NOK" : "EUR", 5);
        var name = kind.name().toLowerCase(Locale.ROOT) + "-" + tag;
        Files.write(folder.resolve(name + ".pdf"), Invoices.render(page));
        Files.writeString(folder.resolve(name + ".html"), Invoices.html(page));
      }
      mails(folder, tag, locale);
      for (var page : PageSamples.all(locale).entrySet()) {
        Files.writeString(
            folder.resolve("page-" + tag + "-" + page.getKey() + ".html"), page.getValue().html());
      }
      Files.write(
          folder.resolve("receipt-" + tag + ".pdf"), Receipts.render(PageSamples.receipt(locale)));
      Files.write(
          folder.resolve("receipt-returns-" + tag + ".pdf"),
          Receipts.render(PageSamples.receiptOfReturns(locale)));
    }
    DressedSales.print(folder);
    Extremes.print(folder);
    Files.write(folder.resolve("scripts.pdf"), PackingSlips.render(Samples.scripts()));
    Files.write(folder.resolve("slip-directions.pdf"), PackingSlips.render(BothDirections.slip()));
    Files.write(
        folder.resolve("invoice-directions.pdf"), Invoices.render(BothDirections.invoice()));
    Files.writeString(
        folder.resolve("mail-directions.html"), Mails.write(BothDirections.parcel()).html());
    Files.write(
        folder.resolve("invoice-499.pdf"),
        Invoices.render(Samples.invoice(InvoiceDocument.Kind.INVOICE, Locale.GERMANY, "EUR", 499)));
    Files.write(
        folder.resolve("invoice-40-jpy.pdf"),
        Invoices.render(Samples.invoice(InvoiceDocument.Kind.INVOICE, Locale.US, "JPY", 40)));
  }

  private static void mails(Path folder, String tag, Locale locale) throws IOException {
    var number = 0;
    for (var occasion : Samples.mails(locale)) {
      number++;
      var name = "mail-" + tag + "-" + number + "-" + occasion.getClass().getSimpleName();
      var content = Mails.write(occasion);
      Files.writeString(folder.resolve(name + ".html"), content.html());
      Files.writeString(folder.resolve(name + ".txt"), content.subject() + "\n\n" + content.text());
      var mail =
          new OutgoingMail(
              OutgoingMail.Mailbox.of("Fjellheim Ull & Garn", "hei@fjellheim.example"),
              Optional.empty(),
              List.of(OutgoingMail.Mailbox.of("Ada Lovelace", "ada@engines.example")),
              List.of(),
              content,
              List.of(Attachment.pdf("Invoice 2026-000117", new byte[] {37, 80, 68, 70})),
              "sample-" + number + "@fjellheim.example",
              Instant.parse("2026-10-17T08:00:00Z"));
      Files.write(folder.resolve(name + ".eml"), MimeMessages.compose(mail));
    }
  }
}
