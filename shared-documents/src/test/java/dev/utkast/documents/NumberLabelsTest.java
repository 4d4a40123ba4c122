package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberLabelsTest {
  @ParameterizedTest
  @CsvSource({
    "DE,VAT number,Btw-nummer,MVA-nummer,USt-IdNr.,N° de TVA intracommunautaire",
    "AT,VAT number,Btw-nummer,MVA-nummer,UID-Nr.,N° de TVA intracommunautaire",
    "BE,VAT number,Btw-nummer,MVA-nummer,USt-IdNr.,N° de TVA",
    "NL,VAT number,Btw-id,MVA-nummer,USt-IdNr.,N° de TVA intracommunautaire",
    "GB,VAT number,Btw-nummer,MVA-nummer,MwSt.-Nr.,N° de TVA",
    "CH,VAT number,Btw-nummer,MVA-nummer,MWST-Nr.,N° de TVA",
    "US,Tax ID,Belastingnummer,Skattenummer,Steuernummer,Numéro fiscal"
  })
  void aNumberForVatIsCalledAsItsCountryCallsIt(
      String country,
      String english,
      String dutch,
      String norwegian,
      String german,
      String french) {
    assertEquals(english, ofVat(Language.ENGLISH, country));
    assertEquals(dutch, ofVat(Language.DUTCH, country));
    assertEquals(norwegian, ofVat(Language.NORWEGIAN, country));
    assertEquals(german, ofVat(Language.GERMAN, country));
    assertEquals(french, ofVat(Language.FRENCH, country));
  }

  private static String ofVat(Language language, String country) {
    return new NumberLabels(Words.in(language)).ofVat(country).replace('\u00A0', ' ');
  }

  @Test
  void anotherNumberIsOneOfTaxesInGeneral() {
    assertEquals("Steuernummer", new NumberLabels(Words.in(Language.GERMAN)).ofTaxOffice("DE"));
    assertEquals("Tax ID", new NumberLabels(Words.in(Language.ENGLISH)).ofTaxOffice("US"));
  }
}
