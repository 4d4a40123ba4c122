package dev.utkast.model.shop;

/// A number that a country's tax office knows the seller by and that is none for VAT, such as the
/// German Steuernummer. Numbers for VAT are in [SalesSettings].
///
/// @param country ISO 3166-1 alpha-2
public record LocalTaxNumber(String country, String number) {}
