package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.PriceEnding;
import dev.utkast.model.pricing.RoundingLevel;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.OwnExchangeRate;
import dev.utkast.model.shop.SalesSettings.OwnRate;
import dev.utkast.model.tax.TaxRate;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleShop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Drafts of a Dutch shop that keeps its books in dollars, on 2 March 2026.
class DraftTaxesTest {
  private static final String LINES =
      "\"line_items\": [{\"title\": \"Table\", \"price\": \"100.00\", \"quantity\": 1}]";

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final SettingsTable settings = new SettingsTable(wiring.database());
  private final HttpCalls calls =
      new HttpCalls(new DraftOrders(wiring))
          .withScopes("write_draft_orders", "read_customers", "read_products", "write_payments");

  private void registered(String... authorities) {
    store(settings.sales().withRegistrations(Registrations.in(authorities)));
  }

  private void store(SalesSettings next) {
    wiring.database().commit(settings.put(next));
  }

  private Answer draft(String further) {
    return calls.post(
        "draft_orders.json",
        "{\"draft_order\": {" + LINES + (further.isEmpty() ? "" : ", ") + further + "}}");
  }

  private static String to(String country, String region) {
    return "\"presentment_currency\": \"USD\", \"shipping_address\": {\"country_code\": \"%s\""
            .formatted(country)
        + (region.isEmpty() ? "" : ", \"province_code\": \"" + region + "\"")
        + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "NL, '', 21.00, ''",
    "GB, '', 20.00, ''",
    "US, CA, 7.25, ''",
    "US, california, 7.25, ''",
    "US, NY, 0.00, export",
    "FR, '', 0.00, outside_registrations",
  })
  void aDraftIsTaxedWhereTheShopIsRegistered(
      String country, String region, String tax, String reason) {
    registered("NL", "GB", "US-CA");
    var made = draft(to(country, region));
    assertEquals(201, made.status(), made.text());
    assertEquals(tax, made.textAt("draft_order.total_tax"));
    assertEquals(reason, made.at("draft_order.tax_zero_reason").text().orElse(""));
    assertEquals(country, made.textAt("draft_order.tax_basis.country_code"));
    assertEquals("2026-03-02", made.textAt("draft_order.tax_basis.date"));
  }

  @Test
  void withoutRegistrationsThereIsNoTaxUnlessStaffWriteOne() {
    assertEquals("0.00", draft("").textAt("draft_order.total_tax"));
    var written = draft("\"manual_tax_lines\": [{\"title\": \"Tax\", \"rate\": 0.06}]");
    assertEquals("6.00", written.textAt("draft_order.total_tax"));
    var unknown = draft("\"shipping_address\": {\"country\": \"Atlantis\"}");
    assertEquals(201, unknown.status(), unknown.text());
  }

  @Test
  void manualRatesAndTheDraftsExemptionWin() {
    registered("NL");
    var written = draft("\"manual_tax_lines\": [{\"title\": \"Tax\", \"rate\": 0.06}]");
    assertEquals("6.00", written.textAt("draft_order.total_tax"));
    var exempt = draft("\"tax_exempt\": true");
    assertEquals("draft_exempt", exempt.textAt("draft_order.tax_zero_reason"));
  }

  @Test
  void thePlaceIsTheShippingAddressThenTheBillingAddressThenTheCustomersThenTheShops() {
    registered("NL", "GB", "NO", "CH");
    var id = customer(Optional.empty(), false, Optional.of("CH"));
    var customer = "\"customer\": {\"id\": " + id + "}";
    var dollars = ", \"presentment_currency\": \"USD\"";
    var billing = ", \"billing_address\": {\"country\": \"Norway\"}";
    var shipping = ", \"shipping_address\": {\"country_code\": \"GB\"}";
    assertEquals("21.00", draft("\"note\": \"x\"" + dollars).textAt("draft_order.total_tax"));
    assertEquals("8.10", draft(customer + dollars).textAt("draft_order.total_tax"));
    assertEquals("25.00", draft(customer + dollars + billing).textAt("draft_order.total_tax"));
    assertEquals(
        "20.00", draft(customer + dollars + billing + shipping).textAt("draft_order.total_tax"));
  }

  @Test
  void aPlaceThatTaxesDependOnMustBeKnown() {
    registered("NL", "US-CA");
    assertRefused(
        "shipping_address.country", draft("\"shipping_address\": {\"country\": \"Atlantis\"}"));
    assertRefused("shipping_address.province_code", draft(to("US", "")));
    assertRefused(
        "billing_address.province_code",
        draft(
            "\"presentment_currency\": \"USD\", \"billing_address\": {\"country_code\": \"US\"}"));
  }

  private static void assertRefused(String field, Answer answer) {
    assertEquals(422, answer.status(), answer.text());
    assertEquals(List.of(field), List.copyOf(answer.at("errors").fieldMap().keySet()));
  }

  @Test
  void aBusinessElsewhereInTheUnionAccountsForTheTaxAndBothNumbersAreKept() {
    registered("NL", "EU");
    var id = customer(Optional.of("DE136695976"), false, Optional.of("DE"));
    var body = to("DE", "") + ", \"customer\": {\"id\": " + id + "}";
    assertRefused("tax_settings.vat_number", draft(body));
    store(with(Optional.of("NL004495445B01"), List.of()));
    var made = draft(body);
    assertEquals("reverse_charge", made.textAt("draft_order.tax_zero_reason"));
    assertEquals("NL004495445B01", made.textAt("draft_order.tax_basis.shop_vat_number"));
    assertEquals("DE136695976", made.textAt("draft_order.tax_basis.customer_vat_number"));
    assertEquals("19.00", draft(to("DE", "")).textAt("draft_order.total_tax"));
  }

  @Test
  void anExemptCustomerPaysNoTaxAndTheCertificateIsKept() {
    registered("NL");
    var id = customer(Optional.empty(), true, Optional.empty());
    var made = draft("\"customer\": {\"id\": " + id + "}");
    assertEquals("customer_exempt", made.textAt("draft_order.tax_zero_reason"));
    assertEquals("certificate 7", made.textAt("draft_order.tax_basis.zero_reason_note"));
  }

  @Test
  void anEditPricesAnewAndNothingElseDoes() {
    registered("NL");
    var made = draft("");
    var path = "draft_orders/" + made.longAt("draft_order.id") + ".json";
    registered("NL", "GB");
    store(with(Optional.empty(), List.of(rate("NL", "standard", "0.10"))));
    assertEquals("21.00", calls.get(path).textAt("draft_order.total_tax"));
    var same = calls.put(path, "{\"draft_order\": {\"tags\": \"late\"}}");
    assertEquals("21.00", same.textAt("draft_order.total_tax"), "a tag is no edit of the price");
    var edited = calls.put(path, "{\"draft_order\": {\"note\": \"dear\"}}");
    assertEquals("10.00", edited.textAt("draft_order.total_tax"));
  }

  @Test
  void aCategoryOfTheShopsOwnIsTaxedAtItsRateAndAnotherIsRefused() {
    registered("NL");
    store(with(Optional.empty(), List.of(rate("NL", "books", "0.09"))));
    assertEquals("9.00", lineOf("books").textAt("draft_order.total_tax"));
    assertRefused("line_items[0].tax_category", lineOf("boats"));
  }

  private Answer lineOf(String category) {
    return calls.post(
        "draft_orders.json",
        "{\"draft_order\": {\"line_items\": [{\"title\": \"Tales\", \"price\": \"100.00\","
            + " \"quantity\": 1, \"tax_category\": \""
            + category
            + "\"}]}}");
  }

  @Test
  void shippingIsTaxedAsTheRegistrationSaysUnlessStaffWriteTheTaxes() {
    registered("NL");
    var shipping = "\"shipping_line\": {\"title\": \"Post\", \"price\": \"10.00\"}";
    assertEquals("23.10", draft(shipping).textAt("draft_order.total_tax"));
    var manual = ", \"manual_tax_lines\": [{\"title\": \"Tax\", \"rate\": 0.06}]";
    assertEquals("6.00", draft(shipping + manual).textAt("draft_order.total_tax"));
  }

  @Test
  void pricesContainTheirTaxWhereTheSettingsSaySo() {
    registered("NL");
    var before = settings.sales();
    store(prices(before, true, BigDecimal.ZERO, List.of(), List.of()));
    var made = draft("");
    assertEquals("17.36", made.textAt("draft_order.total_tax"));
    assertEquals("100.00", made.textAt("draft_order.total_price"));
    assertTrue(made.text().contains("\"taxes_included\":true"), made.text());
  }

  @Test
  void theShopsOwnExchangeRateWinsAndPricesEndAsItSays() {
    var ending = new PriceEnding(CurrencyUnit.EUR, 100, 99);
    var own = new OwnExchangeRate(CurrencyUnit.EUR, new BigDecimal("0.9"));
    store(prices(settings.sales(), false, new BigDecimal("0.5"), List.of(ending), List.of(own)));
    var made = draft("\"presentment_currency\": \"EUR\"");
    assertEquals("90.99", made.textAt("draft_order.total_price_set.presentment_money.amount"));
    assertEquals("0.9", made.textAt("draft_order.exchange_rate.rate"), "without the fee");
    assertEquals("set by the shop", made.textAt("draft_order.exchange_rate.source"));
  }

  private SalesSettings with(Optional<String> vatNumber, List<OwnRate> rates) {
    return Copy.of(settings.sales().withRates(rates))
        .with(SalesSettings::vatNumber, vatNumber)
        .made();
  }

  private static SalesSettings prices(
      SalesSettings was,
      boolean included,
      BigDecimal fee,
      List<PriceEnding> endings,
      List<OwnExchangeRate> rates) {
    return Copy.of(was)
        .with(SalesSettings::version, was.version() + 1)
        .with(SalesSettings::taxesIncluded, included)
        .with(SalesSettings::roundingLevel, RoundingLevel.DOCUMENT)
        .with(SalesSettings::roundingMode, RoundingMode.HALF_EVEN)
        .with(SalesSettings::allocation, AllocationMode.ROUND_ROBIN)
        .with(SalesSettings::priceEndings, endings)
        .with(SalesSettings::exchangeFee, fee)
        .with(SalesSettings::exchangeRates, rates)
        .made();
  }

  private static OwnRate rate(String country, String category, String rate) {
    return new OwnRate(
        new TaxRateId(9),
        new TaxRate(
            country,
            "",
            country,
            category,
            "Own",
            new BigDecimal(rate),
            LocalDate.EPOCH,
            Optional.empty()));
  }

  private long customer(Optional<String> vatNumber, boolean exempt, Optional<String> country) {
    long id = wiring.ids().next();
    var now = Instant.parse("2026-03-02T12:00:00Z");
    var none = Optional.<String>empty();
    var address =
        country.map(code ->
            new Address(
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                Optional.of(code),
                none));
    var customer =
        Copy.of(SampleShop.ada(new CustomerId(id), now))
            .with(Customer::taxExempt, exempt)
            .with(Customer::addresses, address.stream().toList())
            .with(Customer::taxExemption, exempt ? Optional.of("certificate 7") : none)
            .with(Customer::vatNumber, vatNumber)
            .made();
    wiring.database().commit(new CustomersTable(wiring.database()).put(customer));
    return id;
  }
}
