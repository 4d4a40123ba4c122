package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That it was paid, by whom, when and how.
class ReceiptsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en-GB | Receipt         | Total paid          | €1,234.50   | 14 October 2026 | Received from
          nb-NO | Kvittering      | Totalt betalt       | 1 234,50 kr | 14. oktober 2026 | Mottatt fra
          de-DE | Quittung        | Insgesamt bezahlt   | 1.234,50 €  | 14. Oktober 2026 | Erhalten von
          fr-FR | Reçu            | Total payé          | 1 234,50 €  | 14 octobre 2026 | Reçu de
          nl-NL | Betalingsbewijs | Totaal betaald      | € 1.234,50  | 14 oktober 2026 | Ontvangen van\
          """)
  void aReceiptTellsEachPaymentAndTheirSum(
      String tag, String title, String sum, String amount, String day, String from) {
    var text =
        String.join(
                " ",
                new Pdf(Receipts.render(PageSamples.receipt(Locale.forLanguageTag(tag)))).pages())
            .replaceAll("[\\s\\p{Z}]+", " ");
    for (var said :
        List.of(title, sum, amount, day, from, "Ada Lovelace", "Visa •••• 4242", "SEPA", "#1042")) {
      assertTrue(text.contains(said), said + " in " + text);
    }
  }

  @Test
  void theSameReceiptIsTheSameFile() {
    var page = PageSamples.receipt(Locale.UK);
    assertArrayEquals(Receipts.render(page), Receipts.render(page));
  }

  @Test
  void thereIsNoReceiptOfNothing() {
    var page = PageSamples.receipt(Locale.UK);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ReceiptDocument(
                page.locale(),
                page.seller(),
                page.from(),
                "1",
                false,
                Optional.empty(),
                page.issued(),
                List.of(),
                page.total()));
  }
}
