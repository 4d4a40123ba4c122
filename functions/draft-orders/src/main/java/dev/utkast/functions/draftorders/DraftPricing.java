package dev.utkast.functions.draftorders;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.ExchangeRate;
import dev.utkast.model.pricing.FieldProblem;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingOutcome;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.SaleContent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/// Prices a draft: which currency, which rate of which day, which taxes; the amounts are
/// [Pricing]'s.
///
/// The presentment currency is what the draft says, else the customer's, else that of the country
/// the goods go to, else the shop's. A currency that somebody chose needs a rate that can be
/// trusted, or the request is refused with 409; one that only follows from an address gives way to
/// the shop's.
final class DraftPricing {
  private final Wiring wiring;
  private final RatesTable rates;

  DraftPricing(Wiring wiring) {
    this.wiring = wiring;
    this.rates = new RatesTable(wiring.database());
  }

  /// What to do without a rate for a currency that nobody chose.
  enum Currency {
    FALLING_BACK,
    FIXED
  }

  /// The day's price of a draft that is about to be invoiced, in the currency that it has.
  PricedDocument reprice(DraftOrder draft, Instant now) {
    var fixed = draft.total().getCurrencyUnit();
    return compute(draft.content(), rateTo(fixed, now, Currency.FIXED));
  }

  PricedDocument price(SaleContent content, Instant now, Currency otherwise) {
    var chosen = content.currency().or(() -> customerCurrency(content));
    if (chosen.isPresent()) {
      return compute(content, rateTo(CurrencyUnit.of(chosen.get()), now, Currency.FIXED));
    }
    return compute(
        content,
        currencyOfDestination(content).flatMap(currency -> rateTo(currency, now, otherwise)));
  }

  private Optional<String> customerCurrency(SaleContent content) {
    return content
        .customerId()
        .flatMap(new CustomersTable(wiring.database())::find)
        .flatMap(Customer::currency);
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

  /// @return the rate; none for the shop's own currency
  private Optional<ExchangeRate> rateTo(CurrencyUnit currency, Instant now, Currency otherwise) {
    var own = wiring.shop().currency();
    if (currency.equals(own)) {
      return Optional.empty();
    }
    var day = now.atZone(wiring.shop().timeZone()).toLocalDate();
    var outcome = rates.rate(own, currency, day);
    if (outcome instanceof CrossRates.Outcome.Found(var rate)) {
      return Optional.of(rate);
    }
    if (otherwise == Currency.FALLING_BACK) {
      return Optional.empty();
    }
    throw HttpProblem.conflict(
        "no exchange rate from %s to %s on %s that can be trusted: %s"
            .formatted(own.getCode(), currency.getCode(), day, reason(outcome)));
  }

  private static String reason(CrossRates.Outcome outcome) {
    return switch (outcome) {
      case CrossRates.Outcome.Found _ -> "";
      case CrossRates.Outcome.Missing(var currency, _) -> "none is known for " + currency;
      case CrossRates.Outcome.Stale(var currency, var quoted, _) ->
          "the newest for " + currency + " is of " + quoted;
      case CrossRates.Outcome.NotPositive(var currency, var perEuro, var quoted) ->
          currency + " was quoted at " + perEuro + " on " + quoted;
      case CrossRates.Outcome.Implausible(var currency, var previous, var perEuro) ->
          currency + " jumped from " + previous + " to " + perEuro;
    };
  }

  private PricedDocument compute(SaleContent content, Optional<ExchangeRate> rate) {
    var rules = PricingRules.of(wiring.shop().currency(), taxes(content));
    var presented = rate.map(rules::presentedIn).orElse(rules);
    return switch (Pricing.quote(content.toCart(), presented)) {
      case PricingOutcome.Priced(var document) -> document;
      case PricingOutcome.Refused(var problems) -> throw HttpProblem.invalid(byField(problems));
    };
  }

  private static TaxContext taxes(SaleContent content) {
    var outside = ZeroTaxReason.of(ZeroTaxReason.Code.OUTSIDE_REGISTRATIONS);
    var context = TaxContext.none(outside).withManualRates(content.manualRates());
    return content.taxExempt() ? context.exempted() : context;
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
