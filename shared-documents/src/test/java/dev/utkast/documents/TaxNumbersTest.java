package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxNumbersTest {
  /// As the tax offices write them; what is no number for VAT is another one of a tax office.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | NO974760673MVA | Org.nr. 974 760 673 MVA
          nb | NO974760673    | Org.nr. 974 760 673 MVA
          de | CHE107787577   | CHE-107.787.577 MWST
          fr | CHE107787577   | CHE-107.787.577 TVA
          de | DE136695976    | USt-IdNr. DE136695976
          de | GB980780684    | MwSt.-Nr. GB 980 7806 84
          de | BE0428759497   | USt-IdNr. BE 0428.759.497
          de | FR83404833048  | USt-IdNr. FR 83 404 833 048
          de | ATU13585627    | UID-Nr. ATU13585627
          de | 143/815/08155  | Steuernummer 143/815/08155
          en | 12-3456789     | Tax ID 12-3456789\
          """)
  void aNumberIsPrintedAsItsTaxOfficeWritesIt(String language, String number, String printed) {
    var home = language.equals("en") ? "US" : "DE";
    assertEquals(
        printed, TaxNumbers.named(Words.in(Language.of(Locale.of(language))), number, home));
  }

  @ParameterizedTest
  @CsvSource({"FR83404833048, SIREN 404 833 048", "DE136695976, -", "FR00000000000, -", "x, -"})
  void aFrenchBusinessIsKnownByTheEndOfItsVatNumber(String number, String siren) {
    assertEquals(Optional.of(siren).filter(known -> !known.equals("-")), TaxNumbers.siren(number));
  }
}
