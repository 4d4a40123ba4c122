package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.pricing.FieldProblem;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingOutcome;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.SalesSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/// Prices a draft: which currency, which rate of which day, which taxes ([DraftTaxes]), all as the
/// shop's settings say; the amounts are [Pricing]'s.
///
/// The presentment currency is what the draft says, else the customer's, else that of the country
/// the goods go to, else the shop's. A currency that somebody chose needs a rate that can be
/// trusted, or the request is refused with 409; one that only follows from an address gives way to
/// the shop's.
final class DraftPricing {
  private final Wiring wiring;
  private final RatesTable rates;
  private final SettingsTable settings;
  private final CustomersTable customers;

  /// @param reads the store, to read from only
  DraftPricing(Wiring wiring, Database reads) {
    this.wiring = wiring;
    this.rates = new RatesTable(reads);
    this.settings = new SettingsTable(reads);
    this.customers = new CustomersTable(reads);
  }

  /// What to do without a rate for a currency that nobody chose.
  private enum Currency {
    FALLING_BACK,
    FIXED
  }

  /// What pricing looks up: the day, and what shop and customer have set.
  private record Circumstances(
      LocalDate day, SalesSettings settings, Optional<Customer> customer) {}

  private Circumstances circumstances(
      SaleContent content, Optional<Customer> newCustomer, Instant now) {
    return new Circumstances(
        now.atZone(wiring.shop().timeZone()).toLocalDate(),
        settings.sales(),
        newCustomer.or(() -> content.customerId().flatMap(customers::find)));
  }

  /// The day's price of a draft that is about to be invoiced, in the currency that it has.
  PricedDocument reprice(DraftOrder draft, Instant now) {
    if (isGone(draft.content(), draft)) {
      throw gone();
    }
    var with = circumstances(draft.content(), Optional.empty(), now);
    var fixed = draft.total().getCurrencyUnit();
    return compute(draft.content(), with, rateTo(fixed, with, Currency.FIXED));
  }

  /// The price of a draft whose content is to change.
  ///
  /// @param newCustomer who is written together with the draft, and not stored yet
  PricedDocument reprice(
      DraftOrder draft, SaleContent content, Optional<Customer> newCustomer, Instant now) {
    if (isGone(content, draft)) {
      if (content.isPricedAs(draft.content())) {
        return draft.priced();
      }
      throw gone();
    }
    return price(content, newCustomer, now);
  }

  /// Whether the draft's customer was deleted since: taxes, place and currency may have followed
  /// from who it was, and nobody knows that any more.
  private boolean isGone(SaleContent content, DraftOrder draft) {
    var customer = content.customerId();
    return customer.isPresent()
        && customer.equals(draft.content().customerId())
        && customers.find(customer.get()).isEmpty();
  }

  private static HttpProblem gone() {
    return HttpProblem.invalid(
        "customer_id",
        "was deleted, and the price may depend on it: name another customer, or null");
  }

  /// @param newCustomer who is written together with the draft, and not stored yet
  PricedDocument price(SaleContent content, Optional<Customer> newCustomer, Instant now) {
    var with = circumstances(content, newCustomer, now);
    var chosen = content.currency().or(() -> with.customer().flatMap(Customer::currency));
    if (chosen.isPresent()) {
      return compute(content, with, rateTo(CurrencyUnit.of(chosen.get()), with, Currency.FIXED));
    }
    return compute(
        content,
        with,
        currencyOfDestination(content)
            .flatMap(currency -> rateTo(currency, with, Currency.FALLING_BACK)));
  }

  private static Optional<CurrencyUnit> currencyOfDestination(SaleContent content) {
    return content
        .shippingAddress()
        .flatMap(address -> address.countryCode())
        .filter(code -> code.matches("[A-Z]{2}"))
        .flatMap(code -> {
          try {
            return Optional.of(CurrencyUnit.of(Locale.of("", code)));
          } catch (IllegalCurrencyException _) {
            return Optional.empty();
          }
        });
  }

  /// The shop's own rate, else the published one with the shop's fee.
  ///
  /// @return the rate; none for the shop's own currency
  private Optional<ExchangeRate> rateTo(
      CurrencyUnit currency, Circumstances with, Currency otherwise) {
    var own = wiring.shop().currency();
    if (currency.equals(own)) {
      return Optional.empty();
    }
    var set = with.settings().ownExchangeRate(own, currency, with.day());
    if (set.isPresent()) {
      return set;
    }
    var outcome = published(currency, with.day());
    if (outcome instanceof CrossRates.Outcome.Found(var rate)) {
      return Optional.of(rate.withMerchantFee(with.settings().exchangeFee()));
    }
    if (otherwise == Currency.FALLING_BACK) {
      return Optional.empty();
    }
    throw HttpProblem.conflict(
        "no exchange rate from %s to %s on %s that can be trusted: %s"
            .formatted(own.getCode(), currency.getCode(), with.day(), reason(outcome)));
  }

  /// The rate that the feed brought; on a machine that has rates at hand, those where the feed
  /// brought none, or none that is new enough.
  private CrossRates.Outcome published(CurrencyUnit currency, LocalDate day) {
    var own = wiring.shop().currency();
    var stored = rates.rate(own, currency, day);
    return switch (stored) {
      case CrossRates.Outcome.Found _,
          CrossRates.Outcome.NotPositive _,
          CrossRates.Outcome.Implausible _ ->
          stored;
      case CrossRates.Outcome.Missing _, CrossRates.Outcome.Stale _ ->
          wiring
              .ratesAtHand()
              .rate(own, currency, day)
              .<CrossRates.Outcome>map(CrossRates.Outcome.Found::new)
              .orElse(stored);
    };
  }

  private static String reason(CrossRates.Outcome outcome) {
    return switch (outcome) {
      case CrossRates.Outcome.Found _ -> "";
      case CrossRates.Outcome.Missing _ -> "none is known";
      case CrossRates.Outcome.Stale(var currency, var quoted, _) ->
          "the newest for " + currency + " is of " + quoted;
      case CrossRates.Outcome.NotPositive(var currency, var perEuro, var quoted) ->
          currency + " was quoted at " + perEuro + " on " + quoted;
      case CrossRates.Outcome.Implausible(var currency, var previous, var perEuro) ->
          currency + " jumped from " + previous + " to " + perEuro;
    };
  }

  private PricedDocument compute(
      SaleContent content, Circumstances with, Optional<ExchangeRate> rate) {
    var shop = wiring.shop();
    var taxes = DraftTaxes.of(content, with.customer(), with.settings(), shop, with.day());
    var plain =
        rate.map(found -> with.settings().pricing(found, taxes.context()))
            .orElseGet(() -> with.settings().pricing(shop.currency(), taxes.context()));
    var rules = taxes.home().map(plain::atHome).orElse(plain);
    return switch (Pricing.quote(content.toCart(), rules)) {
      case PricingOutcome.Priced(var document) -> document.taxedBy(taxes.basis());
      case PricingOutcome.Refused(var problems) -> throw HttpProblem.invalid(byField(problems));
    };
  }

  private static Map<String, List<String>> byField(List<FieldProblem> problems) {
    return problems.stream()
        .collect(
            Collectors.groupingBy(
                FieldProblem::field,
                LinkedHashMap::new,
                Collectors.mapping(FieldProblem::reason, Collectors.toList())));
  }
}
