package dev.utkast.functions.fetchexchangerates;

import static java.util.Comparator.naturalOrder;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.wiring.RateFeed;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.EcbFeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;

/// Schedule → the day's reference rates of the European Central Bank, each stored once and never
/// changed.
///
/// A feed that cannot be trusted as a whole is refused as a whole: one that cannot be read, or that
/// knows rates of a day to come. A rate that is not to be believed is stored as it was published,
/// so that the next one has something to be compared with; whether it may be used is decided where
/// it is used, and somebody is told here.
public final class FetchExchangeRates implements RequestStreamHandler {
  private final Wiring wiring;
  private final RatesTable rates;

  public FetchExchangeRates() {
    this(Wiring.fromEnvironment());
  }

  public FetchExchangeRates(Wiring wiring) {
    this.wiring = wiring;
    this.rates = new RatesTable(wiring.database());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    try {
      out.write(fetch(context).write().getBytes(StandardCharsets.UTF_8));
    } catch (RateFeed.Unusable e) {
      Log.failure("rates.not-fetched", e);
      throw e;
    }
  }

  private Json fetch(Context context) {
    return switch (EcbFeed.readXml(new StringReader(wiring.rateFeed().fetch()))) {
      case EcbFeed.Read.Quotes(var quotes) ->
          Attempts.within(wiring.pauses(), context::getRemainingTimeInMillis, () -> store(quotes));
      case EcbFeed.Read.Refused(var reason) ->
          throw new RateFeed.Unusable("the rate feed is refused: " + reason);
    };
  }

  private Json store(List<CrossRates.Quote> quotes) {
    var today = wiring.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    var newest = quotes.stream().map(CrossRates.Quote::date).max(naturalOrder()).orElseThrow();
    // A day begins in the east before it does in Greenwich.
    if (newest.isAfter(today.plusDays(1))) {
      throw new RateFeed.Unusable("the rate feed is refused: has rates of " + newest);
    }
    var stored = quotes.stream().filter(this::store).toList();
    var doubtful = stored.stream().filter(this::doubtful).toList();
    boolean stale = newest.isBefore(today.minusDays(CrossRates.Limits.DEFAULT.maxAgeDays()));
    Log.event("rates.fetched", "quotes", quotes.size(), "new", stored.size());
    if (stale) {
      Log.alarm("rates.stale", "newest", newest);
    }
    doubtful.forEach(
        quote -> Log.alarm("rates.doubtful", "currency", quote.currency(), "day", quote.date()));
    return Json.object()
        .put("stored", stored.size())
        .put("doubtful", doubtful.size())
        .put("stale", stale)
        .build();
  }

  /// @return whether a rate on its day would be refused
  private boolean doubtful(CrossRates.Quote quote) {
    var known = rates.quotes(CurrencyUnit.EUR, quote.currency(), quote.date());
    var outcome = CrossRates.published(known, CurrencyUnit.EUR, quote.currency(), quote.date());
    return !(outcome instanceof CrossRates.Outcome.Found);
  }

  /// @return whether it is stored now and was not before
  private boolean store(CrossRates.Quote quote) {
    return Attempts.deciding(() -> {
      if (rates.has(quote.currency(), quote.date())) {
        return false;
      }
      wiring.database().commit(rates.putNew(quote));
      return true;
    });
  }
}
