package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.adminapi.CustomerRequest;
import dev.utkast.aws.adminapi.TimelineWords;
import dev.utkast.aws.sales.RequestSubject;
import dev.utkast.documents.Language;
import dev.utkast.model.customer.Address;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.tax.Countries;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import dev.utkast.testkit.StoredOrders;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A language of the documents is one wherever languages are known.
class LanguagesTest {
  private static SaleContent sale(Optional<String> language, Optional<String> country) {
    return sale("1.00", language, country);
  }

  private static SaleContent sale(
      String price, Optional<String> language, Optional<String> country) {
    var none = Optional.<String>empty();
    var address =
        country.map(code ->
            new Address(none, none, none, none, none, none, none, none, none, none, country, none));
    return SampleSale.of(SampleSale.line(1, "Cup", 1, price))
        .with(SaleContent::email, Optional.<String>empty())
        .with(SaleContent::shippingAddress, address)
        .with(SaleContent::language, language)
        .content();
  }

  private static Set<String> codes() {
    return Arrays.stream(Language.values()).map(Language::code).collect(Collectors.toSet());
  }

  @Test
  void theApiTakesEachOfThem() {
    assertEquals(codes(), Set.copyOf(CustomerRequest.LANGUAGES));
  }

  @Test
  void whatHappenedIsToldInEachOfThem() {
    assertEquals(codes(), Set.copyOf(TimelineWords.LANGUAGES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "1.00"})
  void aPaymentRequestHasASubjectInEach(String price) {
    var wiring = MemoryWiring.standard();
    var subjects = new HashSet<String>();
    for (var language : Language.values()) {
      var content = sale(price, Optional.of(language.code()), Optional.empty());
      var draft =
          Copy.of(new StoredOrders(wiring).draft(content))
              .with(DraftOrder::id, new DraftId(1))
              .made();
      assertTrue(
          subjects.add(RequestSubject.of(draft, Seller.of(wiring.shop()))),
          () -> RequestSubject.class.getSimpleName() + " has none in " + language);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void itIsSpokenSomewhere(Language language) {
    var seller = Seller.of(new SampleShop().wiring().shop());
    assertTrue(
        Arrays.stream(Locale.getISOCountries())
            .map(country -> sale(Optional.empty(), Optional.of(country)))
            .map(content -> content.spokenLanguage(seller))
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
