package dev.utkast.model.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.model.shop.BankAccount;
import dev.utkast.model.transfer.CreditTransfer.Party;
import dev.utkast.model.transfer.TransferCode.Standard;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditTransferTest {
  private static final String GERMAN = "DE89370400440532013000";
  private static final String SWISS = "CH9300762011623852957";
  private static final String QR_IBAN = "CH4431999123000889012";

  static Party party(String name, String country) {
    return new Party(
        name, Optional.of("Limmatquai 4"), Optional.of("8001"), Optional.of("Zürich"), country);
  }

  static CreditTransfer to(String iban, String amount, String payer, String reference) {
    return new CreditTransfer(
        party("Webstube AG", iban.substring(0, 2)),
        Optional.of(party("Ada Lovelace", payer)),
        new BankAccount.International(iban, Optional.of("COBADEFFXXX")),
        Money.parse(amount),
        reference);
  }

  private static String text(CreditTransfer transfer) {
    return transfer.code().orElseThrow().text();
  }

  @Test
  void aTransferWithinSepaIsWrittenAsTheEuropeanPaymentsCouncilHasIt() {
    assertEquals(
        """
        BCD
        002
        1
        SCT
        COBADEFFXXX
        Webstube AG
        DE89370400440532013000
        EUR1234.50


        INV-1042\
        """,
        text(to(GERMAN, "EUR 1234.50", "DE", "INV-1042")));
  }

  @Test
  void aSwissTransferIsWrittenAsSixHasIt() {
    assertEquals(
        """
        SPC
        0200
        1
        CH9300762011623852957
        S
        Webstube AG
        Limmatquai 4

        8001
        Zürich
        CH







        1234.50
        CHF
        S
        Ada Lovelace
        Limmatquai 4

        8001
        Zürich
        DE
        NON

        INV-1042
        EPD\
        """,
        text(to(SWISS, "CHF 1234.50", "DE", "INV-1042")));
  }

  @ParameterizedTest
  @CsvSource({
    "DE89370400440532013000, EUR, DE, EPC",
    "DE89370400440532013000, CHF, CH, ",
    "DE89370400440532013000, NOK, NO, ",
    "CH9300762011623852957, CHF, CH, SWISS",
    "CH9300762011623852957, CHF, DE, SWISS",
    "CH9300762011623852957, EUR, LI, SWISS",
    "CH9300762011623852957, EUR, DE, EPC",
    "CH9300762011623852957, USD, CH, ",
    "LI21088100002324013AA, CHF, CH, SWISS",
    "BR1500000000000010932840814P2, EUR, BR, ",
  })
  void theCodeIsThatOfThePayersBank(String iban, String currency, String payer, Standard standard) {
    var code = to(iban, currency + " 10.00", payer, "INV-1").code();
    assertEquals(Optional.ofNullable(standard), code.map(TransferCode::standard));
  }

  @Test
  void aQrIbanWantsItsOwnReference() {
    var lines = text(to(QR_IBAN, "CHF 10.00", "CH", QrReference.ofInvoice(1042))).split("\n", -1);
    assertEquals("QRR", lines[27]);
    assertEquals(QrReference.ofInvoice(1042).replace(" ", ""), lines[28]);
    assertEquals("", lines[29]);
    assertEquals(Optional.empty(), to(QR_IBAN, "CHF 10.00", "CH", "INV-1042").code());
    assertEquals(
        Optional.empty(), to(QR_IBAN, "EUR 10.00", "DE", QrReference.ofInvoice(1042)).code());
  }

  @ParameterizedTest
  @CsvSource({"DE89370400440532013000, EUR", "CH9300762011623852957, CHF"})
  void whatACodeCannotHoldGivesNone(String iban, String currency) {
    assertEquals(Optional.empty(), to(iban, currency + " 1000000000.00", "CH", "INV-1").code());
    assertEquals(Optional.empty(), to(iban, currency + " 1.00", "CH", "R".repeat(141)).code());
    assertEquals(Optional.empty(), to(iban, currency + " 1.00", "CH", "INV\t1").code());
    var named = to(iban, currency + " 1.00", "CH", "INV-1");
    var unwritable =
        new CreditTransfer(
            party("N".repeat(71), "CH"),
            named.payer(),
            named.account(),
            named.amount(),
            named.reference());
    assertEquals(Optional.empty(), unwritable.code());
  }

  @Test
  void aSwissCodeWritesTypographicMarksAsTypewritersDo() {
    var known = to(SWISS, "CHF 1.00", "CH", "INV-1");
    var payee = party("L’Étoile – «Fils»", "CH");
    var text =
        text(
            new CreditTransfer(
                payee, known.payer(), known.account(), known.amount(), known.reference()));
    assertEquals("L'Étoile - «Fils»", text.split("\n", -1)[5]);
  }

  /// The payer can fill in who she is; the payee must be said.
  @Test
  void aSwissCodeLeavesOutAPayerThatItCannotWrite() {
    var known = to(SWISS, "CHF 1.00", "CH", "INV-1");
    var payer = Optional.of(party("Игорь", "CH"));
    var lines =
        text(new CreditTransfer(
                known.payee(), payer, known.account(), known.amount(), known.reference()))
            .split("\n", -1);
    assertEquals("", lines[20]);
    assertEquals("NON", lines[27]);
    var foreign =
        new CreditTransfer(
            party("Игорь", "CH"), payer, known.account(), known.amount(), known.reference());
    assertEquals(Optional.empty(), foreign.code());
  }

  @Test
  void nothingIsNotTransferred() {
    assertThrows(IllegalArgumentException.class, () -> to(GERMAN, "EUR 0.00", "DE", "INV-1"));
  }
}
