package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.model.customer.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PostalAddressesTest {
  private static Address address(Optional<String> country, Optional<String> code) {
    var none = Optional.<String>empty();
    return new Address(
        Optional.of("Ada"),
        Optional.of("Lovelace"),
        none,
        Optional.of("Ring 1"),
        none,
        Optional.of("Wien"),
        none,
        Optional.of("1010"),
        country,
        none,
        code,
        none);
  }

  @ParameterizedTest
  @CsvSource({
    "ENGLISH,AUSTRIA",
    "GERMAN,ÖSTERREICH",
    "FRENCH,AUTRICHE",
    "DUTCH,OOSTENRIJK",
    "NORWEGIAN,ØSTERRIKE"
  })
  void mailAbroadEndsWithTheCountryInTheCustomersLanguage(Language language, String last) {
    for (var typed : List.of("Austria", "Österreich", "AT")) {
      var lines =
          PostalAddresses.lines(address(Optional.of(typed), Optional.of("AT")), "DE", language);
      assertEquals(last, lines.getLast());
      assertEquals("1010 Wien", lines.get(lines.size() - 2));
    }
    var byName = address(Optional.of("Autriche"), Optional.empty());
    assertEquals(last, PostalAddresses.lines(byName, "DE", language).getLast());
  }

  @ParameterizedTest
  @EnumSource
  void mailWithinTheCountryNamesNone(Language language) {
    for (var typed : List.of(Optional.of("Austria"), Optional.<String>empty())) {
      assertEquals(
          List.of("Ada Lovelace", "Ring 1", "1010 Wien"),
          PostalAddresses.lines(address(typed, Optional.of("AT")), "AT", language));
    }
  }

  @Test
  void aCountryThatNobodyKnowsStandsAsItWasTyped() {
    var lines =
        PostalAddresses.lines(
            address(Optional.of("Sealand"), Optional.empty()), "DE", Language.GERMAN);
    assertEquals("SEALAND", lines.getLast());
  }

  @ParameterizedTest
  @EnumSource
  void everyCountryHasAName(Language language) {
    for (var code : Locale.getISOCountries()) {
      var name = PostalAddresses.name(code, language);
      assertFalse(name.isBlank() || name.equals(code), code);
    }
  }
}
