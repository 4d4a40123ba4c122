package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleShop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Taxes follow the place of the goods: postcodes, territories and regions, on 2 March 2026.
class DraftPlacesTest {
  private MemoryWiring wiring = MemoryWiring.standard().in("DE", "EUR");

  private void shop(String country, String province, String zip, String... authorities) {
    wiring = wiring.in(country, wiring.shop().currency().getCode());
    var table = new SettingsTable(wiring.database());
    var next =
        Copy.of(table.sales().withRegistrations(Registrations.in(authorities)))
            .with(SalesSettings::rates, List.of())
            .with(SalesSettings::vatNumber, Optional.of("DE136695976"))
            .with(SalesSettings::region, Optional.of(province).filter(text -> !text.isEmpty()))
            .with(SalesSettings::postcode, Optional.of(zip).filter(text -> !text.isEmpty()));
    wiring.database().commit(table.put(next.made()));
  }

  private Answer draft(String address, String further) {
    return new HttpCalls(new DraftOrders(wiring))
        .withScopes("write_draft_orders", "read_customers", "read_products")
        .post(
            "draft_orders.json",
            """
            {"draft_order": {"line_items": [{"title": "Table", "price": "100.00", "quantity": 1}],
             "presentment_currency": "%s", "shipping_address": {%s}%s}}\
            """
                .formatted(wiring.shop().currency().getCode(), address, further));
  }

  private static String at(String country, String zip) {
    return "\"country_code\": \"%s\", \"zip\": \"%s\"".formatted(country, zip);
  }

  private static void assertTax(String tax, String reason, Answer made) {
    assertEquals(201, made.status(), made.text());
    assertEquals(tax, made.textAt("draft_order.total_tax"), made.text());
    assertEquals(reason, made.at("draft_order.tax_zero_reason").text().orElse(""));
  }

  private static final String PLACES =
      """
      ES, 35001, 0.00, export, Canary Islands
      ES, 38001, 0.00, export, Canary Islands
      ES, E-38611, 0.00, export, Canary Islands
      ES, 51001, 0.00, export, Ceuta
      ES, 52001, 0.00, export, Melilla
      ES, 28001, 21.00, '', ''
      ES, 07001, 21.00, '', ''
      FI, 22100, 0.00, export, Åland
      FI, FI-22100, 0.00, export, Åland
      FI, 00100, 25.50, '', ''
      AX, 22100, 0.00, export, ''
      IT, 23041, 0.00, export, Livigno
      IT, i-23041, 0.00, export, Livigno
      IT, 22061, 0.00, export, Campione d'Italia
      IT, 22100, 22.00, '', ''
      IT, 47890, 0.00, export, San Marino
      IT, 00120, 0.00, export, Vatican City
      DE, 78266, 0.00, export, Büsingen am Hochrhein
      DE, D-78266, 0.00, export, Büsingen am Hochrhein
      DE, ' d 78 266 ', 0.00, export, Büsingen am Hochrhein
      DE, 27498, 0.00, export, Helgoland
      DE, 27499, 19.00, '', ''
      GR, 63086, 0.00, export, Mount Athos
      GR, 630 87, 0.00, export, Mount Athos
      GR, 63088, 24.00, '', ''
      GR, 81100, 24.00, '', ''
      FR, 97400, 0.00, export, Réunion
      FR, 97110, 0.00, export, Guadeloupe
      FR, 97133, 0.00, export, Saint Barthélemy
      FR, 98800, 0.00, export, New Caledonia
      FR, 98000, 20.00, '', ''
      FR, 20000, 20.00, '', Corsica
      MC, 98000, 20.00, '', Monaco
      RE, 97400, 0.00, export, ''
      PT, 9000-001, 22.00, '', Madeira
      PT, P-9000-001, 22.00, '', Madeira
      PT, 9400-010, 22.00, '', Madeira
      PT, 9500-001, 16.00, '', Azores
      PT, 1000-001, 23.00, '', ''
      AT, 6691, 19.00, '', Jungholz
      AT, A-6993, 19.00, '', Mittelberg
      AT, 6690, 20.00, '', ''
      CY, 9300, 0.00, export, Northern Cyprus
      CY, 99010, 0.00, export, Northern Cyprus
      CY, 4640, 19.00, '', ''
      GB, BT1 1AA, 20.00, '', Northern Ireland
      GB, bt11aa, 20.00, '', Northern Ireland
      GB, GB-BT1 1AA, 20.00, '', Northern Ireland
      GB, B1 1AA, 0.00, export, ''
      IM, IM1 1AA, 0.00, export, Isle of Man
      GB, JE2 3AB, 0.00, export, Jersey
      DK, 3900, 0.00, export, Greenland
      SM, 47890, 0.00, export, ''
      AD, AD500, 0.00, export, ''
      CH, 8238, 0.00, export, ''
      LI, 9490, 0.00, export, Liechtenstein
      XK, 10000, 0.00, export, ''
      """;

  @ParameterizedTest
  @CsvSource(textBlock = PLACES)
  void aConsumerIsTaxedWhereTheGoodsGo(
      String country, String zip, String tax, String reason, String territory) {
    shop("DE", "", "", "DE", "EU");
    var made = draft(at(country, zip), "");
    assertTax(tax, reason, made);
    assertEquals(territory, made.at("draft_order.tax_basis.territory").text().orElse(""));
    assertEquals(country, made.textAt("draft_order.tax_basis.country_code"));
  }

  @ParameterizedTest
  @CsvSource({
    "ESB58378431, ES, 35001, export",
    "ESB58378431, ES, 28001, reverse_charge",
    "FR83404833048, FR, 97400, export",
    "IT00743110157, IT, 23041, export",
    "XI980780684, GB, BT1 1AA, reverse_charge",
    "XI980780684, GB, B1 1AA, export",
    "FR83404833048, MC, 98000, reverse_charge",
  })
  void aBusinessOutsideTheVatAreaHasAnExport(
      String number, String country, String zip, String reason) {
    shop("DE", "", "", "DE", "EU");
    var customer = ", \"customer\": {\"id\": " + business(number) + "}";
    assertTax("0.00", reason, draft(at(country, zip), customer));
  }

  /// Who is identified for VAT in the shop's own member state is no consumer elsewhere, and nothing
  /// is exempt for it: the tax is that of home.
  @ParameterizedTest
  @CsvSource({
    "DE136695976, ES, 28001, 19.00, ''",
    "DE136695976, PT, 9000-001, 19.00, ''",
    "DE136695976, ES, 35001, 0.00, export",
    "DE136695976, DE, 10115, 19.00, ''",
    "DE136695976, CH, 8000, 0.00, export",
    "FR83404833048, ES, 28001, 0.00, reverse_charge",
  })
  void aBusinessFromHomeIsTaxedAsAtHome(
      String number, String country, String zip, String tax, String reason) {
    shop("DE", "", "", "DE", "EU");
    var customer = ", \"customer\": {\"id\": " + business(number) + "}";
    assertTax(tax, reason, draft(at(country, zip), customer));
  }

  @ParameterizedTest
  @CsvSource({
    "Canary Islands, '', 0.00",
    "Spain, Las Palmas, 0.00",
    "Spain, GC, 0.00",
    "Espagne, ES-TF, 0.00",
    "Portugal, Azores, 16.00",
    "Portugal, PT-30, 22.00",
    "Northern Ireland, '', 20.00",
    "UK, NIR, 20.00",
    "United Kingdom, '', 0.00",
    "Northern Cyprus, '', 0.00",
    "Akrotiri, '', 19.00",
    "Deutschland, Bayern, 19.00",
    "EL, '', 24.00",
    "Österreich, '', 20.00",
    "Frankrijk, '', 20.00",
    "DEU, '', 19.00",
    "Kosovo, '', 0.00",
  })
  void aTerritoryMayBeNamed(String country, String province, String tax) {
    shop("DE", "", "", "DE", "EU");
    var made = draft("\"country\": \"%s\", \"province\": \"%s\"".formatted(country, province), "");
    assertEquals(201, made.status(), made.text());
    assertEquals(tax, made.textAt("draft_order.total_tax"), made.text());
  }

  @ParameterizedTest
  @CsvSource({
    "AT, D-87491, Jungholz, 19.00, '', Jungholz",
    "DE, CH-8238, Büsingen, 0.00, export, Büsingen am Hochrhein",
    "NL, '', Kralendijk, 0.00, export, Caribbean Netherlands",
    "NL, 1012 AB, Kralendijk, 21.00, '', ''",
    "FR, '', Papeete, 0.00, export, French Polynesia",
  })
  void aTownIsKnownWhereThePostcodeIsNoneOfTheCountrys(
      String country, String zip, String city, String tax, String reason, String territory) {
    shop("DE", "", "", "DE", "EU");
    var made = draft(at(country, zip) + ", \"city\": \"" + city + "\"", "");
    assertTax(tax, reason, made);
    assertEquals(territory, made.at("draft_order.tax_basis.territory").text().orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "ES, '', 35001, ES-CN, ES, 38001, 7.00, ''",
    "ES, GC, '', ES-CN, ES, 35001, 7.00, ''",
    "ES, '', 35001, ES-CN, ES, 28001, 0.00, export",
    "ES, '', 35001, ES-CN, DE, 10115, 0.00, export",
    "ES, '', 28001, ES, ES, 35001, 0.00, export",
    "GB, '', BT1 1AA, GB EU, DE, 10115, 19.00, ''",
    "GB, NIR, '', GB EU, IE, '', 23.00, ''",
    "GB, NIR, '', GB, GB, SW1A 1AA, 20.00, ''",
    "GB, NIR, '', GB, US, '', 0.00, export",
    "GB, '', SW1A 1AA, GB, GB, BT1 1AA, 20.00, ''",
    "GB, '', SW1A 1AA, GB, IM, IM1 1AA, 20.00, ''",
    "GB, '', SW1A 1AA, GB, GB, GY1 1AA, 0.00, export",
    "GB, '', SW1A 1AA, GB, DE, 10115, 0.00, export",
    "GR, '', 81100, GR, GR, 83100, 17.00, ''",
    "GR, '', 10431, GR, GR, 81100, 24.00, ''",
    "GR, '', 81100, GR, GR, 10431, 24.00, ''",
    "PT, '', 9000-001, PT, PT, 9500-001, 16.00, ''",
    "FR, '', 97400, RE, FR, 97410, 8.50, ''",
    "RE, '', '', RE, FR, 75001, 0.00, export",
    "MC, '', '', FR, FR, 75001, 20.00, ''",
    "CH, '', '', CH, LI, 9490, 8.10, ''",
    "CH, '', '', CH, DE, 78266, 8.10, ''",
    "CH, '', '', CH, CH, 7563, 0.00, export",
    "NO, '', '', NO, NO, 9170, 0.00, export",
    "NO, '', '', NO, SJ, 9170, 0.00, export",
    "AU, '', '', AU, AU, 2899, 0.00, export",
    "US, PR, '', US-PR, PR, 00901, 10.50, ''",
    "PR, '', '', US-PR, US, '', 10.50, ''",
    "XK, '', '', DE, XK, '', 0.00, outside_registrations",
  })
  void theShopsOwnPlaceCountsLikewise(
      String country,
      String province,
      String zip,
      String registered,
      String to,
      String toZip,
      String tax,
      String reason) {
    shop(country, province, zip, registered.split(" "));
    var state = to.equals("US") && tax.equals("10.50") ? ", \"province_code\": \"PR\"" : "";
    assertTax(tax, reason, draft(at(to, toZip) + state, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "CA, Ontario, ON, 13.00",
    "CA, ON, ON, 13.00",
    "CA, ontario, ON, 13.00",
    "CA, Newfoundland, NL, 15.00",
    "CA, P.E.I., PE, 15.00",
    "CA, Québec, QC, 5.00",
    "CA, CA-BC, BC, 5.00",
    "US, Armed Forces Europe, AE, 0.00",
    "US, AP, AP, 0.00",
    "US, Puerto Rico, PR, 10.50",
    "US, california, CA, 7.25",
  })
  void aProvinceIsKnownByNameAndCode(String country, String province, String code, String tax) {
    shop("CA", "", "", "CA", "US-CA", "US-PR");
    var made =
        draft("\"country_code\": \"%s\", \"province\": \"%s\"".formatted(country, province), "");
    assertEquals(201, made.status(), made.text());
    assertEquals(code, made.textAt("draft_order.shipping_address.province_code"));
    assertEquals(province, made.textAt("draft_order.shipping_address.province"));
    assertEquals(tax, made.textAt("draft_order.total_tax"));
  }

  @Test
  void aRefusalNamesWhatItDidNotKnow() {
    shop("CA", "", "", "CA");
    assertRefused(
        "is unknown in CA: Newfunland",
        draft("\"country\": \"CA\", \"province\": \"Newfunland\"", ""));
    assertRefused(
        "is unknown in CA: ZZ", draft("\"country_code\": \"CA\", \"province_code\": \"ZZ\"", ""));
    assertRefused(
        "can't be blank: taxes are the regions' in CA", draft("\"country_code\": \"CA\"", ""));
    assertRefused("Atlantis", draft("\"country\": \"Atlantis\"", ""));
    assertRefused("QQ", draft("\"country_code\": \"QQ\"", ""));
  }

  private static void assertRefused(String told, Answer answer) {
    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.text().contains(told), answer.text());
  }

  private long business(String vatNumber) {
    long id = wiring.ids().next();
    var now = Instant.parse("2026-03-02T12:00:00Z");
    var customer =
        Copy.of(SampleShop.ada(new CustomerId(id), now))
            .with(Customer::vatNumber, Optional.of(vatNumber))
            .made();
    wiring.database().commit(new CustomersTable(wiring.database()).put(customer));
    return id;
  }
}
