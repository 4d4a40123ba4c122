package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Sales;
import dev.utkast.model.shop.BankAccount.International;
import dev.utkast.model.shop.BankAccount.Local;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopIdentityTest {
  private static final Optional<String> NONE = Optional.empty();

  private static ShopIdentity identity(
      Optional<String> legalName,
      Optional<String> legalForm,
      Optional<String> prefix,
      BankAccount... accounts) {
    return new ShopIdentity(
        1,
        Optional.of("Eik"),
        NONE,
        legalName,
        legalForm,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(new LocalTaxNumber("DE", "29/815/08150"), new LocalTaxNumber("AT", "12-345/6789")),
        List.of(accounts),
        NONE,
        NONE,
        Optional.empty(),
        NONE,
        NONE,
        prefix,
        NONE,
        List.of(),
        List.of());
  }

  private static BankAccount international(String currency, String iban) {
    return new BankAccount(
        currency(currency), NONE, NONE, new International(iban, Optional.of("COBADEFF")));
  }

  private static BankAccount local(String currency, String country) {
    return new BankAccount(
        currency(currency), NONE, NONE, new Local(country, "1234", Optional.of("99"), NONE));
  }

  private static Optional<CurrencyUnit> currency(String code) {
    return Stream.of(code).filter(text -> !text.isEmpty()).map(CurrencyUnit::of).findFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, DE, DE89370400440532013000",
    "EUR, AT, AT611904300234573201",
    "EUR, FR, DE89370400440532013000",
    "USD, US, 991234",
    "USD, DE, 991234",
    "NOK, NO, BE68539007547034",
    "EUR, BE, BE68539007547034"
  })
  void anAmountIsPaidToAnAccountOfItsCurrencyAndThePayersCountry(
      String currency, String payer, String account) {
    var accounts =
        new BankAccount[] {
          international("", "BE68539007547034"),
          international("EUR", "DE89370400440532013000"),
          international("EUR", "AT611904300234573201"),
          local("USD", "US")
        };
    var found =
        identity(NONE, NONE, NONE, accounts).account(Money.of(CurrencyUnit.of(currency), 1), payer);
    assertEquals(Optional.of(account), found.map(one -> Iban.compact(one.number().printed())));
  }

  @Test
  void noAccountTakesWhatNoneIsKeptIn() {
    var identity = identity(NONE, NONE, NONE, local("USD", "US"));
    assertEquals(Optional.empty(), identity.account(Sales.eur("1.00"), "US"));
    assertTrue(identity.account(Sales.usd("1.00"), "US").isPresent());
    assertEquals(Optional.empty(), identity.account(Sales.usd("0.00"), "US"), "nothing to pay");
  }

  @Test
  void theSellerIsCalledByLegalNameAndFormElseAsTheShopIs() {
    var shop = Sales.aShop();
    var name = Optional.of("Eik Handel");
    assertEquals("Utkast Trading", ShopIdentity.unset().seller(shop));
    assertEquals("Eik", identity(NONE, NONE, NONE).seller(shop));
    assertEquals("Eik Handel AS", identity(name, Optional.of("AS"), NONE).seller(shop));
    assertEquals(
        "Eik Handel AS",
        identity(Optional.of("Eik Handel AS"), Optional.of("AS"), NONE).seller(shop));
  }

  @Test
  void aTaxNumberIsThatOfItsCountry() {
    var identity = identity(NONE, NONE, NONE);
    assertEquals(Optional.of("12-345/6789"), identity.taxNumber("AT"));
    assertEquals(Optional.empty(), identity.taxNumber("FR"));
  }

  @Test
  void aSeriesHasThePrefixThatIsSetForIt() {
    var identity = identity(NONE, NONE, Optional.of("RE-2026-"));
    assertEquals("RE-2026-", identity.prefixOfInvoices());
    assertEquals("CN-", identity.prefixOfCreditNotes());
  }

  /// Both series count from one.
  @Test
  void aPrefixIsOfOneSeriesForEver() {
    var first = identity(NONE, NONE, Optional.of("RE-"));
    var second = identity(NONE, NONE, Optional.of("R-")).following(first);
    assertEquals(2, second.version());
    assertEquals(List.of("RE-"), second.formerInvoicePrefixes());
    assertEquals(List.of(), second.formerCreditNotePrefixes());
    assertFalse(second.creditNotesAreAmbiguous());
    var third = identity(NONE, NONE, Optional.of("RE-")).following(second);
    assertEquals(List.of("RE-", "R-"), third.formerInvoicePrefixes());
    assertFalse(third.invoicesAreAmbiguous());
    var both = identity(NONE, NONE, Optional.of("CN-"));
    assertTrue(both.invoicesAreAmbiguous() && both.creditNotesAreAmbiguous());
    var inLowerCase = identity(NONE, NONE, Optional.of("cn-"));
    assertTrue(inLowerCase.invoicesAreAmbiguous() && inLowerCase.creditNotesAreAmbiguous());
  }

  @Test
  void anAddressHasTheLinesOfItsCountryWithoutIt() {
    var whole =
        new PostalAddress(
            Optional.of("1 High Street"),
            NONE,
            Optional.of("SW1A 1AA"),
            Optional.of("London"),
            NONE,
            NONE);
    assertEquals(List.of("1 High Street", "London", "SW1A 1AA"), whole.lines("GB"));
    assertEquals(List.of("1 High Street", "SW1A 1AA London"), whole.lines("NL"));
    assertEquals(List.of(), PostalAddress.unset().lines("NL"));
    assertTrue(whole.isWhole());
    assertFalse(PostalAddress.unset().isWhole());
  }

  @Test
  void aDocumentKeepsAnIdentityOnceOneIsSet() {
    var shop = Sales.aShop();
    assertEquals(Optional.empty(), Seller.of(shop).kept());
    var identity = identity(NONE, NONE, NONE);
    assertEquals(Optional.of(identity), new Seller(shop, identity).kept());
  }
}
