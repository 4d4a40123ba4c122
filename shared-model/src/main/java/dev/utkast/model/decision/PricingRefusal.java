package dev.utkast.model.decision;

import dev.utkast.model.money.CrossRates;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;

/// Why there is no price.
public sealed interface PricingRefusal extends Refusal {

  /// The customer was deleted, and the price may depend on who it was.
  record CustomerGone() implements PricingRefusal {}

  /// A currency was chosen, and no rate to it can be trusted on the day.
  record NoTrustedRate(
      CurrencyUnit base, CurrencyUnit quote, LocalDate day, CrossRates.Outcome.Untrusted why)
      implements PricingRefusal {}

  /// The address names a country that nobody knows, and taxes depend on it.
  ///
  /// @param written what the address calls its country
  record CountryNotFound(TaxPlace place, String written) implements PricingRefusal {}

  /// @param place that was looked at
  record Untaxable(TaxPlace place, List<TaxProblem> problems) implements PricingRefusal {
    public Untaxable {
      problems = List.copyOf(problems);
    }
  }

  /// A reverse charge names the shop's VAT number, and the shop has none.
  record NoSellerVatNumber() implements PricingRefusal {}

  /// The cart itself can't be priced.
  record WrongCart(List<CartProblem> problems) implements PricingRefusal {
    public WrongCart {
      problems = List.copyOf(problems);
    }
  }

  /// What says where a sale is taxed.
  enum TaxPlace {
    SHIPPING_ADDRESS,
    BILLING_ADDRESS,
    CUSTOMERS_ADDRESS,
    SHOP
  }
}
