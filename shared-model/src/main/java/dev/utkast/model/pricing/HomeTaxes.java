package dev.utkast.model.pricing;

/// The taxes of the shop's own place, which its prices contain.
///
/// @param taxes of a consumer there on the day
/// @param kept whether prices stay as they are where no tax is due, rather than losing these
public record HomeTaxes(TaxContext taxes, boolean kept) {}
