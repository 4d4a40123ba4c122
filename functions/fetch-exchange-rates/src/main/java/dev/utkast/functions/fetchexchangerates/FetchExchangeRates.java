package dev.utkast.functions.fetchexchangerates;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.wiring.RateFeed;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.EcbFeed;
import dev.utkast.model.money.FeedDecider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;

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
          ConflictRetry.within(
              wiring.pauses(), context::getRemainingTimeInMillis, () -> store(quotes));
      case EcbFeed.Read.Refused(var reason) ->
          throw new RateFeed.Unusable("the rate feed is refused: " + reason);
    };
  }

  private Json store(List<CrossRates.Quote> quotes) {
    var freshness = FeedDecider.freshness(quotes, wiring.clock().instant());
    if (freshness instanceof FeedDecider.Ahead(var newest)) {
      throw new RateFeed.Unusable("the rate feed is refused: has rates of " + newest);
    }
    var stored =
        quotes.stream()
            .gather(Gatherers.windowFixed(Database.MAX_WRITES))
            .flatMap(some -> storeNew(some).stream())
            .toList();
    var doubtful = doubtful(stored);
    Log.event("rates.fetched", "quotes", quotes.size(), "new", stored.size());
    if (freshness instanceof FeedDecider.Stale(var newest)) {
      Log.alarm("rates.stale", "newest", newest);
    }
    doubtful.forEach(
        quote -> Log.alarm("rates.doubtful", "currency", quote.currency(), "day", quote.date()));
    return Json.object()
        .put("stored", stored.size())
        .put("doubtful", doubtful.size())
        .put("stale", freshness instanceof FeedDecider.Stale)
        .build();
  }

  /// @return those whose rates would be refused on their day
  private List<CrossRates.Quote> doubtful(List<CrossRates.Quote> stored) {
    return rates.compared(stored).entrySet().stream()
        .filter(quote -> FeedDecider.isDoubtful(quote.getKey(), quote.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// @param some as many as one commit takes
  /// @return those that are stored now and were not before
  private List<CrossRates.Quote> storeNew(List<CrossRates.Quote> some) {
    return ConflictRetry.deciding(() -> {
      var unknown = rates.unknown(some);
      if (!unknown.isEmpty()) {
        wiring.database().commit(unknown.stream().map(rates::putNew).toList());
      }
      return unknown;
    });
  }
}
