package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.documents.LawfulSales.Situation;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.invoice.InvoiceCircumstance;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is true of a supply on the day of its invoice, and how other documents are named.
class LawfulContentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | de | SERVICES       | Leistungsdatum: 2. März 2026
          DE | de | GOODS          | Lieferdatum: mit dem Versand nach Rechnungsdatum, siehe Lieferschein
          DE | de | GOODS SERVICES | Liefer- und Leistungsdatum: Dienstleistungen 2. März 2026; Waren mit dem Versand nach Rechnungsdatum, siehe Lieferschein
          FR | fr | SERVICES       | Date de la prestation: 2 mars 2026, Type d’opération: prestation de services
          FR | fr | GOODS SERVICES | Livraison et prestation: services\u00A0: 2 mars 2026\u202F; biens\u00A0: à l’expédition, après la date de facture\u202F; voir le bon de livraison, Type d’opération: livraison de biens et prestation de services
          NL | nl | SERVICES       | Datum dienstverlening: 2 maart 2026
          US | en | GOODS          |\
          """)
  void anInvoiceSaysOfItsSupplyWhatIsKnownOnItsDay(
      String seller, String language, String kinds, String said) {
    var circumstances = EnumSet.of(InvoiceCircumstance.INVOICE);
    Arrays.stream(kinds.split(" ")).map(InvoiceCircumstance::valueOf).forEach(circumstances::add);
    var sale = LawfulSales.sale(LawfulSeller.of(seller), Situation.EXPORT);
    var content =
        new LawfulContent(
            seller,
            sale.content(),
            sale.priced(),
            circumstances,
            Locale.of(language, seller),
            true);
    var facts =
        content.particulars(LawfulSales.DAY).facts().stream()
            .map(fact -> fact.name() + ": " + fact.value())
            .toList();
    assertEquals(Optional.ofNullable(said).orElse(""), String.join(", ", facts));
  }

  @Test
  void aNorwegianSellerIsPaidWithAReferenceThatBanksCanCheck() {
    assertEquals("0000414", invoice("NO").paymentReference());
    assertEquals("INV-000041", invoice("DE").paymentReference());
  }

  /// Older credit notes kept the number alone.
  @Test
  void aCreditNoteNamesNumberAndDateOfWhatItCorrectsAsFarAsItKnows() {
    var seller = LawfulSeller.of("DE");
    var note = LawfulSales.sale(seller, Situation.DOMESTIC).creditNote();
    assertEquals(
        Optional.of("INV-000041 vom 2. März 2026"), SalePages.corrected(note, seller.shop()));
    assertEquals(Optional.of("INV-000041"), SalePages.corrected(undated(note), seller.shop()));
    assertEquals(Optional.empty(), SalePages.corrected(invoice("DE"), seller.shop()));
  }

  private static Invoice invoice(String seller) {
    return LawfulSales.sale(LawfulSeller.of(seller), Situation.DOMESTIC).invoice();
  }

  private static Invoice undated(Invoice note) {
    return new Invoice(
        note.id(),
        note.series(),
        note.number(),
        note.orderId(),
        note.orderName(),
        List.copyOf(note.seller()),
        note.credits(),
        note.content(),
        note.priced(),
        note.issuedOn(),
        note.dueOn(),
        note.issuedAt(),
        note.paid(),
        note.identity(),
        Optional.empty(),
        Optional.empty());
  }
}
