package dev.utkast.model.money;

import org.joda.money.CurrencyUnit;

/// Converted unit prices that end as prices in a currency usually end: 13.37 € becomes 13.99 €,
/// 1,234 ¥ becomes 1,300 ¥.
///
/// A price is raised to the next one that leaves `endingMinor` when divided by `stepMinor` (step
/// 100, ending 99 for "x.99"; step 100, ending 0 for hundreds of yen), never lowered, so that
/// rounding costs the merchant nothing; a free item stays free. It applies to unit prices only:
/// shipping, taxes and discounts are what they are, except that a discount of the whole price stays
/// one. Refuses an ending that is not below its step.
public record PriceEnding(CurrencyUnit currency, long stepMinor, long endingMinor) {
  /// In minor units.
  public static final long MAX_STEP = 1_000_000_000;

  public PriceEnding {
    if (stepMinor < 1 || stepMinor > MAX_STEP || endingMinor < 0 || endingMinor >= stepMinor) {
      throw new IllegalArgumentException(
          "an ending lies from 0 to its step: " + endingMinor + " of " + stepMinor);
    }
  }

  /// @param minor a non-negative amount in minor units
  public long applyTo(long minor) {
    if (minor == 0) {
      return 0;
    }
    long missing = Math.floorMod(endingMinor - minor, stepMinor);
    return Math.addExact(minor, missing);
  }
}
