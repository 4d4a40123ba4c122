package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.decision.CartProblem.Subject;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.decision.PricingRefusal.TaxPlace;
import dev.utkast.model.decision.TaxProblem;
import dev.utkast.model.decision.VatNumberFault;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.CrossRates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/// Why there is no price, in the fields and words of the API. All that is wrong is told at once,
/// under the name of what is wrong: of the address that was looked at, for one.
public final class PricingRefusals {
  private static final String BLANK = "can't be blank";
  private static final String TOO_LARGE = "is too large";

  private PricingRefusals() {}

  public static HttpProblem problem(PricingRefusal refusal) {
    return switch (refusal) {
      case PricingRefusal.CustomerGone() ->
          HttpProblem.invalid(
              "customer_id",
              "was deleted, and the price may depend on it: name another customer, or null");
      case PricingRefusal.NoTrustedRate(var base, var quote, var day, var why) ->
          HttpProblem.conflict(
              ("no exchange rate from " + base.getCode() + " to " + quote.getCode())
                  + (" on " + day + " that can be trusted: " + words(why)));
      case PricingRefusal.CountryNotFound(var place, var written) ->
          HttpProblem.invalid(
              name(place) + ".country", "is unknown, and taxes depend on it: " + written);
      case PricingRefusal.Untaxable(var place, var problems) ->
          HttpProblem.invalid(
              byField(problems, problem -> field(place, problem), PricingRefusals::words));
      case PricingRefusal.NoSellerVatNumber() ->
          HttpProblem.invalid(
              name(TaxPlace.SHOP) + ".vat_number", BLANK + ": a reverse charge names it");
      case PricingRefusal.WrongCart(var problems) ->
          HttpProblem.invalid(
              byField(problems, PricingRefusals::field, problem -> words(problem.fault())));
    };
  }

  private static <P> Map<String, List<String>> byField(
      List<P> problems, Function<P, String> field, Function<P, String> words) {
    return problems.stream()
        .collect(
            Collectors.groupingBy(
                field, LinkedHashMap::new, Collectors.mapping(words, Collectors.toList())));
  }

  private static String words(CrossRates.Outcome.Untrusted why) {
    return switch (why) {
      case CrossRates.Outcome.Missing _ -> "none is known";
      case CrossRates.Outcome.Stale(var currency, var quoted, _) ->
          "the newest for " + currency + " is of " + quoted;
      case CrossRates.Outcome.NotPositive(var currency, var perEuro, var quoted) ->
          currency + " was quoted at " + perEuro + " on " + quoted;
      case CrossRates.Outcome.Implausible(var currency, var previous, var perEuro) ->
          currency + " jumped from " + previous + " to " + perEuro;
    };
  }

  private static String name(TaxPlace place) {
    return switch (place) {
      case SHIPPING_ADDRESS -> "shipping_address";
      case BILLING_ADDRESS -> "billing_address";
      case CUSTOMERS_ADDRESS -> "customer.default_address";
      case SHOP -> "tax_settings";
    };
  }

  private static String field(TaxPlace place, TaxProblem problem) {
    return switch (problem) {
      case TaxProblem.UnknownCountry _, TaxProblem.NoKnownRates _ -> name(place) + ".country_code";
      case TaxProblem.RegionMissing _, TaxProblem.UnknownRegion _ -> name(place) + ".province_code";
      case TaxProblem.NoKnownRate _ -> "date";
      case TaxProblem.TaxTwice _ -> "tax_rates";
      case TaxProblem.WrongVatNumber _ -> "customer.vat_number";
    };
  }

  private static String words(TaxProblem problem) {
    return switch (problem) {
      case TaxProblem.UnknownCountry(var code) -> unknown(code);
      case TaxProblem.RegionMissing(var country) ->
          BLANK + ": taxes are the regions' in " + country;
      case TaxProblem.UnknownRegion(var country, var region) -> unknown(country, region);
      case TaxProblem.NoKnownRates(var country) -> "has no known tax rates: " + country;
      case TaxProblem.NoKnownRate(var authority, var day) ->
          "has no known rate of " + authority + ": " + day;
      case TaxProblem.TaxTwice(var title) -> "has a tax twice: " + title;
      case TaxProblem.WrongVatNumber(var fault) -> words(fault);
    };
  }

  /// Why a text is no VAT number, to be said of its field.
  public static String words(VatNumberFault fault) {
    return switch (fault) {
      case VatNumberFault.NotANumber() -> "is not a VAT number";
      case VatNumberFault.UnknownCountry(var country) ->
          "is of a country whose numbers are unknown: " + country;
      case VatNumberFault.WrongForm(var country) -> "is not a VAT number of " + country;
      case VatNumberFault.WrongCheckDigit() -> "has a wrong check digit";
    };
  }

  private static String field(CartProblem problem) {
    return path(problem.subject()) + name(problem.property());
  }

  private static String path(Subject subject) {
    return switch (subject) {
      case Subject.Document() -> "";
      case Subject.Line(int index) -> name(Property.LINES) + "[" + index + "].";
      case Subject.Shipping() -> "shipping_line.";
      case Subject.TaxLine(var of, int index) ->
          path(of) + name(Property.TAX_LINES) + "[" + index + "].";
      case Subject.ShippingPart() -> "shipping.";
    };
  }

  private static String name(Property property) {
    return switch (property) {
      case ID -> "id";
      case LINES -> "line_items";
      case PRICE -> "price";
      case QUANTITY -> "quantity";
      case DISCOUNT -> "applied_discount.value";
      case TAX_LINES -> "manual_tax_lines";
      case TAX_CATEGORY -> "tax_category";
      case TITLE -> "title";
      case RATE -> "rate";
      case AMOUNT -> "amount";
      case PRESENTMENT_CURRENCY -> "presentment_currency";
      case ROUNDING_MODE -> "rounding_mode";
    };
  }

  /// What is wrong with a field of a cart, to be said of it.
  public static String words(Fault fault) {
    return switch (fault) {
      case Fault.Blank() -> BLANK;
      case Fault.Negative() -> "must not be negative";
      case Fault.TooLarge() -> TOO_LARGE;
      case Fault.TooLargeIn(var currency) -> TOO_LARGE + " in " + currency.getCode();
      case Fault.TooLargeWithTaxes() -> TOO_LARGE + " with its taxes";
      case Fault.OtherCurrency(var expected) -> "must be in " + expected.getCode();
      case Fault.AtLeast(int least) -> "must be at least " + least;
      case Fault.AtMost(int most) -> "must be at most " + most;
      case Fault.Between(var least, var most) ->
          "must be from " + least.toPlainString() + " to " + most.toPlainString();
      case Fault.ExceedsPrice(var most) -> "must not exceed " + Amounts.format(most);
      case Fault.ExceedsLines() -> "must not exceed the lines' total";
      case Fault.TooManyDecimals() -> "has too many decimals";
      case Fault.Unknown(var value) -> unknown(value);
      case Fault.Taken() -> "has been taken";
      case Fault.NoExchangeRate(CurrencyUnit from, CurrencyUnit to) ->
          "has no exchange rate from " + from.getCode() + " to " + to.getCode();
      case Fault.NoRounding() -> "must round";
      case Fault.NoShipping() -> "must be blank: there is no shipping";
    };
  }

  static String unknown(String value) {
    return "is unknown: " + value;
  }

  static String unknown(String country, String region) {
    return "is unknown in " + country + ": " + region;
  }
}
