package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.pricing.RoundingLevel;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.tax.Registration;
import dev.utkast.model.tax.TaxRate;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What tax is computed on: prices that contain it, and postage; on 2 March 2026.
class DraftTaxBaseTest {
  private MemoryWiring wiring = MemoryWiring.standard().in("DE", "EUR");

  private void settings(boolean included, boolean same, RoundingLevel level, RoundingMode mode) {
    var table = new SettingsTable(wiring.database());
    var was = table.sales();
    var next =
        Copy.of(was)
            .with(SalesSettings::version, was.version() + 1)
            .with(SalesSettings::vatNumber, Optional.of("DE136695976"))
            .with(SalesSettings::taxesIncluded, included)
            .with(SalesSettings::samePriceEverywhere, same)
            .with(SalesSettings::roundingLevel, level)
            .with(SalesSettings::roundingMode, mode)
            .with(SalesSettings::allocation, AllocationMode.LARGEST_REMAINDER)
            .with(SalesSettings::priceEndings, List.of())
            .with(SalesSettings::exchangeFee, BigDecimal.ZERO)
            .with(SalesSettings::exchangeRates, List.of())
            .made();
    wiring.database().commit(table.put(next));
  }

  private void registered(String... authorities) {
    var registrations = new ArrayList<TaxRegistration>();
    for (var authority : authorities) {
      var registration =
          authority.endsWith("!")
              ? Registration.in(authority.substring(0, authority.length() - 1)).shippingUntaxed()
              : Registration.in(authority);
      registrations.add(
          new TaxRegistration(
              new TaxRegistrationId(registrations.size() + 1), registration, Optional.empty()));
    }
    var table = new SettingsTable(wiring.database());
    wiring.database().commit(table.put(table.sales().withRegistrations(registrations)));
  }

  private Answer post(String path, String draft) {
    return new HttpCalls(new DraftOrders(wiring))
        .withScopes("write_draft_orders", "read_customers", "read_products")
        .post(
            path,
            "{\"draft_order\": {\"presentment_currency\": \"%s\", %s}}"
                .formatted(wiring.shop().currency().getCode(), draft));
  }

  private Answer draft(String draft) {
    var made = post("draft_orders.json", draft);
    assertEquals(201, made.status(), made.text());
    return made;
  }

  /// `standard 119.00, reduced 107.00` as line items.
  private static String goods(String goods) {
    var lines = new ArrayList<String>();
    for (var one : goods.split(", ")) {
      var words = one.split(" ");
      lines.add(
          "{\"title\": \"%s\", \"price\": \"%s\", \"quantity\": 1, \"tax_category\": \"%s\"}"
              .formatted(words[0], words[1], words[0]));
    }
    return "\"line_items\": [" + String.join(", ", lines) + "]";
  }

  private static String to(String country, String zip) {
    return ", \"shipping_address\": {\"country_code\": \"%s\", \"zip\": \"%s\"}"
        .formatted(country, zip);
  }

  private static String postage(String price) {
    return ", \"shipping_line\": {\"title\": \"Post\", \"price\": \"" + price + "\"}";
  }

  @ParameterizedTest
  @CsvSource({
    "standard 119.00, DE, 10115, 119.00, 19.00, ''",
    "standard 119.00, NO, 0150, 100.00, 0.00, taken_out",
    "reduced 107.00, NO, 0150, 100.00, 0.00, taken_out",
    "standard 119.00, ES, 35001, 100.00, 0.00, taken_out",
    "standard 119.00, DE, 78266, 100.00, 0.00, taken_out",
    "zero 50.00, NO, 0150, 50.00, 0.00, ''",
    "exempt 50.00, DE, 10115, 50.00, 0.00, ''",
    "standard 125.00, DK, 1050, 125.00, 25.00, ''",
    "standard 0.99, US, 10001, 0.83, 0.00, taken_out",
  })
  void aPriceThatContainsTaxLosesThatOfHomeWhereNoneIsDue(
      String goods, String country, String zip, String total, String tax, String homeTax) {
    registered("DE", "EU");
    settings(true, false, RoundingLevel.LINE, RoundingMode.HALF_UP);
    var made = draft(goods(goods) + to(country, zip));
    assertEquals(total, made.textAt("draft_order.total_price"), made.text());
    assertEquals(tax, made.textAt("draft_order.total_tax"));
    assertEquals(homeTax, made.at("draft_order.tax_basis.home_tax").text().orElse(""));
  }

  @Test
  void anExemptDraftLosesItAndKeepsThePriceThatWasAskedForAnEdit() {
    registered("DE", "EU");
    settings(true, false, RoundingLevel.LINE, RoundingMode.HALF_UP);
    var made = draft(goods("standard 119.00") + ", \"tax_exempt\": true");
    assertEquals("100.00", made.textAt("draft_order.total_price"));
    assertEquals("119.00", made.textAt("draft_order.line_items.0.price"));
    assertEquals("100.00", made.textAt("draft_order.line_items.0.price_set.shop_money.amount"));
    var path = "draft_orders/" + made.longAt("draft_order.id") + ".json";
    var calls =
        new HttpCalls(new DraftOrders(wiring))
            .withScopes("write_draft_orders", "read_customers", "read_products");
    var same = calls.put(path, "{\"draft_order\": " + made.at("draft_order").write() + "}");
    assertEquals("100.00", same.textAt("draft_order.total_price"), "sent back as it was read");
    var taxed = calls.put(path, "{\"draft_order\": {\"tax_exempt\": false}}");
    assertEquals("119.00", taxed.textAt("draft_order.total_price"));
  }

  @Test
  void aShopThatWantsOnePriceEverywhereKeepsIt() {
    registered("DE", "EU");
    settings(true, true, RoundingLevel.LINE, RoundingMode.HALF_UP);
    var made =
        post(
            "draft_orders/calculate.json?explain=true",
            goods("standard 119.00") + to("NO", "0150"));
    assertEquals(200, made.status(), made.text());
    assertTrue(made.text().contains("\"home_tax\":\"kept\""), made.text());
    assertTrue(made.text().contains("\"total_price\":\"119.00\""), made.text());
    settings(true, false, RoundingLevel.LINE, RoundingMode.HALF_UP);
    var lost =
        post(
            "draft_orders/calculate.json?explain=true",
            goods("standard 119.00") + to("NO", "0150"));
    assertTrue(lost.text().contains("\"home_tax\":\"taken_out\""), lost.text());
    assertTrue(
        lost.text().contains("line 1: unit price = 119.00 / (1 + 0.19) = 100.00 EUR"), lost.text());
  }

  @Test
  void aShopThatIsNotRegisteredAtHomeHasNoTaxInItsPrices() {
    registered("AT");
    settings(true, false, RoundingLevel.LINE, RoundingMode.HALF_UP);
    var made = draft(goods("standard 119.00") + to("NO", "0150"));
    assertEquals("119.00", made.textAt("draft_order.total_price"));
  }

  @Test
  void aHomeThatTaxesDependOnMustBeKnown() {
    wiring = wiring.in("US", "USD");
    registered("US-CA");
    settings(true, false, RoundingLevel.LINE, RoundingMode.HALF_UP);
    var refused = post("draft_orders.json", goods("standard 119.00") + to("NO", "0150"));
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.text().contains("tax_settings.province_code"), refused.text());
    var taxed =
        goods("standard 107.25")
            + ", \"shipping_address\": {\"country_code\": \"US\", \"province_code\": \"CA\"}";
    assertEquals("7.25", draft(taxed).textAt("draft_order.total_tax"));
  }

  @ParameterizedTest
  @CsvSource({
    "reduced 100.00, 5.00, 7.35, 7.35",
    "zero 100.00, 5.00, 0.00, 0.00",
    "exempt 100.00, 5.00, 0.00, 0.00",
    "standard 100.00, 5.00, 19.95, 19.95",
    "'standard 100.00, reduced 100.00', 5.00, 26.66, 26.66",
    "'standard 75.00, reduced 25.00', 5.00, 16.80, 16.80",
    "'reduced 25.00, zero 75.00', 4.00, 1.82, 1.82",
    "'standard 33.33, reduced 33.33, exempt 33.34', 1.00, 8.74, 8.76",
  })
  void postageFollowsWhatItCarries(String goods, String price, String perLine, String perDocument) {
    registered("DE");
    for (var level : RoundingLevel.values()) {
      settings(false, false, level, RoundingMode.HALF_UP);
      var made = draft(goods(goods) + postage(price));
      var expected = level == RoundingLevel.LINE ? perLine : perDocument;
      assertEquals(expected, made.textAt("draft_order.total_tax"), goods + " " + level);
    }
  }

  @Test
  void theTaxesOfPostageAreTold() {
    registered("DE");
    var told =
        post(
            "draft_orders/calculate.json?explain=true",
            goods("standard 75.00, reduced 25.00") + postage("5.00"));
    for (var text :
        List.of(
            "shipping 1: net = 5.00 × 75.00 / 100.00",
            "shipping 2: VAT 7 % = 1.25 × 0.07 = 0.09 EUR",
            "shipping: VAT 19 % = 0.71 = 0.71 EUR")) {
      assertTrue(told.text().contains(text), told.text());
    }
  }

  @Test
  void withinPricesPostageContainsWhatTheGoodsContain() {
    registered("DE");
    settings(true, false, RoundingLevel.LINE, RoundingMode.HALF_UP);
    var book = draft(goods("reduced 107.00") + postage("5.35"));
    assertEquals("7.35", book.textAt("draft_order.total_tax"));
    assertEquals("112.35", book.textAt("draft_order.total_price"));
    var abroad = draft(goods("reduced 107.00") + postage("5.35") + to("NO", "0150"));
    assertEquals("105.00", abroad.textAt("draft_order.total_price"));
  }

  @Test
  void yenAndTheRoundingModeHoldForPostage() {
    wiring = wiring.in("JP", "JPY");
    registered("JP");
    settings(false, false, RoundingLevel.LINE, RoundingMode.DOWN);
    var made = draft(goods("standard 1000, reduced 500") + postage("500"));
    assertEquals("186", made.textAt("draft_order.total_tax").replace(".00", ""));
    settings(false, false, RoundingLevel.LINE, RoundingMode.UP);
    var up = draft(goods("standard 1000, reduced 500") + postage("500"));
    assertEquals("188", up.textAt("draft_order.total_tax").replace(".00", ""));
  }

  @Test
  void anAuthorityThatDoesNotTaxPostageStillDoesNot() {
    registered("US-CA!", "US-NY");
    var california =
        ", \"shipping_address\": {\"country_code\": \"US\", \"province_code\": \"CA\"}";
    assertEquals(
        "7.25",
        draft(goods("standard 100.00") + postage("5.00") + california)
            .textAt("draft_order.total_tax"));
    var newYork = ", \"shipping_address\": {\"country_code\": \"US\", \"province_code\": \"NY\"}";
    assertEquals(
        "4.20",
        draft(goods("standard 100.00") + postage("5.00") + newYork)
            .textAt("draft_order.total_tax"));
  }

  @Test
  void aRateForShippingWinsOverThatOfTheGoods() {
    registered("DE");
    var table = new SettingsTable(wiring.database());
    var own =
        new TaxRate(
            "DE",
            "",
            "DE",
            "shipping",
            "Own",
            new BigDecimal("0.19"),
            LocalDate.EPOCH,
            Optional.empty());
    wiring
        .database()
        .commit(table.put(table.sales().withRates(List.of(new OwnRate(new TaxRateId(7), own)))));
    var made = draft(goods("reduced 100.00") + postage("10.00"));
    assertEquals("8.90", made.textAt("draft_order.total_tax"));
  }
}
