package dev.utkast.model.decision;

import java.time.LocalDate;

/// Why nobody can say which taxes a sale has.
public sealed interface TaxProblem {

  /// @param code as it stands in the address
  record UnknownCountry(String code) implements TaxProblem {}

  /// Taxes are the regions' there, and the address has none.
  record RegionMissing(String country) implements TaxProblem {}

  record UnknownRegion(String country, String region) implements TaxProblem {}

  /// The shop is registered there, and no rate is known.
  record NoKnownRates(String country) implements TaxProblem {}

  /// Rates of the authority are known, and none of that day.
  record NoKnownRate(String authority, LocalDate day) implements TaxProblem {}

  /// Two rates of the shop's own are the same tax.
  record TaxTwice(String title) implements TaxProblem {}

  /// The customer's VAT number can't be true.
  record WrongVatNumber(VatNumberFault fault) implements TaxProblem {}
}
