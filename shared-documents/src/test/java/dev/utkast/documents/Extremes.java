package dev.utkast.documents;

import dev.utkast.model.shop.WebLink;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Pages and mails with amounts of twenty characters, titles of two hundred, words that end no
/// line, links of three hundred and long lists.
final class Extremes {
  private static final String WORD = "Donaudampfschifffahrtsgesellschaft";
  private static final String TITLE = (WORD + " ").repeat(6).substring(0, 200);
  static final URI LINK = URI.create("https://shop.example/invoices/" + "4fQx81mVZ0".repeat(27));
  private static final Locale SWISS = Locale.of("de", "CH");

  private static final List<InvoiceDocument.Kind> KINDS =
      List.of(InvoiceDocument.Kind.PAYMENT_REQUEST, InvoiceDocument.Kind.INVOICE);

  private Extremes() {}

  static InvoiceDocument invoice(InvoiceDocument.Kind kind, boolean taxIncluded) {
    var sample = Samples.invoice(kind, SWISS, "CHF", 3);
    var amount = Money.parse("CHF -153151999.16").negated().multipliedBy(100);
    var lines = new ArrayList<InvoiceDocument.Line>();
    for (var item : items(3)) {
      lines.add(
          new InvoiceDocument.Line(
              item,
              1234,
              amount,
              Optional.empty(),
              Money.of(CurrencyUnit.of("CHF"), 999),
              Optional.of(TITLE),
              percent(),
              amount));
    }
    var totals = sample.totals();
    return InvoicePage.like(sample)
        .of(lines)
        .to(
            new InvoiceDocument.Buyer(
                List.of(TITLE, WORD + WORD, "Zürich"),
                Optional.of("CHE-" + "123.".repeat(10)),
                Optional.of("a".repeat(60) + "@" + "b".repeat(60) + ".example")))
        .referringTo(
            new InvoiceDocument.References(
                Optional.of("#1042"), Optional.of(WORD + WORD), Optional.empty()))
        .adding(
            new InvoiceDocument.Totals(
                amount,
                amount,
                Optional.of(TITLE),
                Optional.of(TITLE),
                amount,
                taxIncluded,
                totals.taxLines(),
                Samples.unpaid(amount),
                List.of()))
        .paidAt(Optional.of(LINK))
        .made();
  }

  private static Optional<BigDecimal> percent() {
    return Optional.of(new BigDecimal("8.875"));
  }

  private static List<PrintedItem> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new PrintedItem(
                TITLE,
                Optional.of(WORD + WORD),
                Optional.of("SKU-" + "0".repeat(100)),
                List.of(new Detail(WORD, LINK.toString()))))
        .toList();
  }

  static List<MailOccasion> mails() {
    var to = new MailOccasion.Addressee(SWISS, Samples.shop(), Optional.of(WORD + " " + WORD));
    var amount = Money.parse("CHF 99999999951999.16");
    return List.of(
        new MailOccasion.PaymentRequested(
            to,
            "D-" + "0".repeat(40),
            Samples.unpaid(amount),
            Optional.of(Samples.DAY),
            LINK,
            TITLE,
            Optional.of(LINK.toString())),
        new MailOccasion.CreditNoteIssued(to, TITLE, WORD, amount, amount, Optional.of(LINK)),
        new MailOccasion.ParcelShipped(
            to,
            "#1042",
            Samples.DAY,
            Optional.empty(),
            items(49).stream()
                .map(item -> new MailOccasion.ParcelShipped.Content(item, 1))
                .toList(),
            false,
            Optional.of(WORD + WORD),
            Optional.of("0".repeat(100)),
            WebLink.of(LINK.toString())));
  }

  static void print(Path folder) throws IOException {
    for (var kind : KINDS) {
      for (boolean taxIncluded : new boolean[] {true, false}) {
        var page = invoice(kind, taxIncluded);
        var name =
            "extreme-" + kind.name().toLowerCase(Locale.ROOT) + (taxIncluded ? "-gross" : "");
        Files.write(folder.resolve(name + ".pdf"), Invoices.render(page));
        Files.writeString(folder.resolve(name + ".html"), Invoices.html(page));
      }
    }
    Files.writeString(
        folder.resolve("notice-unknown.html"),
        CustomerPages.unknown(Optional.empty(), Optional.empty()).html());
    for (var occasion : mails()) {
      var mail = Mails.write(occasion);
      var name = "mail-extreme-" + occasion.getClass().getSimpleName();
      Files.writeString(folder.resolve(name + ".html"), mail.html());
      Files.writeString(folder.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
    }
  }

  static Stream<byte[]> pdfs() {
    return KINDS.stream()
        .flatMap(kind -> Stream.of(invoice(kind, true), invoice(kind, false)))
        .map(Invoices::render);
  }
}
