package dev.utkast.model.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Amounts as decimal text, in exactly the decimals of their currency: "199.00" in dollars, "1000"
/// in yen, "1.250" in Kuwaiti dinars.
///
/// Refuses, with a reason, text that is not a plain decimal number, more decimals than the currency
/// has (trailing zeros are forgiven) and amounts of 2^53 minor units and more, because JavaScript
/// clients could not hold them.
public final class Amounts {

  /// The largest amount in minor units, on either side of zero.
  public static final long MAX_MINOR = (1L << 53) - 1;

  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  private Amounts() {}

  public sealed interface Parsed {
    record Amount(Money money) implements Parsed {}

    record Refused(Fault fault) implements Parsed {}
  }

  /// Why something is no amount of a currency.
  public sealed interface Fault {
    record NotDecimal() implements Fault {}

    /// 2^53 minor units or more.
    record TooLarge() implements Fault {}

    /// @param most decimals that the currency has
    record TooManyDecimals(CurrencyUnit currency, int most) implements Fault {}

    record Negative() implements Fault {}

    record NotPositive() implements Fault {}
  }

  public static Parsed parse(String text, CurrencyUnit currency) {
    if (!PLAIN.matcher(text).matches()) {
      return new Parsed.Refused(new Fault.NotDecimal());
    }
    return of(new BigDecimal(text), currency);
  }

  public static Parsed of(BigDecimal amount, CurrencyUnit currency) {
    // Zero and the number of digits come first: 1e1000000000 and 0e-1000000000 would never end
    // otherwise.
    if (amount.signum() == 0) {
      return new Parsed.Amount(Money.zero(currency));
    }
    if (amount.precision() - (long) amount.scale() > 30) {
      return new Parsed.Refused(new Fault.TooLarge());
    }
    int decimals = currency.getDecimalPlaces();
    if (amount.stripTrailingZeros().scale() > decimals) {
      return new Parsed.Refused(new Fault.TooManyDecimals(currency, decimals));
    }
    var exact = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    if (exact.unscaledValue().bitLength() > 53) {
      return new Parsed.Refused(new Fault.TooLarge());
    }
    return new Parsed.Amount(Money.of(currency, exact));
  }

  /// An amount that is not negative.
  public static Parsed zeroOrMore(BigDecimal amount, CurrencyUnit currency) {
    return of(amount, currency) instanceof Parsed.Amount(var money) && money.isNegative()
        ? new Parsed.Refused(new Fault.Negative())
        : of(amount, currency);
  }

  /// An amount that somebody pays.
  public static Parsed aboveZero(BigDecimal amount, CurrencyUnit currency) {
    return of(amount, currency) instanceof Parsed.Amount(var money) && !money.isPositive()
        ? new Parsed.Refused(new Fault.NotPositive())
        : of(amount, currency);
  }

  /// Whether a number says the same as an amount, with however many zeros.
  public static boolean isSame(Money money, BigDecimal said) {
    return money.getAmount().compareTo(said) == 0;
  }

  public static String format(Money money) {
    return money.getAmount().toPlainString();
  }

  /// The amount in minor units.
  public static long minor(Money money) {
    return money.getAmount().unscaledValue().longValueExact();
  }

  public static boolean isInRange(Money money) {
    return money.getAmount().unscaledValue().bitLength() <= 53;
  }
}
