package dev.utkast.model.sale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.customer.Address;
import dev.utkast.model.id.LineId;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.shop.ShopIdentity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is spoken to whom: what was chosen for the customer, at home or with who is nowhere known
/// what the shop speaks, and abroad what is spoken there.
class SpokenLanguageTest {
  private static final Optional<String> NONE = Optional.empty();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          home | set | customer in | chosen | spoken
          DE   | -   | -           | -      | de
          FR   | -   | -           | -      | fr
          NL   | -   | -           | -      | nl
          NO   | -   | -           | -      | nb
          US   | -   | -           | -      | en
          DE   | en  | -           | -      | en
          DE   | en  | DE          | -      | en
          DE   | en  | FR          | -      | fr
          DE   | -   | DE          | -      | de
          DE   | -   | FR          | -      | fr
          DE   | -   | US          | -      | en
          US   | -   | DE          | -      | de
          DE   | en  | FR          | nl     | nl
          DE   | -   | -           | nl     | nl\
          """,
      useHeadersInDisplayName = true)
  void aShopSpeaksItsOwnLanguageAtHome(
      String home, String set, String country, String chosen, String spoken) {
    var content = content(Optional.ofNullable(country), Optional.ofNullable(chosen));
    var seller = new Seller(shop(home), speaking(Optional.ofNullable(set)));
    assertEquals(spoken, content.spokenLanguage(seller));
    assertEquals(Optional.ofNullable(set).orElse(seller.language()), seller.language());
    assertEquals("fr", content.spokenIn("fr").spokenLanguage(seller));
  }

  private static Shop shop(String country) {
    var shop = Sales.aShop();
    return shop.as(shop.name(), country, shop.email());
  }

  private static SaleContent content(Optional<String> country, Optional<String> language) {
    var address =
        country.map(code ->
            new Address(
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                Optional.of(code),
                NONE));
    return new SaleContent(
        List.of(Sales.aLine(new LineId(1), "Cup", 1, "1.00")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NONE,
        address,
        Optional.empty(),
        NONE,
        List.of(),
        List.of(),
        NONE,
        false,
        List.of(),
        Optional.empty(),
        NONE,
        language,
        Optional.empty());
  }

  private static ShopIdentity speaking(Optional<String> language) {
    return new ShopIdentity(
        1,
        NONE,
        NONE,
        NONE,
        NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        NONE,
        NONE,
        Optional.empty(),
        language,
        NONE,
        NONE,
        NONE,
        List.of(),
        List.of());
  }
}
