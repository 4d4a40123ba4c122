package dev.utkast.model.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// Reference rates of one day that came with the software, so that a laptop without a network can
/// sell abroad. They are used at any age, after their day, and say on the document what they are. A
/// deployment has [#NONE]: there a rate that is too old is refused.
public record RatesAtHand(List<CrossRates.Quote> quotes) {
  public static final RatesAtHand NONE = new RatesAtHand(List.of());

  private static final CrossRates.Limits AT_ANY_AGE =
      new CrossRates.Limits(Integer.MAX_VALUE, new BigDecimal("0.20"));
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  public RatesAtHand {
    quotes = List.copyOf(quotes);
  }

  /// @return the rate on a day; none before that of the quotes, or for a currency without a quote
  public Optional<ExchangeRate> rate(CurrencyUnit base, CurrencyUnit quote, LocalDate day) {
    return quotes.stream()
        .map(CrossRates.Quote::date)
        .findFirst()
        .map(date -> "ECB reference rates of " + DAY.format(date) + ", bundled")
        .map(source -> CrossRates.find(quotes, base, quote, day, AT_ANY_AGE, source))
        .flatMap(outcome ->
            outcome instanceof CrossRates.Outcome.Found(var rate)
                ? Optional.of(rate)
                : Optional.empty());
  }
}
