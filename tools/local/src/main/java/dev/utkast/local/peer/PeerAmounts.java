package dev.utkast.local.peer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Amounts as Stripe takes them, judged without the shop's own table: the units of a currency, what
/// may be asked for, what the account is credited with, and what it costs.
///
/// Sources: docs.stripe.com/currencies, with its minimum amounts; stripe.com/pricing for cards of
/// the European Economic Area. The rates are nobody's, and never change.
final class PeerAmounts {
  /// What the account is credited in.
  static final String SETTLEMENT = "eur";

  static final long DISPUTE_FEE = 2000;

  private static final Set<String> NO_DECIMALS =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");

  private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  private static final Set<String> ENDING_IN_00 = Set.of("isk", "ugx");

  /// The least that is taken, in units; elsewhere it is what half a dollar is worth.
  private static final Map<String, Long> LEAST =
      Map.of(
          "usd", 50L, "eur", 50L, "chf", 50L, "gbp", 30L, "nok", 300L, "sek", 300L, "dkk", 250L,
          "jpy", 50L, "huf", 17_500L);

  private static final long MOST = 99_999_999;

  /// Euro for one of a currency.
  private static final Map<String, BigDecimal> RATES =
      Map.ofEntries(
          Map.entry("eur", BigDecimal.ONE),
          Map.entry("usd", new BigDecimal("0.86")),
          Map.entry("gbp", new BigDecimal("1.15")),
          Map.entry("nok", new BigDecimal("0.085")),
          Map.entry("sek", new BigDecimal("0.091")),
          Map.entry("dkk", new BigDecimal("0.134")),
          Map.entry("chf", new BigDecimal("1.07")),
          Map.entry("jpy", new BigDecimal("0.0055")),
          Map.entry("kwd", new BigDecimal("2.81")),
          Map.entry("huf", new BigDecimal("0.0026")),
          Map.entry("isk", new BigDecimal("0.0068")),
          Map.entry("ugx", new BigDecimal("0.00024")));

  private PeerAmounts() {}

  private static int decimals(String currency) {
    return NO_DECIMALS.contains(currency) ? 0 : THREE_DECIMALS.contains(currency) ? 3 : 2;
  }

  static void requirePayable(String currency, long units) {
    if (!currency.matches("[a-z]{3}")) {
      throw PeerError.wrong("Invalid currency: " + currency);
    }
    requireWhole(currency, units);
    if (units < LEAST.getOrDefault(currency, 1L)) {
      throw PeerError.wrong(
          "amount_too_small",
          "The Checkout Session's total amount due must add up to at least "
              + shown(currency, LEAST.getOrDefault(currency, 1L)));
    }
    if (units > MOST) {
      throw PeerError.wrong(
          "amount_too_large", "Amount must be no more than " + shown(currency, MOST));
    }
  }

  static void requireWhole(String currency, long units) {
    if (THREE_DECIMALS.contains(currency) && units % 10 != 0) {
      throw PeerError.wrong(
          "parameter_invalid_integer", "Invalid amount: its last digit must be 0, got " + units);
    }
    if (ENDING_IN_00.contains(currency) && units % 100 != 0) {
      throw PeerError.wrong(
          "parameter_invalid_integer", "Invalid amount: must end in 00, got " + units);
    }
  }

  /// As people read it, `NOK 1,250.50`.
  static String shown(String currency, long units) {
    return String.format(
        Locale.ROOT,
        "%s %,." + decimalsShown(currency) + "f",
        currency.toUpperCase(Locale.ROOT),
        BigDecimal.valueOf(units, decimals(currency)));
  }

  private static int decimalsShown(String currency) {
    return ENDING_IN_00.contains(currency) ? 0 : decimals(currency);
  }

  /// As people type it, `1250.50`.
  static BigDecimal decimal(String currency, long units) {
    return BigDecimal.valueOf(units, decimals(currency)).setScale(decimalsShown(currency));
  }

  /// The units of what somebody typed.
  static long typed(String currency, String amount) {
    try {
      return new BigDecimal(amount.strip()).movePointRight(decimals(currency)).longValueExact();
    } catch (ArithmeticException | NumberFormatException _) {
      throw PeerError.wrong("parameter_invalid", "This is no amount: " + amount);
    }
  }

  /// In units of the settlement currency.
  static long settled(String currency, long units) {
    return BigDecimal.valueOf(units, decimals(currency))
        .multiply(rate(currency))
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  static BigDecimal rate(String currency) {
    return RATES.getOrDefault(currency, new BigDecimal("0.5"));
  }

  /// 1.4 % and 0.25.
  static long fee(long settled) {
    return BigDecimal.valueOf(settled)
            .multiply(new BigDecimal("0.014"))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact()
        + 25;
  }
}
