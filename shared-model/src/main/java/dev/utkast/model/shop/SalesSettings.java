package dev.utkast.model.shop;

import dev.utkast.model.customer.Address;
import dev.utkast.model.id.TaxRateId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.money.PriceEnding;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.RoundingLevel;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.tax.EuropeanUnion;
import dev.utkast.model.tax.Place;
import dev.utkast.model.tax.Registration;
import dev.utkast.model.tax.TaxData;
import dev.utkast.model.tax.TaxDataFile;
import dev.utkast.model.tax.TaxRate;
import dev.utkast.model.tax.Territories;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/// What staff have set about taxes and prices: one document, so that one read prices a sale and two
/// who write at once meet in its version.
///
/// @param rates the shop's own; they overrule the bundled ones
/// @param vatNumber the shop's own, for sales that no registration has one for
/// @param region of the shop, where its country taxes by region: ISO 3166-2, second part
/// @param postcode of the shop, where a part of its country is taxed otherwise
/// @param samePriceEverywhere whether a price that contains tax stays where none is due, rather
///   than losing the tax of home
/// @param taxesIncluded whether prices contain their tax
/// @param exchangeFee a fraction on top of published exchange rates; not on the shop's own
/// @param exchangeRates the shop's own; they win over published ones
public record SalesSettings(
    long version,
    List<TaxRegistration> registrations,
    List<OwnRate> rates,
    Optional<String> vatNumber,
    Optional<String> region,
    Optional<String> postcode,
    boolean taxesIncluded,
    boolean samePriceEverywhere,
    RoundingLevel roundingLevel,
    RoundingMode roundingMode,
    AllocationMode allocation,
    List<PriceEnding> priceEndings,
    BigDecimal exchangeFee,
    List<OwnExchangeRate> exchangeRates) {

  public static final int MAX_REGISTRATIONS = 100;
  public static final int MAX_RATES = 200;

  private static final String OWN_SOURCE = "set by the shop";

  public SalesSettings {
    registrations = List.copyOf(registrations);
    rates = List.copyOf(rates);
    priceEndings = List.copyOf(priceEndings);
    exchangeRates = List.copyOf(exchangeRates);
  }

  /// @param vatNumber under which the shop is registered there
  public record TaxRegistration(
      TaxRegistrationId id, Registration registration, Optional<String> vatNumber) {}

  public record OwnRate(TaxRateId id, TaxRate rate) {}

  /// @param rate how many units one unit of the shop's currency buys
  public record OwnExchangeRate(CurrencyUnit currency, BigDecimal rate) {}

  /// Of a shop that has set nothing: no taxes, prices as [PricingRules#of] has them.
  public static SalesSettings unset() {
    return new SalesSettings(
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        RoundingLevel.LINE,
        RoundingMode.HALF_UP,
        AllocationMode.LARGEST_REMAINDER,
        List.of(),
        BigDecimal.ZERO,
        List.of());
  }

  /// How a sale is priced in the shop's currency.
  public PricingRules pricing(CurrencyUnit currency, TaxContext taxes) {
    return new PricingRules(
        currency,
        currency,
        Optional.empty(),
        taxes,
        taxesIncluded,
        Optional.empty(),
        roundingLevel,
        roundingMode,
        allocation,
        Optional.empty());
  }

  /// How a sale is priced in another currency too.
  public PricingRules pricing(ExchangeRate rate, TaxContext taxes) {
    var rules = pricing(rate.base(), taxes).presentedIn(rate);
    return priceEndings.stream()
        .filter(ending -> ending.currency().equals(rate.quote()))
        .findFirst()
        .map(rules::endingPrices)
        .orElse(rules);
  }

  /// The currencies that the shop has said it sells in: that of its books, and those that it has
  /// set a rate or an ending of prices for.
  ///
  /// @param books the currency of the shop's books
  public List<CurrencyUnit> currencies(CurrencyUnit books) {
    return Stream.of(
            Stream.of(books),
            exchangeRates.stream().map(OwnExchangeRate::currency),
            priceEndings.stream().map(PriceEnding::currency))
        .flatMap(kind -> kind)
        .distinct()
        .toList();
  }

  public Optional<ExchangeRate> ownExchangeRate(
      CurrencyUnit base, CurrencyUnit quote, LocalDate day) {
    return exchangeRates.stream()
        .filter(own -> own.currency().equals(quote))
        .findFirst()
        .map(own -> new ExchangeRate(base, quote, own.rate(), day, OWN_SOURCE));
  }

  /// Where the shop sells from.
  ///
  /// @param country of the shop, ISO 3166-1 alpha-2
  public Territories.Located home(String country, LocalDate day) {
    return Territories.locate(
        new Territories.Whereabouts(country, region.orElse(""), postcode.orElse(""), "", ""), day);
  }

  /// Whether goods that go to an address instead are taxed as those of a priced sale are: a part of
  /// a country counts only where it is taxed otherwise, or the shop collects a tax of its own
  /// there.
  ///
  /// @param country of the shop, ISO 3166-1 alpha-2
  public boolean taxesAlike(TaxBasis basis, Address to, String country) {
    var day = basis.date();
    var home = home(country, day).place();
    var territory = basis.territory().orElse("");
    var first =
        new Territories.Whereabouts(
            basis.country(), basis.region().orElse(territory), "", "", territory);
    var there =
        to.saysWhere()
            ? to.whereabouts(country).map(where -> Territories.locate(where, day).place())
            : Optional.of(home);
    return there
        .map(place -> taxedAs(place.seenFrom(home)))
        .equals(Optional.of(taxedAs(Territories.locate(first, day).place().seenFrom(home))));
  }

  private Place taxedAs(Place place) {
    var own = registrations.stream().map(TaxRegistration::registration).toList();
    return taxData(place).tellsApart(place, own) ? place : Place.of(place.country());
  }

  /// The registrations in force on a day.
  public List<TaxRegistration> registrations(LocalDate day) {
    return registrations.stream().filter(own -> own.registration().isInForce(day)).toList();
  }

  /// All that is known of a place's rates; only the shop's own where it is not registered.
  public TaxData taxData(Place place) {
    boolean registered = registrations.stream().anyMatch(own -> own.registration().isIn(place));
    return knownRates(registered ? TaxDataFile.bundledFor(place) : TaxData.of(List.of()));
  }

  public TaxData knownRates(TaxData bundled) {
    return bundled.overruledBy(rates.stream().map(OwnRate::rate).toList());
  }

  /// The number that a sale to a place is made under: that of a registration there, else the shop's
  /// own, which is also the one that it is registered under at home. So it is for the
  /// One-Stop-Shop, whose sales are declared under the number of home (Directive 2006/112/EC,
  /// article 369d).
  ///
  /// @param home where the shop sells from
  public Optional<String> vatNumber(Place place, Place home, LocalDate day) {
    return registeredNumber(place, day).or(this::vatNumber).or(() -> registeredNumber(home, day));
  }

  private Optional<String> registeredNumber(Place place, LocalDate day) {
    return registrations(day).stream()
        .filter(own -> own.registration().isIn(place))
        .flatMap(own -> own.vatNumber().stream())
        .findFirst();
  }

  /// The number that a registration's sales are made under. Only the One-Stop-Shop and home have
  /// that of home by law: the tax office of another country gives one of its own.
  ///
  /// @param country of the shop, ISO 3166-1 alpha-2
  Optional<String> vatNumber(TaxRegistration own, String country, LocalDate day) {
    var authority = own.registration().country();
    boolean ofHome = authority.equals(country) || authority.equals(EuropeanUnion.ONE_STOP_SHOP);
    var home = home(country, day).place();
    return ofHome ? own.vatNumber().or(() -> vatNumber(home, home, day)) : own.vatNumber();
  }

  public SalesSettings withRegistrations(List<TaxRegistration> given) {
    return taxedBy(given, rates);
  }

  public SalesSettings withRates(List<OwnRate> given) {
    return taxedBy(registrations, given);
  }

  private SalesSettings taxedBy(List<TaxRegistration> nowRegistered, List<OwnRate> nowRates) {
    return new SalesSettings(
        version + 1,
        nowRegistered,
        nowRates,
        vatNumber,
        region,
        postcode,
        taxesIncluded,
        samePriceEverywhere,
        roundingLevel,
        roundingMode,
        allocation,
        priceEndings,
        exchangeFee,
        exchangeRates);
  }
}
