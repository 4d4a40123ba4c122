package dev.utkast.model.pricing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the taxes of a document followed from, as it was on the day: later changes of the shop's
/// settings or of the customer do not reach it.
///
/// @param date in the shop's zone: it chose the rates
/// @param country where the goods go, ISO 3166-1 alpha-2
/// @param region the second part of ISO 3166-2, where it is known
/// @param territory what the place is called where it is not taxed as its country is, such as
///   `Canary Islands`
/// @param authorities that the shop was registered with there
/// @param sellerVatNumber under which the sale was made
/// @param customerVatNumber with its country prefix
/// @param rates the versions of the tax data that was looked at
public record TaxBasis(
    LocalDate date,
    String country,
    Optional<String> region,
    Optional<String> territory,
    List<String> authorities,
    Optional<String> sellerVatNumber,
    Optional<String> customerVatNumber,
    List<String> rates) {

  public TaxBasis {
    authorities = List.copyOf(authorities);
    rates = List.copyOf(rates);
  }
}
