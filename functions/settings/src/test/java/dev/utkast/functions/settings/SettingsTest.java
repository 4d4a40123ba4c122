package dev.utkast.functions.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private final MemoryWiring wiring = MemoryWiring.standard();
  private final HttpCalls nobody = new HttpCalls(new Settings(wiring));
  private final HttpCalls calls = nobody.withScopes("write_settings");

  private SalesSettings stored() {
    return new SettingsTable(wiring.database()).sales();
  }

  private Answer register(String country) {
    return calls.post(
        "tax_registrations.json",
        "{\"tax_registration\": {\"country_code\": \"%s\", \"from\": \"2010-01-01\"}}"
            .formatted(country));
  }

  @Test
  void aRegistrationIsMadeReadChangedAndRemoved() {
    var made =
        calls.post(
            "tax_registrations.json",
            """
            {"tax_registration": {"country_code": "gb", "shipping_taxed": false,
             "from": "2010-01-01", "vat_number": "GB 980 7806 84", "id": 7, "authority": "US-CA"}}
            """);
    assertEquals(201, made.status(), made.text());
    long id = made.longAt("tax_registration.id");
    assertTrue(id != 7, "ids are ours to give");
    var path = "tax_registrations/" + id + ".json";
    assertEquals(made.body(), calls.get(path).body());
    assertEquals("GB980780684", made.textAt("tax_registration.vat_number"));
    var changed = calls.put(path, "{\"tax_registration\": {\"until\": \"2026-12-31\"}}");
    assertEquals("2026-12-31", changed.textAt("tax_registration.until"));
    assertEquals("2010-01-01", changed.textAt("tax_registration.from"));
    assertEquals(1, calls.get("tax_registrations.json").at("tax_registrations").items().size());
    assertEquals(200, calls.delete(path).status());
    assertEquals(404, calls.delete(path).status());
    assertEquals(404, calls.get(path).status());
    assertEquals(List.of(), stored().registrations());
  }

  @Test
  void theOneStopShopIsARegistrationLikeAnother() {
    assertEquals("EU", register("EU").textAt("tax_registration.country_code"));
  }

  @ParameterizedTest
  @CsvSource({
    "PR, '', US, PR",
    "US, Puerto Rico, US, PR",
    "GU, '', US, GU",
    "VI, '', US, VI",
    "AS, '', US, AS",
    "MP, '', US, MP",
    "MC, '', FR, ''",
    "IM, '', GB, ''",
    "UK, '', GB, ''",
    "ES, CN, ES, CN",
    "ES, GC, ES, CN",
    "FR, RE, RE, ''",
    "AX, '', AX, ''",
    "CA, Quebec, CA, QC",
  })
  void aTerritoryIsOnePlaceUnderEachOfItsNames(
      String country, String province, String place, String region) {
    var answer =
        calls.post(
            "tax_registrations.json",
            "{\"tax_registration\": {\"country_code\": \"%s\", \"province_code\": \"%s\"}}"
                .formatted(country, province));
    assertEquals(201, answer.status(), answer.text());
    assertEquals(place, answer.textAt("tax_registration.country_code"));
    assertEquals(region, answer.at("tax_registration.province_code").text().orElse(""));
  }

  @Test
  void ratesOfATerritoryAreFoundUnderItsCountryAndItself() {
    var own =
        calls.post(
            "tax_rates.json",
            "{\"tax_rate\": {\"country_code\": \"PR\", \"title\": \"IVU\", \"rate\": 0.115}}");
    assertEquals(201, own.status(), own.text());
    assertEquals("US", own.textAt("tax_rate.country_code"));
    for (var place : List.of("country_code=PR", "country_code=US&province_code=PR")) {
      var found = calls.get("tax_rates.json?date=2026-11-25&" + place);
      assertEquals("IVU", found.textAt("tax_rates.0.title"), place);
      assertTrue(found.at("tax_rates.1").isNull(), found.text());
    }
    var madeira = calls.get("tax_rates.json?country_code=PT&province_code=30&date=2026-11-25");
    assertTrue(madeira.text().contains("0.22"), madeira.text());
    assertTrue(!madeira.text().contains("0.23"), madeira.text());
  }

  @Test
  void thePartsOfACountryThatHaveNoTaxOfTheirOwnAreNotRegisteredWith() {
    for (var place :
        List.of("\"PT\", \"province_code\": \"30\"", "\"GB\", \"province_code\": \"NIR\"")) {
      var refused =
          calls.post(
              "tax_registrations.json",
              "{\"tax_registration\": {\"country_code\": " + place + "}}");
      assertEquals(422, refused.status(), refused.text());
      assertTrue(refused.text().contains("has no tax of its own"), refused.text());
    }
  }

  @Test
  void theShopsPlaceAndItsPricesAbroadAreSettings() {
    var put =
        calls.put(
            "tax_settings.json",
            "{\"tax_settings\": {\"zip\": \"35001\", \"same_price_everywhere\": true}}");
    assertEquals(200, put.status(), put.text());
    var read = calls.get("tax_settings.json");
    assertEquals("35001", read.textAt("tax_settings.zip"));
    assertTrue(read.text().contains("\"same_price_everywhere\":true"), read.text());
  }

  static Stream<List<String>> wrongRegistrations() {
    return Stream.of(
        List.of("{}", "country_code"),
        List.of("{\"country_code\": \"XX\"}", "country_code"),
        List.of("{\"country_code\": 7}", "country_code"),
        List.of("{\"country_code\": \"US\"}", "province_code"),
        List.of("{\"country_code\": \"US\", \"province_code\": \"ZZ\"}", "province_code"),
        List.of("{\"country_code\": \"NL\", \"shipping_taxed\": \"yes\"}", "shipping_taxed"),
        List.of("{\"country_code\": \"NL\", \"from\": \"2026-02-30\"}", "from"),
        List.of("{\"country_code\": \"NL\", \"until\": \"2001-01-01\"}", "until"),
        List.of("{\"country_code\": \"GB\", \"vat_number\": \"GB980780685\"}", "vat_number"),
        List.of("{\"country_code\": \"NL\", \"vat_number\": \"GB980780684\"}", "vat_number"),
        List.of("{\"from\": \"x\", \"until\": \"y\"}", "country_code, from, until"));
  }

  @ParameterizedTest
  @MethodSource("wrongRegistrations")
  void everyWrongFieldOfARegistrationIsNamedAndNothingIsStored(List<String> row) {
    refused(
        row, calls.post("tax_registrations.json", "{\"tax_registration\": " + row.get(0) + "}"));
  }

  private void refused(List<String> row, Answer answer) {
    assertEquals(422, answer.status(), answer.text());
    assertEquals(
        Stream.of(row.get(1).split(", ")).sorted().toList(),
        answer.at("errors").fieldMap().keySet().stream().sorted().toList());
    assertEquals(SalesSettings.unset(), stored());
  }

  @Test
  void anAuthorityIsRegisteredWithOnceAtATime() {
    register("GB");
    var again = register("GB");
    assertEquals(422, again.status());
    assertTrue(again.text().contains("overlaps registration"), again.text());
    assertEquals(201, register("NO").status());
  }

  @Test
  void aRateOfTheShopsOwnOverrulesTheBundledOneInTheAnswer() {
    var before = inForce("NO", "2026-11-25");
    assertEquals(
        List.of("standard 0.25 bundled", "reduced 0.15 bundled", "reduced_2 0.12 bundled"), before);
    var made =
        calls.post(
            "tax_rates.json",
            """
            {"tax_rate": {"country_code": "NO", "title": "MVA", "rate": "0.26",
             "from": "2026-01-01"}}\
            """);
    assertEquals(201, made.status(), made.text());
    assertEquals(
        List.of("standard 0.26 own", "reduced 0.15 bundled", "reduced_2 0.12 bundled"),
        inForce("NO", "2026-11-25"));
    assertEquals(before, inForce("NO", "2025-11-25"), "not yet in force");
    assertEquals(1, calls.get("tax_rates.json").at("tax_rates").items().size());
    var path = "tax_rates/" + made.longAt("tax_rate.id") + ".json";
    calls.put(path, "{\"tax_rate\": {\"rate\": 0.24}}");
    assertEquals("standard 0.24 own", inForce("NO", "2026-11-25").getFirst());
    assertEquals(200, calls.delete(path).status());
    assertEquals(before, inForce("NO", "2026-11-25"));
  }

  private List<String> inForce(String country, String day) {
    return calls
        .get("tax_rates.json?country_code=" + country + "&date=" + day)
        .at("tax_rates")
        .items()
        .stream()
        .map(rate ->
            rate.textAt("category") + " " + rate.at("rate").write() + " " + rate.textAt("source"))
        .toList();
  }

  @Test
  void bundledRatesTellTheirVersion() {
    var rate = calls.get("tax_rates.json?country_code=GB&date=2010-12-01").at("tax_rates.0");
    assertEquals("0.175", rate.at("rate").write());
    assertTrue(rate.textAt("version").startsWith("20"), rate.write());
    assertEquals(400, calls.get("tax_rates.json?country_code=GB&date=tomorrow").status());
  }

  static Stream<List<String>> wrongRates() {
    return Stream.of(
        List.of("{}", "country_code, title, rate"),
        List.of("{\"country_code\": \"NL\", \"title\": \"x\", \"rate\": 1.01}", "rate"),
        List.of("{\"country_code\": \"NL\", \"title\": \"x\", \"rate\": -0.01}", "rate"),
        List.of("{\"country_code\": \"NL\", \"title\": \"x\", \"rate\": \"many\"}", "rate"),
        List.of(
            "{\"country_code\": \"NL\", \"title\": \"x\", \"rate\": 0, \"category\": \"A b\"}",
            "category"),
        List.of(
            "{\"country_code\": \"NL\", \"title\": \"x\", \"rate\": 0, \"category\": \"zero\"}",
            "category"));
  }

  @ParameterizedTest
  @MethodSource("wrongRates")
  void everyWrongFieldOfARateIsNamedAndNothingIsStored(List<String> row) {
    refused(row, calls.post("tax_rates.json", "{\"tax_rate\": " + row.get(0) + "}"));
  }

  @Test
  void theDocumentOfSettingsKeepsWhatIsNotNamed() {
    var whole =
        calls.put(
            "tax_settings.json",
            """
            {"tax_settings": {"taxes_included": true, "rounding_level": "document",
             "rounding_mode": "half_even", "allocation": "round_robin", "vat_number": "NL4495445B01",
             "price_endings": [{"currency": "EUR", "step": "1.00", "ending": 0.99}],
             "exchange_fee": "0.015", "manual_exchange_rates": [{"currency": "NOK", "rate": 10.5}],
             "registrations": [{"id": 1}], "version": 99}}\
            """);
    assertEquals(200, whole.status(), whole.text());
    assertEquals(whole.body(), calls.get("tax_settings.json").body());
    assertEquals("0.99", whole.textAt("tax_settings.price_endings.0.ending"));
    assertEquals("NL004495445B01", whole.textAt("tax_settings.vat_number"));
    var part = calls.put("tax_settings.json", "{\"tax_settings\": {\"allocation\": null}}");
    assertEquals(whole.body(), part.body(), "null is no choice");
    var less = calls.put("tax_settings.json", "{\"tax_settings\": {\"price_endings\": null}}");
    assertEquals(List.of(), less.at("tax_settings.price_endings").items());
    assertEquals("half_even", less.textAt("tax_settings.rounding_mode"));
    assertEquals(2, stored().version());
  }

  static Stream<List<String>> wrongSettings() {
    return Stream.of(
        List.of(
            "{\"taxes_included\": 1, \"rounding_level\": \"cart\"}",
            "taxes_included, rounding_level"),
        List.of(
            "{\"rounding_mode\": \"unnecessary\", \"allocation\": \"all\"}",
            "rounding_mode, allocation"),
        List.of("{\"vat_number\": \"NL123456789B01\"}", "vat_number"),
        List.of("{\"province_code\": \"NH\"}", "province_code"),
        List.of("{\"exchange_fee\": 1.5}", "exchange_fee"),
        List.of("{\"exchange_fee\": 0.0000000000001}", "exchange_fee"),
        List.of(
            "{\"price_endings\": [{\"currency\": \"EUR\", \"step\": 1, \"ending\": 1}]}",
            "price_endings[0].ending"),
        List.of("{\"price_endings\": [{\"currency\": \"ZZZ\"}]}", "price_endings[0].currency"),
        List.of(
            "{\"price_endings\": [{\"currency\": \"USD\", \"step\": 1, \"ending\": 0}]}",
            "price_endings[0].currency"),
        List.of(
            "{\"price_endings\": [{\"currency\": \"JPY\", \"step\": \"0.5\"}]}",
            "price_endings[0].step, price_endings[0].ending"),
        List.of(
            "{\"manual_exchange_rates\": [{\"currency\": \"USD\", \"rate\": 1}]}",
            "manual_exchange_rates[0].currency"),
        List.of(
            "{\"manual_exchange_rates\": [{\"currency\": \"EUR\", \"rate\": 0}]}",
            "manual_exchange_rates[0].rate"),
        List.of(
            "{\"manual_exchange_rates\": [{\"currency\": \"EUR\", \"rate\": 1},"
                + " {\"currency\": \"EUR\", \"rate\": 2}]}",
            "manual_exchange_rates[1].currency"));
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void everyWrongSettingIsNamedAndNothingIsStored(List<String> row) {
    refused(row, calls.put("tax_settings.json", "{\"tax_settings\": " + row.get(0) + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"step\": 1, \"ending\": 1",
        "\"step\": 0, \"ending\": 0",
        "\"step\": 10000001, \"ending\": 0"
      })
  void aWrongEndingIsToldWhichWouldBeRight(String wrong) {
    var answer =
        calls.put(
            "tax_settings.json",
            "{\"tax_settings\": {\"price_endings\": [{\"currency\": \"EUR\", " + wrong + "}]}}");
    assertEquals(
        "must be less than the step, which may be from 0.01 to 10000000.00",
        answer.at("errors").at("price_endings[0].ending").items().getFirst().text().orElseThrow());
  }

  @Test
  void twoWhoWriteAtOnceBothTakeEffect() {
    var between = new Settings(wiring.with(interrupted(() -> register("NO"))));
    var answer =
        new HttpCalls(between)
            .withScopes("write_settings")
            .put("tax_settings.json", "{\"tax_settings\": {\"taxes_included\": true}}");
    assertEquals(200, answer.status(), answer.text());
    assertTrue(stored().taxesIncluded());
    assertEquals(1, stored().registrations().size());
  }

  /// A database in which, before the first commit, somebody else commits.
  private Database interrupted(Runnable other) {
    var left = new int[] {1};
    return (Database)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(),
            new Class<?>[] {Database.class},
            (_, method, arguments) -> {
              if (method.getName().equals("commit") && left[0]-- > 0) {
                other.run();
              }
              try {
                return method.invoke(wiring.database(), arguments);
              } catch (java.lang.reflect.InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void aRequestRepeatedUnderItsKeyIsDoneOnce() {
    var keyed = calls.withIdempotencyKey("register");
    var body = "{\"tax_registration\": {\"country_code\": \"GB\"}}";
    var first = keyed.post("tax_registrations.json", body);
    var second = keyed.post("tax_registrations.json", body);
    assertEquals(201, first.status());
    assertEquals(first.body(), second.body());
    assertEquals(1, stored().registrations().size());
  }

  @Test
  void readingAndWritingNeedTheirScopes() {
    assertEquals(401, nobody.get("tax_settings.json").status());
    var reader = nobody.withScopes("read_settings");
    assertEquals(200, reader.get("tax_settings.json").status());
    assertEquals(403, reader.put("tax_settings.json", "{\"tax_settings\": {}}").status());
    assertEquals(403, nobody.withScopes("write_orders").get("tax_rates.json").status());
  }

  @Test
  void registrationsHaveALimit() {
    var settings = stored();
    var one = register("GB");
    assertEquals(201, one.status());
    var many =
        java.util.stream.LongStream.rangeClosed(1, SalesSettings.MAX_REGISTRATIONS)
            .mapToObj(id ->
                new SalesSettings.TaxRegistration(
                    new TaxRegistrationId(id),
                    dev.utkast.model.tax.Registration.in("XX-" + id),
                    java.util.Optional.empty()))
            .toList();
    wiring
        .database()
        .commit(
            new SettingsTable(wiring.database())
                .put(settings.withRegistrations(many).withRates(List.of())));
    assertEquals(422, register("NO").status());
  }
}
