package dev.utkast.model.quote;

import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.sale.SaleContent;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/// The currency that a customer is asked in: what the draft says, else the customer's, else that of
/// the country the goods go to, else the shop's.
sealed interface PresentmentCurrency {

  /// Somebody chose it. Without a rate that can be trusted there is no price.
  record Chosen(CurrencyUnit currency) implements PresentmentCurrency {}

  /// It follows from an address, and gives way to the shop's where there is no such rate.
  record Implied(CurrencyUnit currency) implements PresentmentCurrency {}

  /// Nothing says otherwise.
  record Shops() implements PresentmentCurrency {}

  static PresentmentCurrency of(SaleContent content, Optional<Customer> customer) {
    return content
        .currency()
        .or(() -> customer.flatMap(Customer::currency))
        .<PresentmentCurrency>map(code -> new Chosen(CurrencyUnit.of(code)))
        .or(() -> ofDestination(content).map(Implied::new))
        .orElseGet(Shops::new);
  }

  private static Optional<CurrencyUnit> ofDestination(SaleContent content) {
    return content
        .shippingAddress()
        .flatMap(Address::countryCode)
        .filter(code -> code.matches("[A-Z]{2}"))
        .flatMap(PresentmentCurrency::ofCountry);
  }

  private static Optional<CurrencyUnit> ofCountry(String code) {
    try {
      return Optional.of(CurrencyUnit.of(Locale.of("", code)));
    } catch (IllegalCurrencyException _) {
      return Optional.empty();
    }
  }

  /// @return the rate from the shop's currency; none where they are one
  default Verdict<Optional<ExchangeRate>> rate(Circumstances with) {
    return switch (this) {
      case Shops() -> Decision.changed(Optional.empty());
      case Chosen(var currency) -> trusted(currency, with);
      case Implied(var currency) -> {
        var found = trusted(currency, with);
        yield found instanceof Decision.Refused ? Decision.changed(Optional.empty()) : found;
      }
    };
  }

  /// The shop's own rate, else the published one with the shop's fee.
  private static Verdict<Optional<ExchangeRate>> trusted(
      CurrencyUnit currency, Circumstances with) {
    var base = with.shop().currency();
    if (currency.equals(base)) {
      return Decision.changed(Optional.empty());
    }
    var settings = with.settings();
    var own = settings.ownExchangeRate(base, currency, with.day());
    if (own.isPresent()) {
      return Decision.changed(own);
    }
    return switch (with.rates().rate(base, currency, with.day())) {
      case CrossRates.Outcome.Found(var rate) ->
          Decision.changed(Optional.of(rate.withMerchantFee(settings.exchangeFee())));
      case CrossRates.Outcome.Untrusted why ->
          Decision.refused(new PricingRefusal.NoTrustedRate(base, currency, with.day(), why));
    };
  }
}
