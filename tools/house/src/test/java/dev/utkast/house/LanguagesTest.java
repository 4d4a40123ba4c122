package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.adminapi.CustomerRequest;
import dev.utkast.documents.Language;
import dev.utkast.model.customer.Address;
import dev.utkast.model.message.RequestSubject;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.tax.Countries;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleSale;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A language of the documents is one wherever languages are known.
class LanguagesTest {
  private static SaleContent sale(Optional<String> language, Optional<String> country) {
    var none = Optional.<String>empty();
    var address =
        country.map(code ->
            new Address(none, none, none, none, none, none, none, none, none, none, country, none));
    return SampleSale.of()
        .with(SaleContent::email, Optional.<String>empty())
        .with(SaleContent::shippingAddress, address)
        .with(SaleContent::language, language)
        .content();
  }

  @Test
  void theApiTakesEachOfThem() {
    assertEquals(
        Arrays.stream(Language.values()).map(Language::code).collect(Collectors.toSet()),
        Set.copyOf(CustomerRequest.LANGUAGES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void aPaymentRequestHasASubjectInEach(String amount) {
    var shop = MemoryWiring.standard().shop();
    var open = Money.parse(CurrencyUnit.EUR + " " + amount);
    var subjects = new HashSet<String>();
    for (var language : Language.values()) {
      var content = sale(Optional.of(language.code()), Optional.empty());
      assertTrue(
          subjects.add(RequestSubject.of(content, "D1-1", open, shop)),
          () -> RequestSubject.class.getSimpleName() + " has none in " + language);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void itIsSpokenSomewhere(Language language) {
    assertTrue(
        Arrays.stream(Locale.getISOCountries())
            .map(country -> sale(Optional.empty(), Optional.of(country)).spokenLanguage())
            .anyMatch(language.code()::equals),
        () -> "SaleContent.spokenLanguage has no country for " + language);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void countriesAreKnownByTheirNamesInIt(Language language) {
    for (var country : List.of("CH", "GR", "ES")) {
      var name = Locale.of("", country).getDisplayCountry(Locale.of(language.code()));
      assertNotEquals(country, name);
      assertEquals(Optional.of(country), Countries.codeOf(name), () -> "Countries: " + name);
    }
  }
}
