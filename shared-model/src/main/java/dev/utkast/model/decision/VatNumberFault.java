package dev.utkast.model.decision;

/// Why a text is not a VAT identification number.
public sealed interface VatNumberFault {

  record NotANumber() implements VatNumberFault {}

  /// @param country ISO 3166-1 alpha-2; nothing is known of its numbers
  record UnknownCountry(String country) implements VatNumberFault {}

  /// @param country ISO 3166-1 alpha-2
  record WrongForm(String country) implements VatNumberFault {}

  record WrongCheckDigit() implements VatNumberFault {}
}
