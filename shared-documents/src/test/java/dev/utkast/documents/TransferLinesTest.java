package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a payer types, by the name that the field has at the payer's bank.
class TransferLinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | de-DE | -         | DE89 3704 0044 0532 0130 00 | INV-000041 | IBAN: DE89 3704 0044 0532 0130 00; Verwendungszweck: INV-000041
          NO | nb-NO | -         | NO93 8601 1117 947          | 0000414    | Kontonummer: 8601 11 17947; IBAN: NO93 8601 1117 947; KID: 0000414
          NO | de-DE | -         | NO93 8601 1117 947          | 0000414    | IBAN: NO93 8601 1117 947; Verwendungszweck (KID): 0000414
          NO | nb-NO | -         | 8601 11 17947               | D12-1      | Kontonummer: 8601 11 17947; Betalingsreferanse: D12-1
          SE | sv-SE | -         | 5439 10 123 45              | 0000414    | Account: 5439 10 123 45; Payment reference: 0000414
          GB | en-GB | 60-16-13  | 31926819                    | INV-000041 | Sort code: 60-16-13; Account: 31926819; Payment reference: INV-000041
          GB | en-GB | -         | GB29 NWBK 6016 1331 9268 19 | INV-000041 | Sort code: 60-16-13; Account: 31926819; IBAN: GB29 NWBK 6016 1331 9268 19; Payment reference: INV-000041
          GB | de-DE | -         | GB29 NWBK 6016 1331 9268 19 | INV-000041 | IBAN: GB29 NWBK 6016 1331 9268 19; Verwendungszweck: INV-000041
          US | en-US | 021000021 | 1234567890                  | INV-000041 | Routing number: 021000021; Account: 1234567890; Payment reference: INV-000041
          CH | fr-CH | 762       | 116-23852957                | INV-000041 | Code banque: 762; Compte: 116-23852957; Référence de paiement: INV-000041\
          """)
  void anAccountIsCalledAsThePayersBankCallsIt(
      String seller, String payer, String code, String account, String reference, String said) {
    var shop = Letterhead.of("Shop", seller, "shop@example.com");
    var lines = new TransferLines(shop, Locale.forLanguageTag(payer));
    var transfer =
        new InvoiceDocument.BankTransfer(
            "Holder",
            Optional.empty(),
            Optional.of(code).filter(it -> !it.equals("-")),
            account,
            Optional.empty(),
            reference);
    var found = lines.of(transfer);
    var shown =
        Stream.concat(found.stream().skip(1), Stream.of(lines.reference(reference)))
            .map(line -> line.name() + ": " + line.value())
            .collect(Collectors.joining("; "));
    assertEquals(said, shown);
  }
}
