package dev.utkast.model.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;

/// The rate between any two currencies from quotes of what one euro buys, as the European Central
/// Bank publishes them.
///
/// A rate that cannot be trusted is refused with the reason: none known on or before the day, older
/// than the limit, not positive, or more than 20 % away from the quote before it, unless that is
/// over a month old (a typing mistake at the source, or an inverted feed). A cross rate is as old
/// as the older of its two quotes. Cross rates keep 12 significant digits, direct quotes stay as
/// published.
public final class CrossRates {

  /// One euro in another currency on a day.
  public record Quote(CurrencyUnit currency, BigDecimal perEuro, LocalDate date) {

    /// @return the seven days before its own, the latest first
    public List<LocalDate> weekBefore() {
      return IntStream.rangeClosed(1, 7).mapToObj(date::minusDays).toList();
    }
  }

  /// When a quote is refused.
  ///
  /// @param maxAgeDays calendar days, 4 by default: a long weekend passes, a dead feed does not
  /// @param maxJump fraction of the quote before it, 0.20 by default
  public record Limits(int maxAgeDays, BigDecimal maxJump) {
    public static final Limits DEFAULT = new Limits(4, new BigDecimal("0.20"));
  }

  public sealed interface Outcome {
    record Found(ExchangeRate rate) implements Outcome {}

    /// Why there is no rate to be trusted.
    sealed interface Untrusted extends Outcome {}

    record Missing(CurrencyUnit currency, LocalDate day) implements Untrusted {}

    record Stale(CurrencyUnit currency, LocalDate quoted, LocalDate day) implements Untrusted {}

    record NotPositive(CurrencyUnit currency, BigDecimal perEuro, LocalDate quoted)
        implements Untrusted {}

    record Implausible(CurrencyUnit currency, BigDecimal previous, BigDecimal perEuro)
        implements Untrusted {}
  }

  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  /// A quote older than this says nothing about today's: Iceland's crown came back after ten years
  /// without one.
  private static final int COMPARED_DAYS = 31;

  private CrossRates() {}

  /// The rate that the central bank's feed makes, by the usual limits.
  ///
  /// @param quotes in any order; those after the day are not looked at
  public static Outcome published(
      List<Quote> quotes, CurrencyUnit base, CurrencyUnit quote, LocalDate day) {
    return find(quotes, base, quote, day, Limits.DEFAULT, EcbFeed.SOURCE);
  }

  /// @param quotes in any order; those after the day are not looked at
  public static Outcome find(
      List<Quote> quotes,
      CurrencyUnit base,
      CurrencyUnit quote,
      LocalDate day,
      Limits limits,
      String source) {
    var perEuroBase = perEuro(quotes, base, day, limits);
    if (!(perEuroBase instanceof Outcome.Found(var baseRate))) {
      return perEuroBase;
    }
    var perEuroQuote = perEuro(quotes, quote, day, limits);
    if (!(perEuroQuote instanceof Outcome.Found(var quoteRate))) {
      return perEuroQuote;
    }
    var older = baseRate.date().isBefore(quoteRate.date()) ? baseRate.date() : quoteRate.date();
    return new Outcome.Found(
        new ExchangeRate(base, quote, cross(baseRate, quoteRate), older, source));
  }

  private static BigDecimal cross(ExchangeRate perEuroBase, ExchangeRate perEuroQuote) {
    if (perEuroBase.quote().equals(perEuroQuote.quote())) {
      return BigDecimal.ONE;
    }
    return perEuroBase.quote().equals(CurrencyUnit.EUR)
        ? perEuroQuote.rate()
        : perEuroQuote.rate().divide(perEuroBase.rate(), DIGITS);
  }

  private static Outcome perEuro(
      List<Quote> quotes, CurrencyUnit currency, LocalDate day, Limits limits) {
    if (currency.equals(CurrencyUnit.EUR)) {
      return new Outcome.Found(new ExchangeRate(currency, currency, BigDecimal.ONE, day, ""));
    }
    var latest = latest(quotes, currency, day);
    if (latest.isEmpty()) {
      return new Outcome.Missing(currency, day);
    }
    var found = latest.get();
    if (ChronoUnit.DAYS.between(found.date(), day) > limits.maxAgeDays()) {
      return new Outcome.Stale(currency, found.date(), day);
    }
    if (found.perEuro().signum() <= 0) {
      return new Outcome.NotPositive(currency, found.perEuro(), found.date());
    }
    var previous =
        latest(quotes, currency, found.date().minusDays(1))
            .filter(q -> q.perEuro().signum() > 0)
            .filter(q -> !q.date().isBefore(found.date().minusDays(COMPARED_DAYS)));
    if (previous.isPresent() && jumps(previous.get().perEuro(), found.perEuro(), limits)) {
      return new Outcome.Implausible(currency, previous.get().perEuro(), found.perEuro());
    }
    return new Outcome.Found(
        new ExchangeRate(CurrencyUnit.EUR, currency, found.perEuro(), found.date(), ""));
  }

  private static Optional<Quote> latest(List<Quote> quotes, CurrencyUnit currency, LocalDate day) {
    return quotes.stream()
        .filter(q -> q.currency().equals(currency) && !q.date().isAfter(day))
        .max(Comparator.comparing(Quote::date));
  }

  private static boolean jumps(BigDecimal previous, BigDecimal next, Limits limits) {
    var change = next.subtract(previous).abs();
    return change.compareTo(previous.multiply(limits.maxJump())) > 0;
  }
}
