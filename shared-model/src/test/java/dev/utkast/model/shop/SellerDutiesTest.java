package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.shop.SellerDuties.Missing;
import dev.utkast.model.tax.Registration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SellerDutiesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /// `DE:n` is a registration with a number.
  private static SalesSettings registered(String authorities) {
    var unset = SalesSettings.unset();
    var own =
        Arrays.stream(authorities.split(" "))
            .filter(text -> !text.equals("-"))
            .map(text ->
                new TaxRegistration(
                    new TaxRegistrationId(text.hashCode() & 0xff),
                    Registration.in(text.split(":")[0]),
                    Optional.of("n").filter(_ -> text.endsWith(":n"))))
            .toList();
    return unset.withRegistrations(own);
  }

  /// `name form address register director tax`, or `person` for the form of one, as far as they are
  /// set.
  private static ShopIdentity identity(String set) {
    var none = Optional.<String>empty();
    var known = List.of(set.split(" "));
    var address =
        new PostalAddress(
            Optional.of("Street 1"), none, Optional.of("1"), Optional.of("Town"), none, none);
    return new ShopIdentity(
        1,
        none,
        none,
        Optional.of("Eik").filter(_ -> known.contains("name")),
        Optional.of("GmbH")
            .filter(_ -> known.contains("form"))
            .or(() -> Optional.of("Einzelunternehmen").filter(_ -> known.contains("person"))),
        Optional.of(address).filter(_ -> known.contains("address")),
        Optional.of(new RegisterEntry("Court", "1")).filter(_ -> known.contains("register")),
        known.contains("director") ? List.of("Ada Eik") : List.of(),
        known.contains("tax") ? List.of(new LocalTaxNumber("DE", "1")) : List.of(),
        List.of(),
        none,
        none,
        Optional.empty(),
        none,
        none,
        none,
        none,
        List.of(),
        List.of());
  }

  private static Seller seller(String country, String set) {
    var shop = Sales.aShop();
    var there =
        new Shop(
            shop.name(),
            shop.email(),
            CurrencyUnit.EUR,
            shop.timeZone(),
            country,
            shop.publicUrl(),
            shop.reminderDays());
    return new Seller(there, identity(set));
  }

  private static String told(List<Missing> missing) {
    return missing.stream()
        .map(one -> one.country() + " " + one.duty())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          DE | DE          | -                          | DE LEGAL_NAME, DE ADDRESS, DE ANY_TAX_NUMBER, DE LEGAL_FORM
          DE | DE          | name person address tax    | nothing
          DE | DE:n        | name address               | DE LEGAL_FORM
          DE | DE:n        | name person address        | nothing
          DE | DE:n        | name form address          | DE REGISTER, DE DIRECTORS
          DE | DE:n        | name form address register | DE DIRECTORS
          DE | DE:n        | name form address register director | nothing
          DE | -           | name person address        | nothing
          DE | EU          | name person address        | EU VAT_NUMBER
          DE | DE:n EU     | name person address        | nothing
          DE | DE:n FR     | name person address        | FR VAT_NUMBER
          DE | DE:n FR:n   | name person                | DE ADDRESS, FR ADDRESS
          DE | DE:n PL     | name person address        | PL VAT_NUMBER
          AT | AT          | name form address          | AT VAT_NUMBER, AT REGISTER
          FR | FR:n        | name address               | FR REGISTER, FR LEGAL_FORM
          FR | FR          | name form address register | FR VAT_NUMBER
          NL | NL          | name address               | NL VAT_NUMBER, NL REGISTER
          NL | NL:n        | name address register      | nothing
          BE | BE          | name form address          | BE VAT_NUMBER, BE ANY_BUSINESS_NUMBER, BE REGISTER
          BE | BE:n        | name address               | nothing
          NO | -           | name                       | NO ANY_BUSINESS_NUMBER
          NO | NO          | name register              | NO VAT_NUMBER
          NO | NO:n        | name form                  | NO REGISTER
          GB | GB          | -                          | GB LEGAL_NAME, GB ADDRESS, GB VAT_NUMBER
          GB | GB:n        | name form address          | GB REGISTER
          CH | CH          | name                       | CH ADDRESS, CH VAT_NUMBER
          PL | PL          | -                          | PL LEGAL_NAME, PL ADDRESS, PL VAT_NUMBER
          US | US-NY       | -                          | nothing
          US | US-NY DE:n  | -                          | DE LEGAL_NAME, DE ADDRESS\
          """)
  void whatTheLawAsksForAndNobodyHasSetIsMissing(
      String country, String registrations, String set, String missing) {
    assertEquals(
        missing == null ? "" : missing,
        told(SellerDuties.missing(seller(country, set), registered(registrations), DAY)));
  }

  @Test
  void eachDutyNamesItsLaw() {
    var missing = SellerDuties.missing(seller("DE", "-"), registered("DE"), DAY);
    assertEquals("UStG § 14 (4) no. 1", missing.getFirst().law());
  }

  @Test
  void aRegistrationAsksFromItsFirstDayOn() {
    var tomorrow =
        new TaxRegistration(
            new TaxRegistrationId(1),
            new Registration("FR", true, DAY.plusDays(1), Optional.empty()),
            Optional.empty());
    var settings = SalesSettings.unset().withRegistrations(List.of(tomorrow));
    var seller = seller("US", "name address");
    assertEquals("", told(SellerDuties.missing(seller, settings, DAY)));
    assertEquals(
        "FR VAT_NUMBER",
        told(SellerDuties.missing(seller, settings, tomorrow.registration(), DAY)));
  }

  @Test
  void aRegistrationThatHasEndedAsksForNothing() {
    var ended =
        new TaxRegistration(
            new TaxRegistrationId(1),
            new Registration("FR", true, LocalDate.EPOCH, Optional.of(DAY.minusDays(1))),
            Optional.empty());
    var settings = SalesSettings.unset().withRegistrations(List.of(ended));
    assertEquals("", told(SellerDuties.missing(seller("US", "-"), settings, DAY)));
  }
}
