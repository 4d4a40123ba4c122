package dev.utkast.model.quote;

import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.RatesAtHand;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/// Rates that somebody published, looked up once it is known which are needed: those that the feed
/// brought; on a machine that has rates at hand, these where the feed brought none, or none that is
/// new enough. A quote that cannot be right stays refused: there is something new, and it is wrong.
///
/// @param atHand asked for only where the feed falls short
public record PublishedRates(Lookup feed, Supplier<RatesAtHand> atHand) {

  /// Finds what the feed brought.
  @FunctionalInterface
  public interface Lookup {
    /// @return the quotes of a day, and those before it, of what one euro buys of both
    List<CrossRates.Quote> quotes(CurrencyUnit one, CurrencyUnit other, LocalDate day);
  }

  CrossRates.Outcome rate(CurrencyUnit base, CurrencyUnit quote, LocalDate day) {
    var fed = CrossRates.published(feed.quotes(base, quote, day), base, quote, day);
    return switch (fed) {
      case CrossRates.Outcome.Found _,
          CrossRates.Outcome.NotPositive _,
          CrossRates.Outcome.Implausible _ ->
          fed;
      case CrossRates.Outcome.Missing _, CrossRates.Outcome.Stale _ ->
          atHand
              .get()
              .rate(base, quote, day)
              .<CrossRates.Outcome>map(CrossRates.Outcome.Found::new)
              .orElse(fed);
    };
  }
}
