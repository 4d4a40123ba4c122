package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "1,1st,1e,1.,1.,1re",
    "2,2nd,2e,2.,2.,2e",
    "3,3rd,3e,3.,3.,3e",
    "4,4th,4e,4.,4.,4e",
    "7,7th,7e,7.,7.,7e",
    "11,11th,11e,11.,11.,11e",
    "12,12th,12e,12.,12.,12e",
    "13,13th,13e,13.,13.,13e",
    "21,21st,21e,21.,21.,21e",
    "22,22nd,22e,22.,22.,22e",
    "101,101st,101e,101.,101.,101e",
    "111,111th,111e,111.,111.,111e",
    "112,112th,112e,112.,112.,112e",
    "1003,1003rd,1003e,1003.,1003.,1003e"
  })
  void placesInARow(
      int number, String english, String dutch, String norwegian, String german, String french) {
    assertEquals(english, Language.ENGLISH.nth(number));
    assertEquals(dutch, Language.DUTCH.nth(number));
    assertEquals(norwegian, Language.NORWEGIAN.nth(number));
    assertEquals(german, Language.GERMAN.nth(number));
    assertEquals(french, Language.FRENCH.nth(number));
  }

  @ParameterizedTest
  @CsvSource({
    "'fr-CH, fr;q=0.9, en;q=0.8',FRENCH",
    "'sv-SE, nb;q=0.5',NORWEGIAN",
    "'de;q=0.2, nl',DUTCH",
    "'de;q=0, pl',ENGLISH",
    "no,NORWEGIAN",
    "'pl, *',ENGLISH",
    "'',ENGLISH",
    "';;;',ENGLISH"
  })
  void aReaderGetsTheFirstLanguageOfOursThatTheBrowserAsksFor(String ranges, Language language) {
    assertEquals(language, Language.accepted(ranges));
  }

  @ParameterizedTest
  @CsvSource({
    "nl-BE,DUTCH",
    "no,NORWEGIAN",
    "nn-NO,NORWEGIAN",
    "nb,NORWEGIAN",
    "de-AT,GERMAN",
    "fr-CA,FRENCH",
    "en-AU,ENGLISH",
    "ja-JP,ENGLISH",
    "und,ENGLISH"
  })
  void aLocaleHasItsLanguageOrEnglish(String tag, Language language) {
    assertEquals(language, Language.of(Locale.forLanguageTag(tag)));
  }
}
