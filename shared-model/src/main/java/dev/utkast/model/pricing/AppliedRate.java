package dev.utkast.model.pricing;

import java.math.BigDecimal;

/// One tax that rules have found to apply.
///
/// @param rate a fraction: 0.25 for 25 %
public record AppliedRate(String title, BigDecimal rate) {}
