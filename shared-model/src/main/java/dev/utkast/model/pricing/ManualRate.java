package dev.utkast.model.pricing;

import java.math.BigDecimal;

/// A tax that staff have written on a line or a document themselves.
///
/// @param rate a fraction: 0.06 for 6 %
public record ManualRate(String title, BigDecimal rate) {}
