package dev.utkast.model.money;

import static java.util.Comparator.naturalOrder;

import dev.utkast.model.money.CrossRates.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;

/// What is thought of a feed of reference rates as a whole, on a day, and of one quote in it.
public final class FeedDecider {
  private FeedDecider() {}

  /// How new a feed is.
  public sealed interface Freshness {}

  /// @param newest day that it has rates of
  public record Fresh(LocalDate newest) implements Freshness {}

  /// Its newest rates are too old to be used, though they are kept.
  ///
  /// @param newest day that it has rates of
  public record Stale(LocalDate newest) implements Freshness {}

  /// It knows rates of a day to come: none of it is to be trusted.
  ///
  /// @param newest day that it has rates of
  public record Ahead(LocalDate newest) implements Freshness {}

  /// @param quotes one at least
  /// @param now whose day is that in Greenwich; a day begins in the east before it does there
  public static Freshness freshness(List<Quote> quotes, Instant now) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var newest = quotes.stream().map(Quote::date).max(naturalOrder()).orElseThrow();
    if (newest.isAfter(today.plusDays(1))) {
      return new Ahead(newest);
    }
    return newest.isBefore(today.minusDays(CrossRates.Limits.DEFAULT.maxAgeDays()))
        ? new Stale(newest)
        : new Fresh(newest);
  }

  /// Whether a quote would be refused on its own day.
  ///
  /// @param known quotes of its currency until then, itself included
  public static boolean isDoubtful(Quote quote, List<Quote> known) {
    var outcome = CrossRates.published(known, CurrencyUnit.EUR, quote.currency(), quote.date());
    return !(outcome instanceof CrossRates.Outcome.Found);
  }
}
