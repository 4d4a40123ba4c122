package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.shop.Iban.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

  /// The examples of SWIFT's IBAN Registry.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 00",
        "GB29 NWBK 6016 1331 9268 19",
        "NL91 ABNA 0417 1643 00",
        "NO93 8601 1117 947",
        "FR14 2004 1010 0505 0001 3M02 606",
        "BE68 5390 0754 7034",
        "AT61 1904 3002 3457 3201",
        "CH93 0076 2011 6238 5295 7",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S"
      })
  void aNumberOfTheRegistryIsRightAndPrintedInFours(String printed) {
    var iban = Iban.compact(printed);
    assertEquals(Optional.empty(), Iban.fault(iban));
    assertEquals(printed, Iban.printed(iban));
  }

  @ParameterizedTest
  @CsvSource({
    "DE89370400440532013001, CHECK_DIGITS",
    "DE89370400440532010300, CHECK_DIGITS",
    "DE8937040044053201300, LENGTH",
    "DE893704004405320130000, LENGTH",
    "US64370400440532013000, UNKNOWN_COUNTRY",
    "DE8937040044, FORM",
    "8937040044053201300000, FORM",
    "DE89 3704 0044 0532 0130 0é, FORM"
  })
  void whatIsWrongWithANumberIsNamed(String typed, Fault fault) {
    assertEquals(Optional.of(fault), Iban.fault(Iban.compact(typed)));
  }

  @Test
  void aNumberIsTakenAsPeopleTypeIt() {
    assertEquals("DE89370400440532013000", Iban.compact(" de89 3704-0044.0532\u00a00130 00"));
  }

  @Test
  void everySlipOfOneDigitIsFound() {
    var right = "DE89370400440532013000";
    for (int i = 2; i < right.length(); i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        var slipped = right.substring(0, i) + digit + right.substring(i + 1);
        assertEquals(slipped.equals(right), Iban.fault(slipped).isEmpty(), slipped);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "COBADEFF, true",
    "COBADEFFXXX, true",
    "COBADEF, false",
    "COBADEFFXX, false",
    "COBADEFFXXXX, false",
    "COBA1EFF, false",
    "NONSENSE, false",
    "cobadeff, false"
  })
  void aBankCodeHasEightOrElevenCharacters(String code, boolean right) {
    assertEquals(right, Iban.isBic(code));
  }

  @ParameterizedTest
  @CsvSource({
    "DE89370400440532013000, COBADEFF, true",
    "DE89370400440532013000, ABNANL2A, false",
    "GB29NWBK60161331926819, NWBKGB2L, true",
    "GB29NWBK60161331926819, RBOSGGSX, true",
    "GB29NWBK60161331926819, RBOSJESX, true",
    "GB29NWBK60161331926819, RBOSIMDX, true",
    "GB29NWBK60161331926819, BOFIIE2D, false",
    "FR1420041010050500013M02606, BNPAGPGX, true",
    "FR1420041010050500013M02606, SOGENCNN, true",
    "FR1420041010050500013M02606, GEBABEBB, false"
  })
  void aBankIsInTheCountryOfItsAccounts(String iban, String bic, boolean right) {
    assertTrue(Iban.isBic(bic), bic);
    assertEquals(right, Iban.isBankOf(iban, bic));
  }
}
