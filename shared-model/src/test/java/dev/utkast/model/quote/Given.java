package dev.utkast.model.quote;

import dev.utkast.model.Sales;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.CrossRates.Quote;
import dev.utkast.model.money.RatesAtHand;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.pricing.RoundingLevel;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.OwnExchangeRate;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.tax.Registration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// What is loaded to price a draft, and the draft: one article for 100 dollars, in a shop in
/// Amsterdam that has set nothing, at noon of 2 March 2026.
final class Given {
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /// What was looked up: `USD EUR`, `at hand`.
  final List<String> lookups = new ArrayList<>();

  private final List<Quote> quotes = new ArrayList<>();
  private final List<Quote> atHand = new ArrayList<>();
  private final List<TaxRegistration> registrations = new ArrayList<>();
  private final List<OwnExchangeRate> ownRates = new ArrayList<>();
  private Instant now = Sales.NOON;
  private String country = "NL";
  private Optional<String> vatNumber = Optional.empty();
  private boolean taxesIncluded;
  private boolean samePrice;
  private BigDecimal fee = BigDecimal.ZERO;
  private Optional<Customer> customer = Optional.empty();

  private List<SaleLine> lines = List.of(Sales.aLine(new LineId(1), "Cup", 1, "100.00"));
  private Optional<String> currency = Optional.empty();
  private Optional<CustomerId> customerId = Optional.empty();
  private Optional<Address> shipping = Optional.empty();
  private Optional<Address> billing = Optional.empty();
  private Optional<String> note = Optional.empty();
  private boolean exempt;
  private List<ManualRate> manualRates = List.of();

  Given at(Instant moment) {
    now = moment;
    return this;
  }

  Given shopIn(String code) {
    country = code;
    return this;
  }

  Given registered(String... authorities) {
    for (var authority : authorities) {
      registered(authority, Optional.empty());
    }
    return this;
  }

  Given registered(String authority, Optional<String> number) {
    var id = registrations.size() + 1L;
    registrations.add(
        new TaxRegistration(new TaxRegistrationId(id), Registration.in(authority), number));
    return this;
  }

  Given registeredUntil(String authority, LocalDate last) {
    var registration = new Registration(authority, true, LocalDate.EPOCH, Optional.of(last));
    registrations.add(
        new TaxRegistration(
            new TaxRegistrationId(registrations.size() + 1L), registration, Optional.empty()));
    return this;
  }

  Given vatNumber(Optional<String> number) {
    vatNumber = number;
    return this;
  }

  Given taxesIncluded() {
    taxesIncluded = true;
    return this;
  }

  Given samePriceEverywhere() {
    samePrice = true;
    return this;
  }

  Given fee(String fraction) {
    fee = new BigDecimal(fraction);
    return this;
  }

  Given ownRate(String code, String rate) {
    ownRates.add(new OwnExchangeRate(CurrencyUnit.of(code), new BigDecimal(rate)));
    return this;
  }

  Given quoted(String code, String perEuro, LocalDate day) {
    quotes.add(new Quote(CurrencyUnit.of(code), new BigDecimal(perEuro), day));
    return this;
  }

  Given atHand(String code, String perEuro, LocalDate day) {
    atHand.add(new Quote(CurrencyUnit.of(code), new BigDecimal(perEuro), day));
    return this;
  }

  /// The draft names a customer, and this one is found.
  Given customer(Customer found) {
    customer = Optional.of(found);
    customerId = Optional.of(found.id());
    return this;
  }

  /// The draft names a customer, and nobody is found.
  Given customerGone(CustomerId id) {
    customer = Optional.empty();
    customerId = Optional.of(id);
    return this;
  }

  Given currency(Optional<String> code) {
    currency = code;
    return this;
  }

  Given to(Optional<Address> address) {
    shipping = address;
    return this;
  }

  Given to(String code) {
    return to(Optional.of(address(code)));
  }

  Given billedTo(Optional<Address> address) {
    billing = address;
    return this;
  }

  Given lines(SaleLine... given) {
    lines = List.of(given);
    return this;
  }

  Given note(String text) {
    note = Optional.of(text);
    return this;
  }

  Given exempt() {
    exempt = true;
    return this;
  }

  Given manualRate(String title, String rate) {
    manualRates = List.of(new ManualRate(title, new BigDecimal(rate)));
    return this;
  }

  SaleContent content() {
    return new SaleContent(
        lines,
        Optional.empty(),
        Optional.empty(),
        customerId,
        Optional.empty(),
        shipping,
        billing,
        note,
        List.of(),
        List.of(),
        Optional.empty(),
        exempt,
        manualRates,
        Optional.empty(),
        currency,
        Optional.empty(),
        Optional.empty());
  }

  Circumstances loaded() {
    var usual = Sales.aShop();
    var shop =
        new Shop(
            usual.name(),
            usual.email(),
            usual.currency(),
            usual.timeZone(),
            country,
            usual.publicUrl(),
            usual.reminderDays());
    return new Circumstances(shop, settings(), customer, rates(), now);
  }

  private SalesSettings settings() {
    return new SalesSettings(
        1,
        registrations,
        List.of(),
        vatNumber,
        Optional.empty(),
        Optional.empty(),
        taxesIncluded,
        samePrice,
        RoundingLevel.LINE,
        RoundingMode.HALF_UP,
        AllocationMode.LARGEST_REMAINDER,
        List.of(),
        fee,
        ownRates);
  }

  private PublishedRates rates() {
    return new PublishedRates(
        (one, other, day) -> {
          lookups.add(one + " " + other);
          return quotes;
        },
        () -> {
          lookups.add("at hand");
          return new RatesAtHand(atHand);
        });
  }

  static Customer aCustomer() {
    return Customer.unknown(new CustomerId(77), Sales.NOON);
  }

  static Customer aCustomer(
      Optional<String> currency,
      Optional<Address> address,
      Optional<String> vatNumber,
      Optional<String> exemption) {
    var none = Optional.<String>empty();
    return new Customer(
        new CustomerId(77),
        1,
        none,
        none,
        none,
        none,
        none,
        List.of(),
        exemption.isPresent(),
        address.stream().toList(),
        currency,
        none,
        0,
        Optional.empty(),
        none,
        Sales.NOON,
        Sales.NOON,
        exemption,
        vatNumber,
        Optional.empty(),
        false);
  }

  static Customer aBusiness(String number) {
    return aCustomer(Optional.empty(), Optional.empty(), Optional.of(number), Optional.empty());
  }

  /// @param code `DE`, or `US-CA`
  static Address address(String code) {
    var region = Optional.of(code).filter(it -> it.length() > 3).map(it -> it.substring(3));
    return address(Optional.empty(), Optional.of(code.substring(0, 2)), region, Optional.empty());
  }

  static Address address(
      Optional<String> name,
      Optional<String> code,
      Optional<String> region,
      Optional<String> postcode) {
    var none = Optional.<String>empty();
    return new Address(
        none, none, none, none, none, none, none, postcode, name, none, code, region);
  }
}
