package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.MoneyBack;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.Seller;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
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
    var text = text(PageSamples.receipt(Locale.forLanguageTag(tag)));
    for (var said :
        List.of(title, sum, amount, day, from, "Ada Lovelace", "Visa •••• 4242", "SEPA", "#1042")) {
      assertTrue(text.contains(said), said + " in " + text);
    }
  }

  /// What went back of the payments stands beside them, and what is left of them below.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en-GB | Refund -€20.00          | Refunded -€20.00       | Paid after refunds €1,214.50         | Chargeback reversed
          nb-NO | Refusjon −20,00 kr      | Refundert −20,00 kr    | Betalt etter refusjoner 1 214,50 kr  | Tilbakeføring omgjort
          de-DE | Erstattung -20,00 €     | Erstattet -20,00 €     | Bezahlt nach Rückzahlungen 1.214,50 € | Rückbuchung aufgehoben
          fr-FR | Remboursement -20,00 €  | Remboursé -20,00 €     | Payé après remboursements 1 214,50 € | Rejet de paiement annulé
          nl-NL | Terugbetaling € -20,00  | Terugbetaald € -20,00  | Betaald na terugbetalingen € 1.214,50 | Terugboeking ongedaan gemaakt\
          """)
  void aReceiptTellsWhatWentBack(
      String tag, String refund, String refunded, String kept, String reversed) {
    var page = PageSamples.receiptOfReturns(Locale.forLanguageTag(tag));
    var text = text(page).replace(" re_3MtwBwLkdIwHu7ix", "");
    for (var said : List.of(refund, refunded, kept, reversed)) {
      assertTrue(text.contains(said), said + " in " + text);
    }
  }

  private static PaymentEntry entry(PaymentEntry.Kind kind, Money amount, int hour) {
    return new PaymentEntry(
        new TransactionId(hour),
        kind,
        "stripe",
        kind + " " + hour,
        amount,
        Optional.empty(),
        Instant.parse("2026-03-02T12:00:00Z").plusSeconds(3_600L * hour),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of("pi_1").filter(_ -> kind != PaymentEntry.Kind.PAYMENT),
        false);
  }

  private static final LawfulSales.Sale SALE =
      LawfulSales.sale(LawfulSeller.of("NL"), LawfulSales.Situation.INTRA_UNION_BUSINESS);
  private static final Money TOTAL = SALE.draft().total();
  private static final Seller SELLER = SALE.seller().today();

  private static ReceiptDocument receipt(List<PaymentEntry> ledger) {
    var agreed = Instant.parse("2026-03-02T12:00:00Z");
    var order = OrderDecider.start(SALE.draft(), new OrderId(2), 1, TOTAL, SELLER.shop(), agreed);
    return Receipts.of(order, order.content(), Optional.empty(), ledger, SELLER, Pictures.none())
        .orElseThrow();
  }

  /// Only what moves money of the sale is told, in its order; a refund that came back is none.
  @Test
  void theLedgerIsToldAsFarAsItMovesMoney() {
    var some = Money.of(TOTAL.getCurrencyUnit(), 7);
    var twice = some.multipliedBy(2);
    var page =
        receipt(
            List.of(
                entry(PaymentEntry.Kind.REFUND, some, 6),
                entry(PaymentEntry.Kind.PAYMENT, TOTAL, 1),
                entry(PaymentEntry.Kind.FEE, some, 2),
                entry(PaymentEntry.Kind.DISPUTE, TOTAL, 3),
                entry(PaymentEntry.Kind.DISPUTE_WON, TOTAL, 4),
                entry(PaymentEntry.Kind.REFUND, twice, 5),
                entry(PaymentEntry.Kind.REFUND_FAILED, twice, 30)));
    assertEquals(
        List.of(TOTAL, TOTAL.negated(), TOTAL, twice.negated(), some.negated(), twice),
        page.payments().stream().map(ReceiptDocument.Payment::amount).toList());
    assertEquals(TOTAL, page.total());
    var returned = new MoneyBack(some, some.minus(some), TOTAL.minus(some));
    assertEquals(Optional.of(returned), page.returned());
    assertEquals(SELLER.dayOf(Instant.parse("2026-03-03T18:00:00Z")), page.issued());
  }

  @Test
  void whereNothingWentBackNothingIsSaidOfIt() {
    var paid = List.of(entry(PaymentEntry.Kind.PAYMENT, TOTAL, 1));
    assertEquals(Optional.empty(), receipt(paid).returned());
  }

  private static String text(ReceiptDocument page) {
    return String.join(" ", new Pdf(Receipts.render(page)).pages()).replaceAll("[\\s\\p{Z}]+", " ");
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
                page.total(),
                Optional.empty()));
  }
}
