package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.adminapi.AddressJson;
import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.TagsJson;
import dev.utkast.aws.json.Json;
import dev.utkast.model.customer.Address;
import dev.utkast.model.money.MoneySet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses, amounts and tags, as every function reads and writes them.
class FieldFormsTest {

  private static Fields fields(String json) {
    return Fields.of((Json.Obj) Json.parse(json));
  }

  private static String refusal(Fields fields) {
    return String.valueOf(assertThrows(HttpProblem.class, fields::refuseIfWrong).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "USD, 74.99, 74.99",
    "USD, '\"74.9\"', 74.90",
    "USD, 0, 0.00",
    "USD, 1.500, 1.50",
    "JPY, 1000, 1000",
    "KWD, '\"1.25\"', 1.250",
    "USD, 90071992547409.91, 90071992547409.91"
  })
  void anAmountHasTheDecimalsOfItsCurrency(String currency, String given, String told) {
    var amount = MoneyJson.amount(fields("{\"a\": " + given + "}"), "a", CurrencyUnit.of(currency));
    assertEquals("\"" + told + "\"", MoneyJson.of(amount.orElseThrow()).write());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0.01",
        "1.005",
        "90071992547409.92",
        "1e30",
        "\"1e3\"",
        "\"NaN\"",
        "\"\"",
        "\"1,50\"",
        "true",
        "[]"
      })
  void whatIsNoAmountIsRefusedByName(String given) {
    var fields = fields("{\"a\": " + given + "}");
    assertEquals(Optional.empty(), MoneyJson.amount(fields, "a", CurrencyUnit.USD));
    assertTrue(refusal(fields).startsWith("422 {\"a\":["));
  }

  @Test
  void anAbsentAmountIsNoError() {
    var fields = fields("{\"a\": null}");
    assertEquals(Optional.empty(), MoneyJson.amount(fields, "a", CurrencyUnit.USD));
    assertEquals(Optional.empty(), MoneyJson.amount(fields, "b", CurrencyUnit.USD));
    fields.refuseIfWrong();
  }

  @Test
  void aSetTellsBothSides() {
    var set = new MoneySet(Money.parse("USD 10.5"), Money.parse("JPY 1500"));
    assertEquals(
        "{\"shop_money\":{\"amount\":\"10.50\",\"currency_code\":\"USD\"},"
            + "\"presentment_money\":{\"amount\":\"1500\",\"currency_code\":\"JPY\"}}",
        MoneyJson.set(set).write());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "a, b ,,B,c"           | a, b, c
          ["a", "b,c", " a "]    | a, b, c
          ""                     | ''
          null                   | ''
          []                     | ''
          """)
  void tagsAreTextWithCommasOrAList(String given, String told) {
    var tags = TagsJson.read(fields("{\"tags\": " + given + "}"), "tags");
    assertEquals("\"" + told + "\"", TagsJson.write(tags.orElseThrow()).write());
  }

  @Test
  void absentTagsAreLeftAlone() {
    assertEquals(Optional.empty(), TagsJson.read(fields("{}"), "tags"));
  }

  @Test
  void tooManyAndTooLongAndUnreadableTagsAreRefused() {
    var many = IntStream.range(0, 251).mapToObj(i -> "t" + i).collect(Collectors.joining(","));
    var given =
        List.of(
            "\"" + many + "\"",
            "\"" + "x".repeat(256) + "\"",
            "7",
            "[7]",
            "\"a\\u202eb\"",
            "[\"a\\u0000\"]");
    for (var tags : given) {
      var fields = fields("{\"tags\": " + tags + "}");
      assertEquals(Optional.empty(), TagsJson.read(fields, "tags"));
      assertTrue(refusal(fields).startsWith("422 {\"tags\":["));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"country": "Netherlands"}                        | Netherlands    | NL
          {"country": "the netherlands"}                    | the netherlands | NL
          {"country": "nl"}                                 | Netherlands    | NL
          {"country_code": "no"}                            | Norway         | NO
          {"country": "USA"}                                | USA            | US
          {"country": "Norge", "country_code": "NO"}        | Norge          | NO
          {"country": "UK"}                                 | United Kingdom | GB
          """)
  void aCountrysNameAndCodeCompleteEachOther(String given, String country, String code) {
    var address = AddressJson.read(fields(given));
    assertEquals(Optional.of(country), address.country());
    assertEquals(Optional.of(code), address.countryCode());
  }

  @Test
  void anUnknownCountryStaysWithoutACode() {
    var address = AddressJson.read(fields("{\"country\": \"Unspecified\"}"));
    assertEquals(Optional.of("Unspecified"), address.country());
    assertEquals(Optional.empty(), address.countryCode());
    assertEquals("\"Unspecified\"", AddressJson.write(address).at("country_name").write());
  }

  @Test
  void aCodeThatIsNoCountryIsRefusedByName() {
    var fields = fields("{\"country_code\": \"ZZ\"}");
    AddressJson.read(fields);
    assertTrue(refusal(fields).startsWith("422 {\"country_code\":["));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"country": "Germany", "country_code": "CH"}                                   | country_code
          {"country": "DE", "country_code": "CH"}                                        | country_code
          {"country": "USA", "country_code": "CA"}                                       | country_code
          {"country": "Canary Islands", "country_code": "PT"}                            | country_code
          {"country": "Liechtenstein", "country_code": "CH"}                             | country_code
          {"country_code": "US", "province": "New York", "province_code": "CA"}          | province_code
          {"country": "USA", "province": "NY", "province_code": "CA"}                    | province_code
          {"country_code": "US", "province": "New York", "province_code": "XX"}          | province_code
          {"country_code": "AU", "province": "Victoria", "province_code": "NSW"}         | province_code
          """)
  void anAddressThatContradictsItselfIsRefusedByName(String given, String blamed) {
    var fields = fields(given);
    AddressJson.read(fields);
    assertTrue(refusal(fields).startsWith("422 {\"" + blamed + "\":["), refusal(fields));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"country": "Deutschland", "country_code": "de"}                        | Deutschland
          {"country": "Alemania", "country_code": "DE"}                           | Alemania
          {"country": "UK", "country_code": "UK"}                                 | United Kingdom
          {"country": "Scotland", "country_code": "GB"}                           | Scotland
          {"country": "Canary Islands", "country_code": "ES"}                     | Canary Islands
          {"country": "Guadeloupe", "country_code": "FR"}                         | Guadeloupe
          {"country": "France", "country_code": "GP"}                             | France
          {"country": "Jersey", "country_code": "GB"}                             | Jersey
          """)
  void whatIsNamedAsItMayBeIsNoContradiction(String given, String country) {
    var fields = fields(given);
    assertEquals(Optional.of(country), AddressJson.read(fields).country());
    fields.refuseIfWrong();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "country": "Germany"                         | Germany       | DE | New York   | NY
          "country_code": "DE"                         | Germany       | DE | New York   | NY
          "country": "Freedonia"                       | Freedonia     |    | New York   | NY
          "country": "USA"                             | USA           | US | New York   | NY
          "country": null                              | United States | US | New York   | NY
          "province": "California"                     | United States | US | California | CA
          "province_code": "CA"                        | United States | US | California | CA
          "province_code": "us-ca"                     | United States | US | California | CA
          "province": "Atlantis"                       | United States | US | Atlantis   |
          "country": "Canada", "province": "Ontario"   | Canada        | CA | Ontario    | ON
          """)
  void ofNameAndCodeTheOneThatSaysSomethingNewIsMeant(
      String changed, String country, String code, String province, String region) {
    var stored =
        AddressJson.read(fields("{\"country\": \"United States\", \"province\": \"New York\"}"));
    var whole = new LinkedHashMap<>(AddressJson.write(stored).fieldMap());
    whole.putAll(Json.parse("{" + changed + "}").fieldMap());
    var fields = Fields.of(new Json.Obj(whole));
    var address = AddressJson.read(fields, Optional.of(stored));
    fields.refuseIfWrong();
    assertEquals(Optional.of(country), address.country());
    assertEquals(Optional.ofNullable(code), address.countryCode());
    assertEquals(Optional.of(province), address.province());
    assertEquals(Optional.ofNullable(region), address.provinceCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          {} ~ Ada|L|A|W 1|F 2|Bonn|-|5|Germany|1|DE|-
          {"city": "Berlin", "zip": "10115"} ~ Ada|L|A|W 1|F 2|Berlin|-|10115|Germany|1|DE|-
          {"address1": "G 3"} ~ Ada|L|A|G 3|F 2|Bonn|-|5|Germany|1|DE|-
          {"address1": "G 3", "address2": null} ~ Ada|L|A|G 3|-|Bonn|-|5|Germany|1|DE|-
          {"address1": "W 1", "company": null} ~ Ada|L|-|W 1|F 2|Bonn|-|5|Germany|1|DE|-
          {"country": "Deutschland"} ~ Ada|L|A|W 1|F 2|Bonn|-|5|Deutschland|1|DE|-
          {"country_code": "US", "province": "Ohio"} ~ Ada|L|A|-|-|-|Ohio|-|United States|1|US|OH
          {"country": "Oz", "city": "Town"} ~ Ada|L|A|-|-|Town|-|-|Oz|1|-|-
          {"last_name": "King"} ~ Ada|King|A|W 1|F 2|Bonn|-|5|Germany|1|DE|-
          {"name": "Ada King"} ~ Ada|King|A|W 1|F 2|Bonn|-|5|Germany|1|DE|-
          {"first_name": "Ada", "last_name": "L", "name": "B C D"} ~ B C|D|A|W 1|F 2|Bonn|-|5|Germany|1|DE|-
          {"first_name": "Bo", "last_name": "L", "name": "Ada L"} ~ Bo|L|A|W 1|F 2|Bonn|-|5|Germany|1|DE|-
          {"first_name": null, "last_name": null} ~ -|-|A|W 1|F 2|Bonn|-|5|Germany|1|DE|-
          """)
  void whatIsNotToldOfAnAddressStaysWhereItBelongs(String told, String expected) {
    var stored =
        AddressJson.read(
            fields(
                """
                {"first_name": "Ada", "last_name": "L", "company": "A",
                 "address1": "W 1", "address2": "F 2", "city": "Bonn", "zip": "5",
                 "country_code": "DE", "phone": "1"}
                """));
    var fields = fields(told);
    var address = AddressJson.read(fields, Optional.of(stored));
    fields.refuseIfWrong();
    var parts =
        Stream.of(
                address.firstName(),
                address.lastName(),
                address.company(),
                address.address1(),
                address.address2(),
                address.city(),
                address.province(),
                address.zip(),
                address.country(),
                address.phone(),
                address.countryCode(),
                address.provinceCode())
            .map(part -> part.orElse("-"));
    assertEquals(expected, parts.collect(Collectors.joining("|")));
  }

  @Test
  void aCountryThatIsToldLateIsThatOfTheAddress() {
    for (var before : List.of("null", "\"Schland\"")) {
      toldLate(
          AddressJson.read(
              fields(
                  "{\"address1\": \"Weg 1\", \"city\": \"Bonn\", \"country\": " + before + "}")));
    }
  }

  private static void toldLate(Address stored) {
    var address = AddressJson.read(fields("{\"country\": \"DE\"}"), Optional.of(stored));
    assertEquals(Optional.of("Weg 1"), address.address1());
    assertEquals(Optional.of("Bonn"), address.city());
  }

  @Test
  void twoNewHalvesOfTwoPlacesAreRefusedWhateverIsStored() {
    var stored = AddressJson.read(fields("{\"country\": \"Norway\"}"));
    var fields = fields("{\"country\": \"Germany\", \"country_code\": \"CH\"}");
    AddressJson.read(fields, Optional.of(stored));
    assertTrue(refusal(fields).startsWith("422 {\"country_code\":["));
  }

  @Test
  void anAddressIsToldWithEveryKeyAndReadBackTheSame() {
    var given =
        """
        {"first_name": "Bob", "last_name": "Norman", "address1": "Chestnut Street 92", "address2": " ",
         "city": "Louisville", "zip": "40202", "province": "Kentucky", "province_code": "KY",
         "country": "United States", "phone": "555-625-1199", "latitude": 1.5, "name": "ignored"}
        """;
    var address = AddressJson.read(fields(given));
    var told = AddressJson.write(address);
    assertEquals(
        """
        {"first_name":"Bob","last_name":"Norman","company":null,"address1":"Chestnut Street 92",\
        "address2":null,"city":"Louisville","province":"Kentucky","country":"United States",\
        "zip":"40202","phone":"555-625-1199","name":"Bob Norman",\
        "province_code":"KY","country_code":"US","country_name":"United States",\
        "latitude":null,"longitude":null}\
        """,
        told.write());
    assertEquals(address, AddressJson.read(fields(told.write())));
  }
}
